import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { type ChannelKey, channelKey } from '../core/chat/place.ts';
import { deleteInSteps } from './delete-in-steps.ts';
import type { Database } from './schema.ts';

/**
 * Deletes what channels were shown before a time, where nobody subscribes any more; says how many rows. It steps from
 * channel to channel: what subscribed ones were shown is kept for ever, and must not be read through each day.
 */
export async function purgeLedger(db: Kysely<Database>, before: Date): Promise<number> {
  let deleted = 0;
  for (let channel = await channelAfter(db); channel !== undefined; channel = await channelAfter(db, channel)) {
    await setImmediate();
    if (await isSubscribed(db, channel)) continue;
    const key = channelKey(channel);
    deleted += await deleteInSteps(db, 'shown_papers', (eb) =>
      eb.and([eb.and(key), eb('at', '<', before.toISOString())]),
    );
  }
  return deleted;
}

/** The next channel of the ledger in the order of its index; the first one after nothing. */
function channelAfter(db: Kysely<Database>, last?: ChannelKey): Promise<ChannelKey | undefined> {
  const inOrder = db
    .selectFrom('shown_papers')
    .select(['platform', 'tenant', 'channel'])
    .orderBy('platform')
    .orderBy('tenant')
    .orderBy('channel')
    .limit(1);
  if (last === undefined) return inOrder.executeTakeFirst();
  const { platform, tenant, channel } = last;
  return inOrder
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('platform', 'tenant', 'channel'), '>', tuple(platform, tenant, channel)),
    )
    .executeTakeFirst();
}

async function isSubscribed(db: Kysely<Database>, channel: ChannelKey): Promise<boolean> {
  const row = await db
    .selectFrom('channels')
    .select('channel')
    .where((eb) => eb.and(channelKey(channel)))
    .executeTakeFirst();
  return row !== undefined;
}
