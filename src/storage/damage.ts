import type SQLite from 'better-sqlite3';
import { openReadOnly } from './read-only.ts';

/**
 * Looks at every page of an open database (0.3 s for 100 MB; many seconds for gigabytes that are not in memory), not at
 * what indexes hold. Says what is wrong with it in SQLite's words, undefined where all is well.
 */
export function damageIn(sqlite: SQLite.Database): string | undefined {
  const found = String(sqlite.pragma('quick_check(1)', { simple: true }));
  return found === 'ok' ? undefined : found;
}

/** The same of a file that somebody else may have open. Throws what SQLite throws where it cannot be read at all. */
export function damageOf(file: string): string | undefined {
  const sqlite = openReadOnly(file);
  try {
    return damageIn(sqlite);
  } finally {
    sqlite.close();
  }
}
