import type { TokenKind } from '../core/chat/access-tokens.ts';
import type { Platform } from '../core/chat/place.ts';
import type { InstallationTables } from './installation-schema.ts';
import type { MailTables } from './mail-schema.ts';
import type { ProcessTables } from './process-schema.ts';

/**
 * The tables as Kysely sees them. Times are ISO-8601 UTC text, flags 0/1, structures JSON text parsed by a schema
 * where they are read.
 */
export type Database = PaperTables &
  ChannelTables &
  DiscussionTables &
  AdapterTables &
  MailTables &
  InstallationTables &
  ProcessTables;

/** Papers and what is known of their source: no tenant. */
export type PaperTables = {
  papers: PaperRow;
  /** A paper may be featured again on a later day, and by another source. */
  featured_days: { source: string; day: string; paper: string };
  /** One row each time a newer answer told another number. */
  upvote_history: { paper: string; at: string; upvotes: number };
  /** Days a source answered for, and with how many papers the last time. */
  days_asked: { source: string; day: string; asked_at: string; papers: number };
};

export type PaperRow = {
  id: string;
  title: string;
  abstract: string;
  /** 1: the abstract is our own short summary (see `Paper.ownWords`). */
  own_words: number;
  /** JSON array of names. */
  authors: string;
  organisation: string | null;
  published_at: string | null;
  /** The latest of its days in `featured_days`. */
  featured_on: string | null;
  /** JSON array of the lists it stood on (see `Paper.listed`). */
  listed: string | null;
  upvotes: number | null;
  comments: number | null;
  /** JSON array of words. */
  keywords: string;
  summary: string | null;
  summary_by_model: number | null;
  code_url: string | null;
  code_stars: number | null;
  project_page: string | null;
  /** JSON array of arXiv's categories. */
  categories: string | null;
  withdrawn: number | null;
  doi: string | null;
  page_url: string | null;
  page_site: string | null;
  image: string | null;
  /** When the newest answer that held this paper was given. */
  seen_at: string;
  /** When a column above last changed; grows with every save, so that a reader can ask for what is new to it. */
  changed_at: string;
};

/** Subscriptions, outbox, ledger. */
export type ChannelTables = {
  channels: ChannelRow;
  /** Installations that were removed; their rows are purged some time after. */
  removed_tenants: { platform: Platform; tenant: string; removed_at: string };
  deliveries: DeliveryRow;
  /** The ledger: papers a channel was shown or has on their way. */
  shown_papers: ShownPaperRow;
  runs: RunRow;
  pace: PaceRow;
};

export type ChannelRow = {
  platform: Platform;
  tenant: string;
  channel: string;
  /** public, private, dm */
  kind: string;
  /** JSON array of topics; queries are read from their text. */
  topics: string;
  schedule_line: string;
  timezone: string;
  top: number;
  layout: string;
  /** 1 where what is posted is published. */
  publish: number;
  organiser: string;
  /** JSON, or null while it is not paused. */
  pause: string | null;
  next_due: string;
  /** The order among channels due at one time, made anew with each due time. */
  shuffle: number;
  empty_runs: number;
  model_allowed: number;
  unfurls_links: number;
  created_at: string;
  version: number;
  /** 1 while its installation is removed. */
  removed: number;
};

export type DeliveryRow = {
  key: string;
  /** digest, notice, awaited */
  errand: string;
  /** Sorts the digests of a channel. */
  position: string;
  platform: Platform;
  tenant: string;
  channel: string;
  thread: string | null;
  kind: string;
  /** JSON; emptied when the message is finished. */
  reply: string;
  /** JSON array of ids. */
  papers: string;
  attempts: number;
  expires_at: string;
  /** 1 while it waits, is being sent, or is unknown. */
  open: number;
  state: string;
  /** When it is to be looked at again; null unless it waits or is unknown. */
  due_at: string | null;
  /** JSON: the whole state. */
  detail: string;
  written_at: string;
  /** 1 while its installation is removed; kept up while it is open. */
  removed: number;
  /** When it is to be published; null where it need not be, or is. */
  publish_at: string | null;
} & LeaseColumns;

/** See lease.ts. */
export type LeaseColumns = {
  /** The process that has it in hand. */
  holder: string | null;
  /** On the server's clock; null where one process works alone. */
  lease_until: string | null;
};

export type ShownPaperRow = {
  platform: Platform;
  tenant: string;
  channel: string;
  paper: string;
  /** The message that holds it. */
  key: string;
  at: string;
  sent: number;
  url: string | null;
};

/** When a channel (or an installation: no channel; or a platform: no tenant either) may get its next message. */
export type PaceRow = {
  platform: Platform;
  tenant: string;
  channel: string;
  /** Milliseconds since 1970, on the server's clock. */
  free_at: number;
};

export type RunRow = {
  platform: Platform;
  tenant: string;
  channel: string;
  due_at: string;
  ran_at: string;
  outcome_kind: string;
  /** JSON */
  outcome: string;
  /** JSON array of days. */
  days: string;
  /** See run-decisions.ts. */
  decisions: string;
};

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

/** What adapters keep: stored buttons, notes, seen events; and who is known outside of the chat. */
export type AdapterTables = {
  /** By a hash of the token. Without `expires_at` it holds until it is revoked. */
  access_tokens: {
    hash: string;
    kind: TokenKind;
    platform: Platform;
    tenant: string;
    person: string;
    created_at: string;
    expires_at: string | null;
  };
  /** Invocations too long for a platform's button id, under a random key. */
  stored_buttons: { key: string; invocation: string; stored_at: string };
  notes: { key: string; value: string };
  seen_events: { id: string; seen_at: string };
};
