import { Routes } from 'discord.js';
import { z } from 'zod';
import type { FindResult } from '../../core/chat/chat-adapter.ts';
import type { ChannelKey, Place } from '../../core/chat/place.ts';
import type { Clock } from '../../core/clock.ts';
import { messageUrl } from './channels.ts';
import { hasCode, unknownMessage } from './classify.ts';
import { carries } from './find.ts';
import { StoredMessage } from './payloads.ts';
import type { Requests } from './requests.ts';
import { madeAt } from './snowflake.ts';

type Parts = {
  request: Requests;
  self(): string | undefined;
  /** Whether the archive can be read; undefined where that is not known. */
  canReadHistory(place: Place): boolean | undefined;
  clock: Clock;
};

const Thread = z.object({
  id: z.string(),
  parent_id: z.string().nullish(),
  owner_id: z.string().nullish(),
  flags: z.int().default(0),
});
type Thread = z.infer<typeof Thread>;
const Threads = z.object({ threads: z.array(Thread), has_more: z.boolean().default(false) });

/** So long nobody archives a post by itself, in milliseconds: the shortest time Discord knows is an hour. */
const surelyActiveMs = 3_000_000;

/** Our posts in forums. */
export function createFindPost({ request, self, canReadHistory, clock }: Parts) {
  /** `isWhole`: there are no others of the kind that was listed. */
  async function list({ channel }: ChannelKey, route: `/${string}`, query = new URLSearchParams(), whose = 'ours') {
    const { threads, has_more } = Threads.parse(await request('get', route, { query }));
    const isWanted = ({ owner_id, parent_id }: Thread) =>
      (owner_id === self()) === (whose === 'ours') && parent_id === channel;
    return { threads: threads.filter(isWanted), isWhole: !has_more };
  }
  const active = async (place: ChannelKey, whose: 'ours' | 'others' = 'ours') =>
    (await list(place, Routes.guildActiveThreads(place.tenant), undefined, whose)).threads;
  const archived = (place: ChannelKey) =>
    list(place, Routes.channelThreads(place.channel, 'public'), new URLSearchParams({ limit: '100' }));

  /** A post whose first message was deleted holds nothing. */
  async function holds(thread: string, key: string): Promise<boolean> {
    try {
      const first = await request('get', Routes.channelMessage(thread, thread));
      return carries(StoredMessage.parse(first).components, key);
    } catch (error) {
      if (hasCode(error, unknownMessage)) return false;
      throw error;
    }
  }

  async function among(threads: readonly Thread[], { place, key, since }: { place: Place; key: string; since: Date }) {
    for (const { id } of threads.filter((thread) => madeAt(thread.id) >= since.getTime())) {
      if (!(await holds(id, key))) continue;
      const message = { place: { ...place, thread: id }, id, url: messageUrl(place, id) };
      return { kind: 'found', message } as const;
    }
    return undefined;
  }

  return {
    active,
    /** Looks among the posts that stand, then in the archive. */
    async find(place: Place, key: string, since: Date): Promise<FindResult> {
      const wanted = { place, key, since };
      const standing = await among(await active(place), wanted);
      if (standing !== undefined) return standing;
      const age = clock.now().getTime() - since.getTime();
      // A clock that was set back knows nothing of it.
      if (age >= 0 && age < surelyActiveMs) return { kind: 'absent' };
      if (canReadHistory(place) === false) {
        return { kind: 'unable', reason: 'I am missing Read Message History there', isUnkeyed: true };
      }
      const { threads, isWhole } = await archived(place);
      const tooMany = { kind: 'unable', reason: 'too much has been archived there since', isUnkeyed: true } as const;
      return (await among(threads, wanted)) ?? (isWhole ? { kind: 'absent' } : tooMany);
    },
  };
}
