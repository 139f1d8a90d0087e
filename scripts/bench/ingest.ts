import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createHuggingFace } from '../../src/sources/hugging-face.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { systemClock } from '../../src/system-clock.ts';
import { hasRecorded } from '../../test/recorded.ts';
import { startHuggingFace } from '../../test/servers/hugging-face.ts';
import { allDays } from './all-days.ts';
import type { BenchOptions } from './options.ts';

/**
 * Every recorded day from a server on loopback through the real source into a new database; `size` limits the number
 * of days. Without the recorded answers made-up days of the same number and size stand in for them.
 */
export async function run({ size, json }: BenchOptions): Promise<void> {
  const server = await startHuggingFace();
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const file = join(folder, 'paperboy.sqlite');
  const db = await openDatabase(file);
  const papers = createPaperStore(db);
  const lost: string[] = [];
  let days = 0;
  let items = 0;
  let malformed = 0;
  const log = { info: () => {}, warn: () => void malformed++, error: () => {} };
  const source = createHuggingFace({ url: server.url, log, clock: systemClock });

  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  let inSource = 0;
  let inStore = 0;
  let peakBytes = 0;
  for (const { day, items: given } of allDays(size)) {
    server.days.set(day, given);
    const started = performance.now();
    const answer = await source.papersOf(day, new AbortController().signal);
    const answered = performance.now();
    if (answer.kind === 'unreachable') throw new Error(`${day}: ${answer.reason}`);
    await papers.saveDay('hf', day, answer.papers, new Date(`${day}T20:00:00Z`));
    inSource += answered - started;
    inStore += performance.now() - answered;
    peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
    days += 1;
    items += given.length;
    lost.push(...(await missing(given)));
    server.days.delete(day);
  }
  delay.disable();

  /** Items with an id, a title and an abstract that did not arrive. */
  async function missing(given: unknown[]): Promise<string[]> {
    const complete = given.flatMap((item) => idOfComplete(item) ?? []);
    const stored = new Set((await papers.get(complete)).map(({ id }) => id));
    return complete.filter((id) => !stored.has(id));
  }

  const result = {
    answers: hasRecorded ? 'recorded' : 'made up',
    days,
    items,
    papers: await papers.count(),
    malformed,
    lost: lost.length,
    seconds: round((inSource + inStore) / 1_000),
    secondsInSource: round(inSource / 1_000),
    secondsInStore: round(inStore / 1_000),
    peakMegabytes: Math.round(peakBytes / 1e6),
    databaseMegabytes: round(statSync(file).size / 1e6),
    longestPauseMs: Math.round(delay.max / 1e6),
  };
  await db.destroy();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  if (json) console.log(JSON.stringify(result));
  else for (const [name, value] of Object.entries(result)) console.log(`| ${name} | ${value} |`);
}

const round = (value: number) => Math.round(value * 10) / 10;

function idOfComplete(item: unknown): string | undefined {
  const paper = field(item, 'paper');
  const [id, title, abstract] = ['id', 'title', 'summary'].map((name) => field(paper, name));
  return typeof id === 'string' && typeof title === 'string' && typeof abstract === 'string' ? id : undefined;
}

const field = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
