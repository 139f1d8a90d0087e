import { chmodSync, chownSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const ownerMayReadAndWrite = 0o600;

/**
 * Closes a file of ours to everybody but its owner, whatever the umask was; a file of somebody else is left as it is, and
 * so is everything on Windows, which has no such modes.
 */
export function closeToOthers(path: string): void {
  if (process.getuid === undefined) return;
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile() || found.uid !== process.getuid() || (found.mode & 0o077) === 0) return;
  chmodSync(path, ownerMayReadAndWrite);
}

/** Gives a file of root's the owner of another: the service, which is somebody else, has to open it. */
export function ownLike(path: string, other: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(other);
  chownSync(path, uid, gid);
}

/**
 * Makes sure that a file is there, and its owner's alone: what SQLite puts beside it gets the same mode. What root makes is its
 * folder's owner's.
 */
export function createForOwner(path: string): void {
  const isNew = !existsSync(path);
  if (isNew) closeSync(openSync(path, 'a', ownerMayReadAndWrite));
  closeToOthers(path);
  if (isNew) ownLike(path, dirname(path));
}
