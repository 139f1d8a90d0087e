import type { MessageRef } from '../chat/chat-adapter.ts';
import type { ChannelKey } from '../chat/place.ts';

/** A message that stands in its channel since then, and is still to be published to wherever that is followed. */
export type Unpublished = { key: string; message: MessageRef; since: string };

/** What is still to be published; kept with the messages, so that a stop loses none. */
export interface Publishing {
  /** The longest waiting first, those of a channel in the order in which they were posted; none of a removed installation. */
  due(now: Date, limit: number): Promise<Unpublished[]>;
  /** It is published, or never will be. */
  done(key: string): Promise<void>;
  /** Puts off all that a channel has to publish, and with it what it posts until then: nothing overtakes. */
  putOff(channel: ChannelKey, until: Date): Promise<void>;
}
