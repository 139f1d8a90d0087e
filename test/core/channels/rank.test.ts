import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rank, type TopicFinding } from '../../../src/core/channels/rank.ts';
import { aTopic } from '../../fixtures/channels.ts';
import { aPaper, papers } from '../../fixtures/papers.ts';

const days = ['2026-06-18', '2026-06-17', '2026-06-16'];
const finding = (topic: string, ids: readonly string[], minUpvotes = 0, strength = 0.5): TopicFinding => ({
  topic: aTopic(topic, minUpvotes),
  matches: new Map(ids.map((id) => [id, { id, strength, matched: [] }])),
  excluded: new Map(),
});
const ids = (count: number) => papers(count).map(({ id }) => id);

it('prefers upvotes, strength and freshness, and breaks ties by id', () => {
  const old = aPaper({ id: '2606.00009', upvotes: 19, featuredOn: '2026-06-17' });
  const fresh = aPaper({ id: '2606.00008', upvotes: 11, featuredOn: '2026-06-18' });
  const same = aPaper({ id: '2606.00007', upvotes: 11, featuredOn: '2026-06-18' });
  const candidates = [old, fresh, same];
  const { picks } = rank({
    candidates,
    days,
    findings: [
      finding(
        '',
        candidates.map(({ id }) => id),
      ),
    ],
    shown: new Map(),
    top: 5,
  });
  expect(picks.map(({ paper }) => paper.id)).toEqual([same.id, fresh.id, old.id]);
});

it('counts a mention half, and says of which day each paper is', () => {
  const [day, , third] = days;
  const candidates = [
    aPaper({ id: '2606.00001', upvotes: 74, featuredOn: third ?? '' }),
    aPaper({ id: '2606.00002', upvotes: 25, featuredOn: day ?? '' }),
    aPaper({ id: '2606.00003', upvotes: 49, featuredOn: day ?? '' }),
  ];
  const named = finding('planes', ['2606.00001', '2606.00002'], 0, 1);
  const mentioned = finding('planes', ['2606.00003'], 0, 0.5);
  const matches = new Map([...named.matches, ...mentioned.matches]);
  const { picks } = rank({ candidates, days, findings: [{ ...named, matches }], shown: new Map(), top: 3 });
  expect(picks.map(({ paper, age, score }) => [paper.id, age, score])).toEqual([
    ['2606.00002', 0, 25],
    ['2606.00001', 2, 24.667],
    ['2606.00003', 0, 24.5],
  ]);
});

it('puts the better match first where nobody has voted', () => {
  const candidates = papers(2).map((paper) => ({ ...paper, upvotes: 0 }));
  const [a = '', b = ''] = ids(2);
  const weak = finding('planes', [a], 0, 0.7);
  const matches = new Map([...weak.matches, ...finding('planes', [b], 0, 1).matches]);
  const { picks } = rank({ candidates, days, findings: [{ ...weak, matches }], shown: new Map(), top: 2 });
  expect(picks.map(({ paper }) => paper.id)).toEqual([b, a]);
});

it('gives every topic its share before the rest goes by score', () => {
  const candidates = papers(20);
  const broad = finding('planes', ids(20));
  const narrow = finding('wings', ids(20).slice(-3));
  const { picks, moreMatched } = rank({ candidates, days, findings: [broad, narrow], shown: new Map(), top: 5 });
  expect(picks.filter(({ topic }) => topic === 'wings')).toHaveLength(2);
  expect(picks.filter(({ topic }) => topic === 'planes')).toHaveLength(3);
  expect(moreMatched).toBe(15);
});

it('says why each refused paper was refused', () => {
  const candidates = papers(5);
  const [a = '', b = '', c = '', d = '', e = ''] = ids(5);
  const findings = [
    { ...finding('planes -video', [a, b]), excluded: new Map([[c, '-video']]) },
    finding('wings', [d], 100),
  ];
  const { decisions } = rank({
    candidates,
    days,
    findings,
    shown: new Map([[a, { at: '2026-06-17T09:00:00Z' }]]),
    top: 5,
  });
  expect(new Map(decisions.map(({ paper, verdict }) => [paper, verdict.kind]))).toEqual(
    new Map([
      [a, 'shown-already'],
      [b, 'chosen'],
      [c, 'excluded'],
      [d, 'below-minimum'],
      [e, 'no-match'],
    ]),
  );
});

it('never exceeds the cap, repeats a paper, or leaves one without a verdict', () => {
  const some = fc.subarray(ids(12));
  const topics = fc.array(
    fc.record({ ids: some, min: fc.nat(12), strength: fc.double({ min: 0.01, max: 1, noNaN: true }) }),
    {
      maxLength: 5,
    },
  );
  fc.assert(
    fc.property(topics, some, fc.integer({ min: 1, max: 10 }), (given, seen, top) => {
      const findings = given.map((topic, number) => finding(`t${number}`, topic.ids, topic.min, topic.strength));
      const shown = new Map(seen.map((id) => [id, { at: '2026-06-17T09:00:00Z' }]));
      const input = { candidates: papers(12), days, findings, shown, top };
      const { picks, decisions, moreMatched } = rank(input);
      const chosen = picks.map(({ paper }) => paper.id);
      expect(chosen.length).toBeLessThanOrEqual(top);
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chosen.filter((id) => shown.has(id))).toEqual([]);
      expect(decisions.map(({ paper }) => paper)).toEqual(ids(12));
      const kinds = decisions.map(({ verdict }) => verdict.kind);
      expect(kinds.filter((kind) => kind === 'chosen')).toHaveLength(chosen.length);
      expect(kinds.filter((kind) => kind === 'over-cap')).toHaveLength(moreMatched);
      if (moreMatched > 0) expect(chosen).toHaveLength(top);
      expect(
        rank({ ...input, candidates: [...input.candidates].reverse() }).picks.map(({ paper }) => paper.id),
      ).toEqual(chosen);
    }),
  );
});
