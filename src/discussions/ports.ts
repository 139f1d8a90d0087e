import type { Answerer, AnswerModel, FullTexts, ModelLimits } from '../core/answer.ts';
import type { ChatAdapter } from '../core/chat.ts';
import type { Clock } from '../core/clock.ts';
import type { DiscussionStore } from '../core/discussion.ts';
import type { Log } from '../core/log.ts';
import type { PaperStore } from '../core/papers.ts';
import type { Platform } from '../core/place.ts';
import type { ChannelStore } from '../core/subscription.ts';
import type { VoteStore } from '../core/vote.ts';

/** The parts of an adapter that discussions need. */
export type Poster = Pick<ChatAdapter, 'lacks' | 'post' | 'edit' | 'find' | 'openThread' | 'threadStands'>;

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
  /** The adapter that speaks for a platform; undefined for one that is not connected. */
  adapterOf(platform: Platform): Poster | undefined;
  clock: Clock;
  log: Log;
};
