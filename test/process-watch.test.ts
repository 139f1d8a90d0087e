import { expect, it } from 'vitest';
import type { Outage } from '../src/core/chat/chat-adapter.ts';
import type { ProcessStatus } from '../src/core/status/process-status.ts';
import { watchProcess } from '../src/process-watch.ts';
import { fakeClock, recordedLog } from './fixtures/clock.ts';

/** A process whose sleeps end when they are told to, and whose parts can be broken. */
function watched() {
  const clock = fakeClock('2026-06-19T09:00:00.000Z');
  const log = recordedLog();
  const broken: { outage?: Outage; index?: true; store?: true } = {};
  const kept: ProcessStatus[] = [];
  const stopping = new AbortController();
  let wake = () => {};
  const watch = watchProcess({
    ...{ pid: 1, version: '0.2.0', node: 'v20.20.0', log },
    clock: {
      ...clock,
      sleep: () =>
        new Promise<void>((resolve) => {
          wake = resolve;
        }),
    },
    sources: () => [],
    index: () => ({ isLoaded: broken.index === undefined, papers: 0 }),
    away: () => broken.outage,
    store: {
      async keepProcess(process) {
        if (broken.store) throw new Error('the disk is full');
        kept.push(process);
      },
    },
    storeIsThere: async () => broken.store === undefined,
  });
  return {
    ...{ watch, broken, kept, log },
    begin: () => watch.begin(stopping.signal),
    pass: (ms: number) => clock.set(new Date(clock.now().getTime() + ms)),
    /** The loop has its turn. */
    async turn() {
      wake();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

it('knows a loop that is stuck, and that it turns again', async () => {
  const { watch, begin, pass, turn } = watched();
  expect(watch.health.alive()).toBeUndefined();
  void begin();
  pass(11_000);
  expect(watch.health.alive()).toBe('loop');
  await turn();
  expect(watch.health.alive()).toBeUndefined();
  expect(watch.status().loopLateMs).toBe(10_000);
});

it('writes down what has changed at its next turn, and otherwise once a minute', async () => {
  const { watch, broken, kept, begin, pass, turn } = watched();
  broken.index = true;
  void begin();
  const secondsOn = async () => {
    pass(1_000);
    await turn();
    return kept.map(({ index, webFault }) => [index.isLoaded, webFault]);
  };
  expect(await secondsOn()).toEqual([[false, undefined]]);
  delete broken.index;
  watch.notServed('taken');
  expect(await secondsOn()).toEqual([
    [false, undefined],
    [true, 'taken'],
  ]);
  expect(await secondsOn()).toHaveLength(2);
  pass(60_000);
  expect(await secondsOn()).toHaveLength(3);
});

it('knows a heart that does not beat, where one is expected, and that it beats again', async () => {
  const { watch, begin, pass, turn } = watched();
  pass(3_600_000);
  expect(watch.health.alive()).toBeUndefined();
  void begin();
  pass(10 * 60_000);
  await turn();
  expect(watch.health.alive()).toBe('heartbeat');
  watch.beat();
  expect(watch.health.alive()).toBeUndefined();
});

it('is ready while the store is there and the index loaded, whatever a chat does', async () => {
  const { watch, broken } = watched();
  watch.chat('slack', 'away', 'Slack cannot be reached');
  broken.outage = { since: new Date(), reason: 'moved' };
  expect(await watch.health.ready()).toBeUndefined();
  broken.index = true;
  expect(await watch.health.ready()).toBe('index');
  broken.store = true;
  expect(await watch.health.ready()).toBe('store');
  expect(watch.health.alive()).toBeUndefined();
});

it('tells of each chat how it is, and of one that is out of order why', () => {
  const { watch, broken } = watched();
  watch.chat('discord', 'ended', 'the token was reset');
  watch.chat('slack', 'connecting');
  watch.chat('slack', 'connected');
  const states = () => watch.status().chats.map(({ platform, state }) => `${platform} ${state}`);
  expect(states()).toEqual(['discord ended', 'slack connected']);
  const since = new Date('2026-06-19T08:00:00.000Z');
  broken.outage = { since, reason: 'moved' };
  expect(states()).toEqual(['discord ended', 'slack away']);
  expect(watch.status().chats[1]).toMatchObject({ since: since.toISOString(), reason: 'moved' });
});

it('says since when a chat is away, however often it was tried since', () => {
  const { watch, pass } = watched();
  const since = () => watch.status().chats.map(({ state, since }) => `${state} ${since}`);
  watch.chat('slack', 'connecting');
  for (const reason of ['no answer', 'no answer', 'timed out']) {
    pass(60_000);
    watch.chat('slack', 'connecting');
    watch.chat('slack', 'away', reason);
  }
  expect(since()).toEqual(['away 2026-06-19T09:01:00.000Z']);
  expect(watch.status().chats[0]).toMatchObject({ reason: 'timed out' });
  watch.chat('slack', 'connecting');
  watch.chat('slack', 'connected');
  expect(since()).toEqual(['connected 2026-06-19T09:03:00.000Z']);
});

it('writes down each minute how it is, whatever a heartbeat is at', async () => {
  const { begin, kept, pass, turn } = watched();
  void begin();
  expect(kept).toHaveLength(1);
  for (let second = 0; second < 60; second++) {
    pass(1_000);
    await turn();
  }
  expect(kept.map(({ at }) => at)).toEqual(['2026-06-19T09:00:00.000Z', '2026-06-19T09:01:00.000Z']);
});

it('writes down when its heart beat and that it was stopped, and survives that it cannot', async () => {
  const { watch, pass, kept, broken, log } = watched();
  expect(watch.status()).not.toHaveProperty('heartbeatAt');
  watch.beat();
  pass(60_000);
  watch.stopped();
  await watch.keep();
  expect(kept).toEqual([
    expect.objectContaining({
      startedAt: '2026-06-19T09:00:00.000Z',
      heartbeatAt: '2026-06-19T09:00:00.000Z',
      stoppedAt: '2026-06-19T09:01:00.000Z',
    }),
  ]);
  broken.store = true;
  await watch.keep();
  expect(log.lines.map(({ level }) => level)).toEqual(['error']);
});
