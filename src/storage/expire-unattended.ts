import { setImmediate } from 'node:timers/promises';
import type { Expression, ExpressionBuilder, Kysely, RawBuilder, SqlBool, Transaction } from 'kysely';
import { mailPlace } from '../core/channels/mail-addresses.ts';
import { mailNotice } from '../core/channels/mail-notice.ts';
import { Platform } from '../core/chat/place.ts';
import { deliveryRow, stateColumns } from './delivery-row.ts';
import { inTransaction, together } from './engine.ts';
import { insertDeliveries } from './insert-deliveries.ts';
import { createKeyValueStore } from './key-value-store.ts';
import { ownerOf } from './mail-addresses.ts';
import type { Database } from './schema.ts';
import { release } from './settle.ts';

/** Asked every minute; after a pause of this length, in milliseconds, nobody was there. A restart takes less. */
const awayMs = 5 * 60_000;

/** When somebody was there to send to a platform the last time, kept over restarts. */
const attendedAt = (platform: Platform) => `delivery:attended-at:${platform}`;
/** The same of all platforms in one, as builds of November 2026 kept it: their first start after that is no pause. */
const attendedAtAll = 'delivery:attended-at';

/** See {@link Outbox.expireUnattended}. `isFree`: whether no other process has a message in hand. */
export const expireUnattended = (
  db: Kysely<Database>,
  now: Date,
  attended: readonly Platform[],
  isFree: RawBuilder<SqlBool>,
): Promise<number> =>
  inTransaction(db, async (tx) => {
    const at = now.toISOString();
    const away = await unattended(tx, now);
    const notes = createKeyValueStore(tx);
    for (const platform of attended) await notes.set(attendedAt(platform), at);
    return expire(tx, at, (eb) =>
      eb.and([
        eb('expires_at', '<=', at),
        isFree,
        eb.or([...away.map((platform) => eb('platform', '=', platform)), eb('removed', '=', 1)]),
      ]),
    );
  });

/** Ended in one unit of work: some ten milliseconds. */
const stepSize = 100;

/**
 * Ends what waits though its time was over before that: of an installation whose token is refused, say, to which somebody
 * was there to send. Nobody is waited for who has one in hand: what has ended is not claimed.
 */
export async function expireForgotten(db: Kysely<Database>, now: Date, before: Date): Promise<void> {
  const old = before.toISOString();
  const step = (tx: Transaction<Database>) =>
    expire(tx, now.toISOString(), (eb) =>
      eb(
        'key',
        'in',
        eb
          .selectFrom('deliveries as late')
          .select('late.key')
          .where('late.open', '=', 1)
          .where('late.state', '=', 'pending')
          .where('late.expires_at', '<', old)
          .limit(stepSize),
      ),
    );
  while ((await together(db, step)) === stepSize) await setImmediate();
}

/** Ends waiting messages; their papers may come again, and who waits for a mail is told. Says how many there were. */
async function expire(
  tx: Transaction<Database>,
  at: string,
  which: (eb: ExpressionBuilder<Database, 'deliveries'>) => Expression<SqlBool>,
): Promise<number> {
  const ended = await tx
    .updateTable('deliveries')
    .set({ ...stateColumns({ kind: 'expired', at }), reply: '' })
    .where('open', '=', 1)
    // What may stand there already is looked for first, whatever the time.
    .where('state', '=', 'pending')
    .where(which)
    .returning(['key', 'platform', 'tenant', 'channel'])
    .execute();
  for (const { key, ...channel } of ended) await release(tx, channel, [key]);
  for (const { tenant } of ended.filter(({ platform }) => platform === 'email')) await tellOwner(tx, tenant, at);
  return ended.length;
}

/** The platforms to which nobody was there to send. */
async function unattended(tx: Transaction<Database>, now: Date): Promise<Platform[]> {
  const keys = [...Platform.options.map(attendedAt), attendedAtAll];
  const notes = await tx.selectFrom('notes').select(['key', 'value']).where('key', 'in', keys).execute();
  const lately = notes.filter(({ value }) => now.getTime() - Date.parse(value) <= awayMs).map(({ key }) => key);
  if (lately.includes(attendedAtAll)) return [];
  return Platform.options.filter((platform) => !lately.includes(attendedAt(platform)));
}

/** Silence would be all that a person got of a mail that came to nothing. */
async function tellOwner(tx: Transaction<Database>, mailbox: string, at: string): Promise<void> {
  const owner = await ownerOf(tx, mailbox);
  const told = owner && mailNotice(mailPlace(mailbox), { kind: 'expired', at }, owner);
  if (told !== undefined) await insertDeliveries(tx, [deliveryRow(told, told.position)]);
}
