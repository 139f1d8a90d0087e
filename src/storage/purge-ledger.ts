import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { type ChannelKey, channelKey } from '../core/chat/place.ts';
import { deleteInSteps } from './delete-in-steps.ts';
import { ledgerChannels } from './ledger-channels.ts';
import type { Database } from './schema.ts';

/** Deletes what channels were shown before a time, where nobody subscribes any more; says how many rows. */
export async function purgeLedger(db: Kysely<Database>, before: Date): Promise<number> {
  let deleted = 0;
  for await (const channels of ledgerChannels(db)) {
    for (const channel of channels) {
      await setImmediate();
      if (await isSubscribed(db, channel)) continue;
      const key = channelKey(channel);
      deleted += await deleteInSteps(db, 'shown_papers', (eb) =>
        eb.and([eb.and(key), eb('at', '<', before.toISOString())]),
      );
    }
  }
  return deleted;
}

async function isSubscribed(db: Kysely<Database>, channel: ChannelKey): Promise<boolean> {
  const row = await db
    .selectFrom('channels')
    .select('channel')
    .where((eb) => eb.and(channelKey(channel)))
    .executeTakeFirst();
  return row !== undefined;
}
