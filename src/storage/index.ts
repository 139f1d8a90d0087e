import { createButtonStore } from './buttons.ts';
import { createChannelStore } from './channels.ts';
import { createDiscussionStore } from './discussions.ts';
import { createFullTextStore } from './full-texts.ts';
import { createKeyValueStore } from './key-value-store.ts';
import { openDatabase } from './open.ts';
import { createOutbox } from './outbox.ts';
import { createPaperStore } from './papers.ts';
import { createRetention } from './retention.ts';
import { createSavedPapers } from './saved.ts';
import { createSeenEvents } from './seen-events.ts';
import { createStatusStore } from './status.ts';
import { createStillThere } from './still-there.ts';
import { createVoteStore } from './votes.ts';

/** Opens a database file (see {@link openDatabase}), with every store over it. */
export async function openStores(
  file: string,
  { retentionDays, now, checkWhole = false }: { retentionDays: number; now: () => Date; checkWhole?: boolean },
) {
  const database = await openDatabase(file, { checkWhole });
  return {
    papers: createPaperStore(database),
    channels: createChannelStore(database),
    outbox: createOutbox(database),
    discussions: createDiscussionStore(database),
    votes: createVoteStore(database),
    fullTexts: createFullTextStore(database),
    saved: createSavedPapers(database),
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
