import type { Where } from './intent.ts';
import fitted from './intent-weights.json' with { type: 'json' };

/** What a sentence can be meant as, apart from what it asks for in particular. */
export type IntentKind = (typeof intentKinds)[number];

/** In the order of the weights. */
export const intentKinds = [
  'change',
  'compare',
  'facts',
  'gist',
  'item',
  'paper',
  'question',
  'search',
  'smalltalk',
  'top',
] as const;

/** By what a sentence shows: what it counts for each kind, in hundredths. */
const weights: ReadonlyMap<string, readonly number[]> = new Map(Object.entries(fitted));

/**
 * What a sentence is most likely meant as: a logistic regression over its words, pairs and triples of them, and where it
 * stands, fitted to sentences of several authors (`npm run eval:conversation -- --fit`, scripts/eval/conversation). For
 * what no rule recognises: people say the same thing in more ways than rules can list.
 */
export function likelyIntent(text: string, where: Where): IntentKind {
  const sums: number[] = intentKinds.map(() => 0);
  for (const feature of featuresOf(text, where)) {
    for (const [kind, weight] of (weights.get(feature) ?? []).entries()) sums[kind] = (sums[kind] ?? 0) + weight;
  }
  return intentKinds[sums.indexOf(Math.max(...sums))] ?? 'question';
}

/** Words of a sentence that are looked at: what is asked for stands in the first or last of them. */
const mostWords = 120;

/** What a sentence shows of its meaning, each once: `w:` a word, `b:` two, `t:` three in a row, `s:` what begins a part. */
export function featuresOf(text: string, where: Where): Set<string> {
  const lower = text.slice(0, 2_000).toLowerCase().replace(/[’‘]/g, "'");
  const words = (lower.match(/[a-z]+(?:'[a-z]+)?|\d+/g) ?? [])
    .slice(0, mostWords)
    .map((word) => (word.charAt(0) <= '9' ? '0' : word));
  const found = new Set(['always', `in:${where}`, `long:${lengthOf(words.length)}`]);
  for (const [sign, pattern] of signs) if (pattern.test(lower)) found.add(sign);
  for (const [at, word] of words.entries()) {
    const [second, third] = words.slice(at + 1, at + 3);
    found.add(`w:${word}`);
    if (where === 'thread' || where === 'digest') found.add(`${where}:${word}`);
    if (second !== undefined) found.add(`b:${word} ${second}`);
    if (third !== undefined) found.add(`t:${word} ${second} ${third}`);
  }
  if (words.length > 0)
    found
      .add(`first:${words[0]}`)
      .add(`first:${words[0]} ${words[1] ?? ''}`)
      .add(`last:${words.at(-1)}`);
  for (const [, word, next] of lower.matchAll(/[.!?;:,—-]\s{1,3}([a-z']{1,30})(?:\s([a-z']{1,30}))?/g)) {
    found.add(`s:${word}`);
    if (next !== undefined) found.add(`s:${word} ${next}`);
  }
  return found;
}

const lengthOf = (words: number) => (words <= 3 ? 'few' : words <= 7 ? 'some' : words <= 14 ? 'many' : 'most');

const signs: readonly (readonly [sign: string, pattern: RegExp])[] = [
  ['an id', /\d{4}\.\d{4,5}/],
  ['a link', /https?:|arxiv\.org/],
  ['a question mark', /\?/],
  ['a number of a list', /(?<!\d)(?:#|no\.? ?|number )\d{1,2}\b/],
  ['a time of day', /\b\d{1,2}(?::\d\d)? ?[ap]m\b|\b\d{1,2}:\d\d\b/],
];
