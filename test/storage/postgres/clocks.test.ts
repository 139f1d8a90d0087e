import { type Kysely, sql } from 'kysely';
import { expect, it } from 'vitest';
import { createSend } from '../../../src/delivery/send.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import type { Database } from '../../../src/storage/schema.ts';
import { aDelivery } from '../../fixtures/channels.ts';
import { fakeClock, recordedLog } from '../../fixtures/clock.ts';
import { endLeases } from '../../fixtures/leases.ts';
import { recordingChat } from '../../fixtures/recording-chat.ts';
import { tempDatabase } from '../temp-database.ts';

/** How long a platform knows a key, in milliseconds. */
const idempotentMs = 60_000;

/** So many seconds have passed since what is unknown was tried. */
const pass = (db: Kysely<Database>, seconds: number) =>
  sql`
  update deliveries set detail = jsonb_set(detail::jsonb, '{since}', to_jsonb(to_char(
    (detail::json ->> 'since')::timestamptz at time zone 'UTC' - make_interval(secs => ${seconds}),
    'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::text`.execute(db);

/** What a second process posts, whose clock differs, after so long: the answer was lost, and nobody can look for it. */
async function postedBySecond(aheadSeconds: number, passedSeconds: number): Promise<number> {
  const db = await tempDatabase();
  const channels = createChannelStore(db);
  const base = recordingChat({ answer: () => 'lose', find: () => ({ kind: 'unable', reason: 'no history' }) });
  const chat = { ...base, pace: { ...base.pace, idempotentMs } };
  const start = Date.now();
  const process = (ahead: number) => {
    const [outbox, clock] = [createOutbox(db), fakeClock(new Date(start + ahead * 1_000))];
    const send = createSend({
      ...{ outbox, channels, clock, log: recordedLog(), random: () => 0, onSettled: () => {} },
      unknownPolicy: 'at-most-once',
    });
    const pace = { rest: () => {}, go: async (_: unknown, claim: () => Promise<boolean>) => claim() };
    return async () => {
      const [due] = await outbox.take(new Date(start + 600_000), 1);
      if (due === undefined) throw new Error('nothing is due');
      await send(due, chat, pace, new AbortController().signal);
    };
  };
  const expiresAt = new Date(start + 86_400_000).toISOString();
  await createOutbox(db).enqueue(aDelivery('a', { expiresAt }));
  await process(0)();
  await endLeases(db);
  await pass(db, passedSeconds);
  await process(aheadSeconds)();
  return chat.stands.length - 1;
}

it.each([-300, -50, 50, 300])(
  'trusts a key that a process whose clock is %i s off has posted a moment ago',
  async (ahead) => {
    expect(await postedBySecond(ahead, 0)).toBe(1);
  },
);

it.each([-50, 50])('trusts no key that is forgotten by now, though the clock is %i s off', async (ahead) => {
  expect(await postedBySecond(ahead, 70)).toBe(0);
});
