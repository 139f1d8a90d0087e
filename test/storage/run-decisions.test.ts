import { expect, it } from 'vitest';
import type { Decision } from '../../src/core/channels/ledger.ts';
import { decisionsFromText, decisionsToText } from '../../src/storage/run-decisions.ts';

const decisions: Decision[] = Array.from({ length: 40 }, (_, number) => ({
  paper: `2606.${String(17_000 + number * 331).padStart(5, '0')}`,
  verdict: {
    kind: 'over-cap',
    topic: ['diffusion -video', 'reinforcement learning', 'org:nvidia robotics'][number % 3] ?? '',
    ...{
      strength: 2.3 / 3,
      score: (number * 37) % 120,
      rank: number + 1,
      upvotes: (number * 37) % 120,
      age: number % 3,
    },
    cap: 5,
  },
}));

it('keeps what a run decided, in a fraction of the room it took', () => {
  const text = decisionsToText(decisions);
  expect(decisionsFromText(text)).toEqual(decisions);
  expect(text.length).toBeLessThan(JSON.stringify(decisions).length / 4);
  expect(decisionsFromText(decisionsToText([]))).toEqual([]);
});

it('reads what the last releases wrote', () => {
  expect(decisionsFromText(JSON.stringify(decisions))).toEqual(decisions);
});
