import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Paper } from '../../src/core/papers/paper.ts';
import { createSearchIndex } from '../../src/search/index.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { quantile } from '../eval/metrics.ts';
import { growCorpus, titleQueries } from './grow-corpus.ts';
import { recordedPapers } from './recorded.ts';
import { asWords, type Doc } from './systems.ts';

/**
 * The index as the bot runs it, in its worker thread beside a real database: how long it keeps the main loop, and how
 * soon it answers. Prints one JSON line. `node --import tsx scripts/search/measure-thread.ts SIZE FOLDER`
 */
export type ThreadFigures = {
  size: number;
  /**
   * Milliseconds. A block is the processor time that the main thread took at most between two turns of a timer of
   * 10 ms; `late…` is how late that timer was at most, which on a shared machine is mostly waiting for a processor.
   */
  rebuild: number;
  blockWhileRebuilding: number;
  lateWhileRebuilding: number;
  ready: number;
  blockWhileLoadingAndAsking: number;
  lateWhileLoadingAndAsking: number;
  roundTrip50: number;
  roundTrip99: number;
  add60: number;
  blockWhileAdding: number;
  lateWhileAdding: number;
};

const [sizeText, folder = ''] = process.argv.slice(2);
const size = Number(sizeText);
const today = new Date('2026-06-19T12:00:00Z');
const log = { info: () => {}, warn: console.error, error: console.error };
const snapshotFile = join(folder, 'search.bin');

const grown = growCorpus(recordedPapers(), size + 60);
const queries = titleQueries(grown, 300);
const papers = createPaperStore(await openDatabase(join(folder, 'papers.sqlite')));
for (let from = 0; from < size; from += 1_000) {
  await papers.save(grown.slice(from, Math.min(size, from + 1_000)).map(toPaper), today);
}
const late = grown.slice(size).map(toPaper);
grown.length = 0;
console.log(JSON.stringify(await measure()));
process.exit(0);

async function measure(): Promise<ThreadFigures> {
  const built = createSearchIndex({ papers, snapshotFile, log });
  const rebuild = await watched(() => built.ready());
  await built.close();
  const index = createSearchIndex({ papers, snapshotFile, log });
  let ready = 0;
  const trips: number[] = [];
  const asking = await watched(async () => {
    const started = performance.now();
    await index.ready();
    ready = performance.now() - started;
    for (const query of queries) {
      const asked = performance.now();
      await index.search(asWords(query), { limit: 10, today });
      trips.push(performance.now() - asked);
    }
  });
  const adding = await watched(async () => {
    await papers.save(late, today);
    await index.add(late);
  });
  return {
    size,
    rebuild: rebuild.milliseconds,
    blockWhileRebuilding: rebuild.block,
    lateWhileRebuilding: rebuild.late,
    ready: Math.round(ready),
    blockWhileLoadingAndAsking: asking.block,
    lateWhileLoadingAndAsking: asking.late,
    roundTrip50: rounded(quantile(trips, 0.5)),
    roundTrip99: rounded(quantile(trips, 0.99)),
    add60: adding.milliseconds,
    blockWhileAdding: adding.block,
    lateWhileAdding: adding.late,
  };
}

/** How long the work took, and how late a timer of 10 ms was at most meanwhile. */
async function watched(work: () => Promise<void>): Promise<{ milliseconds: number; block: number; late: number }> {
  let late = 0;
  let block = 0;
  let expected = performance.now() + 10;
  let used = processorMs();
  const timer = setInterval(() => {
    const lateness = performance.now() - expected;
    const usedNow = processorMs();
    late = Math.max(late, lateness);
    block = Math.max(block, Math.min(lateness, (usedNow ?? Number.POSITIVE_INFINITY) - (used ?? 0)));
    used = usedNow;
    expected = performance.now() + 10;
  }, 10);
  const started = performance.now();
  await work();
  const milliseconds = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 15));
  clearInterval(timer);
  return { milliseconds: Math.round(milliseconds), block: rounded(block), late: rounded(late) };
}

/** The processor time this thread has taken (Linux tells; elsewhere lateness is all there is). */
function processorMs(): number | undefined {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return undefined;
  }
}

function toPaper({ id, title, text, authors = [], keywords = [] }: Doc): Paper {
  return { id, title, abstract: text, authors, keywords, upvotes: 0, comments: 0 };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
