import { LRUCache } from 'lru-cache';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { LookedUp, PaperLookup } from '../core/papers/paper-lookup.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import type { SearchIndex } from '../core/queries/search.ts';
import { createRateLimit } from '../core/rate-limit.ts';
import { inWords } from '../core/text.ts';
import { createSharedWork } from './shared-work.ts';

/** Somewhere a single paper can be asked for. */
export type PaperPlace = {
  name: string;
  read(id: string, signal: AbortSignal): Promise<Exclude<LookedUp, { kind: 'too-many' }>>;
};

type PaperLookupOptions = {
  /** In the order they are asked; the last word is with the one that knows all papers. */
  places: readonly PaperPlace[];
  papers: Pick<PaperStore, 'get' | 'save'>;
  index: Pick<SearchIndex, 'add'>;
  clock: Clock;
  log: Log;
  /** Aborts when the program stops. */
  stopping?: AbortSignal;
};

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Lookups of one person in an hour: more than reading takes, less than copying arXiv. */
const perHour = 30;
/** Ids asked for at once: each waits three seconds for arXiv, and people do not wait a minute. */
const mostAtOnce = 10;
/** Ids remembered without a paper. */
const mostRemembered = 1_000;

/**
 * Looks papers up, one request for an id however many people ask; that there is none is remembered for an hour, and for
 * a day that what was sent for it cannot be read.
 */
export function createPaperLookup(options: PaperLookupOptions): PaperLookup {
  const { places, papers, index, clock, log, stopping = new AbortController().signal } = options;
  const rate = createRateLimit({ limit: perHour, windowMs: hourMs });
  const underWay = createSharedWork<LookedUp>(stopping);
  const withoutPaper = new LRUCache<string, { found: WithoutPaper; untilMs: number }>({ max: mostRemembered });

  async function ask(id: string, signal: AbortSignal): Promise<LookedUp> {
    /** By what is wrong, where: a network that is away is one reason. */
    const faults = new Map<string, string[]>();
    let isUnknown = false;
    let isUnreadable = false;
    for (const { name, read } of places) {
      const found = await read(id, signal);
      if (found.kind === 'paper') {
        await papers.save([found.paper], clock.now());
        await index.add(await papers.get([id]));
        log.info('looked up a paper', { paper: id, place: name });
        return found;
      }
      if (signal.aborted) return brokenOff;
      isUnknown = found.kind === 'unknown';
      isUnreadable = found.kind === 'unreadable';
      if (found.kind !== 'unknown') faults.set(found.reason, [...(faults.get(found.reason) ?? []), name]);
    }
    if (isUnknown) return remember(id, { kind: 'unknown' }, hourMs);
    const reason = [...faults].map(([wrong, names]) => `${inWords(names)} ${wrong}`).join('; ');
    // Whoever asked is told: in a terminal it would stand over the answer.
    log.info('a paper could not be looked up', { paper: id, reason });
    return isUnreadable ? remember(id, { kind: 'unreadable', reason }, dayMs) : { kind: 'unreachable', reason };
  }

  function remember(id: string, found: WithoutPaper, forMs: number): WithoutPaper {
    withoutPaper.set(id, { found, untilMs: clock.now().getTime() + forMs });
    return found;
  }

  function remembered(id: string): WithoutPaper | undefined {
    const { found, untilMs } = withoutPaper.get(id) ?? { untilMs: 0 };
    const leftMs = untilMs - clock.now().getTime();
    // More than a day means that the clock was set back.
    return leftMs > 0 && leftMs <= dayMs ? found : undefined;
  }

  return {
    places: places.map(({ name }) => name),
    async find(asked, person, signal) {
      // Old ids name their subject class or not; arXiv's answers do not.
      const id = asked.replace(/\.[A-Z]{2}(?=\/)/, '');
      const [paper] = await papers.get([id]);
      if (paper !== undefined) return { kind: 'paper', paper };
      const before = remembered(id);
      if (before !== undefined) return before;
      const taken = rate.take(JSON.stringify(person), clock.now().getTime());
      if (!taken.ok) return { kind: 'too-many', waitMs: taken.waitMs };
      const busy = underWay.size >= mostAtOnce && !underWay.has(id);
      if (busy) return { kind: 'unreachable', reason: 'many papers are being looked up at the moment' };
      return underWay.join(id, signal, brokenOff, (shared) => ask(id, shared));
    },
  };
}

const brokenOff: LookedUp = { kind: 'unreachable', reason: 'the wait was broken off' };

type WithoutPaper = Extract<LookedUp, { kind: 'unknown' | 'unreadable' }>;
