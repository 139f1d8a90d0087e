import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Awaited, Outbox } from '../../src/core/channels/delivery.ts';
import type { PostResult } from '../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../src/core/chat/place.ts';
import { createCourier } from '../../src/delivery/courier.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { forgetChannels } from '../../src/storage/forget-channels.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createAnswering } from '../fixtures/answering.ts';
import { aDelivery, aPlace } from '../fixtures/channels.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { createGate } from '../fixtures/gate.ts';
import { endLeases } from '../fixtures/leases.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { within } from '../fixtures/wait.ts';
import { tempDatabase } from '../storage/temp-database.ts';

const start = '2026-06-19T09:00:00.000Z';
const place: Place = { platform: 'slack', tenant: 'T', channel: 'C', kind: 'public' };
const elsewhere: Place = { ...place, channel: 'C2' };
const line: Awaited = { place, reply: aDelivery('line').reply, key: 'line', about: '2606.00001' };

/**
 * A post office over a real database; `answer` decides what each post comes to. It works there alone: what several have of
 * one another is tested in test/storage/postgres.
 */
async function open(answer: (key: string, attempt: number) => Promise<PostResult | 'lose' | undefined>) {
  const db = await tempDatabase();
  const chat = recordingChat({ platform: 'slack' });
  const attempts = new Map<string, number>();
  const { isAnswering, watch } = createAnswering();
  const clock = virtualClock(start, isAnswering);
  const { leaseMs: _, pace: __, now: ___, ...alone } = createOutbox(db);
  const outbox: Outbox = watch(alone);
  const channels = watch(createChannelStore(db));
  /** The loop has looked through everything, and waits. */
  const nothingElseToDo = async () => {
    for (let quiet = 0; quiet < 100; quiet = isAnswering() ? 0 : quiet + 1) await nextTurn();
  };
  const sender: typeof chat = {
    ...chat,
    async post(to, said, key) {
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      const result = await answer(key, attempt);
      if (result === undefined) return chat.post(to, said, key);
      if (result !== 'lose') return result;
      await chat.post(to, said, key);
      return { kind: 'unknown', reason: 'connection reset' };
    },
  };
  const courierOver = (store: Outbox, maxInFlight?: number) =>
    createCourier({
      ...(maxInFlight === undefined ? {} : { maxInFlight }),
      ...{ outbox: store, channels, clock, senderOf: (platform) => (platform === 'slack' ? sender : undefined) },
      ...{ unknownPolicy: 'at-most-once', random: () => 0.5, log: recordedLog() },
      signal: new AbortController().signal,
    });
  return { db, chat, clock, outbox, channels, courierOver, nothingElseToDo };
}

it('tries again what somebody waits for while another message hangs and nothing else is due', async () => {
  const hangs = createGate();
  const isHanging = createGate();
  const { chat, outbox, courierOver, nothingElseToDo } = await open(async (key, attempt) => {
    if (key !== 'line') {
      isHanging.open();
      await hangs.opened;
      return undefined;
    }
    return attempt === 1 ? { kind: 'retry', afterMs: 1_000, reason: 'slow down' } : undefined;
  });
  const courier = courierOver(outbox);
  await outbox.enqueue(aDelivery('hangs', { place: elsewhere }));
  courier.open();
  await within(isHanging.opened, 'the post that hangs', () => '');
  await nothingElseToDo();
  const sent = await within(courier.send(line), 'the line', () => JSON.stringify(chat.stands));
  expect(sent).toMatchObject({ kind: 'sent' });
  hangs.open();
  await courier.drain();
});

it('tries again what somebody waits for while a platform has all in hand that is merely due, and it hangs', async () => {
  const hangs = createGate();
  const areHanging = createGate();
  let hanging = 0;
  const { chat, outbox, courierOver, nothingElseToDo } = await open(async (key, attempt) => {
    if (key === 'line') return attempt === 1 ? { kind: 'retry', afterMs: 1_000, reason: 'slow down' } : undefined;
    if (++hanging === 3) areHanging.open();
    await hangs.opened;
    return undefined;
  });
  const courier = courierOver(outbox, 3);
  for (const name of ['D1', 'D2', 'D3', 'D4']) {
    await outbox.enqueue(aDelivery(name, { place: { ...place, channel: name } }));
  }
  courier.open();
  await within(areHanging.opened, 'three posts that hang', () => '');
  await nothingElseToDo();
  const sent = await within(courier.send(line), 'the line', () => JSON.stringify(chat.stands));
  expect(sent).toMatchObject({ kind: 'sent' });
  expect(hanging).toBe(3);
  hangs.open();
  await courier.drain();
  expect(chat.stands).toHaveLength(5);
});

it('sends what was written while another message hangs', async () => {
  const hangs = createGate();
  const isHanging = createGate();
  const stands = createGate();
  const { outbox, courierOver, nothingElseToDo } = await open(async (key) => {
    if (key === 'hangs') {
      isHanging.open();
      await hangs.opened;
    } else stands.open();
    return undefined;
  });
  const courier = courierOver(outbox);
  await outbox.enqueue(aDelivery('hangs', { place: elsewhere }));
  courier.open();
  await within(isHanging.opened, 'the post that hangs', () => '');
  await nothingElseToDo();
  await outbox.enqueue(aDelivery('next', { place }));
  courier.wake();
  await within(stands.opened, 'the digest that was planned meanwhile', () => 'nothing');
  hangs.open();
  await courier.drain();
});

it('leaves alone what a command from the shell is just posting, beside it', async () => {
  const { db, outbox, courierOver } = await open(async () => undefined);
  const shell = createOutbox(db);
  const shown = aDelivery('shown', { place: aPlace(), errand: 'awaited' });
  await shell.enqueue(shown, { inHand: true });
  await shell.claim([shown], new Date(start));
  const courier = courierOver(outbox);
  courier.open();
  await courier.drain();
  const state = { kind: 'sent', at: start, messageId: '1' } as const;
  expect(await shell.settle([{ key: 'shown', state, attempts: 1 }])).toEqual([true]);
});

it('goes on with what was being sent to a platform that is connected later, while another one hangs', async () => {
  const hangs = createGate();
  const isHanging = createGate();
  const { db, clock, outbox, channels, nothingElseToDo } = await open(async () => undefined);
  const slack = recordingChat({ platform: 'slack' });
  const slow: typeof slack = {
    ...slack,
    async post(...message) {
      isHanging.open();
      await hangs.opened;
      return slack.post(...message);
    },
  };
  const discord = recordingChat({ platform: 'discord' });
  const killed = createOutbox(db);
  const lost = aDelivery('lost', { place: { ...place, platform: 'discord' } });
  await killed.enqueue(lost, { inHand: true });
  await killed.claim([lost], new Date(start));
  await endLeases(db);
  const senders = new Map<Place['platform'], typeof slack>([['slack', slow]]);
  const courier = createCourier({
    ...{ outbox, channels, clock, senderOf: (platform) => senders.get(platform) },
    ...{ unknownPolicy: 'at-most-once', random: () => 0.5, log: recordedLog() },
    signal: new AbortController().signal,
  });
  await outbox.enqueue(aDelivery('hangs', { place }));
  courier.open();
  await within(isHanging.opened, 'the post that hangs', () => '');
  await nothingElseToDo();
  senders.set('discord', discord);
  courier.wake();
  await nothingElseToDo();
  expect(discord.keysIn('C')).toEqual(['lost']);
  hangs.open();
  await courier.drain();
});

it('takes a message in hand once, though the loop finds it before whoever waits for it goes on', async () => {
  const { chat, outbox, courierOver } = await open(async (_, attempt) => (attempt === 1 ? 'lose' : undefined));
  // The disk takes its time to say that it has written.
  const slow: Outbox = {
    ...outbox,
    async enqueue(delivery) {
      const isNew = await outbox.enqueue(delivery);
      courier.wake();
      await nextTurn();
      return isNew;
    },
  };
  const courier = courierOver(slow);
  courier.open();
  expect(await courier.send(line)).toMatchObject({ kind: 'sent' });
  await courier.drain();
  expect(chat.keysIn('C')).toEqual(['line']);
});

it('sends what it has claimed together though the answer to that was lost', async () => {
  const { chat, outbox, courierOver } = await open(async () => undefined);
  const keys = ['a', 'b', 'c'];
  for (const key of keys) await outbox.enqueue(aDelivery(key, { place: { ...place, channel: key } }));
  const together: number[] = [];
  const courier = courierOver({
    ...outbox,
    async claim(messages, ...given) {
      const claimed = await outbox.claim(messages, ...given);
      together.push(messages.length);
      if (together.length > 1) return claimed;
      throw new Error('connection reset');
    },
  });
  courier.open();
  await courier.drain();
  expect(keys.flatMap((key) => chat.keysIn(key))).toEqual(keys);
  expect(together).toEqual([3, 1, 1, 1]);
});

it('names nobody who asked to be forgotten while the message waited for its turn', async () => {
  const { db, chat, outbox, courierOver } = await open(async () => undefined);
  const courier = courierOver({
    ...outbox,
    async claim(...given) {
      await forgetChannels(db).forgetPerson({ ...place, person: 'U1' });
      return outbox.claim(...given);
    },
  });
  const reply = { ...line.reply, blocks: [{ type: 'text' as const, text: ['opened by ', { person: 'U1' }] }] };
  expect(await courier.send({ ...line, reply })).toMatchObject({ kind: 'sent' });
  await courier.drain();
  expect(JSON.stringify(chat.stands)).not.toContain('U1');
});

type Opened = globalThis.Awaited<ReturnType<typeof open>>;

it.each([
  {
    what: 'whoever asked for it is forgotten',
    reason: 'the message was deleted',
    end: ({ db }: Opened) => forgetChannels(db).forgetTenant(place),
  },
  {
    what: 'its channel is gone',
    reason: 'the channel was deleted',
    end: async ({ outbox }: Opened) => {
      await outbox.enqueue(aDelivery('other', { place }), { inHand: true });
      await outbox.settle([
        { key: 'other', state: { kind: 'gone', at: start, reason: 'the channel was deleted' }, attempts: 1 },
      ]);
    },
  },
  {
    what: 'its installation is removed and its time is over',
    reason: 'the platform took no messages for an hour',
    end: async ({ channels, clock }: Opened) => {
      await channels.tenantGone(place, new Date(start));
      clock.set('2026-06-19T10:30:00.000Z');
    },
  },
])('tells whoever waits that nothing comes when $what', async ({ end, reason }) => {
  const isTried = createGate();
  const opened = await open(async () => {
    isTried.open();
    return { kind: 'retry', afterMs: 1_800_000, reason: 'slow down' };
  });
  const { outbox, clock, courierOver } = opened;
  const courier = courierOver(outbox);
  courier.open();
  const sending = courier.send(line);
  await within(isTried.opened, 'the first try', () => '');
  await courier.drain();
  await end(opened);
  clock.set(new Date(clock.now().getTime() + 60_000));
  courier.wake();
  expect(await within(sending, 'the end of the wait', () => 'nothing')).toEqual({ kind: 'refused', reason });
});
