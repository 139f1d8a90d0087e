import type { PacedBy } from '../core/channels/pace-store.ts';
import type { TokenKind } from '../core/chat/access-tokens.ts';
import type { Platform } from '../core/chat/place.ts';
import type { DiscussionTables } from './discussion-schema.ts';
import type { InstallationTables } from './installation-schema.ts';
import type { MailTables } from './mail-schema.ts';
import type { LeaseColumns, ProcessTables } from './process-schema.ts';

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

/** When a channel (or an installation: no channel; or a platform: no tenant either) may get its next message, or request. */
export type PaceRow = {
  platform: PacedBy;
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
