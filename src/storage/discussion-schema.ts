import type { Platform } from '../core/chat/place.ts';
import type { LeaseColumns } from './process-schema.ts';

/** Discussions, questions, votes, full texts, saved papers. */
export type DiscussionTables = {
  discussions: DiscussionRow;
  questions: QuestionRow;
  /** Messages about one paper: thumbs on them count. */
  message_papers: MessagePaperRow;
  votes: VoteRow;
  /** Questions a channel put to the language model on a UTC day. */
  model_uses: ModelUseRow;
  saved_papers: { platform: Platform; tenant: string; person: string; paper: string; saved_at: string };
  full_texts: FullTextRow;
};

export type DiscussionRow = {
  key: string;
  platform: Platform;
  tenant: string;
  channel: string;
  /** public, private, dm */
  kind: string;
  paper: string;
  opened_by: string;
  opened_at: string;
  /** The latest question, or the latest step of the opening. */
  active_at: string;
  /** At the opening. */
  upvotes: number;
  /** 1 once the thread was told that they doubled. */
  noticed: number;
  message_id: string | null;
  message_url: string | null;
  /** Null while it is being opened; empty where people talk in the channel itself. */
  thread: string | null;
  /** The channel part of the thread's place: platforms differ in whether a thread is a channel of its own. */
  thread_channel: string | null;
  url: string | null;
  /** The message in the thread that introduces the paper; null where it is not known. */
  introduction: string | null;
  /** What is left to do of its opening: line, thread, introduction, none. */
  next_step: string;
  /** The key of its line; null in what release 0.1 opened. */
  line_key: string | null;
} & LeaseColumns;

export type QuestionRow = {
  id: string;
  discussion: string;
  platform: Platform;
  tenant: string;
  person: string;
  /** From 1 in its discussion: two may be asked in one millisecond. */
  position: number;
  asked_at: string;
  question: string;
  /** JSON: the latest answer. */
  answer: string;
  answered: number;
};

export type MessagePaperRow = {
  platform: Platform;
  tenant: string;
  channel: string;
  thread: string | null;
  message: string;
  paper: string;
  said_at: string;
};

/** Empty where it was used by somebody who asked to be forgotten: no person, and no place either. */
export type ModelUseRow = {
  platform: Platform;
  tenant: string;
  channel: string;
  person: string;
  /** UTC */
  day: string;
  used: number;
};

/** One thumb that stands on a message. */
export type VoteRow = {
  platform: Platform;
  tenant: string;
  /** The channel it counts in. */
  channel: string;
  paper: string;
  /** The channel, or on some platforms the thread, that the message stands in. */
  reacted_in: string;
  message: string;
  person: string;
  /** 1 or -1 */
  value: number;
  voted_at: string;
  /** From 1 in its channel and paper, in the order in which they were given. */
  position: number;
};

export type FullTextRow = {
  paper: string;
  fetched_at: string;
  /** The address it came from. */
  source: string | null;
  /** JSON array of sections; null when there is none. */
  sections: string | null;
  /** Why there is none. */
  reason: string | null;
  retry_after: string | null;
};
