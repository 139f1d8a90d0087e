import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { damageIn } from './damage.ts';
import { makeFolder } from './make-folder.ts';
import { migrations } from './migrations/index.ts';
import { closeToOthers, createForOwner } from './owner-only.ts';
import { explain, StorageError } from './storage-error.ts';

/** "20261129-090000", of UTC. */
const stamp = (at: Date) => at.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');

/** Where a backup goes when nobody says: beside the database. */
export const backupFileFor = (databaseFile: string, now: Date): string =>
  join(dirname(databaseFile), `${basename(databaseFile, '.db')}-${stamp(now)}.db`);

/**
 * Copies a database into one file, its owner's alone, while whoever posts goes on: SQLite's online backup
 * (https://sqlite.org/backup.html), checked whole before it gets its name. Throws {@link StorageError}.
 */
export async function backUp(databaseFile: string, target: string): Promise<void> {
  if (!existsSync(databaseFile)) {
    throw new StorageError(`${databaseFile} is not there: nothing to copy. Look at DATABASE_URL, and where you are.`);
  }
  if (existsSync(target)) throw new StorageError(`${target} is there already. Name another file, or remove it.`);
  const partial = `${target}.partial`;
  try {
    makeFolder(dirname(target));
    rmSync(partial, { force: true });
    createForOwner(partial);
    const source = new SQLite(databaseFile, { readonly: true, fileMustExist: true });
    try {
      // All pages in one step: between two of them somebody writes, and SQLite begins anew, without an end under load.
      await source.backup(partial, { progress: () => allPages });
    } finally {
      source.close();
    }
    checkedAlone(partial);
    renameSync(partial, target);
  } catch (cause) {
    rmSync(partial, { force: true });
    throw explain(target, cause);
  }
}

/** More than a database has. */
const allPages = 2 ** 31 - 1;

/** Looks at every page, and leaves the file without companions: it is copied elsewhere by its name alone. */
function checkedAlone(file: string): void {
  const copy = new SQLite(file);
  try {
    copy.pragma('journal_mode = DELETE');
    const found = damageIn(copy);
    if (found !== undefined) throw new StorageError(`The database is damaged (${found}), and so is a copy of it.`);
  } finally {
    copy.close();
  }
}

/**
 * Puts a backup in the place of the database. What was there is kept beside it, and its name returned; undefined where nothing
 * was. The caller holds the lock for posting. Throws {@link StorageError} before anything is touched.
 */
export function restore(backup: string, databaseFile: string, now: Date): string | undefined {
  checkBackup(backup);
  const partial = `${databaseFile}.partial`;
  try {
    makeFolder(dirname(databaseFile));
    copyFileSync(backup, partial);
    closeToOthers(partial);
    const kept = keepAside(databaseFile, now);
    renameSync(partial, databaseFile);
    // Of the other database's papers; it is built anew.
    rmSync(`${databaseFile}.index`, { force: true });
    return kept;
  } catch (cause) {
    rmSync(partial, { force: true });
    throw explain(databaseFile, cause);
  }
}

function checkBackup(file: string): void {
  try {
    if (!existsSync(file)) throw new StorageError(`${file} is not there.`);
    const backup = new SQLite(file, { readonly: true });
    try {
      refuseForeign(backup, file);
    } finally {
      backup.close();
    }
  } catch (cause) {
    const told = explain(file, cause);
    throw told instanceof StorageError ? new StorageError(`${told.message} Nothing was changed.`, { cause }) : told;
  }
}

function refuseForeign(backup: SQLite.Database, file: string): void {
  const found = damageIn(backup);
  if (found !== undefined) throw new StorageError(`${file} is damaged (${found}). Take another backup.`);
  const tables = backup.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  if (!tables.includes('kysely_migration') || !tables.includes('channels')) {
    throw new StorageError(`${file} is another program's database.`);
  }
  const applied = backup.prepare('select name from kysely_migration').pluck().all().map(String);
  const unknown = applied.filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new StorageError(`${file} is of a newer Paperboy (it has ${unknown.join(', ')}). Update the program first.`);
  }
}

/** The database with its log and shared memory, under another name: they belong together. */
function keepAside(databaseFile: string, now: Date): string | undefined {
  if (!existsSync(databaseFile)) return undefined;
  const kept = `${databaseFile}.before-restore-${stamp(now)}`;
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(`${databaseFile}${ending}`)) renameSync(`${databaseFile}${ending}`, `${kept}${ending}`);
  }
  return kept;
}
