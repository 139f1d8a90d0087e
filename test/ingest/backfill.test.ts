import { expect, test } from 'vitest';
import { createRefresh } from '../../src/ingest/refresh.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { anItem, aSource } from '../sources/a-source.ts';
import { tempDatabase } from '../storage/temp-database.ts';

async function setUp() {
  const { server, clock, log, source } = await aSource();
  const papers = createPaperStore(await tempDatabase());
  const start = () => createRefresh({ sources: [source], papers, index: { add: async () => {} }, log, clock });
  const daysRequested = () => server.requests.splice(0).map((request) => /date=([\d-]+)/.exec(request)?.[1]);
  return { server, clock, log, source, papers, start, daysRequested };
}
const span = { from: '2026-06-01', to: '2026-06-04', signal: new AbortController().signal };

test('asks each day once, oldest first, at a polite pace', async () => {
  const { server, clock, start, daysRequested, papers } = await setUp();
  server.days.set('2026-06-02', [anItem('2606.00001'), anItem('2606.00002')]);
  const progress: string[] = [];
  const result = await start().backfill({
    ...span,
    onProgress: ({ done, total, day, papers }) => progress.push(`${done}/${total} ${day}: ${papers}`),
  });
  expect(result).toEqual({ asked: 4, skipped: 0, added: 2 });
  expect(daysRequested()).toEqual(['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04']);
  expect(clock.slept).toEqual([750, 750, 750]);
  expect(progress[1]).toBe('2/4 2026-06-02: 2');
  expect(await papers.count()).toBe(2);
});

test('a second run skips what has settled and asks growing days again', async () => {
  const { clock, start, daysRequested } = await setUp();
  clock.set('2026-06-04T09:00:00Z');
  await start().backfill(span);
  daysRequested();
  expect(await start().backfill(span)).toMatchObject({ asked: 2, skipped: 2 });
  expect(daysRequested()).toEqual(['2026-06-03', '2026-06-04']);
});

test('stops where the source fails for long, and the next run goes on from there', async () => {
  const { server, start, daysRequested } = await setUp();
  const refresh = start();
  const stopping = await refresh.backfill({
    ...span,
    onProgress: ({ done }) => {
      if (done === 2) server.fail({ kind: 'status', status: 503 }, 9);
    },
  });
  expect(stopping).toMatchObject({ asked: 2, stopped: { day: '2026-06-03', reason: expect.stringContaining('503') } });
  daysRequested();
  expect(await refresh.backfill(span)).toEqual({ asked: 2, skipped: 2, added: 0 });
  expect(daysRequested()).toEqual(['2026-06-03', '2026-06-04']);
});

test('waits for as long as the server asks, then goes on', async () => {
  const { server, clock, start } = await setUp();
  server.fail({ kind: 'status', status: 429, headers: { ratelimit: '"api";r=0;t=55' } });
  const pauses: object[] = [];
  expect(await start().backfill({ ...span, onPause: (pause) => pauses.push(pause) })).toMatchObject({ asked: 4 });
  expect(clock.slept[0]).toBe(56_000);
  expect(pauses).toEqual([{ day: '2026-06-01', reason: expect.stringContaining('429'), waitMs: 56_000 }]);
});

test('what another process stored is searchable from the next look on', async () => {
  const { server, papers, source, clock, log } = await setUp();
  const indexed: string[] = [];
  const add = async (added: readonly { id: string }[]) => void indexed.push(...added.map(({ id }) => id));
  const running = createRefresh({ sources: [source], papers, index: { add }, log, clock });
  server.days.set('2026-06-02', [anItem('2606.00001')]);
  await createRefresh({ sources: [source], papers, index: { add: async () => {} }, log, clock }).backfill(span);
  expect(indexed).toEqual([]);
  await running.takeFromStore();
  expect(indexed).toEqual(['2606.00001']);
});

test('stops when told to, between two days, and never asks the future', async () => {
  const { start, daysRequested } = await setUp();
  const control = new AbortController();
  const result = await start().backfill({ ...span, signal: control.signal, onProgress: () => control.abort() });
  expect(result).toMatchObject({ asked: 1, stopped: { day: '2026-06-02' } });
  daysRequested();
  await start().backfill({ ...span, from: '2026-06-19', to: '2027-01-01' });
  expect(daysRequested()).toEqual(['2026-06-19']);
});
