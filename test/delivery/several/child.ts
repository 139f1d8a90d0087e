import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { Sender } from '../../../src/core/channels/delivery.ts';
import { createCourier } from '../../../src/delivery/courier.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { openPostgres } from '../../../src/storage/open-postgres.ts';
import { createOutbox } from '../../../src/storage/outbox.ts';
import { systemClock } from '../../../src/system-clock.ts';

/** One of several processes that send from one database, until it is told to end. Its clock may be wrong. */
const { store, url, id, leaseMs, aheadMs, perSecond } = z
  .object({
    /** The address of a PostgreSQL database. */
    store: z.string(),
    /** Where messages are posted to. */
    url: z.string(),
    id: z.string(),
    leaseMs: z.number(),
    /** How far its clock is ahead, in milliseconds. */
    aheadMs: z.number(),
    perSecond: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const clock = { ...systemClock, now: () => new Date(Date.now() + aheadMs) };
const sender: Sender = {
  platform: 'discord',
  pace: { perChannelMs: 1_000, perSecond },
  async post(place, _, key) {
    const answer = await fetch(`${url}/${id}/${key}`, { method: 'POST' }).catch(() => undefined);
    if (answer === undefined) return { kind: 'unknown', reason: 'the answer was lost' };
    if (answer.status !== 429) return { kind: 'sent', message: { place, id: await answer.text() } };
    return { kind: 'retry', afterMs: 1_000, reason: 'too fast', tooEarly: true, everywhere: true };
  },
  async find(place, key) {
    const answer = await fetch(`${url}/${id}/${key}`);
    return answer.ok ? { kind: 'found', message: { place, id: await answer.text() } } : { kind: 'absent' };
  },
  openThread: async ({ place }) => ({ kind: 'opened', place }),
};

const db = await openPostgres(store);
const stopping = new AbortController();
// As in main.ts: every message in hand listens to it.
setMaxListeners(0, stopping.signal);
process.on('SIGTERM', () => stopping.abort());
const tell = (message: string, facts?: Record<string, unknown>) => console.error(id, message, facts);
const courier = createCourier({
  outbox: createOutbox(db, { id, leaseMs }),
  channels: createChannelStore(db),
  ...{ clock, random: Math.random, signal: stopping.signal, unknownPolicy: 'at-most-once' },
  log: { info: () => {}, warn: tell, error: tell },
  senderOf: (platform) => (platform === 'discord' ? sender : undefined),
});
// Connected beforehand, as a process is that has posted before: one that stands still while it connects cannot take that back.
await Promise.all(Array.from({ length: 4 }, () => fetch(`${url}/${id}/none`).then((answer) => answer.text())));
courier.open();
while (!stopping.signal.aborted) {
  // A heartbeat comes each minute; here nobody has so much time.
  await setTimeout(200);
  courier.wake();
}
await courier.drain();
await db.destroy();
