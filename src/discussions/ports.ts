import type { Answerer, AnswerModel, FullTexts, ModelLimits } from '../core/answer.ts';
import type { Chat } from '../core/chat.ts';

import type { Clock } from '../core/clock.ts';
import type { Courier } from '../core/delivery.ts';
import type { DiscussionStore } from '../core/discussion.ts';
import type { Log } from '../core/log.ts';
import type { PaperStore } from '../core/papers.ts';
import type { Platform } from '../core/place.ts';
import type { ChannelStore } from '../core/subscription.ts';
import type { VoteStore } from '../core/vote.ts';

/** What the room works with; everything arrives as an interface. */
export type DiscussionPorts = {
  store: DiscussionStore;
  votes: VoteStore;
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
};
