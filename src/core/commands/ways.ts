import type { Caller, PersonKey, Place } from '../chat/place.ts';
import type { Reply } from '../chat/reply.ts';

/** The ways by which papers and answers leave the chat, as `/paper connect` calls them. */
export type WayName = 'email' | 'feed' | 'mcp';

/** One of them, as the operator has set it up. What it answers is for the person alone. */
export interface Way {
  /** `value`: what stands behind the way's name (an address, a code, "off"); empty where there is nothing. */
  connect(value: string, asked: { caller: Caller; place: Place; now: Date }): Promise<Reply>;
}

/** By mail a person gets a digest of their own, with a ledger like any channel's. */
export interface MailWay extends Way {
  /** Where the person's mails go; undefined where none do. */
  mailboxOf(person: PersonKey): Promise<Place | undefined>;
}

/** Of each way, the settings that the operator has not set and without which there is none. */
export type MissingSettings = Readonly<Record<WayName, readonly string[]>>;

/** Absent: not set up on this installation. */
export type Ways = Readonly<{ email?: MailWay; feed?: Way; mcp?: Way }>;
