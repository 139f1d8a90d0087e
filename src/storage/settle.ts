import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { Outcome } from '../core/channels/delivery.ts';
import { deliveryKey } from '../core/channels/delivery-key.ts';
import type { DeliveryState } from '../core/channels/delivery-state.ts';
import { type ChannelKey, channelKey, Place } from '../core/chat/place.ts';
import { deliveryRow, papersOf, stateColumns } from './delivery-row.ts';
import { openingRow } from './discussion-row.ts';
import { together } from './engine.ts';
import { insertDeliveries } from './insert-deliveries.ts';
import { type createLease, inNoHands } from './lease.ts';
import type { Database, DeliveryRow } from './schema.ts';

type Lease = Pick<ReturnType<typeof createLease>, 'isOurs' | 'resting'>;

/** See {@link Outbox.settle}. `lease`: of the process that asks for it. */
export const settle = (db: Kysely<Database>, outcomes: readonly Outcome[], lease: Lease): Promise<boolean[]> =>
  together(db, async (tx) => {
    const settled: boolean[] = [];
    for (const outcome of outcomes) settled.push(await settleOne(tx, outcome, lease));
    return settled;
  });

/** What became of a message, and with it of its papers and (when the channel is gone) of its channel. */
async function settleOne(tx: Transaction<Database>, outcome: Outcome, { isOurs, resting }: Lease): Promise<boolean> {
  const { key, state, attempts, notice, restMs = 0 } = outcome;
  const open = stateColumns(state).open === 1;
  const message = await tx
    .updateTable('deliveries')
    // A finished message is never posted again: its text would only fill the disk.
    .set({ ...stateColumns(state), attempts, ...(open ? resting(restMs) : { ...inNoHands, reply: '' }) })
    .where('key', '=', key)
    .where(isOurs)
    // Ended meanwhile, with its channel, say, it is not opened again: what it says is gone. But what stands there stands.
    .$if(state.kind !== 'sent', (query) => query.where('open', '=', 1))
    .returning(['platform', 'tenant', 'channel', 'thread', 'kind', 'errand', 'papers'])
    .executeTakeFirst();
  if (message === undefined) return standsSo(tx, key, state);
  if (open) return true;
  if (state.kind === 'sent') await openToVotes(tx, message, state);
  if (state.kind === 'sent') await openPost(tx, message, state);
  if (state.kind === 'sent' && message.errand === 'digest') await publishLater(tx, message, key, state.at);
  if (state.kind === 'sent' || state.kind === 'assumed') await confirm(tx, message, key, state);
  else await release(tx, message, [key]);
  if (message.errand !== 'digest') return true;
  const isNews = state.kind !== 'gone' || (await close(tx, message, state));
  // Its key stands there, also once it is finished: nobody is told twice.
  if (isNews && notice !== undefined) await insertDeliveries(tx, [deliveryRow(notice, notice.position)]);
  return true;
}

/** It was written before, and the answer to that was lost. */
async function standsSo(tx: Transaction<Database>, key: string, state: DeliveryState): Promise<boolean> {
  const { detail } = stateColumns(state);
  const standing = tx.selectFrom('deliveries').select('key').where('key', '=', key).where('detail', '=', detail);
  return (await standing.executeTakeFirst()) !== undefined;
}

/** Where the channel publishes, its message waits for that from now on, behind what waits there longer. */
async function publishLater(tx: Transaction<Database>, channel: ChannelKey, key: string, at: string): Promise<void> {
  const publishes = tx
    .selectFrom('channels')
    .select('channel')
    .where((eb) => eb.and({ ...channelKey(channel), publish: 1 }));
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
    .where(({ exists }) => exists(publishes))
    .execute();
}

/** Thumbs on a message that shows one paper are votes about it; on several they would be about none. */
async function openToVotes(
  tx: Transaction<Database>,
  {
    papers,
    platform,
    tenant,
    channel,
    thread,
  }: Pick<Selectable<DeliveryRow>, 'platform' | 'tenant' | 'channel' | 'thread' | 'papers'>,
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
  message: Pick<Selectable<DeliveryRow>, 'platform' | 'tenant' | 'channel' | 'kind' | 'errand' | 'papers'>,
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

async function confirm(
  tx: Transaction<Database>,
  channel: ChannelKey,
  key: string,
  state: Extract<DeliveryState, { kind: 'sent' | 'assumed' }>,
): Promise<void> {
  await tx
    .updateTable('shown_papers')
    .set({ sent: 1, at: state.at, url: state.kind === 'sent' ? (state.url ?? null) : null })
    .where((eb) => eb.and(channelKey(channel)))
    .where('key', '=', key)
    .execute();
}

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
