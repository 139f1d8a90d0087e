import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createHuggingFace } from '../../src/sources/hugging-face.ts';
import { hasRecorded, recordedDays, recordedText } from '../recorded.ts';
import { anItem, aSource, RecordedPaper } from './a-source.ts';

const manyItems = (count: number) =>
  Array.from({ length: count }, (_, position) => anItem(`2606.${String(position).padStart(5, '0')}`));

const papersIn = (answer: Awaited<ReturnType<Awaited<ReturnType<typeof aSource>>['ask']>>) => {
  if (answer.kind !== 'papers') throw new Error(`unreachable: ${answer.reason}`);
  return answer.papers;
};

test('asks for a hundred papers a page until a page is short', async () => {
  const { server, ask } = await aSource();
  server.days.set('2026-06-18', manyItems(230));
  expect(papersIn(await ask('2026-06-18'))).toHaveLength(230);
  expect(server.requests).toEqual(
    ['0', '1', '2'].map((page) => `/api/daily_papers?date=2026-06-18&limit=100&p=${page}`),
  );
  expect(server.headers[0]?.['user-agent']).toMatch(/^Paperboy\//);
});

test('ends also when the server ignores the page number, and tells each paper once', async () => {
  const { server, ask } = await aSource();
  server.days.set('2026-06-18', manyItems(100));
  server.ignoresPages = true;
  expect(papersIn(await ask('2026-06-18'))).toHaveLength(100);
  expect(server.requests).toHaveLength(2);
});

test('an empty day is an answer', async () => {
  const { ask } = await aSource();
  expect(await ask('2026-06-20')).toEqual({ kind: 'papers', papers: [] });
});

test('one broken item costs nothing but itself', async () => {
  const { server, ask, log } = await aSource();
  const broken = { paper: { id: '2606.00002', title: 'No abstract', summary: ' \n', authors: [] } };
  server.days.set('2026-06-18', [anItem('2606.00001'), broken, 'nonsense', null, { paper: {} }, anItem('2606.00003')]);
  const answer = await ask('2026-06-18');
  expect(answer).toMatchObject({
    papers: [{ id: '2606.00001' }, { id: '2606.00003' }],
  });
  expect(log.lines).toMatchObject([
    { level: 'warn', facts: { id: '2606.00002', reason: 'has no abstract' } },
    { facts: { reason: 'is not an object' } },
    { facts: { reason: 'is not an object' } },
    { facts: { reason: 'has no id' } },
  ]);
});

test('a day that is none never enters an address', async () => {
  const { server, ask } = await aSource();
  expect(await ask('2026-06-18&limit=1')).toMatchObject({
    kind: 'unreachable',
    reason: expect.stringContaining('not a day'),
  });
  expect(server.requests).toEqual([]);
});

test('trending goes without a date and tells papers that were never featured', async () => {
  const { server, source } = await aSource();
  server.trending = [anItem('2412.00001'), anItem('2606.00002', { submittedOnDailyAt: '2026-06-16T12:00:00.000Z' })];
  const answer = await source.trending(new AbortController().signal);
  const days = answer.kind === 'papers' ? answer.papers.map(({ featuredOn }) => featuredOn) : [];
  expect(days).toEqual([undefined, '2026-06-16']);
  expect(server.requests).toEqual(['/api/daily_papers?sort=trending&limit=100&p=0']);
});

test('keeps a path in the address of the server', async () => {
  const { server, clock, log } = await aSource();
  const source = createHuggingFace({ url: `${server.url}/mirror`, clock, log });
  expect(await source.papersOf('2026-06-18', new AbortController().signal)).toMatchObject({ kind: 'unreachable' });
  expect(server.requests[0]).toMatch(/^\/mirror\/api\/daily_papers\?/);
});

describe.skipIf(!hasRecorded)('with recorded answers (they stand beside the checkout)', () => {
  test('the server sends them byte for byte', async () => {
    const { server } = await aSource({ recorded: true });
    const lines = recordedText('hf-daily/days.tsv')
      .trim()
      .split('\n')
      .map((line) => line.split('\t'));
    const checked = lines.filter(([day]) => day?.endsWith('-06') || day?.endsWith('-17'));
    expect(checked.length).toBeGreaterThan(20);
    for (const [day, , count, , , storedAs, , , sha256] of checked) {
      if (storedAs === 'py-repr' || Number(count) > 100) continue;
      const body = await (await fetch(`${server.url}/api/daily_papers?date=${day}&limit=100`)).text();
      expect([day, createHash('sha256').update(body).digest('hex')]).toEqual([day, sha256]);
    }
  });

  test('every recorded paper arrives, in the order of the server', async () => {
    const { ask } = await aSource({ recorded: true });
    for (const { day, items } of recordedDays('2025-10', '2025-10')) {
      const papers = papersIn(await ask(day));
      const ids = items.map((item) => RecordedPaper.parse(item).id);
      expect(papers.map(({ id }) => id)).toEqual([...new Set(ids)]);
      expect(new Set(papers.map(({ featuredOn }) => featuredOn))).toEqual(new Set([day]));
    }
  });

  test('a day grows as it did', async () => {
    const { server, ask } = await aSource({ recorded: true });
    server.now = new Date('2025-01-22T04:00:00Z');
    expect(papersIn(await ask('2025-01-22'))).toHaveLength(0);
    server.now = new Date('2025-01-22T05:00:00Z');
    expect(papersIn(await ask('2025-01-22'))).toHaveLength(1);
    server.now = new Date('2025-01-22T07:00:00Z');
    expect(papersIn(await ask('2025-01-22'))).toHaveLength(13);
  });
});
