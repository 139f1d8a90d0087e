import type { Kysely } from 'kysely';
import { createAccessTokens } from './access-tokens.ts';
import { createButtonStore } from './buttons.ts';
import { createChannelStore } from './channels.ts';
import { createCipher } from './cipher.ts';
import type { DatabaseAddress } from './database-address.ts';
import { createDiscussionStore } from './discussions.ts';
import { createDutyStore } from './duties.ts';
import { isPostgres } from './engine.ts';
import { createFullTextStore } from './full-texts.ts';
import { createInstallations, resealInstallations } from './installations.ts';
import { createKeyValueStore } from './key-value-store.ts';
import { createMailAddresses, lostAddresses, resealAddresses } from './mail-addresses.ts';
import { openDatabase, openToRead } from './open.ts';
import { openPostgres, openPostgresToRead } from './open-postgres.ts';
import { createOutbox } from './outbox.ts';
import { createPaperStore } from './papers.ts';
import { createPublishing } from './publishing.ts';
import { createRecentCalls } from './recent-calls.ts';
import { createRetention } from './retention.ts';
import { createSavedPapers } from './saved.ts';
import type { Database } from './schema.ts';
import { createSeenEvents } from './seen-events.ts';
import { createShownLists } from './shown-lists.ts';
import { createStatusStore } from './status.ts';
import { createStillThere } from './still-there.ts';
import { createVoteStore } from './votes.ts';

type StoreOptions = {
  retentionDays: number;
  now: () => Date;
  /** What is encrypted is encrypted with these, the newest first (`SECRET_KEY`); absent: nothing is. */
  secretKeys?: readonly [string, ...string[]] | undefined;
};

/** Opens a database (see {@link openDatabase}, {@link openPostgres}), with every store over it. `processName`: by which a server knows this process. */
export async function openStores(
  database: DatabaseAddress,
  { checkWhole = false, processName, ...options }: StoreOptions & { checkWhole?: boolean; processName?: string },
) {
  const opened =
    database.engine === 'sqlite'
      ? await openDatabase(database.file, { checkWhole })
      : await openPostgres(database.url, processName);
  return storesOver(opened, { database, ...options });
}

/** The same of a database that is there, to look at (see {@link openToRead}). */
export async function openStoresToRead(database: DatabaseAddress, options: StoreOptions): Promise<Stores> {
  const opened =
    database.engine === 'sqlite' ? await openToRead(database.file) : await openPostgresToRead(database.url);
  return storesOver(opened, { database, ...options });
}

function storesOver(
  db: Kysely<Database>,
  { database, retentionDays, now, secretKeys }: StoreOptions & { database: DatabaseAddress },
) {
  const cipher = secretKeys && createCipher(secretKeys);
  return {
    papers: createPaperStore(db),
    channels: createChannelStore(db),
    outbox: createOutbox(db),
    publishing: createPublishing(db),
    discussions: createDiscussionStore(db),
    votes: createVoteStore(db),
    fullTexts: createFullTextStore(db),
    saved: createSavedPapers(db),
    accessTokens: createAccessTokens(db),
    retention: createRetention(db, { retentionDays, cipher }),
    buttons: createButtonStore(db, now),
    keyValues: createKeyValueStore(db),
    seen: createSeenEvents(db, now),
    /** Undefined where there is no key to encrypt them with. */
    mailAddresses: cipher && createMailAddresses(db, cipher),
    /** Undefined where there is no key to encrypt their tokens with. */
    installations: cipher && createInstallations(db, cipher),
    /** Their tokens are encrypted with the newest key from now on (see {@link resealInstallations}). */
    resealInstallations: async () => cipher && resealInstallations(db, cipher),
    /** They are encrypted with the newest key from now on (see {@link resealAddresses}). */
    resealAddresses: async () => cipher && resealAddresses(db, cipher),
    /** How many addresses cannot be read with the keys there are. */
    lostAddresses: () => lostAddresses(db, cipher),
    status: createStatusStore(db),
    /** Undefined where one process has the database: it has all duties, and counts and remembers for itself. */
    shared: isPostgres(db)
      ? { duties: createDutyStore(db), callCounts: createRecentCalls(db), shownLists: createShownLists(db) }
      : undefined,
    /** Whether the database answers, and is the one that was opened. */
    isThere: createStillThere(db, database),
    close: () => db.destroy(),
  };
}

export type Stores = ReturnType<typeof storesOver>;
