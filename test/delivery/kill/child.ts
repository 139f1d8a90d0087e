import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { createAnswerer } from '../../../src/answers/answerer.ts';
import type { Outbox, Sender } from '../../../src/core/channels/delivery.ts';
import type { FindResult, PostResult } from '../../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import { createCourier } from '../../../src/delivery/courier.ts';
import { createDigests } from '../../../src/digests/index.ts';
import { createDiscussions } from '../../../src/discussions/discussions.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createDiscussionStore } from '../../../src/storage/discussions.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { createPaperStore } from '../../../src/storage/papers.ts';
import { createVoteStore } from '../../../src/storage/votes.ts';
import { plainIndex } from '../../fixtures/plain-index.ts';
import { dailyPapers } from '../../fixtures/sources.ts';
import { openStore } from '../../storage/open-store.ts';

/**
 * One process that posts over HTTP what there is to post on a day, to be killed at any moment: digests, a discussion in
 * each channel if somebody clicks, and the news that its paper gained upvotes. It says what it is about to do and what it
 * has done on standard output, and `done` when nothing is left.
 */
const { store, url, day, startedAt, speed, pages, clicks } = z
  .object({
    /** A file, or the address of a PostgreSQL database. */
    store: z.string(),
    url: z.string(),
    /** The day's posting time. */
    day: z.string(),
    /** When the day began for its first process, in real milliseconds. */
    startedAt: z.number(),
    /** How many times faster than real time goes by. */
    speed: z.number(),
    /** Pages the database has left; -1: no limit. */
    pages: z.number(),
    /** Whether somebody clicks Discuss: in the first process of a day only. */
    clicks: z.boolean(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const tell = (what: string) => process.stdout.write(`${what}\n`);
const clock = {
  now: () => new Date(Date.parse(day) + 10_000 + (Date.now() - startedAt) * speed),
  sleep: (ms: number, signal?: AbortSignal) =>
    setTimeout(ms / speed, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
};

const db = await openStore(store);
if (pages >= 0) await fill(pages);
let failures = 0;
const full = async (_message: string, facts?: Record<string, unknown>) => {
  tell(`error ${String(facts?.cause).slice(0, 80)}`);
  failures += 1;
  if (failures === 4) {
    await sql.raw('pragma max_page_count = 1073741823').execute(db);
    tell('room');
  }
};

/** Leaves the database so many pages: those that are free within the file count, too. */
async function fill(pages: number): Promise<void> {
  await sql`create table if not exists filler (bytes blob)`.execute(db);
  const free = await pragma('freelist_count');
  // A page in a chain holds four bytes less than its size.
  if (free > 0)
    await sql`insert into filler values (zeroblob(${free * ((await pragma('page_size')) - 4)}))`.execute(db);
  await sql.raw(`pragma max_page_count = ${(await pragma('page_count')) + pages}`).execute(db);
}

async function pragma(name: string): Promise<number> {
  const { rows } = await sql.raw<Record<string, number>>(`pragma ${name}`).execute(db);
  return rows[0]?.[name] ?? 0;
}

const papers = createPaperStore(db);
const stored = await papers.featured('2026-01-01', '2026-12-31');
const sender: Sender = {
  platform: 'console',
  pace: { perChannelMs: 20, perSecond: 2_000 },
  async post(place, _reply, key): Promise<PostResult> {
    try {
      const answer = await fetch(at(place, key), { method: 'POST' });
      if (!answer.ok) return { kind: 'retry', afterMs: 100, reason: `status ${answer.status}` };
      return { kind: 'sent', message: { place, id: await answer.text() } };
    } catch (cause) {
      return { kind: 'unknown', reason: String(cause) };
    }
  },
  async find(place, key): Promise<FindResult> {
    const answer = await fetch(at(place, key));
    return answer.ok ? { kind: 'found', message: { place, id: key } } : { kind: 'absent' };
  },
  openThread: async ({ place, id }) => ({ kind: 'opened', place: { ...place, thread: id } }),
};

/** A thread is a channel of its own here. */
const at = ({ channel, thread }: Place, key: string) =>
  `${url}/${thread === undefined ? channel : `${channel}-${thread}`}/${key}`;

const outbox = createOutbox(db);
const told = <A extends unknown[], R>(name: string, call: (...given: A) => Promise<R>) => {
  return async (...given: A): Promise<R> => {
    tell(`${name} begins`);
    const result = await call(...given);
    tell(`${name} ends`);
    return result;
  };
};
const observed: Outbox = {
  ...outbox,
  enqueue: told('enqueue', outbox.enqueue),
  recordPlans: told('plan', outbox.recordPlans),
  claim: told('claim', outbox.claim),
  settle: told('settle', outbox.settle),
  recover: told('recover', outbox.recover),
};

const channels = createChannelStore(db);
const stopping = new AbortController();
const { signal } = stopping;
const common = {
  channels,
  outbox: observed,
  clock,
  log: {
    info: () => {},
    warn: () => {},
    error: (message: string, facts?: Record<string, unknown>) => void full(message, facts),
  },
};
const courier = createCourier({
  ...common,
  senderOf: () => sender,
  unknownPolicy: 'at-most-once',
  random: Math.random,
  signal,
});
courier.open();
const digests = createDigests({
  ...common,
  courier,
  papers,
  index: plainIndex(stored),
  refresh: async () => tell('refresh'),
  sources: [dailyPapers],
  sourceHealth: () => ({ reachable: true, at: day }),
  isSample: async () => false,
  fits: (_, { blocks }) => blocks.filter(({ type }) => type === 'entry').length <= 2,
});

const discussionStore = createDiscussionStore(db);
const discussions = createDiscussions({
  ...common,
  signal,
  courier,
  papers,
  store: {
    ...discussionStore,
    begin: told('begin', discussionStore.begin),
    posted: told('posted', discussionStore.posted),
    opened: told('opened', discussionStore.opened),
    introduced: told('introduced', discussionStore.introduced),
    notice: told('notice', discussionStore.notice),
  },
  answerer: createAnswerer(clock),
  votes: createVoteStore(db),
  ledger: outbox,
  fullTexts: { stored: async () => undefined, fetch: async () => ({ kind: 'busy', reason: 'no source here' }) },
  adapterOf: () => ({
    missingAccess: async () => [],
    edit: async (message) => ({ kind: 'sent', message }),
  }),
});
const [discussed] = await papers.featured(day.slice(0, 10), day.slice(0, 10));
if (discussed === undefined) throw new Error(`no paper of ${day}`);

if (clicks) {
  for (const { place } of await channels.ofTenant({ platform: 'console', tenant: 'team' })) {
    discussions.open(place, discussed, 'alice').catch((cause: unknown) => full('click', { cause }));
  }
}
for (;;) {
  const before = failures;
  try {
    await digests.tick(signal);
    await discussions.carryOn();
    await discussions.drain();
    await papers.save([{ ...discussed, upvotes: 1_000_000 }], clock.now());
    await discussions.noticeUpvotes();
  } catch (cause) {
    await full('tick', { cause });
  }
  await courier.drain();
  const isPlanned = (await channels.due(clock.now(), 1)).length === 0;
  const isSent = (await outbox.nextDue()) === undefined;
  const isOpened = (await discussionStore.halfWay(new Date(day))).length === 0;
  if (isPlanned && isSent && isOpened && failures === before) break;
  await clock.sleep(200);
}
stopping.abort();
await courier.drain();
await db.destroy();
tell('done');
