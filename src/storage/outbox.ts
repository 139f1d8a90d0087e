import { expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { Only, Outbox } from '../core/channels/delivery.ts';
import { DeliveryState } from '../core/channels/delivery-state.ts';
import type { Platform } from '../core/chat/place.ts';
import { clockSetBack } from './clock-set-back.ts';
import { deliveryRow, replyOf, stateColumns, waitingColumns, waitingFromRow } from './delivery-row.ts';
import { databaseTime, isPostgres, together } from './engine.ts';
import { expireUnattended } from './expire-unattended.ts';
import { insertDeliveries } from './insert-deliveries.ts';
import { createLease, inNoHands, newHolder } from './lease.ts';
import { createLedger } from './ledger.ts';
import { createPaceStore } from './pace.ts';
import { recordPlans } from './record-plans.ts';
import type { Database } from './schema.ts';
import { settle } from './settle.ts';

/**
 * Messages on their way, in the database, as one process sees them. A message's key is a digest of its platform, tenant,
 * channel and due time: a question by key alone never reaches another tenant's message.
 */
export function createOutbox(db: Kysely<Database>, holder = newHolder(usualLeaseMs)): Outbox {
  const lease = createLease(db, holder);
  const { isShared, ours, isFree, isOurs } = lease;

  /** What is due first, in our hands from now on. */
  async function first(now: Date, limit: number, { except = [], ...only }: Only & { except?: readonly string[] }) {
    const inOrder = heads(db, only)
      .$if(except.length > 0, (all) => all.where('key', 'not in', except))
      .where('due_at', '<=', now.toISOString())
      .orderBy('due_at')
      // SQLite would leave the index of what somebody waits for, which has no other order, and read all that is due.
      .$if(only.errand !== 'awaited', (all) => all.orderBy('position'))
      .limit(limit);
    if (!isShared) return inheritFrom(await inOrder.select([...waitingColumns, 'holder']).execute());
    const rows = await db
      // Locked, so that whoever asks in the same moment passes on to those behind them; once, whatever the server plans.
      .with(
        (cte) => cte('taken').materialized(),
        () => inOrder.where(isFree).select('key').forUpdate().skipLocked(),
      )
      .updateTable('deliveries')
      .set(ours)
      .where('key', 'in', (eb) => eb.selectFrom('taken').select('taken.key'))
      .returning(waitingColumns)
      .execute();
    const orderOf = ({ due_at, position }: (typeof rows)[number]) => `${due_at} ${position}`;
    return rows.sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
  }

  /** In SQLite, where we work alone: what others had in hand is ours as well, since they are gone. */
  async function inheritFrom<Row extends { key: string; holder: string | null }>(rows: Row[]): Promise<Row[]> {
    const others = rows.filter(({ holder: whose }) => whose !== null && whose !== holder.id).map(({ key }) => key);
    const waits = db.updateTable('deliveries').set(ours).where('due_at', 'is not', null);
    if (others.length > 0) await waits.where('key', 'in', others).execute();
    return rows;
  }

  return {
    ...createLedger(db),
    ...(isShared ? { leaseMs: holder.leaseMs, pace: createPaceStore(db), now: () => serverTime(db) } : {}),
    recordPlans: (plans) => recordPlans(db, plans),
    // On a server the channels of one go cost eight ways there and back, however many; in a file each keeps the event loop.
    channelsAtOnce: isShared ? 40 : 10,
    settle: (outcomes) => settle(db, outcomes, lease),
    expireUnattended: (now, attended) => expireUnattended(db, now, attended, isFree),
    clockSetBack: (now, atMostMs) => clockSetBack(db, now, atMostMs),

    async enqueue(delivery, { inHand } = { inHand: false }) {
      const row = deliveryRow(delivery, delivery.position);
      return (await insertDeliveries(db, [inHand ? { ...row, ...ours } : row])) === 1n;
    },

    async stateOf(key) {
      const row = await db.selectFrom('deliveries').select('detail').where('key', '=', key).executeTakeFirst();
      return row === undefined ? undefined : DeliveryState.parse(JSON.parse(row.detail));
    },

    async take(now, limit, only = {}) {
      const awaited = only.errand === undefined ? await first(now, limit, { ...only, errand: 'awaited' }) : [];
      const rows = awaited.length > 0 ? awaited : await first(now, limit, only);
      return rows.map(waitingFromRow);
    },

    async nextDue(only = {}) {
      const row = await heads(db, only).select('due_at').orderBy('due_at').limit(1).executeTakeFirst();
      return row === undefined || row.due_at === null ? undefined : new Date(row.due_at);
    },

    async keep(keys) {
      if (keys.length === 0) return;
      await db.updateTable('deliveries').set(ours).where('key', 'in', keys).where(isOurs).execute();
    },

    async areOthersSending(attended) {
      const sending = { open: 1, removed: 0, state: 'sending' };
      const rows = db
        .selectFrom('deliveries')
        .select('key')
        .where((eb) => eb.and(sending))
        .where(isOnOneOf(attended));
      return (await rows.where('holder', '<>', holder.id).limit(1).executeTakeFirst()) !== undefined;
    },

    async release() {
      if (!isShared) return;
      const ofOurs = { open: 1, holder: holder.id };
      await db
        .updateTable('deliveries')
        .set(inNoHands)
        .where((eb) => eb.and(ofOurs))
        // What is unknown is left alone for as long as it may be on its way.
        .where('state', '=', 'pending')
        .execute();
    },

    async claim(messages, now, { again } = { again: false }) {
      // Of several processes each has its own clock, and how old a try is decides whether a key is known there still.
      const tried = isShared ? databaseTime(db) : sql<string>`${now.toISOString()}`;
      const sending = messages.map(
        ({ key, state, since }) => sql`(${key}, ${state.kind}, ${since?.toISOString() ?? tried})`,
      );
      const rows = await db
        .with('claimed(key, as, since)', () => sql<Claimed>`(values ${sql.join(sending)})`)
        .updateTable('deliveries')
        .from('claimed')
        .set({ state: 'sending', due_at: null, detail: sendingDetail(db, 'claimed.since'), ...ours })
        .whereRef('deliveries.key', '=', 'claimed.key')
        .where(({ or, and, eb, ref }) =>
          or([
            and([eb('deliveries.state', '=', ref('claimed.as')), eb('due_at', 'is not', null)]),
            ...(again ? [eb('deliveries.state', '=', 'sending')] : []),
          ]),
        )
        .where(isOurs)
        .returning(['deliveries.key', 'deliveries.reply', 'deliveries.detail'])
        .execute();
      return new Map(rows.map((row) => [row.key, { reply: replyOf(row), since: sendingSince(row) }]));
    },

    async defer(messages) {
      await together(db, async (tx) => {
        for (const { key, until } of messages) {
          await tx
            .updateTable('deliveries')
            .set({ due_at: until.toISOString(), ...inNoHands })
            .where('key', '=', key)
            .where('due_at', 'is not', null)
            .where(isOurs)
            .execute();
        }
      });
    },

    async recover(now, inHand, attended) {
      const at = now.toISOString();
      // What is ours and not in our hands was lost, too: the answer to a claim, say.
      const isLost = sql<SqlBool>`state = 'sending' and ${isFree}`;
      const rows = await db
        .selectFrom('deliveries')
        .select(['key', 'detail'])
        .where(isLost)
        .where(isOnOneOf(attended))
        .execute();
      const lost = rows.filter(({ key }) => !inHand.has(key));
      for (const { key, detail } of lost) {
        const since = sendingSince({ detail }).toISOString();
        const reason = 'we were stopped while sending';
        await db
          .updateTable('deliveries')
          // Taken away from whoever had it: an answer that comes to it after all is not ours to wait for.
          .set({ ...stateColumns({ kind: 'unknown', since, dueAt: at, reason, looks: 0 }), holder: holder.id })
          .where('key', '=', key)
          .where(isLost)
          .execute();
      }
      return lost.length;
    },
  };
}

/** Long enough for a pause of the process or of the server, short enough to wait for when one of them dies. */
const usualLeaseMs = 30_000;

const isOnOneOf = (platforms: readonly Platform[]) => {
  const eb = expressionBuilder<Database, 'deliveries'>();
  return eb.or(platforms.map((platform) => eb('platform', '=', platform)));
};

type Claimed = { key: string; as: string; since: string };

const sendingSince = ({ detail }: { detail: string }) =>
  new Date(z.object({ since: z.string() }).parse(JSON.parse(detail)).since);

/** What a row says of a message that is being sent since the time in this column. */
const sendingDetail = (db: Kysely<Database>, since: string) =>
  isPostgres(db)
    ? sql<string>`json_build_object('kind', 'sending', 'since', ${sql.ref(since)})::text`
    : sql<string>`json_object('kind', 'sending', 'since', ${sql.ref(since)})`;

async function serverTime(db: Kysely<Database>): Promise<Date> {
  const { rows } = await sql<{ now: string }>`select ${databaseTime(db)} as now`.execute(db);
  return new Date(rows[0]?.now ?? Number.NaN);
}

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
