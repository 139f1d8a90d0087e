import { quantile } from '../eval/metrics.ts';
import { growCorpus, titleQueries } from './grow-corpus.ts';
import { recordedPapers } from './recorded.ts';
import { createSystem, type SystemName, systemNames } from './systems.ts';

/**
 * One engine at one size, in a process of its own so that memory is its own: prints one JSON line.
 * `node --expose-gc --import tsx scripts/search/measure-engine.ts NAME SIZE build|ask FOLDER`
 */
export type EngineFigures = {
  engine: SystemName;
  size: number;
  /** Milliseconds; memory in megabytes (heap and buffers) after the queries. */
  build: number;
  load: number;
  memory: number;
  add60: number;
  p50: number;
  p99: number;
  /** Answered within {@link queryBudgetMs}, of so many. */
  queries: number;
  asked: number;
};

/** An engine that is slow is not asked all queries. */
const queryBudgetMs = 60_000;

const [name, sizeText, step, folder = ''] = process.argv.slice(2);
const engine = systemNames.find((known) => known === name);
if (engine === undefined) throw new Error(`no engine ${name}`);
const size = Number(sizeText);
const docs = growCorpus(recordedPapers(), size + 60);
console.log(JSON.stringify(step === 'build' ? await build(engine) : await ask(engine)));

async function build(engine: SystemName): Promise<Pick<EngineFigures, 'build'>> {
  const system = createSystem(engine);
  const milliseconds = await timed(() => system.build(docs.slice(0, size)));
  await system.store(folder);
  return { build: rounded(milliseconds) };
}

/** In another process than building, as after a start: what building leaves behind is not the engine's memory. */
async function ask(engine: SystemName): Promise<Omit<EngineFigures, 'build'>> {
  const queries = titleQueries(docs, 500);
  const late = docs.slice(size);
  docs.length = 0;
  const system = createSystem(engine);
  const before = used();
  const load = await timed(() => system.load(folder));
  const milliseconds: number[] = [];
  const end = performance.now() + queryBudgetMs;
  for (const query of queries) {
    if (performance.now() > end) break;
    milliseconds.push(await timed(() => system.search(query, 10)));
  }
  const memory = used() - before;
  const add60 = await timed(() => system.build(late));
  return {
    engine,
    size,
    load: rounded(load),
    memory: rounded(memory),
    add60: rounded(add60),
    p50: rounded(quantile(milliseconds, 0.5)),
    p99: rounded(quantile(milliseconds, 0.99)),
    queries: milliseconds.length,
    asked: queries.length,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Megabytes in use, garbage apart. */
function used(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
