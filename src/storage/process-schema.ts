import type { Platform } from '../core/chat/place.ts';

/** What processes that share a database share of themselves. */
export type ProcessTables = {
  /** What one process does at a time. `until`: another one may take it then, by the database's clock. */
  duties: { name: string; holder: string; until: string };
  /**
   * When a person did what of a kind in the last minute: a JSON array of milliseconds since 1970, by the database's clock.
   * `until`: then none of it counts any more.
   */
  recent_calls: { platform: Platform; tenant: string; person: string; kind: string; times: string; until: string };
  /** What a person was shown last in a place (JSON). `until`: it counts no more then, by the database's clock. */
  shown_lists: {
    platform: Platform;
    tenant: string;
    channel: string;
    /** Empty for none. */
    thread: string;
    person: string;
    list: string;
    until: string;
  };
};

/** See lease.ts. */
export type LeaseColumns = {
  /** The process that has it in hand. */
  holder: string | null;
  /** On the server's clock; null where one process works alone. */
  lease_until: string | null;
};
