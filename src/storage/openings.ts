import type { Kysely, UpdateObject } from 'kysely';
import { deliveryKey } from '../core/channels/delivery-key.ts';
import { channelKey } from '../core/chat/place.ts';
import type { DiscussionStore, NewOpening, OpeningLimits, TooMany } from '../core/discussions/discussion.ts';
import { discussionFromRow, noThread, openingFromRow, openingRow } from './discussion-row.ts';
import { inTransaction } from './engine.ts';
import { createLease, inNoHands, newHolder } from './lease.ts';
import type { Database } from './schema.ts';

type Openings = Pick<
  DiscussionStore,
  | 'begin'
  | 'openerOf'
  | 'posted'
  | 'lineGone'
  | 'opened'
  | 'introduced'
  | 'putDown'
  | 'rest'
  | 'release'
  | 'halfWay'
  | 'threadGone'
>;

/**
 * How long an opening is in the hands of the process that took its last step, in milliseconds. Should another one go on with
 * it as well, because this one waits for longer, nothing comes twice: each message has its key, and a thread is opened once.
 */
const leaseMs = 180_000;

/** The steps of a discussion's opening, each written down when it is done: the process may end between any two. */
export function createOpenings(db: Kysely<Database>): Openings {
  const holder = newHolder(leaseMs);
  const { isShared, ours, isFree } = createLease(db, holder);
  const set = (key: string, columns: UpdateObject<Database, 'discussions'>) =>
    db.updateTable('discussions').set(columns).where('key', '=', key).execute();
  /** From each step on, what is left to do is carried on for as long as from the first. */
  const step = (key: string, columns: UpdateObject<Database, 'discussions'>, now: Date) =>
    set(key, { ...columns, active_at: now.toISOString(), ...ours });

  return {
    begin: (opening, now, limits) =>
      inTransaction(db, async (tx) => {
        const { channel, paper } = opening;
        const wanted = { ...channelKey(channel), paper };
        const rows = tx
          .selectFrom('discussions')
          .selectAll()
          .where((eb) => eb.and(wanted));
        const standing = await rows.select(isFree.as('is_free')).executeTakeFirst();
        const stands = standing && discussionFromRow(standing);
        if (stands !== undefined) return { stands };
        if (standing !== undefined && standing.next_step !== 'none' && !standing.is_free) return { isElsewhere: true };
        if (standing === undefined || standing.next_step === 'none') {
          const tooMany = await overLimit(tx, opening, limits);
          if (tooMany !== undefined) return tooMany;
        }
        await tx
          .insertInto('discussions')
          .values(openingRow(opening, deliveryKey(channel, `discussion of ${paper}`, 0)))
          .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel', 'paper']).doNothing())
          .execute();
        const row = await rows.executeTakeFirstOrThrow();
        // One that waits for somebody to ask for it again begins where it came to rest.
        const nextStep = row.next_step === 'none' ? (row.message_id === null ? 'line' : 'thread') : row.next_step;
        const isAnew = row.next_step === 'none' ? row.message_id === null : await cameToNothing(tx, row.line_key);
        const lineKey = isAnew ? opening.lineKey : row.line_key;
        const begun = { next_step: nextStep, line_key: lineKey, active_at: now.toISOString() };
        await tx
          .updateTable('discussions')
          .set({ ...begun, ...ours })
          .where('key', '=', row.key)
          .execute();
        const left = openingFromRow({ ...row, ...begun });
        if (left === undefined) throw new Error(`The discussion ${row.key} has no step left.`);
        return left;
      }),

    async openerOf({ key }) {
      const row = await db.selectFrom('discussions').select('opened_by').where('key', '=', key).executeTakeFirst();
      return row?.opened_by;
    },

    async posted(opening, { id, url }, now) {
      const message = { id, ...(url === undefined ? {} : { url }) };
      await step(opening.key, { message_id: id, message_url: url ?? null, next_step: 'thread' }, now);
      return { ...opening, next: 'thread', message };
    },

    async lineGone(opening, lineKey, now) {
      await step(opening.key, { ...noMessage, line_key: lineKey, next_step: 'line' }, now);
      return { ...opening, lineKey, next: 'line' };
    },

    async opened(opening, thread, url, now) {
      const place = { thread: thread.thread ?? noThread, thread_channel: thread.channel, url: url ?? null };
      await step(opening.key, { ...place, next_step: 'introduction' }, now);
      const { channel, paper, openedBy, openedAt, upvotesAtOpening } = opening;
      const at = { thread, ...(url === undefined ? {} : { url }) };
      const discussion = { channel, paper, openedBy, openedAt, upvotesAtOpening, ...at };
      return { ...opening, next: 'introduction', discussion };
    },

    async introduced({ key }, message) {
      await set(key, { next_step: 'none', introduction: message ?? null });
    },

    async putDown({ key }) {
      await db
        .updateTable('discussions')
        .set(inNoHands)
        .where('key', '=', key)
        .where('holder', '=', holder.id)
        .execute();
    },

    async rest({ key }) {
      await set(key, { next_step: 'none' });
    },

    async release({ key }) {
      await db
        .deleteFrom('discussions')
        .where('key', '=', key)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('questions').select('id').whereRef('questions.discussion', '=', 'discussions.key'))),
        )
        .execute();
      // What was asked in an earlier thread stays.
      await set(key, { ...noMessage, next_step: 'none' });
    },

    async halfWay(since) {
      const left = db
        .selectFrom('discussions')
        .where('next_step', '<>', 'none')
        .where(({ or, and, eb, exists, selectFrom }) =>
          or([
            eb('active_at', '>', since.toISOString()),
            // Its line outlives an outage, however long that is: it must not stand there without its thread.
            and([
              eb('next_step', '=', 'line'),
              exists(
                selectFrom('deliveries')
                  .select('deliveries.key')
                  .whereRef('deliveries.key', '=', 'discussions.line_key')
                  .where((line) => line.or([line('open', '=', 1), line('state', '=', 'sent')])),
              ),
            ]),
          ]),
        );
      const take = () =>
        db
          .updateTable('discussions')
          .set(ours)
          .where('key', 'in', left.where(isFree).select('key').forUpdate().skipLocked())
          .returningAll();
      const rows = await (isShared ? take() : left.selectAll()).execute();
      return rows.map(openingFromRow).filter((opening) => opening !== undefined);
    },

    async threadGone({ platform, tenant, channel, thread }) {
      if (thread === undefined) return;
      await db
        .updateTable('discussions')
        .set({ thread: null, thread_channel: null, url: null, introduction: null, ...noMessage, next_step: 'none' })
        .where((eb) => eb.and({ platform, tenant, thread_channel: channel, thread }))
        .execute();
    },
  };
}

async function overLimit(
  db: Kysely<Database>,
  { channel, openedBy }: NewOpening,
  { since, ...most }: OpeningLimits,
): Promise<TooMany | undefined> {
  const rows = await db
    .selectFrom('discussions')
    .select('opened_by')
    .where((eb) => eb.and(channelKey(channel)))
    .where('opened_at', '>', since.toISOString())
    .execute();
  const own = rows.filter((row) => row.opened_by === openedBy).length;
  if (own >= most.person) return { tooManyOf: 'person', opened: own };
  return rows.length >= most.channel ? { tooManyOf: 'channel', opened: rows.length } : undefined;
}

/** Whether the line of an opening was given up, and nobody was there to note it: its key names no other message. */
async function cameToNothing(db: Kysely<Database>, key: string | null): Promise<boolean> {
  const ended = db.selectFrom('deliveries').select('key').where('key', '=', key).where('open', '=', 0);
  return (await ended.where('state', '<>', 'sent').executeTakeFirst()) !== undefined;
}

const noMessage = { message_id: null, message_url: null };
