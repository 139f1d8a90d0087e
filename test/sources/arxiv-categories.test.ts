import { expect, onTestFinished, test } from 'vitest';
import { createRefresh } from '../../src/ingest/refresh.ts';
import { createArxivCategories } from '../../src/sources/arxiv-categories.ts';
import { arxivDays, submittedFor } from '../../src/sources/arxiv-days.ts';
import { readFeed } from '../../src/sources/arxiv-feed.ts';
import { createArxivPace } from '../../src/sources/arxiv-pace.ts';
import { createDocumentReader } from '../../src/sources/document-reader.ts';
import { createHuggingFace } from '../../src/sources/hugging-face.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { hasRecorded, recordedText } from '../recorded.ts';
import { type AtArxiv, startArxiv } from '../servers/arxiv.ts';
import { startHuggingFace } from '../servers/hugging-face.ts';
import { tempDatabase } from '../storage/temp-database.ts';
import { anItem } from './a-source.ts';

const { signal } = new AbortController();

const aRobot = (given: Partial<AtArxiv> = {}): AtArxiv => ({
  id: '2606.10001',
  title: 'Robots that Fold Paper',
  abstract: 'We fold a thousand planes.',
  categories: ['cs.RO'],
  submitted: '2026-06-17T09:00:00Z',
  announced: '2026-06-18',
  ...given,
});

/** Thursday 18 June 2026, 08:00 UTC: Hugging Face and two categories of arXiv, with a store. */
async function setUp(categories = ['cs.RO', 'cs.CL']) {
  const clock = virtualClock('2026-06-18T08:00:00.000Z');
  const arxiv = await startArxiv(clock.now);
  onTestFinished(() => arxiv.close());
  const huggingFace = await startHuggingFace();
  onTestFinished(() => huggingFace.close());
  const log = recordedLog();
  const papers = createPaperStore(await tempDatabase());
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const start = () => {
    const pace = createArxivPace(clock);
    const reader = createDocumentReader({ stopping: stopping.signal });
    const sources = [
      createHuggingFace({ url: huggingFace.url, clock, log }),
      createArxivCategories({ categories, rssUrl: arxiv.url, apiUrl: arxiv.url, pace, reader, clock, log }),
    ];
    return createRefresh({ sources, papers, index: { add: async () => {} }, log, clock, recentDays: 3 });
  };
  const idsOf = async (day: string) => (await papers.featured(day, day, 'arxiv')).map(({ id }) => id);
  return { arxiv, huggingFace, clock, log, papers, start, idsOf };
}

test('new and cross-listed papers are those of their announcement, replaced ones only bring what changed', async () => {
  const { arxiv, papers, start, idsOf, clock } = await setUp();
  arxiv.papers.push(
    aRobot(),
    aRobot({ id: '2606.10002', categories: ['cs.LG', 'cs.RO'], as: 'cross' }),
    aRobot({ id: '2601.00001', as: 'replace', version: 2 }),
    aRobot({ id: '2606.10003', categories: ['math.AG'] }),
  );
  await start().refresh(signal);
  expect(await idsOf('2026-06-18')).toEqual(['2606.10001', '2606.10002']);
  const [own, cross, unknown] = await papers.get(['2606.10001', '2606.10002', '2601.00001']);
  expect([own?.categories, cross?.categories]).toEqual([['cs.RO'], ['cs.LG', 'cs.RO']]);
  expect(own).not.toHaveProperty('upvotes');
  expect(unknown).toBeUndefined();

  arxiv.papers.length = 0;
  clock.set('2026-06-19T08:00:00.000Z');
  const abstract = 'This paper has been withdrawn by the authors: the planes fell.';
  arxiv.papers.push(aRobot({ announced: '2026-06-19', as: 'replace', version: 2, abstract }));
  await start().refresh(signal);
  const [withdrawn] = await papers.get(['2606.10001']);
  expect(withdrawn).toMatchObject({ withdrawn: true, featuredOn: '2026-06-18' });
  expect(await idsOf('2026-06-19')).toEqual([]);
});

test('each announcement is asked for once, at the pace, and days that were missed by the time of submission', async () => {
  const { arxiv, start, idsOf, clock } = await setUp();
  arxiv.papers.push(
    aRobot(),
    aRobot({ id: '2606.09001', submitted: '2026-06-15T17:59:00Z', announced: '2026-06-16' }),
    aRobot({ id: '2606.09002', submitted: '2026-06-15T18:00:00Z', announced: '2026-06-17' }),
  );
  await start().refresh(signal);
  expect([await idsOf('2026-06-16'), await idsOf('2026-06-17'), await idsOf('2026-06-18')]).toEqual([
    ['2606.09001'],
    ['2606.09002'],
    ['2606.10001'],
  ]);
  expect(arxiv.refused).toEqual([]);
  const asked = arxiv.asked.length;
  clock.set('2026-06-18T12:00:00.000Z');
  await start().refresh(signal);
  expect(arxiv.asked).toHaveLength(asked);
});

test('a missed day is taken whole or not at all: empty and short answers do not close it', async () => {
  const { arxiv, papers, start, idsOf, clock } = await setUp();
  const ids = Array.from({ length: 30 }, (_, n) => `2606.090${n + 10}`);
  arxiv.papers.push(...ids.map((id) => aRobot({ id, submitted: '2026-06-14T10:00:00Z', announced: '2026-06-16' })));
  const refresh = start();
  arxiv.answers.most = 2;
  expect(await refresh.refresh(signal)).toMatchObject({
    reachable: false,
    reason: expect.stringContaining('sent 24 of the 30 papers of 2026-06-16'),
  });
  expect(await papers.daysAsked('2026-06-16', '2026-06-16', 'arxiv')).toEqual([]);
  arxiv.answers.most = 7;
  clock.set('2026-06-18T10:00:00.000Z');
  expect(await refresh.refresh(signal)).toMatchObject({ reachable: true });
  expect(await idsOf('2026-06-16')).toEqual(ids);
});

test('an answer without the papers that there are is no answer', async () => {
  const clock = virtualClock('2026-06-18T08:00:00.000Z');
  const arxiv = await startArxiv(clock.now);
  onTestFinished(() => arxiv.close());
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const source = createArxivCategories({
    ...{ categories: ['cs.RO'], rssUrl: arxiv.url, apiUrl: arxiv.url, clock, log: recordedLog() },
    pace: createArxivPace(clock),
    reader: createDocumentReader({ stopping: stopping.signal }),
  });
  await source.papersOf('2026-06-18', signal);
  arxiv.fail('empty');
  expect(await source.papersOf('2026-06-16', signal)).toMatchObject({
    kind: 'unreachable',
    reason: expect.stringContaining('sent 0 of the 1 papers of 2026-06-16'),
  });
  // A holiday: there are none.
  expect(await source.papersOf('2026-06-16', signal)).toEqual({ kind: 'papers', papers: [] });
});

test('a source that nobody has asked is no outage where another answers', async () => {
  const { huggingFace, start, clock } = await setUp();
  // The hour after the announcement: arXiv is asked for nothing, and nothing is known of it.
  clock.set('2026-06-15T00:30:00.000Z');
  const refresh = start();
  expect(refresh.health()).toMatchObject({ reachable: false, source: 'Hugging Face' });
  expect(refresh.health(({ name }) => name === 'arxiv')).toMatchObject({ reachable: false, source: 'arXiv' });
  expect(await refresh.refresh(signal)).toMatchObject({ reachable: true });
  huggingFace.fail({ kind: 'status', status: 403 }, 100);
  clock.set('2026-06-15T00:40:00.000Z');
  expect(await refresh.refresh(signal)).toMatchObject({ reachable: false, source: 'Hugging Face' });
});

test('nothing is asked in the hour after the announcement, nor for ten minutes after a 429', async () => {
  const { arxiv, start, clock } = await setUp();
  clock.set('2026-06-19T00:10:00.000Z');
  await start().refresh(signal);
  expect(arxiv.asked).toEqual([]);
  clock.set('2026-06-19T06:00:00.000Z');
  arxiv.fail({ status: 429 });
  const refresh = start();
  expect(await refresh.refresh(signal)).toMatchObject({ reachable: false, source: 'arXiv' });
  expect(refresh.status().map(({ name, isReachable }) => [name, isReachable])).toEqual([
    ['Hugging Face', true],
    ['arXiv', false],
  ]);
  const asked = arxiv.asked.length;
  clock.set('2026-06-19T06:09:00.000Z');
  await refresh.refresh(signal);
  expect(arxiv.asked).toHaveLength(asked);
  clock.set('2026-06-19T06:11:00.000Z');
  expect(await refresh.refresh(signal)).toMatchObject({ reachable: true });
});

test('upvotes join when the paper comes to Hugging Face, and stay when arXiv names it again', async () => {
  const { arxiv, huggingFace, papers, start, clock } = await setUp();
  arxiv.papers.push(aRobot());
  await start().refresh(signal);
  clock.set('2026-06-19T09:00:00.000Z');
  huggingFace.days.set('2026-06-19', [anItem('2606.10001', { upvotes: 40 })]);
  arxiv.papers[0] = aRobot({ announced: '2026-06-19', as: 'replace' });
  await start().refresh(signal);
  const [paper] = await papers.get(['2606.10001']);
  expect(paper).toMatchObject({
    upvotes: 40,
    featuredOn: '2026-06-19',
    listed: [
      { source: 'arxiv', as: 'arXiv', on: '2026-06-18' },
      { source: 'hf', as: 'Daily Papers', on: '2026-06-19' },
    ],
    categories: ['cs.RO'],
  });
});

test('a month comes day by day: every paper once, on its own day, whatever fails between', async () => {
  const { arxiv, start, idsOf, clock } = await setUp();
  const wanted = new Map<string, string[]>();
  for (let date = 1; date <= 30; date++) {
    const day = `2026-06-${String(date).padStart(2, '0')}`;
    if ([0, 6].includes(new Date(day).getUTCDay())) continue;
    const { from } = submittedFor(day);
    const submitted = `${from.slice(0, 4)}-${from.slice(4, 6)}-${from.slice(6, 8)}T23:00:00Z`;
    const ids = Array.from({ length: date }, (_, n) => `2606.${String(date * 100 + n).padStart(5, '0')}`);
    wanted.set(day, ids);
    arxiv.papers.push(...ids.map((id) => aRobot({ id, submitted, announced: day })));
  }
  for (let date = 1; date <= 30; date++) {
    const day = `2026-06-${String(date).padStart(2, '0')}`;
    clock.set(`${day}T06:00:00.000Z`);
    if (date % 7 === 3) arxiv.fail({ status: 503 });
    await start().refresh(signal);
    clock.set(`${day}T18:00:00.000Z`);
    await start().refresh(signal);
  }
  for (const [day, ids] of wanted) expect([day, await idsOf(day)]).toEqual([day, ids]);
  expect(arxiv.refused).toEqual([]);
});

test('an announcement holds what was submitted until 14:00 in New York the weekday before', () => {
  expect(submittedFor('2026-06-15')).toEqual({ from: '202606111800', to: '202606121759' });
  expect(submittedFor('2026-06-16')).toEqual({ from: '202606121800', to: '202606151759' });
  expect(submittedFor('2026-12-02')).toEqual({ from: '202611301900', to: '202612011859' });
});

test('the hour after the announcement is 20:00 in New York, in summer and in winter', () => {
  const isOpen = (day: string, at: string) => arxivDays.isOpen(day, new Date(at));
  const summer = ['2026-06-18T23:59:00Z', '2026-06-19T00:00:00Z', '2026-06-19T00:59:00Z', '2026-06-19T01:00:00Z'];
  expect(summer.map((at) => isOpen('2026-06-18', at))).toEqual([true, false, false, true]);
  const winter = ['2026-12-03T00:59:00Z', '2026-12-03T01:00:00Z', '2026-12-03T01:59:00Z', '2026-12-03T02:00:00Z'];
  expect(winter.map((at) => isOpen('2026-12-02', at))).toEqual([true, false, false, true]);
});

test('a day without an announcement is asked for again until the evening, one with papers never', () => {
  const asked = (papers: number, time: string) =>
    arxivDays.isSettled({ day: '2026-06-18', askedAt: `2026-06-18T${time}:00.000Z`, papers });
  expect([asked(0, '06:00'), asked(0, '20:30'), asked(3, '06:00'), asked(3, '04:00')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(arxivDays.isOpen('2026-06-20', new Date('2026-06-20T08:00:00Z'))).toBe(false);
});

test.skipIf(!hasRecorded)('reads categories and comments of a recorded answer (it stands beside the checkout)', () => {
  const entries = readFeed(recordedText('samples/arxiv/query_csAI_or_csLG_50_20260713_raw.xml'))?.entries ?? [];
  expect(entries).toHaveLength(50);
  expect(entries[0]?.categories[0]).toBe('q-bio.NC');
  expect(entries.filter(({ comment }) => comment !== undefined)).toHaveLength(19);
});
