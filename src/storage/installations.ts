import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { InstallationStore, InstallationTokens } from '../core/chat/installations.ts';
import type { Tenant } from '../core/chat/place.ts';
import type { Cipher } from './cipher.ts';
import { emptyLog } from './empty-log.ts';
import type { InstallationRow } from './installation-schema.ts';
import { openedText, reseal } from './reseal.ts';
import type { Database } from './schema.ts';

/** So long a renewal may take before another process tries, in milliseconds. */
const renewalMs = 60_000;

/** Where versions begin: after a removal at another one, or what knows the removed one would take the new one for it. */
const firstVersions = 2 ** 30;

const placeOf = ({ platform, tenant }: Tenant) => `installations.tokens ${platform} ${tenant}`;

const StoredTokens = z.strictObject({
  token: z.string(),
  renewal: z
    .strictObject({ token: z.string(), expiresAt: z.iso.datetime().transform((at) => new Date(at)) })
    .exactOptional(),
});

/** Installations in the database, their tokens sealed by the operator's key. */
export function createInstallations(db: Kysely<Database>, cipher: Cipher): InstallationStore {
  const seal = (tokens: InstallationTokens, tenant: Tenant) => cipher.seal(JSON.stringify(tokens), placeOf(tenant));

  return {
    async tenants(platform) {
      const rows = await db
        .selectFrom('installations')
        .select('tenant')
        .where('platform', '=', platform)
        .orderBy('tenant')
        .execute();
      return rows.map(({ tenant }) => tenant);
    },

    async has({ platform, tenant }) {
      const row = await db
        .selectFrom('installations')
        .select('tenant')
        .where((eb) => eb.and({ platform, tenant }))
        .executeTakeFirst();
      return row !== undefined;
    },

    async get({ platform, tenant }) {
      const row = await db
        .selectFrom('installations')
        .select(['platform', 'tenant', 'self', 'tokens', 'version'])
        .where((eb) => eb.and({ platform, tenant }))
        .executeTakeFirst();
      const tokens = row && openedText(cipher, sealedIn(row));
      if (row === undefined || tokens === undefined) return undefined;
      return { self: row.self, tokens: StoredTokens.parse(JSON.parse(tokens)), version: row.version };
    },

    async put({ platform, tenant }, { self, tokens }, now) {
      const sealed = seal(tokens, { platform, tenant });
      const values = { self, tokens: sealed, installed_at: now.toISOString(), renewing_until: null };
      await db
        .insertInto('installations')
        .values({ platform, tenant, ...values, version: randomInt(firstVersions) })
        .onConflict((conflict) =>
          conflict
            .columns(['platform', 'tenant'])
            .doUpdateSet((eb) => ({ ...values, version: eb('installations.version', '+', 1) })),
        )
        .execute();
    },

    async beginRenewal({ platform, tenant }, version, now) {
      const at = now.toISOString();
      const { numUpdatedRows } = await db
        .updateTable('installations')
        .set({ renewing_until: new Date(now.getTime() + renewalMs).toISOString() })
        .where((eb) => eb.and({ platform, tenant, version }))
        .where((eb) => eb.or([eb('renewing_until', 'is', null), eb('renewing_until', '<=', at)]))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async renewed({ platform, tenant }, version, tokens) {
      const { numUpdatedRows } = await db
        .updateTable('installations')
        .set({ tokens: seal(tokens, { platform, tenant }), version: version + 1, renewing_until: null })
        .where((eb) => eb.and({ platform, tenant, version }))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async remove({ platform, tenant }, version) {
      const { numDeletedRows } = await db
        .deleteFrom('installations')
        .where((eb) => eb.and({ platform, tenant, version }))
        .executeTakeFirst();
      await emptyLog(db);
      return numDeletedRows > 0n;
    },
  };
}

export async function forgetInstallation(db: Kysely<Database>, { platform, tenant }: Tenant): Promise<void> {
  await db
    .deleteFrom('installations')
    .where((eb) => eb.and({ platform, tenant }))
    .execute();
}

/** See {@link reseal}. */
export async function resealInstallations(
  db: Kysely<Database>,
  cipher: Cipher,
): Promise<{ anew: number; lost: number }> {
  const rows = await db.selectFrom('installations').select(['platform', 'tenant', 'tokens']).execute();
  return reseal(cipher, rows.map(sealedIn), ({ platform, tenant, sealed }, tokens) =>
    db
      .updateTable('installations')
      .set({ tokens })
      .where((eb) => eb.and({ platform, tenant, tokens: sealed }))
      .execute(),
  );
}

const sealedIn = ({ platform, tenant, tokens }: Pick<InstallationRow, 'platform' | 'tenant' | 'tokens'>) => ({
  ...{ platform, tenant },
  sealed: tokens,
  place: placeOf({ platform, tenant }),
});
