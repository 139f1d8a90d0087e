import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { FullTextStore } from '../core/discussions/answer.ts';
import type { Database } from './schema.ts';

const Rows = z.array(z.array(z.string()));
const Table = z.strictObject({
  label: z.string().exactOptional(),
  caption: z.string(),
  id: z.string().exactOptional(),
  heads: Rows,
  rows: Rows,
  headColumns: z.int(),
});
const Section = { title: z.string(), text: z.string() };
const Sections = z.array(
  z.strictObject({ ...Section, id: z.string().exactOptional(), tables: z.array(Table).exactOptional() }),
);
const Current = z.strictObject({ sections: Sections, isPart: z.boolean() });
/** Releases up to 0.2 stored the sections alone. */
const Stored = z.union([
  z.array(z.strictObject(Section)).transform((sections) => ({ sections, isPart: false, isOld: true as const })),
  Current,
]);

/** Full texts as they were cleaned, or why there is none. They are of public papers and belong to no tenant. */
export function createFullTextStore(db: Kysely<Database>): FullTextStore {
  return {
    async get(paper) {
      const row = await db.selectFrom('full_texts').selectAll().where('paper', '=', paper).executeTakeFirst();
      if (row === undefined) return undefined;
      if (row.sections === null) {
        return { kind: 'missing', reason: row.reason ?? 'unknown', retryAfter: row.retry_after ?? row.fetched_at };
      }
      return { kind: 'sections', ...Stored.parse(JSON.parse(row.sections)), source: row.source ?? '' };
    },
    async save(paper, text, at) {
      const row =
        text.kind === 'sections'
          ? { source: text.source, sections: sectionsColumn(text), reason: null, retry_after: null }
          : { source: null, sections: null, reason: text.reason, retry_after: text.retryAfter };
      const values = { fetched_at: at.toISOString(), ...row };
      await db
        .insertInto('full_texts')
        .values({ paper, ...values })
        .onConflict((conflict) => conflict.column('paper').doUpdateSet(values))
        .execute();
    },
  };
}

const sectionsColumn = ({ sections, isPart }: z.infer<typeof Current>): string => JSON.stringify({ sections, isPart });
