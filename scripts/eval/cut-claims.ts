import { splitSentences } from '../../src/core/sentences.ts';
import { parseItem } from '../../src/sources/hugging-face-item.ts';
import { recordedItems } from '../../test/recorded.ts';
import { generator, shuffled } from './shuffled.ts';

type CutClaim = { quotes: string[]; claim: string; holds: boolean; kind: string };
/** Another sentence out of one; the same, or undefined, where that cannot be done to it. */
type Change = (sentence: string) => string | undefined;

const without =
  (part: RegExp): Change =>
  (sentence) =>
    sentence.replace(part, '');
const capital = (sentence: string) => sentence.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** What stays true: it is told shorter, or by others. */
const cuts: Record<string, Change> = {
  'no brackets': without(/ ?\([^()]*\)/g),
  'no beginning': (sentence) =>
    capital(
      sentence.replace(
        /^(?:however|moreover|furthermore|additionally|notably|specifically|in this (?:work|paper)|finally|crucially|to this end|in addition|(?:extensive |our )?(?:experiments|results) (?:show|demonstrate) that|we (?:show|find) that),? /i,
        '',
      ),
    ),
  'no end': without(
    /(?<=.{50}), (?:achieving|demonstrating|showing|highlighting|enabling|making|providing|which|outperforming|ensuring|allowing|while maintaining|yielding|improving)\b.*(?=\.$)/,
  ),
  'told by others': (sentence) => capital(sentence.replace(/\bwe\b/gi, 'the authors').replace(/\bour\b/gi, 'their')),
};

const opposites: readonly [RegExp, string][] = [
  [/\bimproves\b/, 'degrades'],
  [/\breduces\b/, 'increases'],
  [/\breducing\b/, 'increasing'],
  [/\bincreases\b/, 'reduces'],
  [/\boutperforms\b/, 'underperforms'],
  [/\bfaster\b/, 'slower'],
  [/\bhigher\b/, 'lower'],
  [/\bbetter\b/, 'worse'],
  [/\blower\b/, 'higher'],
  [/\bimproving\b/, 'hurting'],
  [/\bsmaller\b/, 'larger'],
];

/** The first two of what a pattern finds, each in the other's place. */
const exchanged =
  (pattern: RegExp): Change =>
  (sentence) => {
    const [one, two] = new Set([...sentence.matchAll(pattern)].map(([found]) => found));
    return one === undefined || two === undefined
      ? undefined
      : sentence.replace(pattern, (found) => (found === one ? two : found === two ? one : found));
  };

/** What makes a sentence false by a word or two. */
const lies: Record<string, Change> = {
  direction: (sentence) => {
    const [from, to] = opposites.find(([word]) => word.test(sentence)) ?? [];
    return from === undefined ? undefined : sentence.replace(from, to ?? '');
  },
  denied: (sentence) =>
    /\b(?:no|not|nor|neither|never)\b/.test(sentence) ? undefined : sentence.replace(/ (is|are|can) /, ' $1 not '),
  affirmed: (sentence) =>
    sentence.replace(/\b(do|does|can|is|are) ?not (?!only|just|necess)|\bwithout\b/, (_, verb?: string) =>
      verb === undefined ? 'with' : `${verb} `,
    ),
  'parts of a whole': exchanged(/(?<![\w.-])\d+(?:\.\d+)?%/g),
  counts: exchanged(/(?<![\w.,%$-])\d[\d,]*(?:\.\d+)?[KM]?(?= [a-z])/g),
  all: (sentence) => sentence.replace(/\b(?:most|many|some|several)\b/, 'all'),
  sure: (sentence) => sentence.replace(/\b(?:may|might|could)\b/, 'will'),
  limit: (sentence) => sentence.replace(/\bup to (?=\d)/, 'at least '),
  size: (sentence) => sentence.replace(/(?<=(?<![\w.])\d+)[BKM]\b/, (size) => (size === 'B' ? 'M' : 'B')),
};

/** So many sentences of recorded abstracts are changed in each way that they can be. */
const mostSentences = 4_000;
const seed = 20_261_130;

/**
 * Claims in the words of their quote, as a model is asked for them: cut, so that they hold, or changed, so that they do not.
 * Nobody judged them, and some are marked wrongly.
 */
export function cutClaims(): CutClaim[] {
  const sentences = [...recordedItems()].flatMap(({ item }) => {
    const parsed = parseItem(item);
    return parsed.kind === 'paper' ? splitSentences(parsed.paper.abstract).map(({ text }) => text) : [];
  });
  const plain = [...new Set(sentences)].filter(({ length }) => length > 60 && length < 400);
  return shuffled(plain, generator(seed))
    .slice(0, mostSentences)
    .flatMap((quote) => [...changed(quote, cuts, true), ...changed(quote, lies, false)]);
}

const changed = (quote: string, changes: Record<string, Change>, holds: boolean): CutClaim[] =>
  Object.entries(changes).flatMap(([kind, change]) => {
    const claim = change(quote);
    return claim === undefined || claim === quote ? [] : [{ quotes: [quote], claim, holds, kind }];
  });
