import { commands } from '../../commands/index.ts';
import { createAnswerer } from '../../src/answers/answerer.ts';
import { asTopics, newChannel, withTopics } from '../../src/core/channels/channel.ts';
import type { Caller, Place } from '../../src/core/chat/place.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import type { Services } from '../../src/core/commands/command.ts';
import type { Discussion } from '../../src/core/discussions/discussion.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { readTopics } from '../../src/core/queries/topic.ts';
import { createSearchIndex } from '../../src/search/index.ts';
import { parseItem } from '../../src/sources/hugging-face-item.ts';
import { openStores } from '../../src/storage/index.ts';
import { caller } from '../commands/fixture.ts';
import { fakeClock, recordedLog } from '../fixtures/clock.ts';
import { conversing } from '../fixtures/conversing.ts';
import { dailyPapers } from '../fixtures/sources.ts';
import { recordedItems } from '../recorded.ts';

/**
 * Where a sentence is said: in a channel without topics or in one with two, to the bot alone, under the last post, or in
 * the thread of a paper.
 */
export type Said = 'channel' | 'subscribed' | 'dm' | 'digest' | { thread: string };

/** The topics of the channel that has some, and when it gets them. */
const topics = 'diffusion; video';
const schedule = { line: '0 9 * * 1-5', timezone: 'UTC' };

/** Months of recorded days that are read, and the day that it is: the last of them. */
type Recorded = { from: string; to?: string };

/** The bot over recorded papers, as people speak to it: without a full text, a model and the network. */
export async function recordedRoom({ from, to }: Recorded) {
  const papers = [...recordedPapers(from, to).values()];
  const last = papers.reduce((day, { featuredOn = '' }) => (featuredOn > day ? featuredOn : day), '');
  const now = new Date(`${last}T12:00:00Z`);
  const [clock, log] = [fakeClock(now), recordedLog()];
  const stores = await openStores({ engine: 'sqlite', file: ':memory:' }, { retentionDays: 30, now: clock.now });
  await stores.papers.save(papers, now);
  const index = createSearchIndex({ papers: stores.papers, log, inThisThread: true });
  await index.ready();
  const answerer = createAnswerer(clock);
  const posted = (await stores.papers.featured(last, last)).slice(0, 5).map(({ id }) => id);
  const post = { state: { kind: 'sent', messageId: 'post' }, dueAt: now.toISOString(), papers: posted };
  const { place } = speaker('subscribed', 'alice');
  await stores.channels.update(place, () => {
    const channel = newChannel(place, 'alice', schedule, 5, now);
    const read = readTopics(topics);
    if (!read.ok) throw new Error(read.problem);
    return withTopics(channel, asTopics(read.topics, channel, 'alice', now));
  });
  const given: Partial<Record<keyof Services, unknown>> = {
    ...{ papers: stores.papers, channels: stores.channels, saved: stores.saved, index, answerer },
    ledger: { messages: async () => [post], run: async () => undefined },
    discussions: {
      at: async ({ thread }: Place): Promise<Partial<Discussion> | undefined> =>
        thread?.startsWith('paper ') ? { paper: thread.slice(6) } : undefined,
      answerAtHand: ({ paper, question }: { paper: Paper; question: string }, signal: AbortSignal) =>
        answerer.about(paper, undefined, question, { earlier: [], signal }),
      async *ask({ paper, question }: { paper: Paper; question: string }, signal: AbortSignal) {
        yield { ...(await answerer.about(paper, undefined, question, { earlier: [], signal })), fullText: 'missing' };
      },
    },
    linked: async () => [],
    lookup: { find: async () => ({ kind: 'unknown' }) },
    sources: [dailyPapers],
    sourceHealth: () => ({ reachable: true, at: now.toISOString() }),
    isSample: async () => false,
    outage: () => undefined,
    ways: { email: true, feed: true, mcp: true },
    defaults: { schedule, top: 5 },
  };
  const dispatch = conversing({ commands, services: given as Services, clock, log });

  return {
    dispatch,
    posted,
    log,
    /** The last reply to what somebody says. */
    async say(text: string, where: Said = 'channel', id = 'alice'): Promise<Reply> {
      let last: Reply | undefined;
      for await (const reply of dispatch.runMention(text, speaker(where, id))) last = reply;
      if (last === undefined) throw new Error(`no reply to ${text}`);
      return last;
    },
    async close() {
      await index.close();
      await stores.close();
    },
  };
}

function speaker(where: Said, id: string): Caller {
  const { place } = caller();
  const alone = { id, isAlone: true } as const;
  if (where === 'dm') return caller({ ...alone, place: { ...place, kind: 'dm', channel: id } });
  if (where === 'subscribed') return caller({ ...alone, place: { ...place, channel: 'news' } });
  if (where === 'digest') return caller({ ...alone, repliesTo: 'post' });
  return where === 'channel'
    ? caller(alone)
    : caller({ ...alone, place: { ...place, thread: `paper ${where.thread}` } });
}

function recordedPapers(from: string, to?: string): Map<string, Paper> {
  const papers = new Map<string, Paper>();
  for (const { item, day } of recordedItems(from, to)) {
    const parsed = parseItem(item, day);
    if (parsed.kind === 'paper' && !papers.has(parsed.paper.id)) papers.set(parsed.paper.id, parsed.paper);
  }
  return papers;
}
