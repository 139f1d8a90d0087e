import { describe, expect, test } from 'vitest';
import { otherFormsOf } from '../../src/answers/abbreviations.ts';
import { rankSentences } from '../../src/answers/answerer.ts';
import { namesIn } from '../../src/answers/names.ts';
import { readPaper } from '../../src/answers/passages.ts';
import { respelt } from '../../src/answers/spelling.ts';

const paper = {
  id: '2606.00002',
  title: 'Tide Tables',
  abstract:
    'Tide tables are old. Our optical character recognition reads 91% of harbour ledgers. The weights are public.',
};
const text = readPaper(paper);

describe('a question is read as it was meant', () => {
  test.each([
    ['are the wieghts public?', 'are the weights public?'],
    ['does it read ledgesr?', 'does it read ledgers?'],
    ['whats the licnse?', 'whats the license?'],
    ['does it read Ledgesr?', 'does it read Ledgesr?'],
    ['is it for gaming?', 'is it for gaming?'],
  ])('%s', (typed, meant) => expect(respelt(typed, text)).toBe(meant));
});

test('everyday short forms stand for what abstracts spell out', () => {
  expect(rankSentences(paper, [], 'how good is the OCR?')[0]).toContain('optical character recognition');
  expect(otherFormsOf('ocr', new Map([['ocr', new Set(['ocean'])]]))).toEqual(new Set(['ocean']));
});

test('names are words with a capital or a digit, not the first word and not a short form in brackets', () => {
  expect(namesIn('We compare Qwen2-VL, gpt4 and BAGEL in human-robot interaction (HRI) at 3 sites.')).toEqual([
    'Qwen2-VL,',
    'gpt4',
    'BAGEL',
  ]);
  expect(namesIn('TideNet sails.')).toEqual(['TideNet']);
});
