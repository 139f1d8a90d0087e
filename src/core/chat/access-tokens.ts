import type { PersonKey } from './place.ts';

/** What a token opens: its person's feeds, or the tools for their agents. */
export type TokenKind = 'feed' | 'mcp';

/** Tokens by which somebody is known outside of the chat. What is stored does not lead back to the token. */
export interface AccessTokens {
  /**
   * A new one, which is told this once: 32 characters that fit an address. The oldest that a person has of a kind ends
   * where there are more than {@link mostTokens}. Without `expiresAt` it holds until it is revoked.
   */
  issue(kind: TokenKind, person: PersonKey, at: Date, expiresAt?: Date): Promise<string>;
  /** Whose it is; undefined for one that was never issued, is revoked, or has expired. */
  ownerOf(kind: TokenKind, token: string, now: Date): Promise<PersonKey | undefined>;
  /** Ends all that the person has of the kind; says how many. */
  revoke(kind: TokenKind, person: PersonKey): Promise<number>;
}

/** Of a kind, for one person: a few readers or agents, each with its own. */
export const mostTokens = 5;
