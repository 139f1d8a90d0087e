import type { Kysely, Transaction } from 'kysely';
import type { Plan } from '../core/channels/delivery.ts';
import { shuffleOf } from '../core/channels/delivery-key.ts';
import { type ChannelKey, channelKey } from '../core/chat/place.ts';
import { deliveryRow } from './delivery-row.ts';
import { together } from './engine.ts';
import { insertDeliveries } from './insert-deliveries.ts';
import { decisionsToText } from './run-decisions.ts';
import type { Database } from './schema.ts';

/** Writes runs with their messages, ledger entries and next due times: all plans in one transaction. */
export const recordPlans = (db: Kysely<Database>, plans: readonly Plan[]): Promise<boolean[]> =>
  together(db, async (tx) => {
    const moved: Plan[] = [];
    for (const plan of plans) if (await moveDue(tx, plan)) moved.push(plan);
    const recorded = await insertRuns(tx, moved);
    await insertMessages(tx, recorded);
    const done = new Set(recorded);
    return plans.map((plan) => done.has(plan));
  });

/** The due time moves on only from the one the plan was made for, and only while the channel is as it was then. */
async function moveDue(tx: Transaction<Database>, plan: Plan): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('channels')
    .set({
      next_due: plan.nextDue,
      shuffle: shuffleOf(plan.channel, plan.nextDue),
      empty_runs: plan.emptyRuns,
    })
    .where((eb) => eb.and(channelKey(plan.channel)))
    .where('version', '=', plan.version)
    .where('next_due', '=', plan.dueAt)
    .where('pause', 'is', null)
    .where('removed', '=', 0)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The plans whose run was not recorded before. */
async function insertRuns(tx: Transaction<Database>, plans: readonly Plan[]): Promise<Plan[]> {
  if (plans.length === 0) return [];
  const inserted = await tx
    .insertInto('runs')
    .values(
      plans.map((plan) => ({
        ...channelKey(plan.channel),
        due_at: plan.dueAt,
        ran_at: plan.ranAt,
        outcome_kind: plan.outcome.kind,
        outcome: JSON.stringify(plan.outcome),
        days: JSON.stringify(plan.days),
        decisions: decisionsToText(plan.decisions),
      })),
    )
    .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel', 'due_at']).doNothing())
    .returning(['platform', 'tenant', 'channel', 'due_at'])
    .execute();
  const keys = new Set(inserted.map((row) => identity(row, row.due_at)));
  return plans.filter((plan) => keys.has(identity(plan.channel, plan.dueAt)));
}

const identity = (key: ChannelKey, dueAt: string) => JSON.stringify([...Object.values(channelKey(key)), dueAt]);

async function insertMessages(tx: Transaction<Database>, plans: readonly Plan[]): Promise<void> {
  const deliveries = plans.flatMap((plan) => plan.deliveries.map((delivery) => deliveryRow(delivery, plan.ranAt)));
  if (deliveries.length === 0) return;
  await insertDeliveries(tx, deliveries);
  const shown = plans.flatMap((plan) =>
    plan.deliveries.flatMap(({ key, papers }) =>
      papers.map((paper) => ({ ...channelKey(plan.channel), paper, key, at: plan.ranAt, sent: 0, url: null })),
    ),
  );
  if (shown.length === 0) return;
  await tx
    .insertInto('shown_papers')
    .values(shown)
    .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel', 'paper']).doNothing())
    .execute();
}
