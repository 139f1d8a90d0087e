import type { Platform } from '../core/chat/place.ts';

/** Mails: see mail-addresses.ts and mail-codes.ts. */
export type MailTables = {
  mail_addresses: MailAddressRow;
  mail_codes: MailCodeRow;
};

export type MailAddressRow = {
  /** Random; the tenant and the channel of the mails to it. */
  id: string;
  /** Where it was confirmed, and where its person is told what goes wrong. */
  platform: Platform;
  tenant: string;
  person: string;
  channel: string;
  /** public, private, dm */
  kind: string;
  /** Sealed. */
  address: string;
  confirmed_at: string;
  /** Mails in a row that the mail server refused for good. */
  refusals: number;
};

/** One that was sent, for a day: so that no more are sent than may be. */
export type MailCodeRow = {
  id: string;
  /** Signatures: of who asked, and of the address without what stands behind a +. */
  person_hash: string;
  address_hash: string;
  sent_at: string;
  /** Signature of the code; null where it holds no more. */
  code_hash: string | null;
  /** Sealed; null where the code holds no more. */
  address: string | null;
  tries: number;
};
