import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import { type Delivery, Errand, type Waiting } from '../core/channels/delivery.ts';
import { DeliveryState, isFinished } from '../core/channels/delivery-state.ts';
import { Place } from '../core/chat/place.ts';
import { Reply } from '../core/chat/reply.ts';
import type { LeaseColumns } from './process-schema.ts';
import type { DeliveryRow } from './schema.ts';

/** The columns that follow from a message's state. `due_at` alone says when a waiting message is looked at again. */
export function stateColumns(state: DeliveryState) {
  const waits = state.kind === 'pending' || state.kind === 'unknown';
  return {
    state: state.kind,
    open: isFinished(state) ? 0 : 1,
    due_at: waits ? state.dueAt : null,
    detail: JSON.stringify(state),
  };
}

export const deliveryRow = (
  { errand, key, position, place, reply, papers, attempts, expiresAt, state }: Delivery,
  writtenAt: string,
): Omit<Insertable<DeliveryRow>, 'removed' | keyof LeaseColumns> => ({
  errand,
  key,
  position,
  platform: place.platform,
  tenant: place.tenant,
  channel: place.channel,
  thread: place.thread ?? null,
  kind: place.kind,
  reply: JSON.stringify(reply),
  papers: JSON.stringify(papers),
  attempts,
  expires_at: expiresAt,
  written_at: writtenAt,
  ...stateColumns(state),
});

/** What is read of a message that waits. */
export const waitingColumns = [
  ...(['errand', 'key', 'position', 'platform', 'tenant', 'channel', 'thread', 'kind'] as const),
  ...(['papers', 'attempts', 'expires_at', 'detail', 'due_at'] as const),
] as const;

export function waitingFromRow(row: Pick<Selectable<DeliveryRow>, (typeof waitingColumns)[number]>): Waiting {
  const { platform, tenant, channel, thread, kind } = row;
  return {
    errand: Errand.parse(row.errand),
    key: row.key,
    position: row.position,
    place: Place.parse({ platform, tenant, channel, kind, ...(thread === null ? {} : { thread }) }),
    papers: papersOf(row),
    attempts: row.attempts,
    expiresAt: row.expires_at,
    state: stateOf(row),
  };
}

export const replyOf = (row: Pick<DeliveryRow, 'reply'>) => Reply.parse(JSON.parse(row.reply));

export const papersOf = (row: Pick<DeliveryRow, 'papers'>) => z.array(z.string()).parse(JSON.parse(row.papers));

export function stateOf({ detail, due_at }: Pick<DeliveryRow, 'detail' | 'due_at'>): DeliveryState {
  const state = DeliveryState.parse(JSON.parse(detail));
  const waits = state.kind === 'pending' || state.kind === 'unknown';
  return waits && due_at !== null ? { ...state, dueAt: due_at } : state;
}
