import { type DatabaseAddress, filesBeside } from './database-address.ts';
import { type LockHolder, lockFile } from './lock.ts';

/** More processes of one folder than that keep nothing on its disk. */
const mostProcesses = 16;

type OwnFiles = { beside: string | undefined; release(): void };

/**
 * Where this process keeps what {@link filesBeside} tells of. Of several that serve from one server's database and run in one
 * folder each has a place of its own, the same one again after a restart: `data/paperboy`, `data/paperboy-2` and so on.
 * A command that asks once (no `holder`) reads what the first one keeps.
 */
export function ownFiles(database: DatabaseAddress, holder?: LockHolder, folder?: string): OwnFiles {
  const beside = filesBeside(database, folder);
  if (beside === undefined || database.engine === 'sqlite' || holder === undefined) {
    return { beside, release: () => {} };
  }
  for (let number = 1; number <= mostProcesses; number++) {
    const place = number === 1 ? beside : `${beside}-${number}`;
    try {
      const { release } = lockFile(place, holder);
      return { beside: place, release };
    } catch {
      // Another process has it.
    }
  }
  return { beside: undefined, release: () => {} };
}
