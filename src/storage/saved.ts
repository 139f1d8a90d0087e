import type { Kysely } from 'kysely';
import type { PersonKey, Tenant } from '../core/chat/place.ts';
import type { SavedPapers } from '../core/papers/saved-papers.ts';
import type { Database } from './schema.ts';

/** People's saved papers, with what forgetting a person or a tenant needs. */
export type SavedPaperStore = SavedPapers & {
  forgetPerson(person: PersonKey): Promise<Record<string, number>>;
  forgetTenant(tenant: Tenant): Promise<void>;
};

export function createSavedPapers(db: Kysely<Database>): SavedPaperStore {
  const remove = ({ platform, tenant, person }: PersonKey) =>
    db.deleteFrom('saved_papers').where((eb) => eb.and({ platform, tenant, person }));

  return {
    async add(person, paper, at) {
      const row = { ...person, paper, saved_at: at.toISOString() };
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('saved_papers')
        .values(row)
        .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'person', 'paper']).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async remove(person, paper) {
      const { numDeletedRows } = await remove(person).where('paper', '=', paper).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async list({ platform, tenant, person }) {
      const rows = await db
        .selectFrom('saved_papers')
        .select('paper')
        .where((eb) => eb.and({ platform, tenant, person }))
        .orderBy('saved_at', 'desc')
        .orderBy('paper', 'desc')
        .execute();
      return rows.map(({ paper }) => paper);
    },
    async forgetPerson(person) {
      const { numDeletedRows } = await remove(person).executeTakeFirst();
      return { 'saved papers': Number(numDeletedRows) };
    },
    async forgetTenant({ platform, tenant }) {
      await db
        .deleteFrom('saved_papers')
        .where((eb) => eb.and({ platform, tenant }))
        .execute();
    },
  };
}
