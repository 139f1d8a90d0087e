import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Paper } from '../core/papers/paper.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import type { SearchIndex } from '../core/queries/search.ts';
import type { Progress, Refresh } from './refresh.ts';

/** A source that was just asked is not asked again by the next heartbeat, in milliseconds; soon, where it was silent. */
const askAgainMs = { answered: 60_000, silent: 4_000 };
/** A source that has nothing is not asked again for every command from the shell, in milliseconds. */
const stillEmptyMs = 60 * 60_000;

export type RecentPapersOptions = {
  refresh: Refresh;
  papers: PaperStore;
  index: Pick<SearchIndex, 'add'>;
  /** The papers that come with the program; `seenAt` is older than any answer of a source. */
  readSample(): { papers: Paper[]; seenAt: Date };
  /** Called when the source was asked, whatever it said: what is stored may have changed, in our last life too. */
  onAsked(): Promise<void>;
  clock: Clock;
  log: Log;
};

export type RecentPapers = {
  /** Asks the source for the recent days; where it does not answer and nothing is stored, takes the sample. */
  fetch(signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<void>;
  /** Whether nothing is stored, and the source has not said within the last hour that it has nothing. */
  areMissing(): Promise<boolean>;
  /** Whether all that is stored is the sample. */
  isSample(): Promise<boolean>;
};

/** Never an empty start: the source's recent days, or the papers that come with the program. */
export function createRecentPapers(options: RecentPapersOptions): RecentPapers {
  const { refresh, papers, index, readSample, onAsked, clock, log } = options;
  let askedAt = Number.NEGATIVE_INFINITY;
  let askAgainAfterMs = 0;
  let mayBeSample = true;

  async function takeSample(reason: string | undefined): Promise<void> {
    const sample = readSample();
    await papers.save(sample.papers, sample.seenAt);
    await index.add(sample.papers);
    log.warn('No paper source answers; these are the papers that come with Paperboy.', { reason });
  }

  return {
    async fetch(signal, onProgress) {
      if (Math.abs(clock.now().getTime() - askedAt) < askAgainAfterMs) return;
      const health = await refresh.refresh(signal, onProgress);
      askedAt = clock.now().getTime();
      askAgainAfterMs = health.reachable ? askAgainMs.answered : askAgainMs.silent;
      await onAsked();
      // Who stops while asking has not been refused: the next start asks again.
      if (!health.reachable && !signal.aborted && (await papers.count()) === 0) await takeSample(health.reason);
    },

    async areMissing() {
      if ((await papers.count()) > 0) return false;
      await refresh.recall();
      const health = refresh.health();
      return !health.reachable || Math.abs(clock.now().getTime() - Date.parse(health.at)) > stillEmptyMs;
    },

    async isSample() {
      mayBeSample &&= (await papers.daysAsked('0000-01-01', '9999-12-31')).length === 0;
      return mayBeSample && (await papers.count()) > 0;
    },
  };
}
