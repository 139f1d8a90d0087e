import type { Worker } from 'node:worker_threads';
import { parseQuery } from '../../src/core/queries/query.ts';
import { createSearchIndex } from '../../src/search/index.ts';
import { paper, storeOf } from './papers-in-memory.ts';

/** A process that does nothing but ask, of a worker that is killed meanwhile. Prints how many papers were found. */
const workers: Worker[] = [];
process.on('worker', (worker) => workers.push(worker));
const log = { info: () => {}, warn: () => {}, error: console.error };
const index = createSearchIndex({ papers: await storeOf([paper({ title: 'Robots', abstract: 'All of them.' })]), log });
await index.ready();
const asked = index.search(parseQuery('robots'), { limit: 1, today: new Date('2026-06-19T12:00:00Z') });
await workers[0]?.terminate();
console.log((await asked).total);
await index.close();
