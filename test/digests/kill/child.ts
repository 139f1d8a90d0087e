import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import type { FindResult, PostResult } from '../../../src/core/chat.ts';
import type { Outbox, Sender } from '../../../src/core/delivery.ts';
import { createDigests } from '../../../src/digests/index.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { createPaperStore } from '../../../src/storage/papers.ts';
import { plainIndex } from '../../fixtures/plain-index.ts';

/**
 * One process that posts a day's digests over HTTP, to be killed at any moment. It says what it is about to do and what
 * it has done on standard output, and `done` when nothing is left.
 */
const { file, url, day, startedAt, speed, pages } = z
  .object({
    file: z.string(),
    url: z.string(),
    /** The day's posting time. */
    day: z.string(),
    /** When the day began for its first process, in real milliseconds. */
    startedAt: z.number(),
    /** How many times faster than real time goes by. */
    speed: z.number(),
    /** Pages the database has left; -1: no limit. */
    pages: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const tell = (what: string) => process.stdout.write(`${what}\n`);
const clock = {
  now: () => new Date(Date.parse(day) + 10_000 + (Date.now() - startedAt) * speed),
  sleep: (ms: number, signal?: AbortSignal) =>
    setTimeout(ms / speed, undefined, signal === undefined ? {} : { signal }).catch(() => undefined),
};

const db = await openDatabase(file);
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
  fits: ({ blocks }) => blocks.filter(({ type }) => type === 'paper').length <= 2,
  async post(place, _reply, key): Promise<PostResult> {
    try {
      const answer = await fetch(`${url}/${place.channel}/${key}`, { method: 'POST' });
      if (!answer.ok) return { kind: 'retry', afterMs: 100, reason: `status ${answer.status}` };
      return { kind: 'sent', message: { place, id: await answer.text() } };
    } catch (cause) {
      return { kind: 'unknown', reason: String(cause) };
    }
  },
  async find(place, key): Promise<FindResult> {
    const answer = await fetch(`${url}/${place.channel}/${key}`);
    return answer.ok ? { kind: 'found', message: { place, id: key } } : { kind: 'absent' };
  },
};

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
  recordPlans: told('plan', outbox.recordPlans),
  claim: told('claim', outbox.claim),
  settle: told('settle', outbox.settle),
  recover: told('recover', outbox.recover),
};

const channels = createChannelStore(db);
const digests = createDigests({
  channels,
  outbox: observed,
  papers,
  index: plainIndex(stored),
  refresh: async () => tell('refresh'),
  sourceHealth: () => ({ reachable: true, at: day }),
  isSample: async () => false,
  senderOf: () => sender,
  clock,
  log: { info: () => {}, warn: () => {}, error: (message, facts) => void full(message, facts) },
});

const { signal } = new AbortController();
for (;;) {
  try {
    await digests.tick(signal);
  } catch (cause) {
    await full('tick', { cause });
  }
  await digests.drain();
  const left = (await channels.due(clock.now(), 1)).length > 0 || (await outbox.nextDue()) !== undefined;
  if (!left) break;
  await clock.sleep(200);
}
await db.destroy();
tell('done');
