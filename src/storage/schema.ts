/**
 * The tables as Kysely sees them. Times are ISO-8601 UTC text, flags 0/1, structures JSON text parsed by a schema
 * where they are read.
 */
export type Database = PaperTables & ChannelTables & DiscussionTables & AdapterTables;

/** Papers and what is known of their source: no tenant. */
export type PaperTables = {};

/** Subscriptions, outbox, ledger. */
export type ChannelTables = {};

/** Discussions, questions, votes, full texts, saved papers. */
export type DiscussionTables = {};

/** What adapters keep: stored buttons, notes, seen events. */
export type AdapterTables = {};
