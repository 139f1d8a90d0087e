import { expect, it } from 'vitest';
import type { Outbox } from '../../../src/core/channels/delivery.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import { createCourier } from '../../../src/delivery/courier.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { aDelivery } from '../../fixtures/channels.ts';
import { recordedLog } from '../../fixtures/clock.ts';
import { endLeases } from '../../fixtures/leases.ts';
import { recordingChat } from '../../fixtures/recording-chat.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { tempDatabase } from '../temp-database.ts';

const start = '2026-06-19T09:00:00.000Z';
const place: Place = { platform: 'slack', tenant: 'T', channel: 'C', kind: 'public' };

/** The post office of a process that shares its outbox. */
async function open() {
  const db = await tempDatabase();
  const clock = virtualClock(start);
  const chat = recordingChat({ platform: 'slack' });
  const outbox = createOutbox(db);
  const stopping = new AbortController();
  const log = recordedLog();
  const courierOver = (store: Outbox) =>
    createCourier({
      ...{ outbox: store, channels: createChannelStore(db), clock, log, random: () => 0.5 },
      ...{ senderOf: (platform) => (platform === 'slack' ? chat : undefined), unknownPolicy: 'at-most-once' },
      signal: stopping.signal,
    });
  return { db, chat, outbox, log, stopping, courierOver };
}

it('sends, before it leaves, what another process was sending when it was killed', async () => {
  const { db, chat, outbox, stopping, courierOver } = await open();
  const killed = createOutbox(db);
  const message = aDelivery('a', { place });
  await killed.enqueue(message, { inHand: true });
  await killed.claim([message], new Date(start));
  const courier = courierOver({
    ...outbox,
    async areOthersSending(attended) {
      const are = await outbox.areOthersSending(attended);
      await endLeases(db);
      return are;
    },
  });
  courier.open();
  await courier.drain();
  expect(chat.keysIn('C')).toEqual(['a']);
  stopping.abort();
});

it('comes to its end though the database is away', async () => {
  const away = async () => {
    throw new Error('the database is away');
  };
  const { outbox, log, stopping, courierOver } = await open();
  const courier = courierOver({ ...outbox, release: away });
  courier.open();
  stopping.abort();
  await courier.drain();
  expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});
