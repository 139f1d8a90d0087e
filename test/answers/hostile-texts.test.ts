import { expect, test } from 'vitest';
import { createAnswerer, rankSentences } from '../../src/answers/answerer.ts';
import { readPaper } from '../../src/answers/passages.ts';
import { splitSentences } from '../../src/core/sentences.ts';
import { systemClock } from '../../src/system-clock.ts';
import { growsLessThan } from '../fixtures/growth.ts';
import { tidepool, tidepoolSections } from './papers.ts';

/** Text made to be slow: one word or sentence without an end, or nothing but ends. */
test.each(['a', '\n', '\n\n', 'Fig. 3 ', 'e.g. ', '(', '$', 'GPT ', 'We introduce X1 '])(
  'a text of nothing but %j is read in time that grows with its length',
  (part) => {
    const read = (times: number) =>
      readPaper({ id: 'x', title: 'x', abstract: 'We do x.' }, [{ title: 'Body', text: part.repeat(times) }]);
    expect(growsLessThan(40, read, 2_000)).toBe(true);
  },
);

test('so is a text in which one short form stands for ever new words', () => {
  const read = (times: number) => {
    const text = Array.from({ length: times }, (_, nth) => `alpha${nth} beta${nth} (AB)`).join(' ');
    return readPaper({ id: 'x', title: 'x', abstract: 'We do x.' }, [{ title: 'Body', text }]);
  };
  expect(growsLessThan(40, read, 400)).toBe(true);
});

test.each(['BERT', 'code and ', 'models, (Aa'])('so is a text of nothing but %j ranked', (part) => {
  const rank = (times: number) =>
    rankSentences(
      { id: 'x', title: 'x', abstract: part.repeat(times) },
      [],
      'which models are released, is there code?',
    );
  expect(growsLessThan(40, rank, 2_000)).toBe(true);
});

test('a text without an end is split all the same, and between characters', () => {
  const sentences = splitSentences('🌊'.repeat(5_000));
  expect(Math.max(...sentences.map(({ text }) => text.length))).toBeLessThanOrEqual(8_000);
  expect(sentences.every(({ text }) => /^🌊+$/u.test(text))).toBe(true);
});

test.each(['what is ', 'what do they mean by ', 'which '])(
  'a long question that begins with %j is read as fast',
  (opening) => {
    const { signal } = new AbortController();
    const ask = (times: number) =>
      createAnswerer(systemClock).about(tidepool, tidepoolSections, `${opening}${'a'.repeat(times)}!`, {
        earlier: [],
        signal,
      });
    expect(growsLessThan(40, ask, 150)).toBe(true);
  },
);
