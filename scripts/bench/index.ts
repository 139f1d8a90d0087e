import { parseArgs } from 'node:util';
import type { BenchOptions } from './options.ts';

type Bench = { run(options: BenchOptions): Promise<void> };

const benches: Record<string, () => Promise<Bench>> = {
  announcement: () => import('./announcement.ts'),
  commands: () => import('./commands.ts'),
  answers: () => import('./answers.ts'),
  delivery: () => import('./delivery.ts'),
  discuss: () => import('./discuss.ts'),
  ingest: () => import('./ingest.ts'),
  regexes: () => import('./regexes.ts'),
  scale: () => import('./scale.ts'),
  search: () => import('./search.ts'),
  tools: () => import('./tools.ts'),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const load = benches[positionals[0] ?? ''];
if (load === undefined) {
  console.error(`usage: npm run bench -- <${Object.keys(benches).join('|')}> [--size N] [--json]`);
  process.exit(2);
}
const { run } = await load();
await run({ json: values.json, ...(values.size === undefined ? {} : { size: Number(values.size) }) });
