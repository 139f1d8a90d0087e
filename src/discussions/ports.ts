import type { Courier } from '../core/channels/delivery.ts';
import type { Ledger } from '../core/channels/ledger.ts';
import type { ChannelStore } from '../core/channels/subscription.ts';
import type { Chat } from '../core/chat/chat-adapter.ts';
import type { Platform } from '../core/chat/place.ts';
import type { Clock } from '../core/clock.ts';
import type { Answerer, AnswerModel, FullTexts, ModelLimits } from '../core/discussions/answer.ts';
import type { DiscussionStore } from '../core/discussions/discussion.ts';
import type { VoteStore } from '../core/discussions/vote.ts';
import type { Log } from '../core/log.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';

/** What the room works with; everything arrives as an interface. */
export type DiscussionPorts = {
  store: DiscussionStore;
  votes: VoteStore;
  /** What was posted in a channel. */
  ledger: Pick<Ledger, 'messages'>;
  papers: Pick<PaperStore, 'get'>;
  channels: Pick<ChannelStore, 'get'>;
  answerer: Answerer;
  fullTexts: FullTexts;
  /** The operator's language model, and how many questions may be put to it. */
  model?: { model: AnswerModel; limits: ModelLimits } | undefined;
  courier: Courier;
  /** What a platform tells of its channels; undefined for one that is not connected. */
  adapterOf(platform: Platform): Chat | undefined;
  clock: Clock;
  log: Log;
  /** Ends all waiting for other processes. */
  signal: AbortSignal;
};
