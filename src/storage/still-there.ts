import { statSync } from 'node:fs';
import { type Kysely, sql } from 'kysely';
import type { DatabaseAddress } from './database-address.ts';
import type { Database } from './schema.ts';

/**
 * Tells whether the database answers, and its file is still the one that was opened: one that was moved away or replaced
 * goes on taking what is written, and nobody finds it afterwards.
 */
export function createStillThere(db: Kysely<Database>, database: DatabaseAddress): () => Promise<boolean> {
  const identity = () => {
    if (database.engine === 'postgres' || database.file === ':memory:') return '';
    const found = statSync(database.file, { throwIfNoEntry: false });
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
