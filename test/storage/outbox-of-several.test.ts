import { expect, it } from 'vitest';
import { createOutbox } from '../../src/storage/outbox.ts';
import { aDelivery } from '../fixtures/channels.ts';
import { endLeases } from '../fixtures/leases.ts';
import { after, nine, openOutbox, sent } from './opened-outbox.ts';

it('reconciles what was being sent when a process ended', async () => {
  const { outbox, claim } = await openOutbox();
  await outbox.enqueue(aDelivery('a'), { inHand: true });
  await claim('a');
  expect(await outbox.recover(after(90), new Set(['a']), ['console'])).toBe(0);
  expect(await outbox.recover(after(90), new Set(), ['console'])).toBe(1);
  const [found] = await outbox.take(after(90), 10);
  expect(found?.state).toMatchObject({ kind: 'unknown', since: nine.toISOString() });
});

it('asks what others are sending on the platforms alone that it is asked about', async () => {
  const { db, outbox, claim } = await openOutbox();
  await outbox.enqueue(aDelivery('a'), { inHand: true });
  await claim('a');
  const other = createOutbox(db);
  expect(await other.areOthersSending(['slack', 'console'])).toBe(true);
  expect(await other.areOthersSending(['slack'])).toBe(false);
  expect(await other.areOthersSending([])).toBe(false);
  expect(await outbox.areOthersSending(['console'])).toBe(false);
});

it('lets no process settle what another one has taken over from it', async () => {
  const { db, outbox, claim } = await openOutbox();
  const other = createOutbox(db);
  await outbox.enqueue(aDelivery('a'), { inHand: true });
  await claim('a');
  await endLeases(db);
  expect(await other.recover(after(90), new Set(), ['console'])).toBe(1);
  expect(await outbox.settle([{ key: 'a', state: sent, attempts: 1 }])).toEqual([false]);
  expect(await outbox.stateOf('a')).toMatchObject({ kind: 'unknown' });
  expect(await other.settle([{ key: 'a', state: sent, attempts: 1 }])).toEqual([true]);
});

it('lets the next process settle what was being looked for when the one before was killed, too', async () => {
  const { db, outbox, claim } = await openOutbox();
  const [second, third] = [createOutbox(db), createOutbox(db)];
  await outbox.enqueue(aDelivery('a'), { inHand: true });
  await claim('a');
  await endLeases(db);
  await second.recover(after(90), new Set(), ['console']);
  await endLeases(db);
  await third.recover(after(180), new Set(), ['console']);
  expect(await third.take(after(180), 10)).toMatchObject([{ key: 'a', state: { kind: 'unknown' } }]);
  const assumed = { kind: 'assumed', at: nine.toISOString(), reason: 'nobody can tell' } as const;
  expect(await third.settle([{ key: 'a', state: assumed, attempts: 1 }])).toEqual([true]);
});

it('lets the next process settle what one wrote down to be looked for, and did not live to look for', async () => {
  const { db, outbox } = await openOutbox();
  const at = nine.toISOString();
  const state = { kind: 'unknown', since: at, dueAt: at, reason: 'stopped', looks: 0 } as const;
  await outbox.enqueue(aDelivery('a', { state }), { inHand: true });
  await endLeases(db);
  const next = createOutbox(db);
  expect(await next.take(nine, 10)).toMatchObject([{ key: 'a' }]);
  expect(await next.settle([{ key: 'a', state: sent, attempts: 1 }])).toEqual([true]);
  expect(await next.take(nine, 10)).toEqual([]);
});

it('lets a process claim again what it is sending, and nobody else', async () => {
  const { db, outbox, claim } = await openOutbox();
  const message = aDelivery('a');
  await outbox.enqueue(message, { inHand: true });
  await claim('a');
  expect(await createOutbox(db).claim([message], nine, { again: true })).toEqual(new Map());
  expect(await outbox.claim([message], nine, { again: true })).toEqual(
    new Map([['a', { reply: message.reply, since: expect.any(Date) }]]),
  );
  await outbox.settle([{ key: 'a', state: sent, attempts: 1 }]);
  expect(await outbox.claim([message], nine, { again: true })).toEqual(new Map());
});
