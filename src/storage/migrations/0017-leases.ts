import type { Kysely } from 'kysely';

/** In whose hands a message, or a discussion that is being opened, is, and until when: several processes may share a database. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['deliveries', 'discussions']) {
    await db.schema.alterTable(table).addColumn('holder', 'text').execute();
    await db.schema.alterTable(table).addColumn('lease_until', 'text').execute();
  }
}
