import type { Kysely, Transaction } from 'kysely';
import { resumed } from '../core/channels/channel.ts';
import { deliveryKey } from '../core/channels/delivery-key.ts';
import type { Channel } from '../core/channels/subscription.ts';
import type { Comeback } from '../core/chat/chat-adapter.ts';
import { type ChannelKey, channelKey, type Tenant } from '../core/chat/place.ts';
import { passedRuns } from '../core/schedules/schedule.ts';
import { channelFromRow, channelRow } from './channel-row.ts';
import { stateColumns } from './delivery-row.ts';
import { inTransaction } from './engine.ts';
import { unmarkRemoved } from './removed-tenants.ts';
import type { Database } from './schema.ts';
import { release } from './settle.ts';

/** The expiry of what waits for an installation. */
const never = '9999-12-31T00:00:00.000Z';

/** How long it may take to go out once the installation is back, in milliseconds. */
const afterwardsMs = 4 * 3_600_000;

/** An installation is out of order: what waits for it is not too late, however long that takes. */
export async function tenantOut(db: Kysely<Database>, { platform, tenant }: Tenant): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ expires_at: never })
    .where((eb) => eb.and({ platform, tenant, open: 1 }))
    .execute();
}

/**
 * An installation is in order again, in one unit of work: it does not count as removed, channels that paused for its
 * sake go on, and what waited since it was lost may go out.
 */
export const tenantRecovered = (
  db: Kysely<Database>,
  { platform, tenant }: Tenant,
  now: Date,
  { since, explains = () => false }: Comeback,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const channels = await takeBack(tx, { platform, tenant });
    for (const channel of channels) if (isExplained(channel, explains)) await wake(tx, channel, now);
    if (since === undefined) return;
    const overdue = channels.filter((channel) => fellDueSince(channel, since, now));
    for (const { place } of overdue) await dueNow(tx, place, now);
    await sendSoon(tx, { platform, tenant }, now);
  });

/** A post that found the door closed may come so long before the word that we were removed, in milliseconds. */
const beforeRemovalMs = 5 * 60_000;

/**
 * An installation that removed the bot has it again, in one unit of work: it does not count as removed, and channels that
 * paused because of the removal go on. One that is truly gone pauses again at its next post.
 */
export async function tenantBack(db: Kysely<Database>, { platform, tenant }: Tenant, now: Date): Promise<void> {
  const removed = await db
    .selectFrom('removed_tenants')
    .select('removed_at')
    .where((eb) => eb.and({ platform, tenant }))
    .executeTakeFirst();
  // Told with every command: where nothing changes, nothing waits for whoever is writing.
  if (removed === undefined) return;
  const since = Date.parse(removed.removed_at) - beforeRemovalMs;
  await inTransaction(db, async (tx) => {
    for (const channel of await takeBack(tx, { platform, tenant }))
      if (channel.pause?.kind === 'gone' && Date.parse(channel.pause.at) >= since) await wake(tx, channel, now);
  });
}

/** The installation does not count as removed any more. Gives its channels. */
async function takeBack(tx: Transaction<Database>, { platform, tenant }: Tenant): Promise<Channel[]> {
  await unmarkRemoved(tx, { platform, tenant });
  const rows = await tx
    .selectFrom('channels')
    .selectAll()
    .where((eb) => eb.and({ platform, tenant }))
    .execute();
  return rows.map(channelFromRow);
}

const isExplained = ({ pause }: Channel, explains: (reason: string) => boolean) =>
  pause?.kind === 'gone' && explains(pause.reason);

/** Goes on; the word to its organiser, where it was not sent yet, would be untrue by now. */
async function wake(tx: Transaction<Database>, channel: Channel, now: Date): Promise<void> {
  const key = channelKey(channel.place);
  await tx
    .updateTable('channels')
    .set(channelRow({ ...resumed(channel, now), version: channel.version + 1 }, key))
    .where((eb) => eb.and(key))
    .execute();
  const notice = deliveryKey(channel.place, `gone ${channel.pause?.at}`, 0);
  await tx
    .updateTable('deliveries')
    .set({ ...stateColumns({ kind: 'expired', at: now.toISOString() }), reply: '' })
    .where('key', '=', notice)
    .where('state', '=', 'pending')
    .execute();
}

const fellDueSince = ({ pause, schedule, nextDue }: Channel, since: Date, now: Date) => {
  const due = new Date(nextDue);
  return pause === undefined && due <= now && passedRuns(schedule, due, now).last >= since;
};

/**
 * The digest that fell due meanwhile is chosen now, and however late it is: it takes the place of what waits still, so
 * that nobody gets several days at once. The papers of those messages may come in it.
 */
async function dueNow(tx: Transaction<Database>, channel: ChannelKey, now: Date): Promise<void> {
  const at = now.toISOString();
  await tx
    .updateTable('channels')
    .set({ next_due: at })
    .where((eb) => eb.and(channelKey(channel)))
    .execute();
  const ended = await tx
    .updateTable('deliveries')
    .set({ ...stateColumns({ kind: 'expired', at }), reply: '' })
    .where((eb) => eb.and(channelKey(channel)))
    // Whoever clicked was told that it will come; and news of other things is news still.
    .where('errand', '=', 'digest')
    // What may have been sent is looked for first, as ever.
    .where('state', '=', 'pending')
    .returning('key')
    .execute();
  await release(
    tx,
    channel,
    ended.map(({ key }) => key),
  );
}

/** What waits may go out; what was tried last stays last. */
async function sendSoon(tx: Transaction<Database>, { platform, tenant }: Tenant, now: Date): Promise<void> {
  const open = () => tx.updateTable('deliveries').where((eb) => eb.and({ platform, tenant, open: 1 }));
  const at = now.toISOString();
  await open()
    .set({ expires_at: new Date(now.getTime() + afterwardsMs).toISOString() })
    .where('expires_at', '=', never)
    .execute();
  await open().set({ due_at: at }).where('due_at', '>', at).execute();
}
