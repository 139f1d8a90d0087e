import { channelKey } from '../../src/core/chat/place.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { aChannel, aDelivery, aPlace } from '../fixtures/channels.ts';
import { tempDatabase } from './temp-database.ts';

export const nine = new Date('2026-06-19T09:00:00.000Z');
export const after = (seconds: number) => new Date(nine.getTime() + seconds * 1000);
export const key = channelKey(aPlace());
export const sent = { kind: 'sent', at: nine.toISOString(), messageId: '1' } as const;

/** An outbox of a channel that is due, and what a process does with it. */
export async function openOutbox() {
  const db = await tempDatabase();
  const outbox = createOutbox(db);
  const channels = createChannelStore(db);
  await channels.update(key, () => aChannel());
  return {
    ...{ db, outbox, channels },
    /** In hand from then on: what is asked for again by the same process is given again. */
    keysDue: async (now = nine) => (await outbox.take(now, 10)).map((one) => one.key),
    claim: async (name: string, since = nine) =>
      (await outbox.claim([{ ...aDelivery(name), since }], since)).get(name)?.reply,
  };
}
