import type { Kysely } from 'kysely';
import { shuffleOf } from '../core/channels/delivery-key.ts';
import { channelKey, Platform } from '../core/chat/place.ts';
import { inTransaction } from './engine.ts';
import type { Database } from './schema.ts';

/**
 * Undoes what a clock that was ahead made final: runs skipped as too late at a time that has not come yet are forgotten
 * and fall due again, and messages put off until then wait no longer than `atMostMs`. Says how many rows it touched.
 */
export const clockSetBack = (db: Kysely<Database>, now: Date, atMostMs: number): Promise<number> =>
  inTransaction(db, async (tx) => {
    const early = await tx
      .selectFrom('runs')
      .select(['platform', 'tenant', 'channel', 'due_at'])
      .where('ran_at', '>', now.toISOString())
      .where('outcome_kind', '=', 'skipped-late')
      .execute();
    for (const run of early) {
      await tx
        .deleteFrom('runs')
        .where((eb) => eb.and(channelKey(run)))
        .where('due_at', '=', run.due_at)
        .execute();
      await tx
        .updateTable('channels')
        .set({ next_due: run.due_at, shuffle: shuffleOf(run, run.due_at) })
        .where((eb) => eb.and(channelKey(run)))
        .where('next_due', '>', run.due_at)
        .execute();
    }
    const latest = new Date(now.getTime() + atMostMs).toISOString();
    const { numUpdatedRows } = await tx
      .updateTable('deliveries')
      .set({ due_at: latest })
      .where('open', '=', 1)
      // Of the queue alone, by its index: those of removed installations are looked at when they stand in it again.
      .where('removed', '=', 0)
      .where('platform', 'in', Platform.options)
      .where('due_at', '>', latest)
      .executeTakeFirst();
    return early.length + Number(numUpdatedRows);
  });
