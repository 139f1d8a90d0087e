import type { Quote } from '../core/discussions/answer.ts';
import { listMark } from '../core/list-mark.ts';
import type { PaperText } from './passages.ts';

/** Sentences and lists that are shown beside a quote, at most so long, in characters. */
const longestBefore = 300;
const longestList = 500;
const mostItems = 5;

/** What a reader needs to make sense of a quote: the sentence before "This …", and the list that a sentence introduces. */
export function withSurroundings(quote: Quote, { passages }: PaperText): Quote {
  if (quote.cells !== undefined) return quote;
  const at = passages.findIndex(
    ({ sentence }) =>
      sentence.section === quote.section && sentence.number === quote.number && sentence.text === quote.text,
  );
  const here = passages[at];
  if (here === undefined) return quote;
  const before = here.hasBefore && leansBack.test(quote.text) ? passages[at - 1]?.sentence.text : undefined;
  const items: string[] = [];
  let room = longestList;
  for (const { sentence, hasBefore } of quote.text.endsWith(':') ? passages.slice(at + 1, at + 1 + mostItems) : []) {
    room -= sentence.text.length;
    if (!hasBefore || room < 0 || !isItem.test(sentence.text)) break;
    items.push(sentence.text);
  }
  return {
    ...quote,
    ...(before !== undefined && before.length <= longestBefore && !isItem.test(before) ? { before } : {}),
    ...(items.length === 0 ? {} : { items }),
  };
}

/** It names what the sentence before tells of. */
const leansBack =
  /^(?:this|these|those|it|they|such|both|its|their|here|thus|therefore|hence|(?:to \w+|for|in|because of|due to|with|by|from) (?:this|these|such)|the (?:former|latter))\b(?! (?:paper|work|study|article)\b)/i;
const isItem = new RegExp(`^(?:${listMark}|-) `);
