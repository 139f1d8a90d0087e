import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { EngineFigures } from '../search/measure-engine.ts';
import type { ThreadFigures } from '../search/measure-thread.ts';
import { type SystemName, systemNames } from '../search/systems.ts';
import type { BenchOptions } from './options.ts';

const sizes = [10_000, 30_000, 100_000];
/** Orama takes gigabytes and seconds a query beyond this. */
const mostForOrama = 30_000;

/**
 * The search beside other engines on corpora grown from the recorded papers: ours in its worker thread as the bot runs
 * it, and the engines bare, each in processes of its own and in turn, the slowest last. Prints each as it is measured.
 */
export async function run({ size, json }: BenchOptions): Promise<void> {
  const say = (figures: object, ...lines: string[]) => {
    if (json) console.log(JSON.stringify(figures));
    else for (const line of lines) console.log(line);
  };
  for (const each of size === undefined ? sizes : [size]) {
    if (!json) console.log(`\n## ${each.toLocaleString('en')} papers, milliseconds unless said otherwise\n`);
    const thread = await inFolder((folder) => child<ThreadFigures>('measure-thread', [String(each), folder]));
    say({ engine: 'paperboy in its thread', ...thread }, ...threadHead, threadRow(thread), '', ...enginesHead);
    const engines: EngineFigures[] = [];
    for (const name of systemNames) {
      if (name === 'orama' && each > mostForOrama) continue;
      const figures = await measureEngine(name, each);
      engines.push(figures);
      say(figures, engineRow(figures));
    }
    if (!json) for (const note of notes(each, engines)) console.log(`\n${note}`);
  }
}

const measureEngine = (name: SystemName, size: number): Promise<EngineFigures> =>
  inFolder(async (folder) => ({
    ...(await child<EngineFigures>('measure-engine', [name, String(size), 'build', folder])),
    ...(await child<EngineFigures>('measure-engine', [name, String(size), 'ask', folder])),
  }));

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function child<T>(script: string, parameters: string[]): Promise<T> {
  const file = fileURLToPath(new URL(`../search/${script}.ts`, import.meta.url));
  const flags = ['--expose-gc', '--max-old-space-size=12000', '--import', 'tsx'];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, file, ...parameters]);
  return JSON.parse(stdout);
}

const threadHead = [
  '| papers | rebuilt | ready from the snapshot | round trip p50 / p99 | add 60 | block (late): rebuilding | loading, asking | adding |',
  '|--:|--:|--:|--:|--:|--:|--:|--:|',
];

function threadRow(thread: ThreadFigures): string {
  const { size, rebuild, ready, roundTrip50, roundTrip99, add60 } = thread;
  const trips = `${roundTrip50} / ${roundTrip99}`;
  const rebuilding = `${thread.blockWhileRebuilding} (${thread.lateWhileRebuilding})`;
  const asking = `${thread.blockWhileLoadingAndAsking} (${thread.lateWhileLoadingAndAsking})`;
  const adding = `${thread.blockWhileAdding} (${thread.lateWhileAdding})`;
  return row([size.toLocaleString('en'), rebuild, ready, trips, add60, rebuilding, asking, adding]);
}

const enginesHead = [
  '| engine | build | cold start | memory MB | add 60 | query p50 | query p99 |',
  '|---|--:|--:|--:|--:|--:|--:|',
];

const engineRow = ({ engine, build, load, memory, add60, p50, p99 }: EngineFigures): string =>
  row([engine, build, load, memory, add60, p50, p99]);

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** What a reader of the table has to know beside it. */
function notes(size: number, engines: readonly EngineFigures[]): string[] {
  const hurried = engines.filter(({ queries, asked }) => queries < asked);
  return [
    ...hurried.map(({ engine, queries, asked }) => `${engine} answered ${queries} of ${asked} queries in its minute.`),
    ...(size > mostForOrama ? [`orama is left out beyond ${mostForOrama.toLocaleString('en')} papers.`] : []),
  ];
}
