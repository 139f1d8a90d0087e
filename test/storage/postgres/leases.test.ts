import { expect, it } from 'vitest';
import { createDiscussionStore } from '../../../src/storage/discussions.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { aDelivery, aPlace } from '../../fixtures/channels.ts';
import { endLeases } from '../../fixtures/leases.ts';
import { tempDatabase } from '../temp-database.ts';

const nine = new Date('2026-06-19T09:00:00.000Z');
const sent = { kind: 'sent', at: nine.toISOString(), messageId: '1' } as const;
const unknown = {
  kind: 'unknown',
  since: nine.toISOString(),
  dueAt: nine.toISOString(),
  reason: '',
  looks: 0,
} as const;

/** Two processes on one database, and messages in channels of their own. */
async function twoProcesses(keys: readonly string[]) {
  const db = await tempDatabase();
  const [one, other] = [createOutbox(db), createOutbox(db)];
  const messages = keys.map((key) => aDelivery(key, { place: aPlace({ channel: key }) }));
  for (const message of messages) await one.enqueue(message);
  const claim = (outbox: typeof one, key: string) =>
    outbox.claim(
      messages.filter((message) => message.key === key),
      nine,
    );
  return { db, one, other, claim };
}

const keysOf = (messages: readonly { key: string }[]) => messages.map(({ key }) => key);

it('gives each message to one process, in order, however many ask at once', async () => {
  const keys = Array.from({ length: 40 }, (_, at) => `k${String(at).padStart(2, '0')}`);
  const { db, one } = await twoProcesses(keys);
  const asked = await Promise.all(Array.from({ length: 8 }, () => createOutbox(db).take(nine, 5)));
  expect(asked.flatMap(keysOf).toSorted()).toEqual(keys);
  for (const taken of asked) expect(keysOf(taken)).toEqual(keysOf(taken).toSorted());
  expect(await one.take(nine, 5)).toEqual([]);
});

it('leaves a message to whoever has it in hand, until its time is over', async () => {
  const { db, one, other, claim } = await twoProcesses(['a']);
  expect(keysOf(await one.take(nine, 5))).toEqual(['a']);
  expect(await other.take(nine, 5)).toEqual([]);
  expect((await claim(other, 'a')).size).toBe(0);
  await endLeases(db);
  expect(keysOf(await other.take(nine, 5))).toEqual(['a']);
  // The first one stood still meanwhile.
  expect((await claim(one, 'a')).size).toBe(0);
  await one.keep(['a']);
  await one.defer([{ key: 'a', until: new Date(nine.getTime() + 60_000) }]);
  expect(await one.settle([{ key: 'a', state: sent, attempts: 1 }])).toEqual([false]);
  expect((await claim(other, 'a')).size).toBe(1);
});

it('takes what was being sent for lost when its time is over, not while it is kept', async () => {
  const { db, one, other, claim } = await twoProcesses(['a']);
  await one.take(nine, 5);
  await claim(one, 'a');
  expect(await other.recover(nine, new Set(), ['console'])).toBe(0);
  await endLeases(db);
  await one.keep(['a']);
  expect(await other.recover(nine, new Set(), ['console'])).toBe(0);
  await endLeases(db);
  expect(await other.recover(nine, new Set(), ['console'])).toBe(1);
  // Whoever comes first looks for it, not only who has found it.
  expect(keysOf(await createOutbox(db).take(nine, 5))).toEqual(['a']);
});

it('lets one that stood still undo nothing that another has done meanwhile, or put off', async () => {
  const { db, one, other, claim } = await twoProcesses(['a']);
  await one.take(nine, 5);
  await claim(one, 'a');
  await endLeases(db);
  await other.recover(nine, new Set(), ['console']);
  await other.take(nine, 5);
  expect(await other.settle([{ key: 'a', state: unknown, attempts: 1 }])).toEqual([true]);
  const givenBack = { key: 'a', state: { kind: 'pending', dueAt: nine.toISOString() }, attempts: 0 } as const;
  expect(await one.settle([givenBack])).toEqual([false]);
  expect(await one.stateOf('a')).toEqual(unknown);
  await other.take(nine, 5);
  expect(await other.settle([{ key: 'a', state: sent, attempts: 1 }])).toEqual([true]);
  expect(await one.settle([givenBack])).toEqual([false]);
  expect(await one.stateOf('a')).toEqual(sent);
});

it('leaves what may be on its way to a process whose clock is ahead only when its time is over', async () => {
  const { db, one, other, claim } = await twoProcesses(['a']);
  await one.take(nine, 5);
  await claim(one, 'a');
  await one.settle([{ key: 'a', state: unknown, attempts: 1, restMs: 60_000 }]);
  await one.release();
  const minuteAhead = new Date(nine.getTime() + 60_000);
  expect(await other.take(minuteAhead, 5)).toEqual([]);
  await endLeases(db);
  expect(keysOf(await other.take(minuteAhead, 5))).toEqual(['a']);
});

it('gives what waits out of hand at its end, and what is being sent not', async () => {
  const { one, other, claim } = await twoProcesses(['a', 'b']);
  await one.take(nine, 5);
  await claim(one, 'b');
  await one.release();
  expect(keysOf(await other.take(nine, 5))).toEqual(['a']);
  expect(await one.settle([{ key: 'b', state: sent, attempts: 1 }])).toEqual([true]);
});

it('leaves to its writer what somebody waits for there', async () => {
  const { one, other } = await twoProcesses([]);
  await one.enqueue(aDelivery('a', { errand: 'awaited' }), { inHand: true });
  expect(await other.take(nine, 5)).toEqual([]);
  expect(keysOf(await one.take(nine, 5))).toEqual(['a']);
});

it('takes for too late neither what another has in hand nor what another alone is connected to', async () => {
  const { db, one, other } = await twoProcesses([]);
  const minutesLater = (minutes: number) => new Date(nine.getTime() + minutes * 60_000);
  await one.enqueue(aDelivery('a', { expiresAt: minutesLater(1).toISOString() }));
  expect(await one.expireUnattended(nine, [aPlace().platform])).toBe(0);
  expect(await other.expireUnattended(minutesLater(4), [])).toBe(0);
  await one.take(nine, 5);
  expect(await other.expireUnattended(minutesLater(6), [])).toBe(0);
  await endLeases(db);
  expect(await other.expireUnattended(minutesLater(6), [])).toBe(1);
});

it('leaves an opening to the process at which somebody clicked, until its time is over', async () => {
  const db = await tempDatabase();
  const [one, other] = [createDiscussionStore(db), createDiscussionStore(db)];
  const begun = { channel: aPlace(), paper: '2606.00001', openedBy: 'alice', openedAt: nine.toISOString() };
  const limits = { since: new Date(0), person: 5, channel: 10 };
  await one.begin({ ...begun, lineKey: 'line', upvotesAtOpening: 0 }, nine, limits);
  expect(await other.halfWay(new Date(0))).toEqual([]);
  expect(await one.halfWay(new Date(0))).toMatchObject([{ next: 'line' }]);
  await endLeases(db);
  expect(await other.halfWay(new Date(0))).toMatchObject([{ next: 'line' }]);
  expect(await one.halfWay(new Date(0))).toEqual([]);
});
