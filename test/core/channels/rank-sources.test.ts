import { expect, test } from 'vitest';
import { explainVerdict } from '../../../src/core/channels/explain-verdict.ts';
import { rank } from '../../../src/core/channels/rank.ts';
import { rankSources, type SourceList } from '../../../src/core/channels/rank-sources.ts';
import type { Paper } from '../../../src/core/papers/paper.ts';
import { parseQuery } from '../../../src/core/queries/query.ts';
import { papers } from '../../fixtures/papers.ts';
import { dailyPapers } from '../../fixtures/sources.ts';

const days = ['2026-06-18'];
const topic = { text: '', query: parseQuery(''), minUpvotes: 5, addedBy: 'ada', addedAt: '2026-06-01T00:00:00.000Z' };
const arxiv = { name: 'arxiv', title: 'arXiv', votes: false };
const atArxiv = (count: number): Paper[] =>
  papers(count).map(({ upvotes: _, comments: __, page: ___, id, ...paper }) => ({
    ...paper,
    id: id.replace('2606.', '2607.'),
    listed: [{ source: 'arxiv', as: 'arXiv', on: '2026-06-18' }],
  }));
const finding = (some: readonly Paper[], strength: (position: number) => number = () => 1) => ({
  topic,
  matches: new Map(some.map(({ id }, at) => [id, { id, strength: strength(at), matched: [] }])),
  excluded: new Map(),
});
const shown = new Map<string, { at: string }>();
const list = (source: SourceList['source'], candidates: readonly Paper[]): SourceList => ({ source, days, candidates });
const idsOf = ({ picks }: ReturnType<typeof rankSources>) => picks.map(({ paper }) => paper.id);

test('with one source it is what rank gives', () => {
  const candidates = papers(9);
  const input = { findings: [finding(candidates)], shown, top: 5 };
  expect(rankSources([list(dailyPapers, candidates)], input)).toEqual(rank({ ...input, candidates, days }));
});

test('sources share the places in turn, each in its own order; what one leaves the other fills', () => {
  const [voted, others] = [papers(9), atArxiv(9)];
  const findings = [finding([...voted, ...others], (at) => (at === 12 ? 1 : 0.5))];
  const both = [list(dailyPapers, voted), list(arxiv, others)];
  expect(idsOf(rankSources(both, { findings, shown, top: 5 }))).toEqual([
    ...['2606.00001', '2606.00002', '2606.00003'],
    ...['2607.00004', '2607.00001'],
  ]);
  const few = [list(dailyPapers, voted.slice(0, 1)), list(arxiv, others)];
  expect(idsOf(rankSources(few, { findings, shown, top: 4 }))).toHaveLength(4);
  expect(idsOf(rankSources(both, { findings, shown, top: 1 }))).toEqual(['2606.00001']);
});

test('no paper is refused for votes that nobody counts, and why tells its place among those of its source', () => {
  const others = atArxiv(3);
  const lists = [list(dailyPapers, papers(2, { upvotes: 1 })), list(arxiv, others)];
  const { decisions } = rankSources(lists, { findings: [finding([...papers(2), ...others])], shown, top: 2 });
  expect(decisions.map(({ verdict }) => verdict.kind)).toEqual([
    ...['below-minimum', 'below-minimum'],
    ...['chosen', 'chosen', 'over-cap'],
  ]);
  const last = decisions.at(-1)?.verdict ?? { kind: 'no-match' };
  expect(explainVerdict(last, { decisions }, 'UTC')).toBe(
    "It matched the day's top papers: a match of 1.0, where nobody votes. It came in place 3 among those of arXiv; this channel takes 2 from there.",
  );
});
