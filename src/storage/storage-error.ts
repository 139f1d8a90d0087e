import { StoreBusyError } from '../core/store-busy.ts';

/** Why a database cannot be used, and what to do about it. */
export class StorageError extends Error {
  override name = 'StorageError';
}

/** Puts an expected failure of the file, or of SQLite itself, into words; everything else is returned as it came. */
export function explain(file: string, cause: unknown): unknown {
  if (cause instanceof StorageError) return cause;
  if (cause instanceof StoreBusyError) return explain(file, cause.cause);
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ERR_DLOPEN_FAILED' || isMissing(cause)) return new StorageError(notLoaded, { cause });
  const because = Object.entries(reasons).find(([prefix]) => code.startsWith(prefix))?.[1];
  return because === undefined ? cause : new StorageError(`${file} ${because}`, { cause });
}

/** After Node was upgraded in place, above all: what was compiled for one does not load in another. */
const notLoaded = `The compiled part of better-sqlite3 does not load in Node ${process.version}. In Paperboy's folder run \`npm rebuild\`, then start again.`;

/** As the package bindings tells it, without a code. */
const isMissing = (cause: unknown) =>
  cause instanceof Error && cause.message.startsWith('Could not locate the bindings file');

const damaged = 'is damaged. Restore a backup, or move it away and start again.';
const notWritable = 'cannot be written. Give this user write permission on the file and its folder.';

/** By the beginning of the code that SQLite or the operating system gives. */
const reasons: Record<string, string> = {
  SQLITE_NOTADB: `is not a database, or ${damaged}`,
  SQLITE_CORRUPT: damaged,
  SQLITE_BUSY: 'is locked by another program. Stop that program and start again.',
  SQLITE_READONLY: notWritable,
  SQLITE_PERM: notWritable,
  EACCES: notWritable,
  EPERM: notWritable,
  SQLITE_FULL: 'cannot grow: the disk is full. Free some space and start again.',
  ENOSPC: 'cannot be created: the disk is full. Free some space and start again.',
  SQLITE_IOERR: 'cannot be read or written: the disk reports an error. Check the disk and its free space.',
  SQLITE_CANTOPEN: 'cannot be opened. Check that it is a file, and that its folder can be written.',
  EEXIST: 'cannot be created: a file stands where its folder should be. Point DATABASE_URL at another place.',
  ENOTDIR: 'cannot be created: a file stands where its folder should be. Point DATABASE_URL at another place.',
  ENOENT: 'cannot be created: its folder cannot be made there. Point DATABASE_URL at another place.',
  EROFS: 'is on a read-only file system. Point DATABASE_URL at a place that can be written.',
};
