import type { Envelope } from './socket.ts';

/** The bot's answer to a delivery. `afterMs`: how long the acknowledgement took. */
export type Delivered = { status: number; body: unknown; afterMs: number };
export type Deliver = (type: Envelope['type'], payload: unknown, retry?: number) => Promise<Delivered>;
