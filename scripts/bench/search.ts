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
 * The search beside other engines on corpora grown from the recorded papers: the engines bare, each in processes of
 * its own and in turn, and ours in its worker thread as the bot runs it.
 */
export async function run({ size, json }: BenchOptions): Promise<void> {
  for (const each of size === undefined ? sizes : [size]) {
    const engines: EngineFigures[] = [];
    for (const name of systemNames) {
      if (name === 'orama' && each > mostForOrama) continue;
      const figures = await measureEngine(name, each);
      engines.push(figures);
      if (json) console.log(JSON.stringify(figures));
    }
    const thread = await inFolder((folder) => child<ThreadFigures>('measure-thread', [String(each), folder]));
    if (json) console.log(JSON.stringify({ engine: 'paperboy in its thread', ...thread }));
    else print(each, engines, thread);
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

function print(size: number, engines: readonly EngineFigures[], thread: ThreadFigures): void {
  console.log(`\n${size.toLocaleString('en')} papers, milliseconds unless said otherwise\n`);
  console.log(
    '| engine | build | cold start | memory MB | add 60 | query p50 | query p99 |\n|---|--:|--:|--:|--:|--:|--:|',
  );
  for (const { engine, build, load, memory, add60, p50, p99 } of engines) {
    console.log(`| ${engine} | ${build} | ${load} | ${memory} | ${add60} | ${p50} | ${p99} |`);
  }
  console.log('\n| in its thread | rebuilt from the store | ready from the snapshot | add 60 | round trip p50 | p99 |');
  console.log('|---|--:|--:|--:|--:|--:|');
  const { rebuild, ready, add60, roundTrip50, roundTrip99 } = thread;
  console.log(`| takes | ${rebuild} | ${ready} | ${add60} | ${roundTrip50} | ${roundTrip99} |`);
  const { blockWhileRebuilding, blockWhileLoadingAndAsking, blockWhileAdding } = thread;
  console.log(`| longest block | ${blockWhileRebuilding} | ${blockWhileLoadingAndAsking} | ${blockWhileAdding} | | |`);
  const { lateWhileRebuilding, lateWhileLoadingAndAsking, lateWhileAdding } = thread;
  console.log(
    `| longest lateness of a timer | ${lateWhileRebuilding} | ${lateWhileLoadingAndAsking} | ${lateWhileAdding} | | |`,
  );
}
