import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { z } from 'zod';
import { isBusy } from './busy.ts';
import { makeFolder } from './make-folder.ts';
import { createForOwner } from './owner-only.ts';
import { explain, StorageError } from './storage-error.ts';

const LockHolder = z.object({ pid: z.int(), since: z.string() });
export type LockHolder = z.infer<typeof LockHolder>;

/**
 * `afterUncleanEnd`: whoever had it before was killed, or the machine went down. `giveBack` releases it as it was found, with the
 * mark of that end, for whoever looks at the database next.
 */
export type FileLock = { afterUncleanEnd: boolean; release(): void; giveBack(): void };

/** The lock is an open transaction on a file beside the database, which the operating system closes even after a kill. */
export function lockFile(databaseFile: string, holder: LockHolder): FileLock {
  if (databaseFile === ':memory:') return { afterUncleanEnd: false, release: () => {}, giveBack: () => {} };
  try {
    return lockBeside(databaseFile, holder);
  } catch (cause) {
    throw explain(databaseFile, cause);
  }
}

function lockBeside(databaseFile: string, holder: LockHolder): FileLock {
  const nameFile = `${databaseFile}.lock.json`;
  makeFolder(dirname(databaseFile));
  createForOwner(`${databaseFile}.lock`);
  const lock = new SQLite(`${databaseFile}.lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
    throw new StorageError(
      `${databaseFile} is already used for posting by ${whoHas(nameFile)}.`,
      'Stop that process first, or point DATABASE_URL at another file; npm run paper still works beside it.',
      { cause },
    );
  }
  // Beside the lock: the locked file itself cannot be read by the one who wants to know.
  const mark = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : undefined;
  createForOwner(nameFile);
  writeFileSync(nameFile, JSON.stringify(holder));
  const release = (left: string | undefined) => {
    if (left === undefined) rmSync(nameFile, { force: true });
    else writeFileSync(nameFile, left);
    lock.exec('rollback');
    lock.close();
  };
  return { afterUncleanEnd: mark !== undefined, release: () => release(undefined), giveBack: () => release(mark) };
}

export function whoHas(nameFile: string): string {
  try {
    const { pid, since } = LockHolder.parse(JSON.parse(readFileSync(nameFile, 'utf8')));
    return `process ${pid}, since ${since}`;
  } catch {
    // It took the lock a moment ago and has not written its name yet.
    return 'another process';
  }
}
