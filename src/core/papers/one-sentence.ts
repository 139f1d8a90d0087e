import { splitSentences } from '../sentences.ts';
import { shorten } from '../text.ts';

/** Characters of a sentence that is cut at the end of a phrase, and of one that is cut at a word. */
const longest = { phrase: 100, word: 115 };
/** A phrase below this tells too little to stand alone. */
const shortestPhrase = 40;

/**
 * The first sentence of a text, short enough for one glance: whole, or up to the end of a phrase, or of a word. What is
 * left out is an ellipsis.
 */
export function oneSentence(text: string): string {
  const sentence = firstSentence(text.replace(/\s+/g, ' ').trim());
  if (sentence.length <= longest.phrase) return sentence;
  const ends = endsOfWords(sentence, longest.word - ellipsis.length).filter(({ end }) => end >= shortestPhrase);
  const phrase = ends.findLast(({ end, next }) => next === 'clause' && end + ellipsis.length <= longest.phrase);
  if (phrase !== undefined) return cut(sentence, phrase.end);
  if (sentence.length <= longest.word) return sentence;
  // Before a small word nothing is torn apart, unless too little would be left.
  const apart = ends.findLast(({ end, next }) => next !== 'word' && end > longest.word - 50);
  const word = apart ?? ends.at(-1);
  return word === undefined ? shorten(sentence, longest.word) : cut(sentence, word.end);
}

/** Never alone on a line. */
const ellipsis = '\u00a0…';

const cut = (sentence: string, end: number) =>
  `${sentence
    .slice(0, end)
    .replace(/[,;:–—-]$/, '')
    .trimEnd()}${ellipsis}`;

/** With those behind it where it says hardly anything ("Yes."); one that is longer than any line is cut. */
export function firstSentence(text: string): string {
  const start = text.slice(0, longestRead);
  const ends = splitSentences(start).map((sentence) => sentence.start + sentence.text.length);
  return start.slice(
    0,
    ends.find((end) => end >= shortestPhrase),
  );
}

/** Characters that are looked at; of a longer sentence no more is shown anywhere. */
const longestRead = 500;

/** `next`: what comes after it. */
type WordEnd = { end: number; next: 'clause' | 'small' | 'word' };

/** Where the sentence may end: after each word that is not small. */
function endsOfWords(sentence: string, within: number): WordEnd[] {
  const words = sentence.slice(0, within + 1).split(' ');
  // The last one may be cut.
  words.pop();
  let end = -1;
  return words.flatMap((word, position): WordEnd[] => {
    end += word.length + 1;
    if (smallWords.has(word.toLowerCase().replace(/[,;:]$/, ''))) return [];
    const next = words[position + 1]?.toLowerCase() ?? '';
    if (/[,;]$/.test(word) || clauseWords.has(next)) return [{ end, next: 'clause' }];
    return [{ end, next: smallWords.has(next) ? 'small' : 'word' }];
  });
}

/** A clause begins with one of these. */
const clauseWords = new Set('that which through by while with due because using via where when whose'.split(' '));

/** Nothing ends with one of these: small words, and verbs that tell nothing without what comes behind them. */
const smallWords = new Set(
  (
    'a an the this that these those its their our his her which who whose it we they of to in on at by for from into onto ' +
    'over under with without within via through across between among as than and or but nor not no is are was were be ' +
    'been being has have had can could may might will would should must do does both either each such more most less ' +
    'while when where if so yet also only very using based along during against per toward towards after before ' +
    'rather due compared how reveal reveals show shows demonstrate demonstrates suggest suggests indicate indicates ' +
    'finding introduced presented proposed improved enhanced – — - &'
  ).split(' '),
);
