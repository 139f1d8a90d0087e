import type { PersonKey, Place } from '../chat/place.ts';
import type { Channel } from './subscription.ts';

/**
 * An address that its person confirmed. `id` names it in place of the address, which is nobody's business, and is absent
 * where it cannot be decrypted any more.
 */
export type MailAddress = { id: string; address?: string };

/** Why no code may be sent now. */
export type CodeRefusal = 'person' | 'address';

/** What came of a code that was typed. `left`: how often another may be. */
export type Confirmation =
  | { kind: 'confirmed'; channel: Channel }
  | { kind: 'wrong'; left: number }
  /** There is none that holds: it expired, was used or tried too often, or was never sent. */
  | { kind: 'none' };

/** The digest of a mailbox: its tenant is the address, and there is one channel in it. */
export const mailPlace = (id: string): Place => ({ platform: 'email', tenant: id, channel: id, kind: 'dm' });

/** Addresses that people get their digest at, one a person, and the codes they are confirmed with. */
export interface MailAddresses {
  /**
   * Notes that a code is sent to an address, in place of the person's code before; or says whose limit that would go
   * beyond (see {@link codeLimits}).
   */
  offer(asked: { person: PersonKey; address: string; code: string; now: Date }): Promise<CodeRefusal | undefined>;
  /** Whether a code of the person's still confirms something: it was not used, or given up for another. */
  holds(asked: { person: PersonKey; code: string; now: Date }): Promise<boolean>;
  /**
   * Confirms the address that the person's latest code was sent to, in one unit of work: the code is used up, another
   * address of the person goes with all that was kept for it, and the mailbox gets the digest that `digest` makes of what
   * it had before, and of what the person gets where they asked.
   */
  confirm(asked: {
    person: PersonKey;
    /** Where they asked; told there what goes wrong. */
    place: Place;
    code: string;
    now: Date;
    digest(mailbox: Place, known: { mailbox: Channel | undefined; own: Channel | undefined }): Channel;
  }): Promise<Confirmation>;
  of(person: PersonKey): Promise<MailAddress | undefined>;
  /** Throws where it cannot be decrypted (see `UnknownKeyError`). */
  addressOf(id: string): Promise<string | undefined>;
  /** Where the person is told what goes wrong. */
  ownerOf(id: string): Promise<Place | undefined>;
  /** Deletes an address with all that is kept for it; true when it was there. */
  end(id: string): Promise<boolean>;
  /** The mail server refused a mail for good; says how many in a row that were. */
  refused(id: string): Promise<number>;
  /** It took one. */
  taken(id: string): Promise<void>;
  /** What is unguessable in the link that ends the mails to an address; the same each time. */
  endToken(id: string): string;
  isEndToken(id: string, token: string): boolean;
}

/** Codes: how long one holds, and how many are sent, in milliseconds. */
export const codeLimits = {
  holdsMs: 15 * 60_000,
  tries: 5,
  perPerson: { count: 3, windowMs: 86_400_000 },
  perAddressMs: 3_600_000,
};
