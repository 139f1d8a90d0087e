import { expect, it } from 'vitest';
import { watchProcess } from '../src/process-watch.ts';
import { fakeClock } from './fixtures/clock.ts';

const identity = { pid: 1, version: '0.2.0', node: 'v20.20.0' };
const facts = { sources: [], index: { isLoaded: true, papers: 0 } };

/** A clock whose sleeps end when they are told to. */
function heldClock() {
  const clock = fakeClock('2026-06-19T09:00:00.000Z');
  let wake = () => {};
  const sleep = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  const pass = (ms: number) => clock.set(new Date(clock.now().getTime() + ms));
  return { clock: { ...clock, sleep }, pass, wake: () => wake() };
}

it('knows a loop that is stuck, and that it turns again', async () => {
  const { clock, pass, wake } = heldClock();
  const watch = watchProcess(clock, identity);
  const stopping = new AbortController();
  expect(watch.isTurning()).toBe(true);
  const done = watch.watchLoop(stopping.signal);
  pass(11_000);
  expect(watch.isTurning()).toBe(false);
  stopping.abort();
  wake();
  await done;
  expect(watch.isTurning()).toBe(true);
  expect(watch.status(facts, () => undefined).loopLateMs).toBe(10_000);
});

it('tells of each chat how it is, and of one that is out of order why', () => {
  const watch = watchProcess(fakeClock('2026-06-19T09:00:00.000Z'), identity);
  watch.chat('discord', 'ended', 'the token was reset');
  watch.chat('slack', 'connecting');
  watch.chat('slack', 'connected');
  const since = new Date('2026-06-19T08:00:00.000Z');
  const chats = (out: boolean) => watch.status(facts, () => (out ? { since, reason: 'moved' } : undefined)).chats;
  expect(chats(false).map(({ platform, state }) => `${platform} ${state}`)).toEqual([
    'discord ended',
    'slack connected',
  ]);
  expect(chats(true)[1]).toEqual({ platform: 'slack', state: 'away', since: since.toISOString(), reason: 'moved' });
});

it('says when its heart beat, and that it was stopped', () => {
  const clock = fakeClock('2026-06-19T09:00:00.000Z');
  const watch = watchProcess(clock, identity);
  const status = () => watch.status(facts, () => undefined);
  expect(status()).not.toHaveProperty('heartbeatAt');
  watch.beat();
  clock.set('2026-06-19T09:01:00.000Z');
  watch.stopped();
  expect(status()).toMatchObject({
    startedAt: '2026-06-19T09:00:00.000Z',
    heartbeatAt: '2026-06-19T09:00:00.000Z',
    stoppedAt: '2026-06-19T09:01:00.000Z',
  });
});
