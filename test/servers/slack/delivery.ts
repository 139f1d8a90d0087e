import type { Envelope } from './socket.ts';

/** The bot's answer to a delivery: its acknowledgement. */
export type Delivered = { status: number; body: unknown };
export type Deliver = (type: Envelope['type'], payload: unknown, retry?: number) => Promise<Delivered>;
