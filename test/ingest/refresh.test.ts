import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { PaperSource, SourceAnswer } from '../../src/core/papers/paper-source.ts';
import { createRefresh } from '../../src/ingest/refresh.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { aPaper } from '../fixtures/papers.ts';
import { within } from '../fixtures/wait.ts';
import { hasRecorded } from '../recorded.ts';
import { anItem, aSource } from '../sources/a-source.ts';
import { tempDatabase } from '../storage/temp-database.ts';

/** Friday 19 June 2026, 08:00 UTC: the real source and store, an index that remembers what it was given. */
async function setUp(options: { recorded?: boolean } = {}) {
  const { server, clock, log, source } = await aSource(options);
  const papers = createPaperStore(await tempDatabase());
  const indexed = new Map<string, Paper>();
  const index = {
    async add(added: readonly Paper[]) {
      for (const paper of added) indexed.set(paper.id, paper);
    },
  };
  const start = () => createRefresh({ sources: [source], papers, index, log, clock });
  const daysRequested = () =>
    server.requests.splice(0).flatMap((request) => /date=([\d-]+)/.exec(request)?.[1]?.slice(5) ?? []);
  const days = (...given: [string, ...unknown[]][]) => {
    for (const [day, ...items] of given) server.days.set(day, items);
  };
  return { server, clock, log, papers, indexed, start, daysRequested, days };
}
const go = new AbortController().signal;

test('the first start asks two weeks, oldest first; saves and makes searchable', async () => {
  const { days, start, daysRequested, papers, indexed } = await setUp();
  days(
    ['2026-06-19', anItem('2606.00002')],
    ['2026-06-08', anItem('2606.00001')],
    ['2026-06-05', anItem('2606.00000')],
  );
  const refresh = start();
  const progress: string[] = [];
  const health = await refresh.refresh(go, ({ done, total, day }) => progress.push(`${done}/${total} ${day}`));
  expect([...indexed.keys()]).toEqual(['2606.00001', '2606.00002']);
  expect(await papers.count()).toBe(2);
  expect(daysRequested()).toEqual(
    ['06', '07', '08', '09', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19'].map((day) => `06-${day}`),
  );
  expect(progress.slice(0, 2)).toEqual(['1/14 2026-06-06', '2/14 2026-06-07']);
  expect(health).toEqual({ reachable: true, at: '2026-06-19T08:00:00.000Z' });
});

test('days that were asked by a clock that was ahead are asked again once it is set back', async () => {
  const { start, clock, daysRequested } = await setUp();
  const refresh = start();
  clock.set('2026-06-21T08:00:00Z');
  await refresh.refresh(go);
  daysRequested();
  clock.set('2026-06-19T08:30:00Z');
  await refresh.refresh(go);
  expect(daysRequested()).toEqual(expect.arrayContaining(['06-18', '06-19']));
});

test('takes in what other processes stored, however far apart their clocks are, and each change once', async () => {
  const { papers, indexed, start } = await setUp();
  await papers.save([aPaper({ id: '2606.00000' })], new Date('2026-06-19T08:00:00Z'));
  const refresh = start();
  await refresh.takeFromStore();
  expect([...indexed.keys()]).toEqual(['2606.00000']);
  // A minute ahead of this process, then an hour, a day behind, and right.
  const times = ['2026-06-19T08:01:00Z', '2026-06-19T09:00:00Z', '2026-06-18T08:00:00Z', '2026-06-19T08:00:01Z'];
  for (const [nth, time] of times.entries()) {
    indexed.clear();
    const id = `2606.0000${nth + 1}`;
    await papers.save([aPaper({ id })], new Date(time));
    await refresh.takeFromStore();
    expect([...indexed.keys()]).toEqual([id]);
  }
  indexed.clear();
  await refresh.takeFromStore();
  expect(indexed.size).toBe(0);
});

test('a grown day adds papers and updates upvotes in place; the settled past is left alone', async () => {
  const { days, start, clock, daysRequested, indexed } = await setUp();
  days(['2026-06-18', anItem('2606.00001', { upvotes: 3 })]);
  await start().refresh(go);
  daysRequested();
  days(['2026-06-18', anItem('2606.00001', { upvotes: 9 }, { numComments: 5 }), anItem('2606.00002')]);
  clock.set('2026-06-19T10:00:00Z');
  indexed.clear();
  await start().refresh(go);
  expect([...indexed.keys()].sort()).toEqual(['2606.00001', '2606.00002']);
  expect(indexed.get('2606.00001')).toMatchObject({ upvotes: 9, comments: 5 });
  expect(daysRequested()).toEqual(['06-15', '06-16', '06-17', '06-18', '06-19']);
});

test('one process asks a day again only after some minutes, and two callers share one run', async () => {
  const { start, clock, daysRequested } = await setUp();
  const refresh = start();
  await Promise.all([refresh.refresh(go), refresh.refresh(go)]);
  expect(daysRequested()).toHaveLength(14);
  await refresh.refresh(go);
  expect(daysRequested()).toEqual([]);
  clock.set('2026-06-19T08:06:00Z');
  await refresh.refresh(go);
  expect(daysRequested()).toHaveLength(5);
});

test('an unreachable source is said once, with the time it began, and nothing is lost', async () => {
  const { server, days, start, clock, log, papers } = await setUp();
  days(['2026-06-19', anItem('2606.00001')]);
  const refresh = start();
  await refresh.refresh(go);
  server.fail({ kind: 'status', status: 500 }, 100);
  clock.set('2026-06-19T09:00:00Z');
  const health = await refresh.refresh(go);
  expect(health).toMatchObject({ reachable: false, reason: expect.stringContaining('answered 500') });
  clock.set('2026-06-19T09:30:00Z');
  await refresh.refresh(go);
  const down = refresh.health();
  expect(down.reachable || down.since.slice(0, 16)).toBe('2026-06-19T09:00');
  expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  expect(await papers.count()).toBe(1);

  server.recover();
  clock.set('2026-06-19T10:00:00Z');
  expect(await refresh.refresh(go)).toMatchObject({ reachable: true });
  expect(log.lines.map(({ message }) => message)).toContain('The paper source answers again');
});

test('stops at the first day that cannot be asked and goes on with what is missing', async () => {
  const { server, start, daysRequested } = await setUp();
  server.fail({ kind: 'status', status: 403 });
  await start().refresh(go);
  expect(daysRequested()).toEqual(['06-06']);
  await start().refresh(go);
  expect(daysRequested()).toHaveLength(14);
});

test('trending papers are taken once a day, and may fail alone', async () => {
  const { server, start, clock, papers } = await setUp();
  server.trending = [anItem('2412.00001')];
  const refresh = start();
  await refresh.refresh(go);
  clock.set('2026-06-19T12:00:00Z');
  await refresh.refresh(go);
  expect(server.requests.filter((request) => request.includes('trending'))).toHaveLength(1);
  expect((await papers.get(['2412.00001']))[0]).not.toHaveProperty('featuredOn');
});

test('a process that has not asked knows when the source last answered', async () => {
  const { start, clock } = await setUp();
  const never = start();
  await never.recall();
  expect(never.health()).toMatchObject({ reachable: false, reason: 'it has not answered yet since I was started' });
  await start().refresh(go);
  clock.set('2026-06-19T20:00:00Z');
  const later = start();
  await later.recall();
  expect(later.health()).toEqual({ reachable: true, at: '2026-06-19T08:00:00.000Z' });
});

test('of a source that has not answered yet its own channels hear, whatever the others say', async () => {
  const { clock, log, source } = await aSource();
  const slow: PaperSource = {
    ...{ name: 'slow', title: 'Slow', list: 'Slow', votes: false, restsAtWeekends: false, categories: [] },
    days: source.days,
    papersOf: (_, signal) => until(signal, { kind: 'unreachable', reason: 'nobody waits any more' }),
  };
  const papers = createPaperStore(await tempDatabase());
  const refresh = createRefresh({ sources: [source, slow], papers, index: { add: async () => {} }, log, clock });
  const stop = new AbortController();
  const answered = new Promise<void>((resolve) => {
    void refresh.refresh(stop.signal, ({ done, total }) => done === total && resolve());
  });
  await within(answered, 'the source that answers', () => JSON.stringify(refresh.status()));
  expect(refresh.health(({ name }) => name === 'slow')).toMatchObject({ reachable: false, source: 'Slow' });
  expect(refresh.health()).toMatchObject({ reachable: true });
  stop.abort();
});

/** A question that hangs. */
const until = (signal: AbortSignal, answer: SourceAnswer): Promise<SourceAnswer> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(answer), { once: true }));

describe.skipIf(!hasRecorded)('with recorded answers (they stand beside the checkout)', () => {
  test('the day grows in the store as it did at the source', async () => {
    const { server, clock, start, papers } = await setUp({ recorded: true });
    for (const [time, count] of [
      ['2025-01-22T05:00:00Z', 1],
      ['2025-01-22T07:00:00Z', 13],
    ] as const) {
      clock.set(time);
      server.now = new Date(time);
      await start().refresh(go);
      expect(await papers.featured('2025-01-22', '2025-01-22')).toHaveLength(count);
    }
  });
});

test('papers that another process stored are searchable after the next look', async () => {
  const { papers, indexed, start, days, clock } = await setUp();
  days(['2026-06-19', anItem('2606.00002')]);
  const refresh = start();
  await refresh.refresh(go);
  const old = { ...aPaper({ id: '2405.00001' }), title: 'Paper Boats of 2024' };
  await papers.save([old], clock.now());
  expect(indexed.has(old.id)).toBe(false);
  clock.set('2026-06-19T09:00:00Z');
  await refresh.refresh(go);
  expect(indexed.get(old.id)?.title).toBe(old.title);
});
