import type { DatabaseAddress } from './database-address.ts';
import { type Holder, lockFile } from './lock.ts';

export type PostingLock = { afterUncleanEnd: boolean; release(): Promise<void> | void };

/**
 * Holds the right to post from a database until `release`, or until the process ends in any way. Two processes that post
 * from one would post everything twice. Throws {@link StorageError} that says who has it. `onLost`: somebody else has taken
 * it, which can happen with a server that was away alone.
 */
export async function lockForPosting(
  database: DatabaseAddress,
  holder: Holder,
  onLost: (why: Error) => void,
): Promise<PostingLock> {
  if (database.engine === 'sqlite') return lockFile(database.file, holder);
  return (await import('./postgres-lock.ts')).lockDatabase(database.url, holder, onLost);
}
