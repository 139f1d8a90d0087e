import type { Delivery } from '../channels/delivery.ts';
import type { MessageRef, ReactionEvent } from '../chat/chat-adapter.ts';
import type { ChannelKey, PersonKey, Place, Tenant } from '../chat/place.ts';
import type { Paper } from '../papers/paper.ts';
import type { Answer, ModelLimits } from './answer.ts';
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

/** A question as stored. `at`: ISO UTC; `answered`: the text did say. */
export type AskedQuestion = { at: string; person: string; question: string; answered: boolean };

/** What came of opening a discussion. */
export type Opened = { kind: 'open'; discussion: Discussion; isNew: boolean } | { kind: 'refused'; reason: string };

/** A question about a paper, and where and by whom it is asked; `discussion`: the paper's own there, if there is one. */
export type Question = {
  place: Place;
  paper: Paper;
  question: string;
  by: PersonKey;
  discussion: Discussion | undefined;
};

/** Opens discussions and answers in them. */
export interface Discussions {
  /**
   * The one discussion of this paper in this channel, opened if there is none. Many at once open one. `coming`: the
   * platform takes it later than somebody should wait for.
   */
  open(place: Place, paper: Paper, by: string): Promise<Opened | { kind: 'coming'; opened: Promise<Opened> }>;
  /** Begins to carry on openings that stand half way; returns before they are done. */
  carryOn(): Promise<void>;
  /** Resolves when no opening is under way. */
  drain(): Promise<void>;
  /** The discussion whose thread this place is; in direct messages without threads, the one of the last hour. */
  at(place: Place): Promise<Discussion | undefined>;
  /** The public discussions of a paper in other channels of the tenant. */
  elsewhere(place: Place, paper: string): Promise<Discussion[]>;
  /** A channel's discussions with activity since, most discussed first. */
  since(channel: ChannelKey, since: Date): Promise<{ discussion: Discussion; questions: AskedQuestion[] }[]>;
  /**
   * Discussions of a tenant's channels, private ones too, with activity since; the latest first. Whoever is told of one
   * must be asked for: only who may read its channel.
   */
  ofTenantSince(tenant: Tenant, since: Date): Promise<{ discussion: Discussion; questions: AskedQuestion[] }[]>;
  /** Answers a question about a paper, and keeps it in its discussion; later answers (full text, model) replace the first. */
  ask(asked: Question, signal: AbortSignal): AsyncIterable<Answer>;
  /** Answers a question about a paper from what is at hand, and keeps nothing of it; `cover` as {@link Answerer.about} has it. */
  answerAtHand(asked: Pick<Question, 'paper' | 'question'> & { cover?: number }, signal: AbortSignal): Promise<Answer>;
  /** One quiet line in the threads of papers whose upvotes have doubled and passed fifty; once each. */
  noticeUpvotes(): Promise<void>;
  /** A thread was deleted: its questions stay, and whoever discusses the paper next opens a new one. */
  threadGone(thread: Omit<Place, 'kind'>): Promise<void>;
  /** A message of ours about one paper stands: thumbs on it count. */
  said(message: MessageRef, paper: string): Promise<void>;
  /** A 👍 or 👎 was put on a message, or taken off. */
  react(event: ReactionEvent): Promise<void>;
  /** What the channel's people think of these papers; those nobody voted for are left out. */
  tallies: VoteStore['tallies'];
}

/** A discussion that is to be opened. */
export type NewOpening = {
  channel: Place;
  paper: string;
  openedBy: string;
  openedAt: string;
  upvotesAtOpening: number;
  /** The key of its line in the channel. */
  lineKey: string;
};

/** The most discussions that may be opened in a channel since a time, by one person and by everyone. */
export type OpeningLimits = { since: Date; person: number; channel: number };

/** Nothing was begun: so many were opened, by that person or by everyone in the channel. */
export type TooMany = { tooManyOf: 'person' | 'channel'; opened: number };

/** What came of beginning one: it stands already, or another process is opening it. */
export type Begun = OpeningDiscussion | TooMany | { stands: Discussion } | { isElsewhere: true };

/** A discussion on its way: the process may end between any two steps. `next`: the step that is to be done. */
export type OpeningDiscussion = Omit<NewOpening, 'lineKey'> & {
  /** Names the discussion. */
  key: string;
  /** Absent: begun by release 0.1, whose line has the discussion's own key. */
  lineKey?: string;
} & (
    | { next: 'line' }
    | { next: 'thread'; message: { id: string; url?: string } }
    | { next: 'introduction'; discussion: Discussion }
  );

/** An opening of which that step is to be done next. */
export type AtStep<Next extends OpeningDiscussion['next']> = Extract<OpeningDiscussion, { next: Next }>;

/** Discussions and their questions, as stored. Every method is one unit of work. */
export interface DiscussionStore {
  get(channel: ChannelKey, paper: string): Promise<Discussion | undefined>;
  /**
   * Begins a discussion, or gives the one that was begun before and has no thread, with what is left to do. The limits
   * do not keep back one that is on its way.
   */
  begin(opening: NewOpening, now: Date, limits: OpeningLimits): Promise<Begun>;
  /** Who opened it: empty once that person asked to be forgotten, undefined once it was deleted. */
  openerOf(opening: Pick<OpeningDiscussion, 'key'>): Promise<string | undefined>;
  /** Its line stands. */
  posted(opening: OpeningDiscussion, message: { id: string; url?: string }, now: Date): Promise<AtStep<'thread'>>;
  /** Its line was deleted before its thread was opened: another one is to be posted. */
  lineGone(opening: OpeningDiscussion, lineKey: string, now: Date): Promise<AtStep<'line'>>;
  /** Its thread is open. */
  opened(
    opening: OpeningDiscussion,
    thread: Place,
    url: string | undefined,
    now: Date,
  ): Promise<AtStep<'introduction'>>;
  /** Nothing is left to do. `message`: the introduction; undefined where it was refused. */
  introduced(opening: OpeningDiscussion, message: string | undefined): Promise<void>;
  /** Cannot go on now: whoever comes first, of any process, carries it on. */
  putDown(opening: OpeningDiscussion): Promise<void>;
  /** Cannot go on until somebody asks for it again. */
  rest(opening: OpeningDiscussion): Promise<void>;
  /** Takes the thread off its discussion, which then waits for somebody to open it again. */
  threadGone(thread: Omit<Place, 'kind'>): Promise<void>;
  /** Gives up an opening of which no message stands. */
  release(opening: OpeningDiscussion): Promise<void>;
  /**
   * Takes openings in hand that took a step since then and have something left to do, and older ones whose line waits still or
   * stands there alone. Those of another process are left to it for as long as it may still be at work.
   */
  halfWay(since: Date): Promise<OpeningDiscussion[]>;
  /** The latest in this place, active since then: a thread has one, a place without threads may have many. */
  at(place: Place, activeSince?: Date): Promise<Discussion | undefined>;
  elsewhere(channel: ChannelKey, paper: string): Promise<Discussion[]>;
  activeSince(channel: ChannelKey, since: Date): Promise<{ discussion: Discussion; questions: AskedQuestion[] }[]>;
  /** At most 200. */
  ofTenantSince: Discussions['ofTenantSince'];
  /** Discussions, of every tenant, whose paper has doubled its upvotes to so many at least, and was not told of yet. */
  outgrown(fewestUpvotes: number): Promise<Discussion[]>;
  /** Writes the notice to the outbox, once for a discussion. */
  notice(discussion: Discussion, notice: Delivery): Promise<void>;
  /** Of a discussion, oldest first. */
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
