import type { Finding } from '../core/status/finding.ts';
import { StoreBusyError } from '../core/store-busy.ts';
import { isFolder } from './make-folder.ts';

/** Why a database cannot be used, in a sentence, and what to do about it. */
export class StorageError extends Error implements Finding {
  override name = 'StorageError';
  readonly what: string;
  readonly remedy: string;

  constructor(what: string, remedy: string, options?: ErrorOptions) {
    super(`${what} ${remedy}`, options);
    this.what = what;
    this.remedy = remedy;
  }
}

/** Puts an expected failure of the file, or of SQLite itself, into words; everything else is returned as it came. */
export function explain(file: string, cause: unknown): unknown {
  if (cause instanceof StorageError) return cause;
  if (cause instanceof StoreBusyError) return explain(file, cause.cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ERR_DLOPEN_FAILED' || isMissing(cause)) return new StorageError(...notLoaded, { cause });
  if (code.startsWith('SQLITE_') && isFolder(file)) {
    return new StorageError(`${file} is a folder.`, 'Name a file in it.', { cause });
  }
  const [what, remedy] = Object.entries(reasons).find(([prefix]) => code.startsWith(prefix))?.[1] ?? [];
  return what === undefined || remedy === undefined ? cause : new StorageError(`${file} ${what}`, remedy, { cause });
}

/** What somebody has to do about a failure with this file. */
export function findingOf(file: string, cause: unknown): Finding {
  const told = explain(file, cause);
  if (told instanceof StorageError) return { what: told.what, remedy: told.remedy };
  const reason = told instanceof Error ? told.message : String(told);
  return { what: `${file} could not be looked at: ${reason}.`, remedy: 'Mend that, and run doctor again.' };
}

/** After Node was upgraded in place, above all: what was compiled for one does not load in another. */
const notLoaded = [
  `The compiled part of better-sqlite3 does not load in Node ${process.version}.`,
  "In Paperboy's folder run `npm rebuild`, then start again.",
] as const;

/** As the package bindings tells it, without a code. */
const isMissing = (cause: unknown) =>
  cause instanceof Error && cause.message.startsWith('Could not locate the bindings file');

type Reason = readonly [what: string, remedy: string];

export const restoreBackup = 'Restore a backup (npm run paper -- restore FILE), or move it away and start again.';
const anotherPlace = 'Point DATABASE_URL at another place.';
const notWritable: Reason = ['cannot be written.', 'Give this user write permission on the file and its folder.'];
const noFolder: Reason = ['cannot be created: a file stands where its folder should be.', anotherPlace];

/** By the beginning of the code that SQLite or the operating system gives. */
const reasons: Record<string, Reason> = {
  SQLITE_NOTADB: ['is not a database, or is damaged.', restoreBackup],
  SQLITE_CORRUPT: ['is damaged.', restoreBackup],
  SQLITE_BUSY: ['is locked by another program.', 'Stop that program and start again.'],
  SQLITE_READONLY: notWritable,
  SQLITE_PERM: notWritable,
  EACCES: notWritable,
  EPERM: notWritable,
  // Of the file that readers share, which has no room on a full disk.
  SQLITE_IOERR_SHMSIZE: ['cannot be used: the disk is full.', 'Free some space and start again.'],
  SQLITE_FULL: ['cannot grow: the disk is full.', 'Free some space and start again.'],
  ENOSPC: ['cannot be created: the disk is full.', 'Free some space and start again.'],
  SQLITE_IOERR: ['cannot be read or written: the disk reports an error.', 'Check the disk and its free space.'],
  SQLITE_CANTOPEN: ['cannot be opened.', 'Check that it is a file, and that its folder can be written.'],
  EEXIST: noFolder,
  ENOTDIR: noFolder,
  ENOENT: ['cannot be created: its folder cannot be made there.', anotherPlace],
  EROFS: ['is on a read-only file system.', 'Point DATABASE_URL at a place that can be written.'],
};
