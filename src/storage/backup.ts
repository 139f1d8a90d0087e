import { existsSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SQLite from 'better-sqlite3';
import { damageIn } from './damage.ts';
import { isFolder, makeFolder } from './make-folder.ts';
import { migrations } from './migrations/index.ts';
import { createForOwner, ownLike } from './owner-only.ts';
import { openReadOnly, refuseUnreadable } from './read-only.ts';
import { explain, restoreBackup, StorageError } from './storage-error.ts';

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
    throw new StorageError(
      `${databaseFile} is not there: nothing to copy.`,
      'Look at DATABASE_URL, and where you are.',
    );
  }
  // Whoever reads "is there already" removes it.
  if (existsSync(target) && realpathSync(target) === realpathSync(databaseFile)) {
    throw new StorageError(`${target} is the database itself.`, 'Name the file that its copy is to be.');
  }
  if (existsSync(target)) throw new StorageError(`${target} is there already.`, 'Name another file.');
  // A misspelt path, or a disk that is not mounted: a folder made there would hide it.
  if (!isFolder(dirname(target))) {
    throw new StorageError(`There is no folder ${dirname(target)}.`, 'Make it, or name a file in another.');
  }
  const partial = await copyDatabase(databaseFile, target);
  try {
    renameSync(partial, target);
  } catch (cause) {
    rmSync(partial, { force: true });
    throw explain(target, cause);
  }
}

/** More than a database has. */
const allPages = 2 ** 31 - 1;

/**
 * Copies a database through SQLite, with what only its log holds, to a file beside `to` whose name it gives: checked whole, and
 * without companions, for it is moved by its name alone. Throws {@link StorageError} that names the one of both it is about.
 */
async function copyDatabase(from: string, to: string): Promise<string> {
  const partial = `${to}.partial`;
  const source = attempt(from, () => openWhole(from));
  try {
    attempt(to, () => {
      makeFolder(dirname(to));
      rmSync(partial, { force: true });
      createForOwner(partial);
    });
  } catch (cause) {
    source.close();
    throw cause;
  }
  try {
    try {
      // All pages in one step: between two of them somebody writes, and SQLite begins anew, without an end under load.
      await source.backup(partial, { progress: () => allPages }).catch((cause) => {
        throw explain(to, cause);
      });
    } finally {
      source.close();
    }
    const copy = attempt(to, () => new SQLite(partial));
    try {
      attempt(to, () => copy.pragma('journal_mode = DELETE'));
      const found = attempt(from, () => damageIn(copy));
      if (found !== undefined)
        throw new StorageError(`${from} is damaged (${found}), and so is a copy of it.`, restoreBackup);
    } finally {
      copy.close();
    }
    return partial;
  } catch (cause) {
    rmSync(partial, { force: true });
    throw cause;
  }
}

/** What fails here is told of this file. */
function attempt<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw explain(file, cause);
  }
}

/** Read once: what cannot be read at all is said of this file, not of the copy. */
function openWhole(file: string): SQLite.Database {
  const source = openReadOnly(file);
  try {
    source.prepare('select count(*) from sqlite_master').get();
    return source;
  } catch (cause) {
    source.close();
    throw cause;
  }
}

/**
 * Puts a backup that {@link checkBackup} let through in the place of the database. What was there is kept beside it, and its name
 * returned; undefined where nothing was. The caller holds the lock for posting. Where it throws, all is as it was, or the
 * {@link StorageError} names what is not.
 */
export async function restore(backup: string, databaseFile: string, now: Date): Promise<string | undefined> {
  const partial = await copyDatabase(backup, databaseFile);
  try {
    // Of root's hand, the service could not open it.
    ownLike(partial, existsSync(databaseFile) ? databaseFile : dirname(databaseFile));
    const kept = exchange(partial, databaseFile, now);
    // Of the other database's papers; it is built anew.
    rmSync(`${databaseFile}.index`, { force: true });
    return kept;
  } catch (cause) {
    rmSync(partial, { force: true });
    throw explain(databaseFile, cause);
  }
}

const anotherFile = 'Take a file that backup has made.';

/** Looks whether a file can be restored. Throws {@link StorageError}. */
export function checkBackup(file: string): void {
  try {
    refuseUnreadable(file);
    if (!existsSync(file)) throw new StorageError(`${file} is not there.`, 'Look at its name, and where you are.');
    const backup = openReadOnly(file);
    try {
      refuseForeign(backup, file);
    } finally {
      backup.close();
    }
  } catch (cause) {
    const told = explain(file, cause);
    if (!(told instanceof StorageError)) throw told;
    const remedy = cause instanceof StorageError ? cause.remedy : anotherFile;
    throw new StorageError(told.what, `${remedy} Nothing was changed.`, { cause });
  }
}

function refuseForeign(backup: SQLite.Database, file: string): void {
  const found = damageIn(backup);
  if (found !== undefined) throw new StorageError(`${file} is damaged (${found}).`, 'Take another backup.');
  const tables = backup.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  if (!tables.includes('kysely_migration') || !tables.includes('channels')) {
    throw new StorageError(`${file} is another program's database.`, anotherFile);
  }
  const applied = backup.prepare('select name from kysely_migration').pluck().all().map(String);
  const unknown = applied.filter((name) => !(name in migrations));
  if (unknown.length > 0) {
    throw new StorageError(
      `${file} is of a newer Paperboy (it has ${unknown.join(', ')}).`,
      'Update the program first.',
    );
  }
}

/**
 * Moves the database aside, and the new one in its place. What belongs to it goes first, even where it is itself gone: SQLite
 * would write an old log into the new database.
 */
function exchange(partial: string, databaseFile: string, now: Date): string | undefined {
  const kept = `${databaseFile}.before-restore-${stamp(now)}`;
  const moved: string[] = [];
  try {
    for (const ending of ['-wal', '-shm', '-journal', '']) {
      if (!existsSync(`${databaseFile}${ending}`)) continue;
      renameSync(`${databaseFile}${ending}`, `${kept}${ending}`);
      moved.push(ending);
    }
    renameSync(partial, databaseFile);
  } catch (cause) {
    const told = explain(databaseFile, cause);
    const message = told instanceof Error ? told.message : String(told);
    throw new StorageError(message, putBack(moved, kept, databaseFile), { cause });
  }
  const last = moved.at(-1);
  return last === undefined ? undefined : `${kept}${last}`;
}

/** Says what became of it. */
function putBack(moved: readonly string[], kept: string, databaseFile: string): string {
  const left = moved.filter((ending) => {
    try {
      renameSync(`${kept}${ending}`, `${databaseFile}${ending}`);
      return false;
    } catch {
      return true;
    }
  });
  return left.length === 0
    ? 'What was there is in its place again.'
    : `Move back by hand what was there: ${left.map((ending) => `${kept}${ending} to ${databaseFile}${ending}`).join(', ')}.`;
}
