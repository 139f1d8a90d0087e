import { beforeAll, expect, test } from 'vitest';
import { bundled } from '../../fixtures/bundled.ts';
import { severalProcesses } from './processes.ts';

let program = '';
beforeAll(async () => {
  program = await bundled(new URL('./child.ts', import.meta.url));
});

test('three processes with clocks a minute apart, killed and stopped past their lease: each message once', async () => {
  const { posts, states } = await severalProcesses({
    program,
    messages: 120,
    ...{ leaseMs: 1_500, perSecond: 100, answerMs: 30, boundMs: 40_000 },
    aheadMs: [0, 60_000, -60_000],
    blows: [
      { to: 0, after: 10, blow: 'kill' },
      { to: 1, after: 10, blow: 2_500 },
      { to: 2, after: 10, blow: 'kill' },
      { to: 0, after: 20, blow: 2_500 },
    ],
  });
  expect(posts.map(({ key }) => key).toSorted()).toEqual(Array.from({ length: 120 }, (_, at) => `k${at}`).toSorted());
  expect(new Set(posts.map(({ by }) => by)).size).toBeGreaterThan(2);
  expect(states).toEqual(['sent']);
});
