import type { Platform } from '../core/chat/place.ts';

/** Tenants that have installed the bot by themselves: see installations.ts. */
export type InstallationTables = { installations: InstallationRow };

export type InstallationRow = {
  platform: Platform;
  tenant: string;
  /** JSON: who the bot is there, as its adapter writes it down. */
  self: string;
  /** Sealed. JSON: the token, and what renews it. */
  tokens: string;
  installed_at: string;
  version: number;
  /** Until then a process has the renewal of the tokens in hand. */
  renewing_until: string | null;
};
