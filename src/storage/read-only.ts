import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { StorageError } from './storage-error.ts';

/** Throws {@link StorageError} for a file that is there, and that this user may not read. */
export function refuseUnreadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return;
    throw new StorageError(`${file} cannot be read (${code}).`, 'Let this user read it and its folder.', { cause });
  }
}

/** Opens a database that is there, to read alone; its folder need not be writable. `timeout`: SQLite's own wait, in milliseconds. */
export function openReadOnly(file: string, options: { timeout?: number } = {}): SQLite.Database {
  refuseUnreadable(file);
  const sqlite = new SQLite(file, { readonly: true, fileMustExist: true, ...options });
  try {
    sqlite.pragma('schema_version');
    return sqlite;
  } catch (cause) {
    // Every other fault shows again where it is told.
    if (codeOf(cause) !== 'SQLITE_READONLY_DIRECTORY' || existsSync(`${file}-wal`)) return sqlite;
    sqlite.close();
    return openInMemory(file);
  }
}

/**
 * With the log SQLite opens nothing in a folder where it cannot make its files, unless somebody else has made them. So nobody
 * writes there, and the file in memory, without the log that is not there, is all of it.
 */
function openInMemory(file: string): SQLite.Database {
  const bytes = readFileSync(file);
  // The format's versions to write and to read with (https://sqlite.org/fileformat2.html): 1 is without a log.
  bytes.fill(1, 18, 20);
  return new SQLite(bytes);
}

const codeOf = (cause: unknown) => (cause instanceof Error && 'code' in cause ? cause.code : undefined);
