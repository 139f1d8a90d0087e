import { type Kysely, sql, type Transaction } from 'kysely';
import type { Plan } from '../core/channels/delivery.ts';
import { shuffleOf } from '../core/channels/delivery-key.ts';
import { type ChannelKey, channelKey, type Platform } from '../core/chat/place.ts';
import { deliveryRow } from './delivery-row.ts';
import { together } from './engine.ts';
import { insertDeliveries } from './insert-deliveries.ts';
import { decisionsToText } from './run-decisions.ts';
import type { Database } from './schema.ts';

/** Writes runs with their messages, ledger entries and next due times: all plans in one transaction. */
export const recordPlans = (db: Kysely<Database>, plans: readonly Plan[]): Promise<boolean[]> =>
  together(db, async (tx) => {
    const moved: Plan[] = [];
    for (const round of rounds(plans)) moved.push(...(await moveDue(tx, round)));
    const recorded = await insertRuns(tx, moved);
    await insertMessages(tx, recorded);
    const done = new Set(recorded);
    return plans.map((plan) => done.has(plan));
  });

/** Of several plans of one channel each begins where the one before it ends: one of each channel, then the next ones. */
function rounds(plans: readonly Plan[]): Plan[][] {
  const all: Plan[][] = [];
  const planned = new Map<string, number>();
  for (const plan of plans) {
    const name = nameOf(plan.channel);
    const round = planned.get(name) ?? 0;
    planned.set(name, round + 1);
    all[round] = [...(all[round] ?? []), plan];
  }
  return all;
}

/**
 * The due time moves on only from the one the plan was made for, and only while the channel is as it was then. Plans of
 * different channels; gives those that moved.
 */
async function moveDue(tx: Transaction<Database>, plans: readonly Plan[]): Promise<Plan[]> {
  const values = plans.map((plan) => {
    const { platform, tenant, channel } = plan.channel;
    const { version, dueAt, nextDue, emptyRuns } = plan;
    const shuffle = shuffleOf(plan.channel, nextDue);
    return sql`(${platform}, ${tenant}, ${channel}, cast(${version} as integer), ${dueAt}, ${nextDue},
      cast(${shuffle} as integer), cast(${emptyRuns} as integer))`;
  });
  const rows = await tx
    .with('moved(p, t, c, planned, due, next, place, empty)', () => sql<Moved>`(values ${sql.join(values)})`)
    .updateTable('channels')
    .from('moved')
    .set(({ ref }) => ({
      next_due: ref('moved.next'),
      shuffle: ref('moved.place'),
      empty_runs: ref('moved.empty'),
    }))
    .whereRef('channels.platform', '=', 'moved.p')
    .whereRef('channels.tenant', '=', 'moved.t')
    .whereRef('channels.channel', '=', 'moved.c')
    .whereRef('channels.version', '=', 'moved.planned')
    .whereRef('channels.next_due', '=', 'moved.due')
    .where('channels.pause', 'is', null)
    .where('channels.removed', '=', 0)
    .returning(['channels.platform', 'channels.tenant', 'channels.channel'])
    .execute();
  const names = new Set(rows.map(nameOf));
  return plans.filter(({ channel }) => names.has(nameOf(channel)));
}

type Moved = {
  p: Platform;
  t: string;
  c: string;
  planned: number;
  due: string;
  next: string;
  place: number;
  empty: number;
};

const nameOf = (key: ChannelKey) => JSON.stringify(Object.values(channelKey(key)));

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
