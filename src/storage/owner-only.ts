import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';

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

/** Makes sure that a file is there, and its owner's alone: what SQLite puts beside it gets the same mode. */
export function createForOwner(path: string): void {
  if (!existsSync(path)) closeSync(openSync(path, 'a', ownerMayReadAndWrite));
  closeToOthers(path);
}
