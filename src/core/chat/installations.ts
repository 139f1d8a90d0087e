import type { Tenant } from './place.ts';

/** What the bot acts with in a tenant. `renewal`: absent where the token does not expire. */
export type InstallationTokens = { token: string; renewal?: { token: string; expiresAt: Date } };

/** A tenant that has installed the bot by itself. */
export type Installation = {
  /** Who the bot is there, as its adapter writes it down. */
  self: string;
  tokens: InstallationTokens;
  /** Another one each time that the tokens are others, after a removal, too. */
  version: number;
};

/** The tenants that have installed the bot by themselves; several processes may share it. */
export interface InstallationStore {
  /** The tenants of a platform, in order. */
  tenants(platform: Tenant['platform']): Promise<string[]>;
  /** Whether there is one, readable or not. */
  has(tenant: Tenant): Promise<boolean>;
  /** Undefined where there is none, or where its tokens do not open with the keys there are. */
  get(tenant: Tenant): Promise<Installation | undefined>;
  /** Writes down one that has just been made, in place of an earlier one. */
  put(tenant: Tenant, installation: Omit<Installation, 'version'>, now: Date): Promise<void>;
  /**
   * Takes the renewal of tokens in hand for a minute. False where another process has done so, or where the tokens are
   * not of this version any more: used twice, what renews them would be lost to both.
   */
  beginRenewal(tenant: Tenant, version: number, now: Date): Promise<boolean>;
  /** Writes renewed tokens down. False where those of this version have been replaced meanwhile: newer ones stay. */
  renewed(tenant: Tenant, version: number, tokens: InstallationTokens): Promise<boolean>;
  /** Deletes it with its tokens, and nothing else of the tenant. False where those of this version are not there any more. */
  remove(tenant: Tenant, version: number): Promise<boolean>;
}
