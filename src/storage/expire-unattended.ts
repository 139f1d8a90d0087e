import type { Kysely, Transaction } from 'kysely';
import { mailPlace } from '../core/channels/mail-addresses.ts';
import { mailNotice } from '../core/channels/mail-notice.ts';
import type { Platform } from '../core/chat/place.ts';
import { deliveryRow, stateColumns } from './delivery-row.ts';
import { inTransaction } from './engine.ts';
import { insertDeliveries } from './insert-deliveries.ts';
import { ownerOf } from './mail-addresses.ts';
import type { Database } from './schema.ts';
import { release } from './settle.ts';

/** Asked every minute; after a pause of this length, in milliseconds, nobody was there. A restart takes less. */
const awayMs = 5 * 60_000;

/** When it was asked the last time, kept over restarts. */
const attendedAt = 'delivery:attended-at';

/** See {@link Outbox.expireUnattended}. */
export const expireUnattended = (db: Kysely<Database>, now: Date, absent: readonly Platform[]): Promise<number> =>
  inTransaction(db, async (tx) => {
    const at = now.toISOString();
    const note = await tx.selectFrom('notes').select('value').where('key', '=', attendedAt).executeTakeFirst();
    await tx
      .insertInto('notes')
      .values({ key: attendedAt, value: at })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: at }))
      .execute();
    const wasAway = note === undefined || now.getTime() - Date.parse(note.value) > awayMs;
    const ended = await tx
      .updateTable('deliveries')
      .set({ ...stateColumns({ kind: 'expired', at }), reply: '' })
      .where('open', '=', 1)
      // What may stand there already is looked for first, whatever the time.
      .where('state', '=', 'pending')
      .where('expires_at', '<=', at)
      .$if(!wasAway, (query) =>
        query.where(({ or, eb }) =>
          or([...absent.map((platform) => eb('platform', '=', platform)), eb('removed', '=', 1)]),
        ),
      )
      .returning(['key', 'platform', 'tenant', 'channel'])
      .execute();
    for (const { key, ...channel } of ended) await release(tx, channel, [key]);
    for (const { tenant } of ended.filter(({ platform }) => platform === 'email')) await tellOwner(tx, tenant, at);
    return ended.length;
  });

/** Silence would be all that a person got of a mail that came to nothing. */
async function tellOwner(tx: Transaction<Database>, mailbox: string, at: string): Promise<void> {
  const owner = await ownerOf(tx, mailbox);
  const told = owner && mailNotice(mailPlace(mailbox), { kind: 'expired', at }, owner);
  if (told !== undefined) await insertDeliveries(tx, [deliveryRow(told, told.position)]);
}
