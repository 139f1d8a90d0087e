import { expect, it } from 'vitest';
import { deliveryKey } from '../../src/core/channels/delivery-key.ts';
import { channelKey } from '../../src/core/chat/place.ts';
import { reportStatus } from '../../src/core/status/report-status.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createCipher } from '../../src/storage/cipher.ts';
import { createInstallations } from '../../src/storage/installations.ts';
import { createKeyValueStore } from '../../src/storage/key-value-store.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { createStatusStore } from '../../src/storage/status.ts';
import { aChannel, aDelivery, aPlace, aPlan } from '../fixtures/channels.ts';
import { aPaper } from '../fixtures/papers.ts';
import { aProcess } from '../fixtures/status.ts';
import { tempDatabase } from './temp-database.ts';

const nine = new Date('2026-06-19T09:00:00.000Z');
const { isRunning: _, ...process } = aProcess();

async function open() {
  const db = await tempDatabase();
  const channels = createChannelStore(db);
  const subscribe = (place: Parameters<typeof aPlace>[0], given: Parameters<typeof aChannel>[0] = {}) =>
    channels.update(channelKey(aPlace(place)), () => aChannel({ place: aPlace(place), ...given }));
  return { db, channels, subscribe, outbox: createOutbox(db), status: createStatusStore(db) };
}

it('is told of an empty store', async () => {
  const { status } = await open();
  expect(await status.stored(nine)).toEqual({
    papers: { stored: 0, settled: 0 },
    ...{ channels: [], installations: [], due: 0, next: [], unreachable: [], outbox: [], runs: [] },
  });
});

it('counts channels by platform, those of removed installations apart, and those that are due', async () => {
  const { status, subscribe, channels } = await open();
  const tomorrow = { nextDue: '2026-06-20T09:00:00.000Z' };
  await subscribe({ platform: 'slack', tenant: 'T1', channel: 'C1' });
  await subscribe({ platform: 'slack', tenant: 'T1', channel: 'C2' }, tomorrow);
  await subscribe({ platform: 'slack', tenant: 'T2', channel: 'C1' }, { pause: { kind: 'asked', by: 'bob', at: 'x' } });
  await subscribe({ platform: 'discord', tenant: '1', channel: '11' });
  await subscribe({ platform: 'discord', tenant: '2', channel: '22' });
  await channels.tenantGone({ platform: 'discord', tenant: '2' }, nine);
  const stored = await status.stored(nine);
  expect(stored.channels).toEqual([
    { platform: 'discord', active: 1, paused: 0, tenants: 1 },
    { platform: 'slack', active: 2, paused: 1, tenants: 2 },
  ]);
  expect(stored.due).toBe(2);
  expect(stored.next.map(({ channel }) => channel.channel).sort()).toEqual(['11', 'C1', 'C2']);
  expect(stored.next.at(-1)).toMatchObject({ at: tomorrow.nextDue, channel: { channel: 'C2' } });
});

it('counts tenants that have installed the bot by themselves, and names those to which nothing is sent', async () => {
  const { db, status, channels } = await open();
  const installations = createInstallations(db, createCipher(['k'.repeat(32)]));
  for (const tenant of ['T1', 'T2', 'T3']) {
    await installations.put({ platform: 'slack', tenant }, { self: '{}', tokens: { token: 'xoxb-1' } }, nine);
  }
  for (const tenant of ['T2', 'T4']) await channels.tenantGone({ platform: 'slack', tenant }, nine);
  expect((await status.stored(nine)).installations).toEqual([
    { platform: 'slack', installed: 3, silent: [{ tenant: 'T2', since: nine.toISOString() }] },
  ]);
});

it('names channels that cannot be posted to, and nobody in direct messages', async () => {
  const { status, subscribe } = await open();
  const gone = (at: string) => ({ pause: { kind: 'gone' as const, reason: 'archived', at } });
  await subscribe({ channel: 'C1' }, gone('2026-06-17T09:00:00.000Z'));
  await subscribe({ tenant: 'U-alice', channel: 'D1', kind: 'dm' }, gone('2026-06-18T09:00:00.000Z'));
  await subscribe({ channel: 'C3' }, { pause: { kind: 'asked', by: 'bob', at: '2026-06-18T09:00:00.000Z' } });
  const stored = await status.stored(nine);
  expect(stored.unreachable).toEqual([
    { channel: { platform: 'console', kind: 'dm' }, since: '2026-06-18T09:00:00.000Z', reason: 'archived' },
    {
      channel: { platform: 'console', kind: 'public', tenant: 'team', channel: 'C1' },
      ...{ since: '2026-06-17T09:00:00.000Z', reason: 'archived' },
    },
  ]);
  expect(JSON.stringify(stored)).not.toMatch(/alice|bob|D1/);
});

it('tells the last runs with what became of their messages, and what waits in the outbox; of a removed installation nothing', async () => {
  const { status, subscribe, outbox, channels } = await open();
  await subscribe({});
  const plan = aPlan({ outcome: { kind: 'posted', papers: 2 } });
  const keys = [0, 1].map((part) => deliveryKey(plan.channel, plan.dueAt, part));
  await outbox.recordPlans([{ ...plan, deliveries: keys.map((key) => aDelivery(key)) }]);
  await outbox.take(nine, 10);
  await outbox.settle([
    { key: keys[0] ?? '', state: { kind: 'rejected', at: plan.ranAt, reason: 'too long' }, attempts: 1 },
  ]);
  const stored = await status.stored(nine);
  expect(stored.runs).toEqual([
    {
      channel: { platform: 'console', kind: 'public', tenant: 'team', channel: 'reading' },
      ...{ dueAt: plan.dueAt, ranAt: plan.ranAt, outcome: plan.outcome },
      messages: [{ state: 'rejected', reason: 'too long' }, { state: 'pending' }],
    },
  ]);
  expect(stored.outbox).toEqual([{ platform: 'console', state: 'pending', messages: 1, oldestAt: plan.ranAt }]);
  await channels.tenantGone(aPlace(), nine);
  expect(await status.stored(nine)).toMatchObject({ runs: [], outbox: [] });
});

it('names the channels that a connected chat knows', async () => {
  const { status, subscribe } = await open();
  await subscribe({ channel: 'C1' });
  await subscribe({ channel: 'C2', kind: 'private' });
  await subscribe({ tenant: 'U-alice', channel: 'D1', kind: 'dm' });
  const nameOf = ({ channel }: { channel?: string }) => (channel === 'C1' ? 'papers' : undefined);
  const { next } = await reportStatus(status, { version: '0.2.0', now: nine, nameOf });
  expect(next.map(({ channel }) => channel.name)).toEqual(expect.arrayContaining(['papers', undefined, undefined]));
});

it('counts papers, and knows when a source answered last', async () => {
  const { db, status } = await open();
  const papers = createPaperStore(db);
  await papers.saveDay('hf', '2026-06-18', [aPaper()], new Date('2026-06-18T20:00:00.000Z'));
  await papers.saveDay('hf', '2026-06-19', [], nine);
  expect((await status.stored(nine)).papers).toEqual({
    ...{ stored: 1, settled: 1, newestDay: '2026-06-18', lastAnswerAt: nine.toISOString() },
  });
  await papers.save([aPaper({ id: '2606.00002' })], nine);
  expect((await status.stored(nine)).papers).toMatchObject({ stored: 2, settled: 1 });
  const later = new Date(nine.getTime() + 6 * 60_000);
  expect((await status.stored(later)).papers).toMatchObject({ stored: 2, settled: 2 });
});

it('keeps the last word of the process, and takes none of another version for it', async () => {
  const { db, status } = await open();
  expect(await status.process()).toBeUndefined();
  await status.keepProcess(process);
  expect(await status.process()).toEqual(process);
  const report = (now: string) => reportStatus(status, { version: '0.2.0', now: new Date(now) });
  expect((await report('2026-06-19T09:07:00.000Z')).process?.isRunning).toBe(true);
  expect((await report('2026-06-19T09:09:00.000Z')).process?.isRunning).toBe(false);
  await createKeyValueStore(db).set('process status', JSON.stringify({ pid: 1 }));
  expect(await status.process()).toBeUndefined();
});
