import type { Answer, ModelLimits } from './answer.ts';
import type { MessageRef, ReactionEvent } from './chat.ts';
import type { Paper } from './paper.ts';
import type { ChannelKey, PersonKey, Place } from './place.ts';
import type { VoteStore } from './vote.ts';

/** The one discussion of a paper in a channel. */
export type Discussion = {
  channel: Place;
  paper: string;
  /** The thread people talk in. */
  thread: Place;
  url?: string;
  /** The message that introduces the paper there, where it is known. */
  introduction?: string;
  /** Empty once that person asked to be forgotten. */
  openedBy: string;
  openedAt: string;
  upvotesAtOpening: number;
};

export type AskedQuestion = { at: string; person: string; question: string; answered: boolean };

/** Opens discussions and answers in them. */
export interface Discussions {
  /** The one discussion of this paper in this channel, opened if there is none. Many at once open one. */
  open(
    place: Place,
    paper: Paper,
    by: string,
  ): Promise<{ kind: 'open'; discussion: Discussion; isNew: boolean } | { kind: 'refused'; reason: string }>;
  /** The discussion whose thread this place is; in direct messages without threads, the one of the last hour. */
  at(place: Place): Promise<Discussion | undefined>;
  /** The public discussions of a paper in other channels of the tenant. */
  elsewhere(place: Place, paper: string): Promise<Discussion[]>;
  /** A channel's discussions with activity since, most discussed first. */
  since(channel: ChannelKey, since: Date): Promise<{ discussion: Discussion; questions: AskedQuestion[] }[]>;
  /** Questions of a discussion, oldest first. */
  questions(discussion: Discussion): Promise<AskedQuestion[]>;
  /** Answers a question about a paper at a place and keeps it; later answers (full text, model) replace the first. */
  ask(place: Place, paper: Paper, question: string, by: PersonKey, signal: AbortSignal): AsyncIterable<Answer>;
  /** One quiet line in the threads of papers whose upvotes have doubled and passed fifty; once each. */
  noticeUpvotes(papers: readonly string[]): Promise<void>;
  /** A thread was deleted: its questions stay, and whoever discusses the paper next opens a new one. */
  threadGone(thread: Omit<Place, 'kind'>): Promise<void>;
  /** A message of ours about one paper stands: thumbs on it count. */
  said(message: MessageRef, paper: string): Promise<void>;
  /** A 👍 or 👎 was put on a message, or taken off. */
  react(event: ReactionEvent): Promise<void>;
  /** What the channel's people think of these papers; those nobody voted for are left out. */
  tallies: VoteStore['tallies'];
}

/** A discussion that was begun but may not stand yet: the process may have ended on the way. */
export type OpeningDiscussion = {
  /** Names its opening message; at most 25 characters. */
  key: string;
  channel: Place;
  paper: string;
  openedBy: string;
  openedAt: string;
  upvotesAtOpening: number;
  /** The opening message, once it is known to stand. */
  message?: { id: string; url?: string };
};

/** Discussions and their questions, as stored. Every method is one unit of work. */
export interface DiscussionStore {
  get(channel: ChannelKey, paper: string): Promise<Discussion | undefined>;
  /** Begins a discussion, or gives the one that was begun before; `isNew` for one caller only. */
  claim(opening: OpeningDiscussion): Promise<{ opening: OpeningDiscussion; isNew: boolean }>;
  posted(opening: OpeningDiscussion, message: { id: string; url?: string }): Promise<void>;
  /** The opening message was deleted before its thread stood. */
  unposted(opening: OpeningDiscussion): Promise<void>;
  /** The discussion stands, with its thread. */
  opened(
    opening: OpeningDiscussion,
    thread: Place,
    where: { url?: string | undefined; introduction?: string | undefined },
  ): Promise<Discussion>;
  /** Takes the thread off its discussion, which then is one that was begun and does not stand. */
  threadGone(thread: Omit<Place, 'kind'>): Promise<void>;
  /** Gives up an opening of which no message stands. */
  release(opening: OpeningDiscussion): Promise<void>;
  /** How many discussions were opened in a channel since, by everyone and by one person. */
  openedSince(channel: ChannelKey, person: string, since: Date): Promise<{ channel: number; person: number }>;
  /** The latest in this place, active since then: a thread has one, a place without threads may have many. */
  at(place: Place, activeSince?: Date): Promise<Discussion | undefined>;
  elsewhere(channel: ChannelKey, paper: string): Promise<Discussion[]>;
  activeSince(channel: ChannelKey, since: Date): Promise<{ discussion: Discussion; questions: AskedQuestion[] }[]>;
  /** Discussions of a paper, of every tenant, whose upvotes have not been noticed yet. */
  unnoticed(paper: string): Promise<Discussion[]>;
  /** True for one caller only. */
  notice(discussion: Discussion): Promise<boolean>;
  questions(discussion: Discussion): Promise<AskedQuestion[]>;
  /** Keeps a question with its answer so far; gives the id by which {@link answered} completes it. */
  asked(discussion: Discussion, person: string, question: string, answer: Answer, at: Date): Promise<string>;
  answered(question: string, answer: Answer): Promise<void>;
  /** Counts a question put to the language model; nothing is counted where a limit is reached. `used`: of the channel. */
  useModel(
    channel: ChannelKey,
    person: string,
    day: string,
    limits: ModelLimits,
  ): Promise<{ allowed: true; used: number } | { allowed: false; used: number; reached: keyof ModelLimits }>;
  /** A question that was counted has cost nothing after all. */
  returnModel(channel: ChannelKey, person: string, day: string): Promise<void>;
}
