import { describe, expect, test } from 'vitest';
import { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import { createCourier } from '../../../src/delivery/courier.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { aDelivery } from '../../fixtures/channels.ts';
import { recordedLog } from '../../fixtures/clock.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import type { Fault } from '../../servers/slack/faults.ts';
import { connected } from './fixture.ts';

const start = '2026-06-19T09:00:10.000Z';
const channels = ['C1', 'C2', 'C3'];
const parts = 10;

/** Thirty messages for three channels wait in a real outbox; the adapter speaks to the strict server. */
async function waiting(deadlines = {}) {
  const clock = virtualClock(start);
  const all = await connected('http', { clock, deadlines });
  const outbox = createOutbox(all.db);
  for (const channel of channels) {
    all.world.addChannel({ id: channel, members: ['U0BOT'] });
    const place: Place = { platform: 'slack', tenant: 'T0PAPER', channel, kind: 'public' };
    for (let part = 0; part < parts; part++) await outbox.enqueue(aDelivery(`${channel}-${part}`, { place }));
  }
  let adapter = all.adapter;
  async function deliver(signal = new AbortController().signal) {
    const courier = createCourier({
      ...{ outbox, clock, channels: createChannelStore(all.db), unknownPolicy: 'at-most-once', random: () => 0.5 },
      log: recordedLog(),
      senderOf: () => adapter,
      signal,
    });
    courier.open();
    await courier.drain();
  }
  return {
    ...all,
    deliver,
    async restart() {
      await adapter.stop();
      adapter = createSlack(all.options);
      await adapter.start(all.dispatch, atOnce);
    },
    stop: () => adapter.stop(),
    texts: (channel: string) => all.world.messages(channel).map(({ text }) => text),
  };
}

const inOrder = (channel: string) => Array.from({ length: parts }, (_, part) => `${channel}-${part}`);

describe('thirty posts over three channels', () => {
  test('keep their order and meet no 429', async () => {
    const { deliver, texts, slack } = await waiting();
    await deliver();
    for (const channel of channels) expect(texts(channel)).toEqual(inOrder(channel));
    expect(slack.calls.filter(({ status }) => status === 429)).toEqual([]);
    expect(slack.refused).toEqual([]);
  });

  test.each<Fault>([
    { kind: 'close', done: true, times: 3 },
    { kind: 'reset', done: true, times: 3 },
    { kind: 'reset', done: false, times: 3 },
    { kind: 'hang', done: true, times: 2 },
    { kind: 'hang', done: false, times: 2 },
    { kind: 'status', status: 500, done: true, times: 3 },
    { kind: 'status', status: 500, done: false, times: 3 },
    { kind: 'status', status: 429, done: false, retryAfter: 2, times: 3 },
    { kind: 'error', error: 'fatal_error', times: 2 },
  ])('come once and in order through %o', async (fault) => {
    const { deliver, texts, slack } = await waiting(fault.kind === 'hang' ? { postMs: 2_000 } : {});
    slack.faults.add('chat.postMessage', fault);
    await deliver();
    for (const channel of channels) expect(texts(channel)).toEqual(inOrder(channel));
  });

  test('come once and in order where the app may look for a lost one once a minute', async () => {
    const { deliver, texts, slack, options } = await waiting();
    slack.distributeCommercially();
    slack.faults.add('chat.postMessage', { kind: 'reset', done: true, times: 6 });
    for (let minute = 0; minute < 10; minute++) {
      await deliver();
      await options.clock.sleep(60_000);
    }
    for (const channel of channels) expect(texts(channel)).toEqual(inOrder(channel));
    const looks = slack.callsOf('conversations.history').map(({ status }) => status);
    expect(looks.filter((status) => status === 200)).toHaveLength(6);
    // While others wait for their turn nobody asks.
    expect(looks.length).toBeLessThanOrEqual(18);
  });

  test('come once and in order when the bot is stopped in the middle and started again', async () => {
    const { deliver, texts, slack, restart, stop } = await waiting();
    slack.faults.add('chat.postMessage', { kind: 'reset', done: true });
    const stopping = new AbortController();
    const sending = deliver(stopping.signal);
    await slack.until(() => slack.callsOf('chat.postMessage')[7]);
    stopping.abort();
    await sending;
    await restart();
    await deliver();
    for (const channel of channels) expect(texts(channel)).toEqual(inOrder(channel));
    await stop();
  });
});
