import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { PaperSource, SourceInfo } from '../core/papers/paper-source.ts';
import type { PaperStore, SourceHealth } from '../core/papers/paper-store.ts';
import type { SearchIndex } from '../core/queries/search.ts';
import type { SourceStatus } from '../core/status/process-status.ts';
import type { Backfill, BackfillResult } from './backfill.ts';
import { createKeepUp, type Progress } from './keep-up.ts';

export type { Progress } from './keep-up.ts';

/** What others changed while this process started is looked at once more, in milliseconds. */
const overlapMs = 60_000;
/** Papers handed to the index at once. */
const sliceSize = 100;

export type RefreshOptions = {
  /** At least one. */
  sources: readonly PaperSource[];
  papers: PaperStore;
  index: Pick<SearchIndex, 'add'>;
  log: Log;
  clock: Clock;
  /** How far back the first start looks, in days. */
  recentDays?: number;
};

export type Refresh = {
  /** Asks every source for its recent days, each by itself, saves what they hold and makes it searchable. Tells how they are. */
  refresh(signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<SourceHealth>;
  /** Asks all days of a span, those excepted that are settled: a run that stopped goes on where it was. */
  backfill(span: Backfill): Promise<BackfillResult>;
  /** Makes searchable what another process stored since the last look: a backfill from the shell, say. */
  takeFromStore(): Promise<void>;
  /** Of the first source that is silent, among those of which it is asked; of all where none is. */
  health(isAsked?: (source: SourceInfo) => boolean): SourceHealth;
  status(): SourceStatus[];
  /** Reads from the store when the sources last answered, for a process that has not asked itself. */
  recall(): Promise<void>;
};

/** Keeps the store and the index up with the sources. What a source may do wrong never throws, and is no other's matter. */
export function createRefresh({ sources, papers, index, log, clock, recentDays = 14 }: RefreshOptions): Refresh {
  const keepers = sources.map((source) => ({
    source,
    ...createKeepUp({ source, papers, makeSearchable, log, clock, recentDays }),
  }));
  /** Up to where the store's changes are searchable. */
  let taken: Date | undefined;
  // The index begins to read the store a moment earlier.
  const atStart = papers.lastChange().then(
    (mark) => new Date(mark.getTime() - overlapMs),
    () => undefined,
  );
  let running: Promise<SourceHealth> | undefined;

  async function takeFromStore(): Promise<void> {
    const until = await papers.lastChange();
    for await (const slice of papers.all(sliceSize, taken ?? (await atStart))) await index.add(slice);
    taken = until;
  }

  async function makeSearchable(ids: string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += sliceSize) {
      await index.add(await papers.get(ids.slice(from, from + sliceSize)));
    }
  }

  async function run(signal: AbortSignal, onProgress?: (progress: Progress) => void): Promise<SourceHealth> {
    await takeFromStore();
    await Promise.all(keepers.map((keeper) => keeper.refresh(signal, onProgress)));
    return healthOf(keepers, () => true);
  }

  return {
    refresh(signal, onProgress) {
      running ??= run(signal, onProgress).finally(() => {
        running = undefined;
      });
      return running;
    },
    takeFromStore,
    async backfill(span) {
      let result: BackfillResult = { asked: 0, skipped: 0, added: 0 };
      // One after the other: a line of progress is of one of them.
      for (const keeper of keepers) result = sum(result, await keeper.backfill(span));
      return result;
    },
    health: (isAsked = () => true) => healthOf(keepers, isAsked),
    status: () => keepers.map((keeper) => keeper.status()),
    async recall() {
      for (const keeper of keepers) await keeper.recall();
    },
  };
}

function healthOf(
  keepers: readonly { source: SourceInfo; health(): SourceHealth; status(): SourceStatus }[],
  isAsked: (source: SourceInfo) => boolean,
): SourceHealth {
  const asked = keepers.filter(({ source }) => isAsked(source));
  const [first] = asked;
  // Whoever takes papers of it alone is told that nothing came yet, whatever the others say.
  if (first !== undefined && asked.every((keeper) => isUnheard(keeper.status()))) return first.health();
  // One that nobody has asked yet is no outage, where another has answered.
  const silent = asked.find((keeper) => keeper.status().isReachable === false)?.health();
  const [latest] = [...asked, ...keepers]
    .map((keeper) => keeper.health())
    .sort((a, b) => timeOf(b).localeCompare(timeOf(a)));
  const health = silent ?? latest;
  if (health === undefined) throw new RangeError('there is no source');
  return health;
}

const isUnheard = ({ isReachable, lastAnswerAt }: SourceStatus) =>
  isReachable === undefined && lastAnswerAt === undefined;

const timeOf = (health: SourceHealth) => (health.reachable ? health.at : '');

/** What stopped first is told. */
const sum = (a: BackfillResult, b: BackfillResult): BackfillResult => ({
  asked: a.asked + b.asked,
  skipped: a.skipped + b.skipped,
  added: a.added + b.added,
  ...(b.stopped === undefined ? {} : { stopped: b.stopped }),
  ...(a.stopped === undefined ? {} : { stopped: a.stopped }),
});
