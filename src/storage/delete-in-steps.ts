import { setImmediate } from 'node:timers/promises';
import { type Expression, type ExpressionBuilder, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import { rowName } from './engine.ts';
import type { Database } from './schema.ts';

/** Rows deleted at once: with the pages they stand on overwritten, some ten milliseconds. */
const stepSize = 250;

/**
 * Deletes rows of a table a few at a time, and lets everything else have a turn of the event loop in between: in one
 * statement a year's worth would stop the whole bot for seconds. Says how many there were.
 */
export async function deleteInSteps<T extends keyof Database & string>(
  db: Kysely<Database>,
  table: T,
  which: (eb: ExpressionBuilder<Database, T>) => Expression<SqlBool>,
): Promise<number> {
  const where = which(expressionBuilder<Database, T>());
  const rows = sql.table(table);
  const row = rowName(db);
  let deleted = 0;
  for (;;) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${rows} where ${row} in (select ${row} from ${rows} where ${where} limit ${stepSize})`.execute(db);
    deleted += Number(numAffectedRows);
    if (numAffectedRows < stepSize) return deleted;
    await setImmediate();
  }
}
