import { expect, test } from 'vitest';
import { readPaper } from '../../src/answers/passages.ts';
import { withSurroundings } from '../../src/answers/surroundings.ts';
import { tidepool } from './papers.ts';

const body =
  'Blocks are ranked by a gate. It reads 128 numbers. We do three things:\n• We read a block.\n• We rank it.\nThis paper ends. This is all.';
const text = readPaper(tidepool, [{ title: '3 Method', text: body, id: 'S3' }]);
const quoteOf = (begins: string) => {
  const passage = text.passages.find(({ sentence }) => sentence.text.startsWith(begins));
  if (passage === undefined) throw new Error(`no sentence begins with "${begins}"`);
  return withSurroundings({ paper: tidepool.id, score: 1, ...passage.sentence }, text);
};

test('a quote that leans on the sentence before it is shown with it', () => {
  expect(quoteOf('It reads')).toMatchObject({
    text: 'It reads 128 numbers.',
    before: 'Blocks are ranked by a gate.',
    id: 'S3',
  });
  expect(quoteOf('This is')).toMatchObject({ before: 'This paper ends.' });
});

test('one that stands by itself, or speaks of the paper, is shown alone', () => {
  expect(quoteOf('Blocks')).not.toHaveProperty('before');
  expect(quoteOf('This paper')).not.toHaveProperty('before');
});

test('a sentence that introduces a list is shown with the list', () => {
  expect(quoteOf('We do three')).toMatchObject({ items: ['• We read a block.', '• We rank it.'] });
});
