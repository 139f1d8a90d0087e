import { expect, it } from 'vitest';
import { explainRun } from '../../../src/core/channels/explain-run.ts';
import { explainVerdict } from '../../../src/core/channels/explain-verdict.ts';
import type { Decision, RunOutcome, Verdict } from '../../../src/core/channels/ledger.ts';
import { aChannel, aPlan } from '../../fixtures/channels.ts';
import { dailyPapers } from '../../fixtures/sources.ts';

const channel = aChannel({ schedule: { line: '0 9 * * *', timezone: 'Europe/Paris' } });
const scored = { topic: 'planes', strength: 0.71, score: 12.34, rank: 7 };
const at = '2026-06-18T07:00:00.000Z';

const verdicts: [Verdict, string][] = [
  [{ kind: 'chosen', ...scored }, 'It was chosen for planes (match 0.71, score 12.3), place 7.'],
  [{ kind: 'over-cap', ...scored, cap: 5 }, 'It matched planes (0.71) and came in place 7; this channel takes 5.'],
  [{ kind: 'shown-already', at }, 'This channel had it already, on Thu 18 June 09:00 (+02:00).'],
  [{ kind: 'excluded', topic: 'planes', by: '-kites' }, 'It would match planes but for the exclusion -kites.'],
  [
    { kind: 'below-minimum', topic: '', upvotes: 1, minimum: 3 },
    "It matched the day's top papers with 1 upvote; this topic wants at least 3.",
  ],
  [{ kind: 'no-match' }, 'It matched none of the topics of this channel.'],
];

it.each(verdicts)('explains a paper that is %o', (verdict, explained) => {
  expect(explainVerdict(verdict, { decisions: [] }, 'Europe/Paris')).toBe(explained);
});

const counted = { topic: 'planes', strength: 1, rank: 6 };
const chosen = (topic: string, score: number): Decision => ({
  paper: `${topic} ${score}`,
  verdict: { kind: 'chosen', ...counted, topic, score, upvotes: score, age: 0 },
});
const run = { decisions: [chosen('planes', 40), chosen('planes', 25), chosen('wings', 3)] };

const tellable: [Verdict, string][] = [
  [
    { kind: 'over-cap', ...counted, upvotes: 74, age: 2, score: 24.667, cap: 3 },
    'It matched planes: 74 upvotes on its third day, counts as 24.7; the last one chosen had 25.0; the share of wings went to papers with less. It came in place 6; this channel takes 3.',
  ],
  [
    { kind: 'over-cap', ...counted, upvotes: 2, age: 0, score: 2, cap: 3 },
    'It matched planes: 2 upvotes; the last one chosen had 3.0. It came in place 6; this channel takes 3.',
  ],
  [
    { kind: 'over-cap', ...counted, strength: 0.5, upvotes: 12, age: 1, score: 3, cap: 3 },
    'It matched planes: 12 upvotes on its second day, halved because it only mentions the topic, counts as 3.0; the last one chosen had as much. It came in place 6; this channel takes 3.',
  ],
  [
    { kind: 'chosen', ...counted, upvotes: 80, age: 1, score: 40, rank: 1 },
    'It was chosen for planes: 80 upvotes on its second day, counts as 40.0. Of what matched it came in place 1.',
  ],
];

it.each(tellable)('says what a paper counted, and what the last one chosen had: %o', (verdict, explained) => {
  expect(explainVerdict(verdict, run, 'Europe/Paris')).toBe(explained);
});

const decisions: Decision[] = [...verdicts, ...verdicts].map(([verdict], number) => ({ paper: `${number}`, verdict }));
const leftOut =
  '2 more matched than the channel takes · 2 were shown here before · 2 were left out by an exclusion · 2 had too few upvotes.';

const outcomes: [RunOutcome, string[]][] = [
  [{ kind: 'posted', papers: 2 }, ['Fri 19 June 11:00 (+02:00): 2 papers for planes.', leftOut]],
  [
    { kind: 'nothing-new', candidates: 12 },
    [
      'Fri 19 June 11:00 (+02:00): nothing was posted. Of 12 papers (Wed 17 June, Thu 18 June, Fri 19 June), none was new, matched a topic of this channel and had enough upvotes.',
      '2 papers match, with fewer upvotes than wanted here (at least 3).',
      leftOut,
    ],
  ],
  [{ kind: 'no-papers' }, ['Fri 19 June 11:00 (+02:00): nothing was posted, because there were no papers at all.']],
  [
    { kind: 'source-unreachable', since: at, reason: 'it answered 503' },
    [
      'Fri 19 June 11:00 (+02:00): nothing was posted. The source of papers had not answered since Thu 18 June 09:00 (+02:00): it answered 503.',
    ],
  ],
  [
    { kind: 'skipped-late', missed: 1, lastDue: at },
    [
      'The post of Thu 18 June 09:00 (+02:00) came to nothing: I was not running, and by the time I was back it was too late. Their papers can still come.',
    ],
  ],
  [
    { kind: 'skipped-late', missed: 3, lastDue: at },
    [
      '3 posts up to Thu 18 June 09:00 (+02:00) came to nothing: I was not running, and by the time I was back it was too late. Their papers can still come.',
    ],
  ],
];

it.each(outcomes)('explains a run that came to %o', (outcome, explained) => {
  expect(explainRun(aPlan({ outcome, decisions }), channel, [dailyPapers])).toEqual(explained);
});

it('says of one paper left out that it was, and what became of the others', () => {
  const few = verdicts.slice(1, 3).map(([verdict], number): Decision => ({ paper: `${number}`, verdict }));
  expect(explainRun(aPlan({ outcome: { kind: 'posted', papers: 0 }, decisions: few }), channel, [dailyPapers])[1]).toBe(
    '1 more matched than the channel takes · 1 was shown here before. The others matched no topic.',
  );
});

it('knows the day on which the source rests', () => {
  const saturday = aPlan({ dueAt: '2026-06-20T09:00:00.000Z', outcome: { kind: 'no-papers' } });
  expect(explainRun(saturday, channel, [dailyPapers]).at(-1)).toBe('Daily Papers rests at weekends.');
  expect(explainRun({ ...saturday, days: ['2026-06-20'] }, channel, [dailyPapers])).toHaveLength(1);
});
