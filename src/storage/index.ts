import type { Kysely } from 'kysely';
import { createAccessTokens } from './access-tokens.ts';
import { createButtonStore } from './buttons.ts';
import { createChannelStore } from './channels.ts';
import { createDiscussionStore } from './discussions.ts';
import { createFullTextStore } from './full-texts.ts';
import { createKeyValueStore } from './key-value-store.ts';
import { openDatabase, openToRead } from './open.ts';
import { createOutbox } from './outbox.ts';
import { createPaperStore } from './papers.ts';
import { createPublishing } from './publishing.ts';
import { createRetention } from './retention.ts';
import { createSavedPapers } from './saved.ts';
import type { Database } from './schema.ts';
import { createSeenEvents } from './seen-events.ts';
import { createStatusStore } from './status.ts';
import { createStillThere } from './still-there.ts';
import { createVoteStore } from './votes.ts';

/** Opens a database file (see {@link openDatabase}), with every store over it. */
export async function openStores(
  file: string,
  { retentionDays, now, checkWhole = false }: { retentionDays: number; now: () => Date; checkWhole?: boolean },
) {
  return storesOver(await openDatabase(file, { checkWhole }), { file, retentionDays, now });
}

/** The same of a database that is there, to look at (see {@link openToRead}). */
export const openStoresToRead = async (file: string, options: { retentionDays: number; now: () => Date }) =>
  storesOver(await openToRead(file), { file, ...options });

function storesOver(
  database: Kysely<Database>,
  { file, retentionDays, now }: { file: string; retentionDays: number; now: () => Date },
) {
  return {
    papers: createPaperStore(database),
    channels: createChannelStore(database),
    outbox: createOutbox(database),
    publishing: createPublishing(database),
    discussions: createDiscussionStore(database),
    votes: createVoteStore(database),
    fullTexts: createFullTextStore(database),
    saved: createSavedPapers(database),
    accessTokens: createAccessTokens(database),
    retention: createRetention(database, { retentionDays }),
    buttons: createButtonStore(database, now),
    keyValues: createKeyValueStore(database),
    seen: createSeenEvents(database, now),
    status: createStatusStore(database),
    /** Whether the database answers, and is the one that was opened. */
    isThere: createStillThere(database, file),
    close: () => database.destroy(),
  };
}

export type Stores = Awaited<ReturnType<typeof openStores>>;
