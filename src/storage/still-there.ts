import { statSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Tells whether the database answers, and its file is still the one that was opened: one that was moved away or replaced
 * goes on taking what is written, and nobody finds it afterwards.
 */
export function createStillThere(db: Kysely<Database>, file: string): () => Promise<boolean> {
  const identity = () => {
    if (file === ':memory:') return file;
    const found = statSync(file, { throwIfNoEntry: false });
    return found && `${found.dev} ${found.ino}`;
  };
  const opened = identity();
  return async () => {
    if (opened === undefined || identity() !== opened) return false;
    return sql`select key from notes limit 1`.execute(db).then(
      () => true,
      () => false,
    );
  };
}
