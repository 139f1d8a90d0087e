/**
 * The tables as Kysely sees them. Times are ISO-8601 UTC text, flags 0/1, structures JSON text parsed by a schema
 * where they are read.
 */
export type Database = PaperTables & ChannelTables & DiscussionTables & AdapterTables;

/** Papers and what is known of their source: no tenant. */
export type PaperTables = {
  papers: PaperRow;
  /** A paper may be featured again on a later day. */
  featured_days: { day: string; paper: string };
  /** One row each time a newer answer told another number. */
  upvote_history: { paper: string; at: string; upvotes: number };
  /** Days a source answered for, and with how many papers the last time. */
  days_asked: { day: string; asked_at: string; papers: number };
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
  upvotes: number;
  comments: number;
  /** JSON array of words. */
  keywords: string;
  summary: string | null;
  summary_by_model: number | null;
  code_url: string | null;
  code_stars: number | null;
  project_page: string | null;
  image: string | null;
  /** When the newest answer that held this paper was given. */
  seen_at: string;
  /** When a column above last changed; grows with every save, so that a reader can ask for what is new to it. */
  changed_at: string;
};

/** Subscriptions, outbox, ledger. */
export type ChannelTables = {};

/** Discussions, questions, votes, full texts, saved papers. */
export type DiscussionTables = {};

/** What adapters keep: stored buttons, notes, seen events. */
export type AdapterTables = {
  /** Invocations too long for a platform's button id, under a random key. */
  stored_buttons: { key: string; invocation: string; stored_at: string };
  notes: { key: string; value: string };
  seen_events: { id: string; seen_at: string };
};
