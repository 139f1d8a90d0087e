import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { recordedPapers } from '../search/recorded.ts';
import { createSystem, type System, type SystemName, systemNames } from '../search/systems.ts';
import { type Collection, readCollection } from './collection.ts';
import { type KnownItemKind, knownItemKinds, knownItems } from './known-items.ts';
import { bootstrapInterval, mean, mrr10, ndcg10, quantile, recall100, seeded } from './metrics.ts';
import { sentenceCollections } from './sentences.ts';

/** Without Orama, which takes a minute to build on the recorded papers and finds little. */
const quickSystems = ['paperboy', 'minisearch', 'fts5'] as const;

/**
 * Quality of the search on judged collections, beside other engines on the same text:
 * `npm run eval:search -- --collection DIR [--collection DIR …] [--json]`. With `--known-items`: whether a paper that
 * a person knows half is found among the recorded papers; with `--sentences`: one that says what a sentence claims.
 */
const { values } = parseArgs({
  options: {
    collection: { type: 'string', multiple: true, default: [] },
    'known-items': { type: 'boolean', default: false },
    sentences: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
if (values.collection.length === 0 && !values['known-items'] && !values.sentences) {
  console.error('usage: npm run eval:search -- --collection DIR | --known-items | --sentences [--json]');
  process.exit(2);
}
for (const folder of values.collection) await evaluate(folder, readCollection(folder), systemNames);
if (values['known-items']) await evaluateKnownItems();
if (values.sentences) {
  const collections = sentenceCollections(recordedPapers(), 1_500);
  for (const [name, collection] of Object.entries(collections)) await evaluate(name, collection, quickSystems);
}

async function evaluate(folder: string, collection: Collection, systems: readonly SystemName[]): Promise<void> {
  const limit = 101;
  const runs: Run[] = [];
  for (const name of systems) {
    const system = createSystem(name);
    await system.build(collection.docs);
    runs.push(await measure(system, collection, limit));
  }
  report(folder, runs);
}

/** One index for all kinds. */
async function evaluateKnownItems(): Promise<void> {
  const docs = recordedPapers();
  const kinds = Object.keys(knownItemKinds).filter((kind): kind is KnownItemKind => kind in knownItemKinds);
  const runs = new Map<KnownItemKind, Run[]>(kinds.map((kind) => [kind, []]));
  for (const name of quickSystems) {
    const system = createSystem(name);
    await system.build(docs);
    for (const kind of kinds) {
      const queries = knownItems(kind, docs, 500).map(({ text, id }) => ({ id, text, relevant: new Map([[id, 1]]) }));
      runs.get(kind)?.push(await measure(system, { docs, queries }, 10));
    }
  }
  for (const [kind, ofKind] of runs) report(kind, ofKind);
}

function report(name: string, runs: readonly Run[]): void {
  if (values.json) for (const run of runs) console.log(JSON.stringify(line(name, run)));
  else print(name, runs);
}

type Run = { system: string; ndcg: number[]; recall: number[]; mrr: number[]; milliseconds: number[] };

async function measure(system: System, { queries }: Collection, limit: number): Promise<Run> {
  const run: Run = { system: system.name, ndcg: [], recall: [], mrr: [], milliseconds: [] };
  for (const { text, relevant, query_doc_id } of queries) {
    const started = performance.now();
    const found = await system.search(text, limit);
    run.milliseconds.push(performance.now() - started);
    const ranked = found.filter((id) => id !== query_doc_id);
    run.ndcg.push(ndcg10(ranked, relevant));
    run.recall.push(recall100(ranked, relevant));
    run.mrr.push(mrr10(ranked, relevant));
  }
  return run;
}

function line(folder: string, { system, ndcg, recall, mrr, milliseconds }: Run) {
  return {
    collection: basename(folder),
    system,
    ndcg10: rounded(mean(ndcg)),
    recall100: rounded(mean(recall)),
    mrr10: rounded(mean(mrr)),
    p50: rounded(quantile(milliseconds, 0.5)),
    p99: rounded(quantile(milliseconds, 0.99)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function print(folder: string, runs: readonly Run[]): void {
  console.log(
    `\n${basename(folder)}\n\n| system | nDCG@10 | recall@100 | MRR@10 | p50 ms | p99 ms | against FTS5 (95 %) |`,
  );
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  const reference = runs.find(({ system }) => system === 'fts5')?.ndcg ?? [];
  for (const run of runs) {
    const { system, ndcg10, recall100, mrr10, p50, p99 } = line(folder, run);
    const { from, to } = bootstrapInterval(run.ndcg, reference, seeded(1));
    const interval = system === 'fts5' ? '' : `${from.toFixed(3)} to ${to.toFixed(3)}`;
    console.log(`| ${system} | ${ndcg10} | ${recall100} | ${mrr10} | ${p50} | ${p99} | ${interval} |`);
  }
}
