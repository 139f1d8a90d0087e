import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Clock } from '../../src/core/clock.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { createRefresh } from '../../src/ingest/refresh.ts';
import { createSearchIndex } from '../../src/search/index.ts';
import { createArxivCategories } from '../../src/sources/arxiv-categories.ts';
import { createArxivPace } from '../../src/sources/arxiv-pace.ts';
import { createDocumentReader } from '../../src/sources/document-reader.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { systemClock } from '../../src/system-clock.ts';
import { type AtArxiv, startArxiv } from '../../test/servers/arxiv.ts';
import { startBeside } from './beside.ts';
import { watchLateness } from './lateness.ts';
import { madeUpPapers } from './made-up-papers.ts';
import type { BenchOptions } from './options.ts';

/** A Thursday, when the day's feed is there. */
const day = '2026-06-18';
const now = new Date(`${day}T08:00:00Z`);
const categories = ['cs.AI', 'cs.CL', 'cs.CV', 'cs.LG', 'cs.RO'];
/** Papers that the bot has before, and what people look for meanwhile, each so many milliseconds. */
const storedBefore = 5_000;
const askedEveryMs = 50;

/** Time stands at {@link now} for what is asked, and runs for who waits. */
const clock: Clock = { ...systemClock, now: () => now };

/**
 * The papers that arXiv announces on a day in five categories (`size`, 400), from a server beside, through the real source
 * into the store and the index, while people search: how long it takes, and how late the event loop is meanwhile.
 */
export async function run({ size = 400, json }: BenchOptions): Promise<void> {
  const server = await startBeside(new URL(import.meta.url), size, z.object({ url: z.string() }));
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const db = await openDatabase(join(folder, 'paperboy.sqlite'));
  const papers = createPaperStore(db);
  const log = { info: () => {}, warn: () => {}, error: console.error };
  await papers.save(madeUpPapers(storedBefore, '2026-06-17'), now);
  const index = createSearchIndex({ papers, log });
  await index.ready();
  const stopping = new AbortController();
  const { signal } = stopping;
  const reader = createDocumentReader({ stopping: signal });
  const { url } = server.ready;
  const pace = createArxivPace(clock);
  const source = createArxivCategories({ categories, rssUrl: url, apiUrl: url, pace, reader, clock, log });
  const refresh = createRefresh({ sources: [source], papers, index, log, clock, recentDays: 1 });

  const late = watchLateness();
  const people = new AbortController();
  const asking = search();
  const began = performance.now();
  const health = await refresh.refresh(signal);
  const seconds = (performance.now() - began) / 1_000;
  people.abort();
  const answers = (await asking).sort((one, other) => one - other);
  const { p99Ms, longestMs } = late.stop();
  if (!health.reachable) throw new Error(health.reason);

  async function search(): Promise<number[]> {
    const times: number[] = [];
    while (!people.signal.aborted) {
      const asked = performance.now();
      await index.search(parseQuery('robot learning'), { limit: 5, today: now });
      times.push(performance.now() - asked);
      await wait(askedEveryMs);
    }
    return times;
  }

  const result = {
    papers: (await papers.featured(day, day, 'arxiv')).length,
    seconds: Math.round(seconds * 100) / 100,
    loopLateP99Ms: Math.round(p99Ms),
    loopLateLongestMs: Math.round(longestMs),
    searches: answers.length,
    searchP99Ms: Math.round(answers[Math.floor(answers.length * 0.99)] ?? 0),
  };
  stopping.abort();
  await index.close();
  await db.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  if (json) console.log(JSON.stringify(result));
  else for (const [name, value] of Object.entries(result)) console.log(`| ${name} | ${value} |`);
}

/** A program: an arXiv of its own on loopback, with one announcement. */
async function serve(size: number): Promise<void> {
  const arxiv = await startArxiv(() => now);
  arxiv.papers.push(
    ...madeUpPapers(size, day).map(
      ({ title, abstract, authors }, number): AtArxiv => ({
        ...{ title, abstract, authors, announced: day, submitted: '2026-06-17T09:00:00Z' },
        id: `2606.${String(50_000 + number)}`,
        categories: [categories[number % categories.length] ?? 'cs.AI', 'stat.ML'],
        as: number % 4 === 3 ? 'cross' : 'new',
      }),
    ),
  );
  process.send?.({ url: arxiv.url });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await serve(z.number().parse(JSON.parse(process.argv[2] ?? '')));
