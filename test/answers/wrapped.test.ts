import { expect, test } from 'vitest';
import { stemsOf } from '../../src/answers/analysis.ts';
import { createAnswerer } from '../../src/answers/answerer.ts';
import { splitSentences } from '../../src/core/sentences.ts';
import { systemClock } from '../../src/system-clock.ts';
import { tidepool } from './papers.ts';

test('a line break within a sentence does not end it', () => {
  const text =
    'Harbours are loud, and whales that call there are heard by no\nother whale. We record\nthem:\n- at dawn\n- at dusk';
  expect(splitSentences(text).map((sentence) => sentence.text.replace('\n', ' '))).toContain(
    'Harbours are loud, and whales that call there are heard by no other whale.',
  );
  expect(splitSentences(text).map((sentence) => sentence.text)).toContain('- at dawn');
});

test.each([
  ['tumour', 'tumor'],
  ['mobilisation', 'mobilization'],
  ['ischaemic', 'ischemic'],
  ['licence', 'license'],
  ['labelled', 'labeled'],
])('%s is %s', (british, american) => {
  expect(stemsOf(british)).toEqual(stemsOf(american));
});

test.each(['who won the world cup?', 'what is the weather', 'how do I cook pasta?', 'hello'])(
  'asked of all papers, "%s" is declined, and nothing is near',
  async (question) => {
    const { signal } = new AbortController();
    const answer = await createAnswerer(systemClock).among([tidepool], question, { scores: [1], signal });
    expect(answer).toEqual({ kind: 'does-not-say', read: 'abstract' });
  },
);

test('asked of all papers, what is not said but near is offered', async () => {
  const { signal } = new AbortController();
  const question = 'which GPUs does the sliding-window baseline need for exact match?';
  const answer = await createAnswerer(systemClock).among([tidepool], question, { scores: [1], signal });
  expect(answer).toMatchObject({ kind: 'does-not-say', nearby: [{ text: expect.stringContaining('sliding-window') }] });
});
