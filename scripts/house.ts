import { commands } from '../commands/index.ts';
import { createAnswerer } from '../src/answers/answerer.ts';
import type { ChatAdapter } from '../src/core/chat.ts';
import type { Clock } from '../src/core/clock.ts';
import { createDispatch } from '../src/core/dispatch.ts';
import type { Log } from '../src/core/log.ts';
import type { Paper } from '../src/core/paper.ts';
import type { Platform } from '../src/core/place.ts';
import { createDigests } from '../src/digests/index.ts';
import { createDiscussions } from '../src/discussions/discussions.ts';
import { createSearchIndex } from '../src/search/index.ts';
import { createButtonStore, createNotes } from '../src/storage/adapters.ts';
import { createChannelStore } from '../src/storage/channels.ts';
import { createDiscussionStore } from '../src/storage/discussions.ts';
import { openDatabase } from '../src/storage/open.ts';
import { createOutbox } from '../src/storage/outbox.ts';
import { createPaperStore } from '../src/storage/papers.ts';
import { createSavedPapers } from '../src/storage/saved.ts';

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The real rooms over a database and these papers, for benchmarks and pictures: no paper source, no settings. */
export async function openHouse({ papers: given, clock, log, file = ':memory:' }: Parts) {
  const db = await openDatabase(file);
  const papers = createPaperStore(db);
  const channels = createChannelStore(db);
  const outbox = createOutbox(db);
  const saved = createSavedPapers(db);
  await papers.save(given, clock.now());
  const index = createSearchIndex({ papers, log, now: clock.now });
  await index.ready();
  const adapters = new Map<Platform, ChatAdapter>();
  const adapterOf = (platform: Platform) => adapters.get(platform);
  const answerer = createAnswerer();
  const discussions = createDiscussions({
    store: createDiscussionStore(db),
    fullTexts: { stored: async () => undefined, fetch: async () => ({ kind: 'busy', reason: 'no source here' }) },
    ...{ papers, channels, answerer, adapterOf, clock, log },
  });
  const lookup = { find: async () => ({ kind: 'unknown' as const }) };
  const isSample = async () => false;
  const sourceHealth = () => ({ reachable: true as const, at: clock.now().toISOString() });
  const digests = createDigests({
    ...{ channels, outbox, papers, index, isSample, clock, log, sourceHealth },
    refresh: async () => undefined,
    senderOf: adapterOf,
  });
  const dispatch = createDispatch({
    commands,
    services: {
      ...{ papers, index, lookup, channels, outbox, discussions, answerer, saved, isSample, sourceHealth },
      preview: digests.preview,
      forget: async (person) => saved.forgetPerson(person),
      lacks: async (place) => (await adapterOf(place.platform)?.lacks(place)) ?? [],
      defaults: { schedule: { line: '0 9 * * 1-5', timezone: 'Europe/Paris' }, top: 5 },
    },
    onEvent: async () => undefined,
    clock,
    log,
  });
  return {
    ...{ papers, channels, outbox, index, digests, dispatch, adapters },
    buttons: createButtonStore(db, clock.now),
    notes: createNotes(db),
    async close() {
      await index.close();
      await db.destroy();
    },
  };
}

type Parts = { papers: readonly Paper[]; clock: Clock; log: Log; file?: string };
