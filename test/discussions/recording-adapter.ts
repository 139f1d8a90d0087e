import type { ChatAdapter, FindResult, PostResult } from '../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../src/core/chat/place.ts';
import type { Reply } from '../../src/core/chat/reply.ts';

type Adapter = Pick<
  ChatAdapter,
  'platform' | 'pace' | 'missingAccess' | 'post' | 'edit' | 'find' | 'openThread' | 'threadStands'
>;
export type Posted = { place: Place; reply: Reply; key: string; id: string };

/** A chat platform that outlives the process under test: it keeps what was posted, and fails on demand. */
export function createRecordingAdapter() {
  const posted: Posted[] = [];
  const threads: { under: string; title: string }[] = [];
  /** What the next posts answer instead of being sent; `lost`: sent, and the answer lost. */
  const faults: ('lost' | PostResult)[] = [];
  /** Threads somebody deleted without our hearing of it. */
  const deleted = new Set<string>();
  /** What the bot is missing in the channel. */
  const missing: string[] = [];
  const adapter: Adapter = {
    platform: 'slack',
    pace: { perChannelMs: 1_000 },
    missingAccess: async () => missing,
    async post(place, reply, key) {
      if (key.length > 25) throw new Error(`the key ${key} is too long`);
      const fault = faults.shift();
      if (fault !== undefined && fault !== 'lost') return fault;
      const id = `m${posted.length + 1}`;
      posted.push({ place, reply, key, id });
      if (fault === 'lost') return { kind: 'unknown', reason: 'no answer' };
      return { kind: 'sent', message: { place, id, url: `https://chat.example/${id}` } };
    },
    async edit(message, reply) {
      const one = posted.find(({ id }) => id === message.id);
      if (one === undefined) return { kind: 'rejected', reason: 'there is no such message' };
      one.reply = reply;
      return { kind: 'sent', message };
    },
    threadStands: async ({ thread = '' }) => !deleted.has(thread),
    async find(place, key): Promise<FindResult> {
      const one = posted.find((message) => message.key === key && message.place.thread === place.thread);
      return one === undefined ? { kind: 'absent' } : { kind: 'found', message: { place: one.place, id: one.id } };
    },
    async openThread({ place, id }, title) {
      if (!threads.some(({ under }) => under === id)) threads.push({ under: id, title });
      const thread = deleted.has(id) ? `${id}-again` : id;
      return { kind: 'opened', place: { ...place, thread }, url: `https://chat.example/thread/${thread}` };
    },
  };
  return { adapter, posted, threads, faults, missing, deleted };
}
