import { expect, test } from 'vitest';
import { createAnswerer } from '../../src/answers/answerer.ts';
import type { Clock } from '../../src/core/clock.ts';
import { tidepool } from './papers.ts';

/** A clock on which every step takes too long, so that each ends with a turn of the event loop, which is counted. */
function slowClock(): Clock & { turns: number } {
  let elapsed = 0;
  const clock = {
    turns: 0,
    now: () => new Date('2026-06-19T09:00:00Z'),
    elapsed: () => {
      elapsed += 10;
      return elapsed;
    },
    sleep: () => Promise.reject(new Error('nobody sleeps here')),
    nextTurn: () => {
      clock.turns += 1;
      return new Promise<void>((resolve) => setImmediate(resolve));
    },
  };
  return clock;
}

const { signal } = new AbortController();
const sentences = 500;
const sections = [
  {
    title: 'Training',
    text: Array.from({ length: sentences }, () => `We train the model (GPT) for hours on 512 GPUs.`).join('\n'),
  },
];

test('the first question to a text gives everybody else a turn after each sentence that is split, counted or ranked', async () => {
  const clock = slowClock();
  await createAnswerer(clock).about(tidepool, sections, 'How many GPUs?', { earlier: [], signal });
  // Found, judged, cut out, counted in itself and in the text, its short forms, and ranked twice.
  expect(clock.turns).toBeGreaterThan(8 * sentences);
});

test('so does another question to the same text, which is split only once', async () => {
  const clock = slowClock();
  const answerer = createAnswerer(clock);
  await Promise.all([
    answerer.about(tidepool, sections, 'How many GPUs?', { earlier: [], signal }),
    answerer.evidence(tidepool, sections, 'How many GPUs?', { earlier: [], limit: 3 }),
  ]);
  const first = clock.turns;
  await answerer.evidence(tidepool, sections, 'How many hours?', { earlier: [], limit: 3 });
  expect(clock.turns - first).toBeGreaterThan(2 * sentences);
  expect(clock.turns - first).toBeLessThan(3 * sentences);
  expect(first).toBeLessThan(13 * sentences);
});

test('and a question to several papers', async () => {
  const clock = slowClock();
  const papers = [tidepool, { ...tidepool, id: '2606.00009' }];
  await createAnswerer(clock).among(papers, 'Is long-context retrieval cheap?', { scores: [1, 1], signal });
  expect(clock.turns).toBeGreaterThan(50);
});
