import { expect, test } from 'vitest';
import { createRecentPapers } from '../../src/ingest/recent-papers.ts';
import { createRefresh } from '../../src/ingest/refresh.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { aPaper } from '../fixtures/papers.ts';
import { anItem, aSource } from '../sources/a-source.ts';
import { tempDatabase } from '../storage/temp-database.ts';

const { signal } = new AbortController();

async function setUp() {
  const { server, clock, log, source } = await aSource();
  const papers = createPaperStore(await tempDatabase());
  const index = { add: async () => {} };
  const asked: Date[] = [];
  /** As each process does that is started. */
  const start = () =>
    createRecentPapers({
      refresh: createRefresh({ sources: [source], papers, index, log, clock, recentDays: 3 }),
      readSample: () => ({ papers: [aPaper({ id: '2401.00001' })], seenAt: new Date('2026-01-01T00:00:00Z') }),
      onAsked: async () => void asked.push(clock.now()),
      ...{ papers, index, clock, log },
    });
  return { server, clock, papers, start, asked };
}

test('a source that has no papers is not asked for every command, but within the hour', async () => {
  const { clock, start } = await setUp();
  expect(await start().areMissing()).toBe(true);
  await start().fetch(signal);
  expect(await start().areMissing()).toBe(false);
  clock.set('2026-06-19T09:01:00Z');
  expect(await start().areMissing()).toBe(true);
});

test('what is stored is enough for a command, be it the sample alone', async () => {
  const { server, papers, start } = await setUp();
  server.fail({ kind: 'status', status: 403 });
  await start().fetch(signal);
  expect(await papers.count()).toBe(1);
  expect([await start().areMissing(), await start().isSample()]).toEqual([false, true]);
});

test('stopping while the source is asked takes no sample', async () => {
  const { server, papers, start } = await setUp();
  const stopping = new AbortController();
  server.fail({ kind: 'never' });
  server.onRequest = () => stopping.abort();
  await start().fetch(stopping.signal);
  expect(await papers.count()).toBe(0);
});

test('the sample is not taken where the source answers, and stops being all when it does', async () => {
  const { server, papers, start } = await setUp();
  server.days.set('2026-06-19', [anItem('2606.00001')]);
  await start().fetch(signal);
  expect((await papers.get(['2606.00001', '2401.00001'])).map(({ id }) => id)).toEqual(['2606.00001']);
  expect(await start().isSample()).toBe(false);
});

test('each process looks once at what is stored, though its source says nothing new or nothing at all', async () => {
  const { server, start, asked } = await setUp();
  server.days.set('2026-06-19', [anItem('2606.00001')]);
  await start().fetch(signal);
  await start().fetch(signal);
  server.fail({ kind: 'status', status: 403 });
  await start().fetch(signal);
  expect(asked).toHaveLength(3);
});
