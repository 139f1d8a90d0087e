import type { Kysely } from 'kysely';
import type { PersonKey, Tenant } from '../core/chat/place.ts';
import { databaseTime } from './engine.ts';
import type { Database } from './schema.ts';

/** What is kept of people for minutes, or an hour: each row until its `until`. */
const tables = ['recent_calls', 'shown_lists'] as const;

/** Deletes it, of a person, in a tenant, or what is over. */
export const forgetPassing = (db: Kysely<Database>) => ({
  async forgetPerson({ platform, tenant, person }: PersonKey): Promise<void> {
    for (const table of tables) {
      await db
        .deleteFrom(table)
        .where((eb) => eb.and({ platform, tenant, person }))
        .execute();
    }
  },
  async forgetTenant({ platform, tenant }: Tenant): Promise<void> {
    for (const table of tables) {
      await db
        .deleteFrom(table)
        .where((eb) => eb.and({ platform, tenant }))
        .execute();
    }
  },
  async purge(): Promise<void> {
    for (const table of tables) await db.deleteFrom(table).where('until', '<', databaseTime(db)).execute();
  },
});
