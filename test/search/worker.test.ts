import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PaperStore } from '../../src/core/papers/paper-store.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { createSearchIndex } from '../../src/search/index.ts';
import { createWaiting } from '../fixtures/wait.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { paper, storeOf } from './papers-in-memory.ts';

const today = new Date('2026-06-19T12:00:00Z');
const papers = Array.from({ length: 300 }, (_, nth) =>
  paper({ title: `Robots ${nth}`, abstract: `Graph number ${nth} of robots and their kin.` }),
);

/** Every worker thread this process starts. */
let workers: Worker[] = [];
const waiting = createWaiting(() => `${workers.length} workers`);
const started = (worker: Worker) => {
  workers.push(worker);
  waiting.changed();
};
beforeEach(() => {
  workers = [];
  process.on('worker', started);
});
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  process.off('worker', started);
  for (const close of closing.splice(0)) await close();
});

// However slowly a busy machine starts the next worker, no question is answered from a part of the papers.
const veryLongMs = 600_000;

async function open(store: PaperStore, snapshotFile = join(tempFolder(), 'search.bin'), waitMs = veryLongMs) {
  const said: string[] = [];
  const note = (message: string, facts?: Record<string, unknown>) =>
    void said.push(`${message} ${JSON.stringify(facts ?? {})}`);
  const log = { info: note, warn: note, error: note };
  const index = createSearchIndex({ papers: store, snapshotFile, log, waitMs });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await index.close();
    isOpen = false;
  };
  closing.push(close);
  await index.ready();
  const total = async (text: string) => (await index.search(parseQuery(text), { limit: 3, today })).total;
  return { index, said, total, snapshotFile, close };
}

test('a worker killed in the middle of questions: all are answered rightly, and the log says so', async () => {
  const { total, said } = await open(await storeOf(papers));
  const questions = Array.from({ length: 20 }, () => total('robots'));
  await workers[0]?.terminate();
  expect(new Set(await Promise.all(questions))).toEqual(new Set([300]));
  expect(workers.length).toBe(2);
  expect(said.some((line) => line.includes('started again'))).toBe(true);
});

test('a question asked between two workers, while the next is held back, is answered', async () => {
  const { index, total } = await open(await storeOf(papers), undefined, 0);
  for (const nth of [0, 1]) {
    const worker = await waiting.until(() => workers[nth], `the worker number ${nth}`);
    await worker.terminate();
  }
  await index.search(parseQuery('robots'), { limit: 1, today });
  await index.ready();
  expect(await total('robots')).toBe(300);
});

test('a process that only asks outlives the worker it asked', async () => {
  const script = fileURLToPath(new URL('./ask-dying-worker.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script]);
  expect(stdout).toBe('1\n');
});

test('the next start reads the snapshot, and adds what was stored since', async () => {
  const store = await storeOf(papers);
  const first = await open(store);
  await first.close();
  const late = paper({ title: 'Robots last', abstract: 'Late.' });
  await store.save([late], new Date('2026-06-19T11:30:00Z'));
  const second = await open(store, first.snapshotFile);
  expect(second.said[0]).toContain('"from":"snapshot"');
  expect(await second.total('robots')).toBe(301);
});

test.each([
  ['cut short', (whole: Buffer) => whole.subarray(0, whole.length / 2), 'built from the papers again'],
  ['with one bit flipped', (whole: Buffer) => whole.fill((whole[5000] ?? 0) ^ 1, 5000, 5001), 'damaged'],
  ['of an older version', (whole: Buffer) => whole.fill('0', 7, 8), 'another version'],
])('a snapshot %s: the index is right, and the log says what was done', async (_, spoil, said) => {
  const store = await storeOf(papers);
  const first = await open(store);
  await first.close();
  writeFileSync(first.snapshotFile, spoil(readFileSync(first.snapshotFile)));
  const second = await open(store, first.snapshotFile);
  expect(second.said[0]).toContain(said);
  expect(await second.total('robots')).toBe(300);
});

test('a snapshot of another database is not believed', async () => {
  const first = await open(await storeOf(papers));
  await first.close();
  const others = papers.map((each, nth) => ({ ...each, id: `2501.${10_000 + nth}`, title: `Ships ${nth}` }));
  const second = await open(await storeOf(others), first.snapshotFile);
  expect(second.said[0]).toContain('other papers');
  expect(await second.total('ships')).toBe(300);
  expect((await second.index.search(parseQuery('2606.10001'), { limit: 1, today })).total).toBe(0);
});

test('a paper that was stored again with other votes keeps its place and sorts anew', async () => {
  const { index } = await open(await storeOf(papers));
  const [first] = papers;
  if (first === undefined) throw new Error('no papers');
  await index.add([{ ...first, upvotes: 99 }]);
  const { hits, total } = await index.search(parseQuery('robots'), { limit: 1, sort: 'upvotes', today });
  expect([hits[0]?.id, total]).toEqual([first.id, 300]);
});
