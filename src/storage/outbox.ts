import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Only, Outbox } from '../core/channels/delivery.ts';
import { DeliveryState } from '../core/channels/delivery-state.ts';
import { clockSetBack } from './clock-set-back.ts';
import { deliveryRow, replyOf, stateColumns, waitingColumns, waitingFromRow } from './delivery-row.ts';
import { inTransaction } from './engine.ts';
import { expireUnattended } from './expire-unattended.ts';
import { insertDeliveries } from './insert-deliveries.ts';
import { createLedger } from './ledger.ts';
import { recordOutcome } from './record-outcome.ts';
import { recordPlans } from './record-plans.ts';
import type { Database } from './schema.ts';

/**
 * Messages on their way, in the database. A message's key is a digest of its platform, tenant, channel and due time:
 * a question by key alone never reaches another tenant's message.
 */
export function createOutbox(db: Kysely<Database>): Outbox {
  return {
    ...createLedger(db),
    recordPlans: (plans) => recordPlans(db, plans),
    recordOutcome: (key, state, attempts, notice) => recordOutcome(db, key, state, attempts, notice),
    expireUnattended: (now, absent) => expireUnattended(db, now, absent),
    clockSetBack: (now, atMostMs) => clockSetBack(db, now, atMostMs),

    enqueue: async (delivery) => (await insertDeliveries(db, [deliveryRow(delivery, delivery.position)])) === 1n,

    async stateOf(key) {
      const row = await db.selectFrom('deliveries').select('detail').where('key', '=', key).executeTakeFirst();
      return row === undefined ? undefined : DeliveryState.parse(JSON.parse(row.detail));
    },

    async due(now, limit, { except = [], ...only } = {}) {
      const first = () =>
        heads(db, only)
          .$if(except.length > 0, (all) => all.where('key', 'not in', except))
          .select(waitingColumns)
          .where('due_at', '<=', now.toISOString())
          .orderBy('due_at')
          .limit(limit);
      // In no other order: with it SQLite would leave their own index for the other, and read all that is due.
      const awaited = await first().where('errand', '=', 'awaited').execute();
      const isEnough = awaited.length > 0 || only.errand === 'awaited';
      const rows = isEnough ? awaited : await first().orderBy('position').execute();
      return rows.map(waitingFromRow);
    },

    async nextDue(only = {}) {
      const row = await heads(db, only).select('due_at').orderBy('due_at').limit(1).executeTakeFirst();
      return row === undefined || row.due_at === null ? undefined : new Date(row.due_at);
    },

    async claim({ key, state }, at) {
      const row = await db
        .updateTable('deliveries')
        .set(stateColumns({ kind: 'sending', since: at.toISOString() }))
        .where('key', '=', key)
        .where('state', '=', state.kind)
        .where('due_at', 'is not', null)
        .returning('reply')
        .executeTakeFirst();
      return row && replyOf(row);
    },

    async defer(messages) {
      await inTransaction(db, async (tx) => {
        for (const { key, until } of messages) {
          await tx
            .updateTable('deliveries')
            .set({ due_at: until.toISOString() })
            .where('key', '=', key)
            .where('due_at', 'is not', null)
            .execute();
        }
      });
    },

    async recover(now, inFlight) {
      const at = now.toISOString();
      const rows = await db.selectFrom('deliveries').select(['key', 'detail']).where('state', '=', 'sending').execute();
      const lost = rows.filter(({ key }) => !inFlight.has(key));
      for (const { key, detail } of lost) {
        const { since } = Sending.parse(JSON.parse(detail));
        await db
          .updateTable('deliveries')
          .set(stateColumns({ kind: 'unknown', since, dueAt: at, reason: 'we were stopped while sending', looks: 0 }))
          .where('key', '=', key)
          .where('state', '=', 'sending')
          .execute();
      }
      return lost.length;
    },
  };
}

const Sending = z.object({ since: z.string() });

/** Waiting messages of installations that are there; of a channel's digests those that no earlier one holds back. */
const heads = (db: Kysely<Database>, { platform, errand }: Only) =>
  db
    .selectFrom('deliveries')
    .where('open', '=', 1)
    .where('removed', '=', 0)
    .where((eb) => eb.and({ ...(platform && { platform }), ...(errand && { errand }) }))
    .where('due_at', 'is not', null)
    .where(({ or, eb, not, exists, selectFrom, ref }) =>
      or([
        eb('errand', '<>', 'digest'),
        not(
          exists(
            selectFrom('deliveries as other')
              .select('other.key')
              .where('other.open', '=', 1)
              .where('other.errand', '=', 'digest')
              .whereRef('other.platform', '=', 'deliveries.platform')
              .whereRef('other.tenant', '=', 'deliveries.tenant')
              .whereRef('other.channel', '=', 'deliveries.channel')
              .where((other) =>
                other.or([
                  other('other.position', '<', ref('deliveries.position')),
                  other('other.state', '=', 'sending'),
                ]),
              ),
          ),
        ),
      ]),
    );
