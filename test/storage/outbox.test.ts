import { CompiledQuery, createQueryId, type RootOperationNode, sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Reply } from '../../src/core/chat/reply.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { aChannel, aDelivery, aPlace, aPlan } from '../fixtures/channels.ts';
import { after, key, nine, openOutbox, sent } from './opened-outbox.ts';
import { engine } from './temp-database.ts';

it('writes a run once, with its messages, papers and the next due time', async () => {
  const { outbox, channels } = await openOutbox();
  const { reply, ...waiting } = aDelivery('a', { papers: ['2606.00001'] });
  const plan = aPlan({ deliveries: [{ reply, ...waiting }] });
  expect(await outbox.recordPlans([plan])).toEqual([true]);
  expect(await outbox.recordPlans([plan])).toEqual([false]);
  expect(await channels.get(key)).toMatchObject({ nextDue: '2026-06-20T09:00:00.000Z', emptyRuns: 1, version: 1 });
  expect(await outbox.take(nine, 10)).toEqual([waiting]);
  expect((await outbox.shown(key, ['2606.00001', '2606.00002'])).get('2606.00001')).toMatchObject({ sent: false });
  expect(await outbox.lastRun(key)).toMatchObject({ dueAt: plan.dueAt, outcome: plan.outcome });
});

// PostgreSQL's disk cannot be filled here.
it.runIf(engine === 'sqlite')('writes a run with all that belongs to it, or nothing', async () => {
  const { db, outbox, channels } = await openOutbox();
  const reply: Reply = { summary: 'x'.repeat(200_000), blocks: [], audience: 'everyone' };
  const plan = aPlan({ deliveries: [aDelivery('a', { reply })] });
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 10)}`.execute(db);
  await expect(outbox.recordPlans([plan])).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect(await outbox.lastRun(key)).toBeUndefined();
  expect((await channels.get(key))?.nextDue).toBe(plan.dueAt);
  await sql`pragma max_page_count = 100000`.execute(db);
  expect(await outbox.recordPlans([plan])).toEqual([true]);
});

it('writes nothing when the channel changed or was paused after the plan was made', async () => {
  const { outbox, channels, keysDue } = await openOutbox();
  await channels.update(key, (channel) => channel && { ...channel, top: 3 });
  expect(await outbox.recordPlans([aPlan({ deliveries: [aDelivery('a')] })])).toEqual([false]);
  await channels.update(key, (channel) => channel && { ...channel, pause: { kind: 'asked', by: 'bob', at: '' } });
  expect(await outbox.recordPlans([aPlan({ version: 3, deliveries: [aDelivery('a')] })])).toEqual([false]);
  expect(await keysDue()).toEqual([]);
});

it('moves the due time on, and posts nothing, for a run that was recorded before', async () => {
  const { outbox, channels, keysDue } = await openOutbox();
  await outbox.recordPlans([aPlan()]);
  await channels.update(key, (channel) => channel && { ...channel, nextDue: nine.toISOString() });
  expect(await outbox.recordPlans([aPlan({ version: 2, deliveries: [aDelivery('a')] })])).toEqual([false]);
  expect((await channels.get(key))?.nextDue).toBe('2026-06-20T09:00:00.000Z');
  expect(await keysDue()).toEqual([]);
});

it('moves the due time on only from the one that the plan was made for', async () => {
  const { outbox, channels, keysDue } = await openOutbox();
  await outbox.recordPlans([aPlan()]);
  const late = aPlan({ dueAt: '2026-06-18T09:00:00.000Z', nextDue: '2026-06-19T09:00:00.000Z' });
  expect(await outbox.recordPlans([{ ...late, deliveries: [aDelivery('a')] }])).toEqual([false]);
  expect((await channels.get(key))?.nextDue).toBe('2026-06-20T09:00:00.000Z');
  expect(await keysDue()).toEqual([]);
});

it('gives the first unfinished message of each channel, and nothing while one is being sent', async () => {
  const { outbox, keysDue, claim } = await openOutbox();
  const elsewhere = aPlace({ channel: 'other' });
  for (const name of ['a', 'b']) await outbox.enqueue(aDelivery(name));
  await outbox.enqueue(aDelivery('z', { place: elsewhere }));
  expect(await keysDue()).toEqual(['a', 'z']);
  expect(await claim('a')).toEqual(aDelivery('a').reply);
  expect(await claim('a')).toBeUndefined();
  expect(await keysDue()).toEqual(['z']);
  await outbox.settle([{ key: 'a', state: { kind: 'pending', dueAt: after(60).toISOString() }, attempts: 1 }]);
  expect(await keysDue()).toEqual(['z']);
  expect(await keysDue(after(60))).toEqual(['z', 'a']);
  expect(await outbox.nextDue()).toEqual(nine);
  await claim('a', after(60));
  await outbox.settle([{ key: 'a', state: { kind: 'sent', at: nine.toISOString(), messageId: '1' }, attempts: 2 }]);
  expect(await keysDue()).toEqual(['b', 'z']);
});

it('lets no message overtake one that is on its way, not even one that belongs before it', async () => {
  const { outbox, keysDue, claim } = await openOutbox();
  await outbox.enqueue(aDelivery('b'), { inHand: true });
  await claim('b');
  await outbox.enqueue(aDelivery('a'));
  expect(await keysDue()).toEqual([]);
  await outbox.settle([{ key: 'b', state: { kind: 'sent', at: nine.toISOString(), messageId: '1' }, attempts: 1 }]);
  expect(await keysDue()).toEqual(['a']);
});

it('puts messages off', async () => {
  const { outbox, keysDue } = await openOutbox();
  await outbox.enqueue(aDelivery('a'));
  expect(await keysDue()).toEqual(['a']);
  await outbox.defer([{ key: 'a', until: after(30) }]);
  expect(await keysDue()).toEqual([]);
  expect(await outbox.nextDue()).toEqual(after(30));
});

it.each(['rejected', 'expired', 'gone', 'sent', 'assumed'] as const)(
  'keeps or releases papers when %s',
  async (kind) => {
    const { outbox, keysDue } = await openOutbox();
    const papers = ['2606.00001', '2606.00002'];
    await outbox.recordPlans([aPlan({ deliveries: [aDelivery('a', { papers })] })]);
    await keysDue();
    const at = after(5).toISOString();
    const state = { kind, at, reason: 'because', messageId: '1', url: 'https://chat.example/1' } as const;
    await outbox.settle([{ key: 'a', state, attempts: 1 }]);
    const stays = kind === 'sent' || kind === 'assumed';
    expect([...(await outbox.shown(key, papers)).keys()]).toEqual(stays ? papers : []);
    expect((await outbox.shownSince(key, nine)).map(({ paper }) => paper)).toEqual(stays ? papers : []);
  },
);

it.each([
  { kind: 'pending', dueAt: after(5).toISOString() },
  { kind: 'unknown', since: nine.toISOString(), dueAt: after(5).toISOString(), reason: 'lost', looks: 0 },
] as const)('keeps papers for a message that is $kind, and does not count them as sent', async (state) => {
  const { outbox, keysDue } = await openOutbox();
  await outbox.recordPlans([aPlan({ deliveries: [aDelivery('a', { papers: ['2606.00001'] })] })]);
  await keysDue();
  await outbox.settle([{ key: 'a', state: state, attempts: 1 }]);
  expect((await outbox.shown(key, ['2606.00001'])).get('2606.00001')).toMatchObject({ sent: false });
  expect(await outbox.shownSince(key, nine)).toEqual([]);
});

it('ends everything for a channel that is gone, pauses it, and tells about it once', async () => {
  const { outbox, channels, keysDue } = await openOutbox();
  await outbox.recordPlans([aPlan({ deliveries: [aDelivery('a'), aDelivery('b', { papers: ['2606.00001'] })] })]);
  const notice = (name: string) => aDelivery(name, { place: aPlace({ channel: 'alice', kind: 'dm' }) });
  const gone = { kind: 'gone', at: nine.toISOString(), reason: 'removed from the channel' } as const;
  expect(await keysDue()).toEqual(['a']);
  await outbox.settle([{ key: 'a', state: gone, attempts: 1, notice: notice('n1') }]);
  await outbox.settle([{ key: 'a', state: gone, attempts: 1, notice: notice('n2') }]);
  expect(await keysDue()).toEqual(['n1']);
  expect((await channels.get(key))?.pause).toEqual(gone);
  expect(await channels.due(after(1e6), 10)).toEqual([]);
  expect((await outbox.shown(key, ['2606.00001'])).size).toBe(0);
});

it('opens nothing again that has ended, and takes what was written before for written', async () => {
  const { outbox, claim } = await openOutbox();
  const pending = { kind: 'pending', dueAt: after(60).toISOString() } as const;
  const gone = { kind: 'gone', at: nine.toISOString(), reason: 'removed from the channel' } as const;
  for (const name of ['a', 'b']) await outbox.enqueue(aDelivery(name, { errand: 'notice' }), { inHand: true });
  await outbox.enqueue(aDelivery('c'), { inHand: true });
  for (const name of ['a', 'b']) await claim(name);
  // The channel ends, and with it what is on its way there.
  expect(await outbox.settle([{ key: 'c', state: gone, attempts: 1 }])).toEqual([true]);
  expect(await outbox.settle([{ key: 'a', state: pending, attempts: 1 }])).toEqual([false]);
  expect(await outbox.stateOf('a')).toEqual(gone);
  const standing = { key: 'b', state: sent, attempts: 1 };
  expect(await outbox.settle([standing])).toEqual([true]);
  // The answer to that was lost.
  expect(await outbox.settle([standing])).toEqual([true]);
  expect(await outbox.settle([{ key: 'b', state: pending, attempts: 1 }])).toEqual([false]);
  expect(await outbox.stateOf('b')).toEqual(sent);
});

it('remembers whether what was sent to a channel last stands as a message or as a post', async () => {
  const { outbox } = await openOutbox();
  const send = async (name: string, state: object) => {
    await outbox.enqueue(aDelivery(name), { inHand: true });
    await outbox.settle([{ key: name, state: { ...sent, ...state }, attempts: 1 }]);
  };
  expect(await outbox.takesMessages(key)).toBe(false);
  await send('a', {});
  expect(await outbox.takesMessages(key)).toBe(true);
  await send('b', { thread: '7' });
  expect(await outbox.takesMessages(key)).toBe(false);
});

it('settles several messages at once, each for itself', async () => {
  const { outbox } = await openOutbox();
  for (const name of ['a', 'b']) await outbox.enqueue(aDelivery(name), { inHand: true });
  const pending = { kind: 'pending', dueAt: after(60).toISOString() } as const;
  const rejected = { kind: 'rejected', at: nine.toISOString(), reason: 'too long' } as const;
  const outcomes = [
    { key: 'a', state: pending, attempts: 1 },
    { key: 'deleted', state: pending, attempts: 1 },
    { key: 'b', state: rejected, attempts: 1 },
  ];
  expect(await outbox.settle(outcomes)).toEqual([true, false, true]);
  expect(await Promise.all(['a', 'b'].map(outbox.stateOf))).toEqual([pending, rejected]);
});

it('forgets what a clock that was ahead made final', async () => {
  const { outbox, channels } = await openOutbox();
  const skipped = { kind: 'skipped-late', missed: 1, lastDue: nine.toISOString() } as const;
  await outbox.recordPlans([aPlan({ ranAt: '2026-06-20T08:00:00.000Z', outcome: skipped })]);
  await outbox.enqueue(aDelivery('a', { state: { kind: 'pending', dueAt: '2026-06-20T08:00:00.000Z' } }));
  expect(await outbox.clockSetBack(nine, 60_000)).toBe(2);
  expect((await channels.due(nine, 10)).map(({ nextDue }) => nextDue)).toEqual([nine.toISOString()]);
  expect(await outbox.nextDue()).toEqual(after(60));
  expect(await outbox.clockSetBack(nine, 60_000)).toBe(0);
});

it('lets what somebody waits for, and news, go out after an outage; only the digests give way to the one of today', async () => {
  const { outbox, channels, keysDue, claim } = await openOutbox();
  const back = after(86_400 + 1_800);
  await channels.update(key, () => aChannel({ nextDue: after(86_400).toISOString() }));
  for (const errand of ['digest', 'awaited', 'notice'] as const) await outbox.enqueue(aDelivery(errand, { errand }));
  await channels.tenantRecovered(key, back, { since: nine });
  expect(await outbox.stateOf('digest')).toMatchObject({ kind: 'expired' });
  expect(await keysDue(back)).toEqual(['awaited']);
  await claim('awaited', back);
  expect(await keysDue(back)).toEqual(['notice']);
});

it('gives what is of one errand alone where that is asked for', async () => {
  const { outbox } = await openOutbox();
  for (const errand of ['digest', 'notice'] as const) await outbox.enqueue(aDelivery(errand, { errand }));
  expect(await outbox.take(nine, 10, { errand: 'awaited' })).toEqual([]);
  expect((await outbox.take(nine, 10, { errand: 'notice' })).map(({ key }) => key)).toEqual(['notice']);
  expect(await outbox.nextDue({ errand: 'awaited' })).toBeUndefined();
  const state = { kind: 'pending', dueAt: after(5).toISOString() } as const;
  await outbox.enqueue(aDelivery('awaited', { errand: 'awaited', state }));
  expect(await outbox.nextDue({ errand: 'awaited' })).toEqual(after(5));
  expect((await outbox.take(after(5), 10, { errand: 'awaited' })).map(({ key }) => key)).toEqual(['awaited']);
  expect((await outbox.take(after(5), 10, { errand: 'digest' })).map(({ key }) => key)).toEqual(['digest']);
});

it.runIf(engine === 'sqlite')(
  'looks for what somebody waits for in an index of its own, however much is due',
  async () => {
    const { db } = await openOutbox();
    const asked: RootOperationNode[] = [];
    const listening = db.withPlugin({
      transformQuery: ({ node }) => {
        asked.push(node);
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    await createOutbox(listening).take(nine, 10, { except: ['a'], platform: 'console' });
    const [awaited] = asked;
    if (awaited === undefined) throw new Error('nothing was asked');
    const { sql: text, parameters } = db.getExecutor().compileQuery(awaited, createQueryId());
    const { rows } = await db.executeQuery(CompiledQuery.raw(`explain query plan ${text}`, [...parameters]));
    expect(JSON.stringify(rows)).toContain('INDEX deliveries_awaited');
  },
);
