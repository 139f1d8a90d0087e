import type { MessageRef } from '../chat/chat-adapter.ts';

/** A message that stands in its channel, and is still to be published to wherever that is followed. */
export type Unpublished = { key: string; message: MessageRef };

/** What is still to be published; kept with the messages, so that a stop loses none. */
export interface Publishing {
  /** The longest waiting first, then in the order in which they were posted. */
  due(now: Date, limit: number): Promise<Unpublished[]>;
  /** It is published, or never will be. */
  done(key: string): Promise<void>;
  putOff(keys: readonly string[], until: Date): Promise<void>;
}
