import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Delivery } from '../../../src/core/channels/delivery.ts';
import { deliveryKey, deliveryPosition } from '../../../src/core/channels/delivery-key.ts';
import { createCourier } from '../../../src/delivery/courier.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { openDatabase } from '../../../src/storage/open.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import type { DiscordServer } from '../../servers/discord/index.ts';
import { tempFolder } from '../../storage/temp-database.ts';
import { connected, line, openServer } from './setup.ts';

const due = '2026-06-19T07:00:00.000Z';
const parts = ['one', 'two', 'three'];

/** A bot with its outbox; `ahead` moves its clock, and waiting moves it instead of taking time. */
async function bot(server: DiscordServer, file: string) {
  const all = await connected({ server });
  let ahead = 0;
  const clock = {
    now: () => new Date(Date.parse(due) + ahead),
    sleep: async (milliseconds: number) => {
      ahead += milliseconds;
      // The network gets its turn.
      await new Promise(setImmediate);
    },
  };
  const db = await openDatabase(file);
  const outbox = createOutbox(db);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const courier = createCourier({
    ...{ outbox, channels: createChannelStore(db), unknownPolicy: 'at-most-once', clock, random: () => 0.5, log },
    senderOf: () => all.adapter,
    signal: new AbortController().signal,
  });
  const enqueue = async () => {
    for (const [at, text] of parts.entries()) {
      const delivery: Delivery = {
        errand: 'digest',
        key: deliveryKey(all.place, due, at),
        position: deliveryPosition(due, at),
        place: all.place,
        reply: line(text, { audience: 'everyone' }),
        papers: [],
        attempts: 0,
        expiresAt: '2026-06-20T07:00:00.000Z',
        state: { kind: 'pending', dueAt: due },
      };
      await outbox.enqueue(delivery);
    }
  };
  return {
    ...all,
    outbox,
    enqueue,
    clock,
    async run() {
      courier.open();
      await courier.drain();
    },
    later: (milliseconds: number) => {
      ahead += milliseconds;
      server.advance(milliseconds);
    },
    close: () => db.destroy(),
  };
}

const posted = (server: DiscordServer) => server.world.messages.map((message) => server.people.text(message));

test.each([
  ['closed', 'after', 'close'],
  ['reset', 'after', 'reset'],
  ['reset before anything happened', 'before', 'reset'],
  ['a server error after it was posted', 'after', 500],
  ['a server error before', 'before', 502],
  ['rate limited', 'before', 429],
] as const)('each part once and in order: %s', async (_, when, how) => {
  const server = await openServer();
  const one = await bot(server, ':memory:');
  await one.enqueue();
  server.faults.add({ request: /^POST .*messages$/, when, how, times: 2 });
  await one.run();
  expect(posted(server)).toEqual(parts);
  await one.close();
});

test.each([
  ['within the minute in which Discord knows the nonce', 20_000],
  ['after Discord has forgotten the nonce', 3_600_000],
])('killed while sending, restarted %s: each part once', async (_, pause) => {
  const server = await openServer();
  const file = join(tempFolder(), 'paperboy.sqlite');
  const first = await bot(server, file);
  await first.enqueue();
  // The first part was claimed and posted; the process died before it heard so.
  const [sending] = await first.outbox.take(first.clock.now(), 1);
  if (sending === undefined) throw new Error('nothing is due');
  const reply = (await first.outbox.claim([sending], first.clock.now())).get(sending.key)?.reply;
  if (reply === undefined) throw new Error('it waits no more');
  await first.adapter.post(sending.place, reply, sending.key);
  await first.adapter.stop();
  await first.close();

  const second = await bot(server, file);
  second.later(pause);
  for (let beat = 0; beat < 5 && posted(server).length < 3; beat++) await second.run();
  expect(posted(server)).toEqual(parts);
  await second.close();
});
