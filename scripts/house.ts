import { commands } from '../commands/index.ts';
import { createAnswerer } from '../src/answers/answerer.ts';
import type { ChatAdapter } from '../src/core/chat.ts';
import type { Clock } from '../src/core/clock.ts';
import { createDispatch } from '../src/core/dispatch.ts';
import type { Log } from '../src/core/log.ts';
import type { Paper } from '../src/core/paper.ts';
import type { Platform } from '../src/core/place.ts';
import { createDigests, type DigestsOptions } from '../src/digests/index.ts';
import { createDiscussions } from '../src/discussions/discussions.ts';
import { createSearchIndex } from '../src/search/index.ts';
import { openStores } from '../src/storage/index.ts';

type HouseParts = {
  papers: readonly Paper[];
  clock: Clock;
  log: Log;
  /** The database; in memory when absent. */
  file?: string;
  /** What posts digests; the connected adapters when absent. */
  senderOf?: DigestsOptions['senderOf'];
};

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The real rooms over a database and these papers, for measurements and pictures: no paper source, no settings. */
export async function openHouse({ papers: given, clock, log, file = ':memory:', ...parts }: HouseParts) {
  const stores = await openStores(file, { retentionDays: 365, now: clock.now });
  const { papers, channels, outbox, saved, retention } = stores;
  await papers.save(given, clock.now());
  const index = createSearchIndex({ papers, log, now: clock.now });
  await index.ready();
  const common = { papers, channels, index, clock, log };

  const adapters = new Map<Platform, ChatAdapter>();
  const adapterOf = (platform: Platform) => adapters.get(platform);
  const answerer = createAnswerer();
  const discussions = createDiscussions({
    ...common,
    store: stores.discussions,
    fullTexts: { stored: async () => undefined, fetch: async () => ({ kind: 'busy', reason: 'no source here' }) },
    answerer,
    adapterOf,
  });
  const isSample = async () => false;
  const sourceHealth = () => ({ reachable: true as const, at: clock.now().toISOString() });
  const { senderOf = adapterOf } = parts;
  const refresh = async () => undefined;
  const digests = createDigests({ ...common, outbox, isSample, sourceHealth, refresh, senderOf });
  const dispatch = createDispatch({
    commands,
    services: {
      papers,
      index,
      lookup: { find: async () => ({ kind: 'unknown' }) },
      channels,
      ledger: outbox,
      discussions,
      answerer,
      saved,
      isSample,
      sourceHealth,
      preview: digests.preview,
      forget: retention.forgetPerson,
      lacks: async (place) => (await adapterOf(place.platform)?.lacks(place)) ?? [],
      defaults: { schedule: { line: '0 9 * * 1-5', timezone: 'Europe/Paris' }, top: 5 },
    },
    clock,
    log,
  });
  return {
    ...stores,
    index,
    digests,
    dispatch,
    adapters,
    async close() {
      await index.close();
      await stores.close();
    },
  };
}
