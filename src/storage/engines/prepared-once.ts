import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { LRUCache } from 'lru-cache';

/** More than there are kinds of statements; those that differ only in how many values they name are many more. */
const mostStatements = 250;

/**
 * The same database, which prepares a statement once for as long as it is used: Kysely has it prepared for each question
 * anew, and that takes as long as many an answer. SQLite prepares it again by itself where the tables have changed.
 */
export function preparedOnce(database: SqliteDatabase): SqliteDatabase {
  const statements = new LRUCache<string, SqliteStatement>({ max: mostStatements });
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
  };
}
