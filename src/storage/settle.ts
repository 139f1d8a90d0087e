import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { Outcome } from '../core/channels/delivery.ts';
import { deliveryKey } from '../core/channels/delivery-key.ts';
import { type DeliveryState, isFinished } from '../core/channels/delivery-state.ts';
import { type ChannelKey, channelKey, Place, type Platform } from '../core/chat/place.ts';
import { deliveryRow, papersOf, stateColumns } from './delivery-row.ts';
import { openingRow } from './discussion-row.ts';
import { together } from './engine.ts';
import { insertDeliveries } from './insert-deliveries.ts';
import { type createLease, inNoHands } from './lease.ts';
import type { Database, DeliveryRow } from './schema.ts';

type Lease = Pick<ReturnType<typeof createLease>, 'isOurs' | 'resting'>;

/** A message with what became of it. */
type Settled = Outcome & { message: Message };
type Message = Pick<
  Selectable<DeliveryRow>,
  'platform' | 'tenant' | 'channel' | 'thread' | 'kind' | 'errand' | 'papers'
>;

/** See {@link Outbox.settle}. `lease`: of the process that asks for it. */
export const settle = (db: Kysely<Database>, outcomes: readonly Outcome[], lease: Lease): Promise<boolean[]> =>
  together(db, async (tx) => {
    const messages = await write(tx, outcomes, lease);
    const isSettled: boolean[] = [];
    const ended: Settled[] = [];
    for (const outcome of outcomes) {
      const message = messages.get(outcome.key);
      isSettled.push(message !== undefined || (await standsSo(tx, outcome.key, outcome.state)));
      if (message !== undefined && isFinished(outcome.state)) ended.push({ ...outcome, message });
    }
    await confirm(tx, ended);
    const publishing = await thosePublishing(tx, ended);
    for (const one of ended) await follow(tx, one, publishing.has(channelName(one.message)));
    return isSettled;
  });

/** Writes the states of messages, all at once; gives those that are ours, by their keys. */
async function write(
  tx: Transaction<Database>,
  outcomes: readonly Outcome[],
  { isOurs, resting }: Lease,
): Promise<Map<string, Message>> {
  const values = outcomes.map(({ key, state, attempts, restMs = 0 }) => {
    const { open, due_at, detail } = stateColumns(state);
    const { holder, lease_until } = open === 1 ? resting(restMs) : inNoHands;
    return sql`(${key}, ${state.kind}, cast(${open} as integer), ${due_at}, ${detail}, cast(${attempts} as integer),
      ${holder}, ${lease_until})`;
  });
  const rows = await tx
    .with('settled(of, kind, waits, due, told, tries, hand, until)', () => sql<Written>`(values ${sql.join(values)})`)
    .updateTable('deliveries')
    .from('settled')
    .set(({ ref }) => ({
      state: ref('settled.kind'),
      open: ref('settled.waits'),
      due_at: ref('settled.due'),
      detail: ref('settled.told'),
      attempts: ref('settled.tries'),
      holder: ref('settled.hand'),
      lease_until: ref('settled.until'),
      // A finished message is never posted again: its text would only fill the disk.
      reply: sql<string>`case when settled.waits = 1 then deliveries.reply else '' end`,
    }))
    .whereRef('deliveries.key', '=', 'settled.of')
    .where(isOurs)
    // Ended meanwhile, with its channel, say, it is not opened again: what it says is gone. But what stands there stands.
    .where(({ or, eb }) => or([eb('settled.kind', '=', 'sent'), eb('deliveries.open', '=', 1)]))
    .returning(messageColumns)
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}

type Written = {
  of: string;
  kind: string;
  waits: number;
  due: string | null;
  told: string;
  tries: number;
  hand: string | null;
  until: string | null;
};

const messageColumns = [
  'deliveries.key',
  'deliveries.platform',
  'deliveries.tenant',
  'deliveries.channel',
  'deliveries.thread',
  'deliveries.kind',
  'deliveries.errand',
  'deliveries.papers',
] as const;

/** What comes of the end of a message: for its papers, its channel, and whoever is told. */
async function follow(tx: Transaction<Database>, { key, state, notice, message }: Settled, publishes: boolean) {
  if (state.kind === 'sent') await openToVotes(tx, message, state);
  if (state.kind === 'sent') await openPost(tx, message, state);
  if (state.kind === 'sent' && publishes) await publishLater(tx, message, key, state.at);
  if (state.kind !== 'sent' && state.kind !== 'assumed') await release(tx, message, [key]);
  if (message.errand !== 'digest') return;
  const isNews = state.kind !== 'gone' || (await close(tx, message, state));
  // Its key stands there, also once it is finished: nobody is told twice.
  if (isNews && notice !== undefined) await insertDeliveries(tx, [deliveryRow(notice, notice.position)]);
}

/** It was written before, and the answer to that was lost. */
async function standsSo(tx: Transaction<Database>, key: string, state: DeliveryState): Promise<boolean> {
  const { detail } = stateColumns(state);
  const standing = tx.selectFrom('deliveries').select('key').where('key', '=', key).where('detail', '=', detail);
  return (await standing.executeTakeFirst()) !== undefined;
}

/** The channels of sent digests that publish, by their names. */
async function thosePublishing(tx: Transaction<Database>, ended: readonly Settled[]): Promise<Set<string>> {
  const digests = ended.filter(({ state, message }) => state.kind === 'sent' && message.errand === 'digest');
  if (digests.length === 0) return new Set();
  const rows = await tx
    .selectFrom('channels')
    .select(['platform', 'tenant', 'channel'])
    .where((eb) => eb.or(digests.map(({ message }) => eb.and({ ...channelKey(message), publish: 1 }))))
    .execute();
  return new Set(rows.map(channelName));
}

const channelName = (channel: ChannelKey) => JSON.stringify(Object.values(channelKey(channel)));

/** Where the channel publishes, its message waits for that from now on, behind what waits there longer. */
async function publishLater(tx: Transaction<Database>, channel: ChannelKey, key: string, at: string): Promise<void> {
  const ahead = tx
    .selectFrom('deliveries as other')
    .select(({ fn }) => fn.max('other.publish_at').as('at'))
    .where((eb) => eb.and({ 'other.platform': channel.platform, 'other.tenant': channel.tenant }))
    .where('other.channel', '=', channel.channel)
    .where('other.publish_at', '>', at);
  await tx
    .updateTable('deliveries')
    .set(({ fn, val }) => ({ publish_at: fn.coalesce(ahead, val(at)) }))
    .where('key', '=', key)
    .execute();
}

/** Thumbs on a message that shows one paper are votes about it; on several they would be about none. */
async function openToVotes(
  tx: Transaction<Database>,
  { papers, platform, tenant, channel, thread }: Message,
  { messageId, at, thread: begun }: Extract<DeliveryState, { kind: 'sent' }>,
): Promise<void> {
  const [paper, ...others] = z.array(z.string()).parse(JSON.parse(papers));
  if (paper === undefined || others.length > 0) return;
  await tx
    .insertInto('message_papers')
    .values({ platform, tenant, channel, thread: begun ?? thread, message: messageId, paper, said_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** A post of a digest is the discussion of its paper: people talk below it, and nobody has to open anything. */
async function openPost(
  tx: Transaction<Database>,
  message: Message,
  { at, messageId, thread, ...state }: Extract<DeliveryState, { kind: 'sent' }>,
): Promise<void> {
  const [paper] = papersOf(message);
  if (thread === undefined || paper === undefined || message.errand !== 'digest') return;
  const { platform, tenant, channel } = message;
  const url = state.url ?? null;
  const place: Place = { platform, tenant, channel, kind: Place.shape.kind.parse(message.kind) };
  const known = await tx.selectFrom('papers').select('upvotes').where('id', '=', paper).executeTakeFirst();
  const key = deliveryKey(place, `discussion of ${paper}`, 0);
  const upvotesAtOpening = known?.upvotes ?? 0;
  const opening = { channel: place, paper, openedBy: '', openedAt: at, upvotesAtOpening, lineKey: key };
  const stands = { message_id: messageId, message_url: url, thread, thread_channel: channel, url, next_step: 'none' };
  await tx
    .insertInto('discussions')
    .values({ ...openingRow(opening, key), ...stands })
    .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'channel', 'paper']).doNothing())
    .execute();
}

/** The papers of messages that were sent, or are taken for sent, are shown there from now on. */
async function confirm(tx: Transaction<Database>, ended: readonly Settled[]): Promise<void> {
  const values = ended.flatMap(({ key, state, message: { platform, tenant, channel } }) => {
    if (state.kind !== 'sent' && state.kind !== 'assumed') return [];
    return [
      sql`(${platform}, ${tenant}, ${channel}, ${key}, ${state.at}, ${state.kind === 'sent' ? (state.url ?? null) : null})`,
    ];
  });
  if (values.length === 0) return;
  await tx
    .with('confirmed(p, t, c, of, since, address)', () => sql<Confirmed>`(values ${sql.join(values)})`)
    .updateTable('shown_papers')
    .from('confirmed')
    .set(({ ref }) => ({ sent: 1, at: ref('confirmed.since'), url: ref('confirmed.address') }))
    .whereRef('shown_papers.platform', '=', 'confirmed.p')
    .whereRef('shown_papers.tenant', '=', 'confirmed.t')
    .whereRef('shown_papers.channel', '=', 'confirmed.c')
    .whereRef('shown_papers.key', '=', 'confirmed.of')
    .execute();
}

type Confirmed = { p: Platform; t: string; c: string; of: string; since: string; address: string | null };

/** The channel was never shown these papers after all: they may come again. */
export async function release(tx: Transaction<Database>, channel: ChannelKey, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx
    .deleteFrom('shown_papers')
    .where((eb) => eb.and(channelKey(channel)))
    .where('key', 'in', keys)
    .where('sent', '=', 0)
    .execute();
}

/** Nothing more is sent to a channel that is gone. False when it was paused before: that is no news then. */
async function close(
  tx: Transaction<Database>,
  channel: ChannelKey,
  state: Extract<DeliveryState, { kind: 'gone' }>,
): Promise<boolean> {
  const waiting = await tx
    .updateTable('deliveries')
    .set({ ...stateColumns(state), reply: '' })
    .where((eb) => eb.and(channelKey(channel)))
    .where('open', '=', 1)
    .returning('key')
    .execute();
  await release(
    tx,
    channel,
    waiting.map(({ key }) => key),
  );
  const { numUpdatedRows } = await tx
    .updateTable('channels')
    .set(({ eb }) => ({ pause: JSON.stringify(state), version: eb('version', '+', 1) }))
    .where((eb) => eb.and(channelKey(channel)))
    .where('pause', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
