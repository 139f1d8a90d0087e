import { createHash, randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type AccessTokens, mostTokens } from '../core/chat/access-tokens.ts';
import type { PersonKey, Tenant } from '../core/chat/place.ts';
import { inTransaction } from './engine.ts';
import type { Database } from './schema.ts';

/** Tokens as stored, with what forgetting and deleting by age need. */
export type AccessTokenStore = AccessTokens & {
  forgetPerson(person: PersonKey): Promise<Record<string, number>>;
  forgetTenant(tenant: Tenant): Promise<void>;
  /** Deletes what has expired. */
  purge(now: Date): Promise<number>;
};

export function createAccessTokens(db: Kysely<Database>): AccessTokenStore {
  return {
    async issue(kind, { platform, tenant, person }, at, expiresAt) {
      const token = randomBytes(24).toString('base64url');
      const owned = { kind, platform, tenant, person };
      const life = { created_at: at.toISOString(), expires_at: expiresAt?.toISOString() ?? null };
      await inTransaction(db, async (tx) => {
        const row = { hash: hashOf(token), ...owned, ...life };
        await tx.insertInto('access_tokens').values(row).execute();
        const newest = tx
          .selectFrom('access_tokens')
          .select('hash')
          .where((eb) => eb.and(owned))
          // The new one first, should two be of one moment.
          .orderBy((eb) => eb('hash', '=', row.hash), 'desc')
          .orderBy('created_at', 'desc')
          .orderBy('hash')
          .limit(mostTokens);
        await tx
          .deleteFrom('access_tokens')
          .where((eb) => eb.and([eb.and(owned), eb('hash', 'not in', newest)]))
          .execute();
      });
      return token;
    },
    async ownerOf(kind, token, now) {
      return db
        .selectFrom('access_tokens')
        .select(['platform', 'tenant', 'person'])
        .where((eb) => eb.and({ hash: hashOf(token), kind }))
        .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now.toISOString())]))
        .executeTakeFirst();
    },
    async revoke(kind, { platform, tenant, person }) {
      const { numDeletedRows } = await db
        .deleteFrom('access_tokens')
        .where((eb) => eb.and({ kind, platform, tenant, person }))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async forgetPerson({ platform, tenant, person }) {
      const { numDeletedRows } = await db
        .deleteFrom('access_tokens')
        .where((eb) => eb.and({ platform, tenant, person }))
        .executeTakeFirst();
      return { 'access tokens': Number(numDeletedRows) };
    },
    async forgetTenant({ platform, tenant }) {
      await db
        .deleteFrom('access_tokens')
        .where((eb) => eb.and({ platform, tenant }))
        .execute();
    },
    async purge(now) {
      const { numDeletedRows } = await db
        .deleteFrom('access_tokens')
        .where('expires_at', '<=', now.toISOString())
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

/** Tokens are random and long enough that nobody guesses them: no slow hash is needed. */
const hashOf = (token: string): string => createHash('sha256').update(`access ${token}`).digest('base64url');
