import type { Steps } from '../core/yield.ts';
import { stemsOf } from './analysis.ts';
import type { GeneralQuestion } from './asked-of-many.ts';
import { type Concept, meantAmong } from './field-terms.ts';
import { properNamesIn } from './names.ts';
import { apartIn, pairsOfTerms } from './pairs.ts';
import type { PaperText } from './passages.ts';
import { isPhraseAt } from './phrase-at.ts';
import { sum } from './sum.ts';
import { termShare } from './term-match.ts';
import { closeWord } from './thesaurus.ts';

/** Where all of an abstract is looked through, another word of the same meaning is nearly the word itself. */
const otherWord = 0.75;
/** What the field calls it is nearly the word itself, too. */
const fieldTerm = 0.8;
/** How much a paper is about what its keywords hold, and what one, two, three and more sentences do. */
const inKeywords = 0.9;
const inSentences = [0, 0.4, 0.55, 0.65];

/** What a paper holds of a question, each from 0 to 1, whatever a word tells. */
export type Held = {
  /** It has every model, dataset or paper that the question names. */
  hasNames: boolean;
  /** Of each word, how far the title, the keywords and each sentence hold it. */
  title: readonly number[];
  keywords: readonly number[];
  sentences: readonly (readonly number[])[];
  /** How much of the words that stand together in the question does so somewhere, and how far it is about that. */
  together: number;
  aboutTogether: number;
  /** How far it is about what the field calls what is asked for. */
  aboutCalled: number;
  /** It is about what is surely meant by everyday words: its title or its keywords hold that. */
  isOnMeant: boolean;
};

export function* heldBy(text: PaperText, keywords: readonly string[], question: GeneralQuestion): Steps<Held> {
  const title = [[...text.titleStems]];
  const keyed = keywords.map(stemsOf);
  const sentences: number[][] = [];
  for (const { stems } of text.passages) {
    sentences.push(heldIn([stems], question, text));
    yield;
  }
  const runs = [...title, ...keyed, ...text.passages.map(({ stems }) => stems)];
  const together = togetherIn(runs, question, text);
  const [inTitle = 0, ...inOthers] = together;
  const inKeys = inOthers.slice(0, keyed.length);
  const inText = inOthers.slice(keyed.length);
  return {
    hasNames: holdsNames(text, question),
    title: heldIn(title, question, text),
    keywords: heldIn(keyed, question, text),
    sentences,
    together: Math.max(0, inTitle, ...inText),
    aboutTogether: inDepth(inTitle, Math.max(0, ...inKeys), inText),
    aboutCalled: calledIn(title, keyed, text, question.concepts),
    isOnMeant: meantAmong(question.concepts).some(({ phrases }) => holdsAny([...title, ...keyed], phrases)),
  };
}

/** Of each run, the share of the question's pairs of words, by weight, that stand together in it. */
function togetherIn(runs: readonly (readonly string[])[], question: GeneralQuestion, text: PaperText): number[] {
  const hasPairs = pairsOfTerms(question).length > 0;
  return runs.map((run) => (hasPairs ? 1 - apartIn(run, question, text) : 0));
}

/** How much a paper is about what the field calls what is asked for: the best, and all of it, count alike. */
function calledIn(
  title: readonly (readonly string[])[],
  keyed: readonly (readonly string[])[],
  { passages }: PaperText,
  concepts: readonly Concept[],
): number {
  const calls = concepts.map(({ phrases, strength }) => {
    const isIn = (runs: readonly (readonly string[])[]) => (holdsAny(runs, phrases) ? 1 : 0);
    const depth = inDepth(
      isIn(title),
      isIn(keyed),
      passages.map(({ stems }) => isIn([stems])),
    );
    return strength * depth;
  });
  return (Math.max(0, ...calls) + sum(calls) / (sum(concepts.map(({ strength }) => strength)) || 1)) / 2;
}

/** How much a paper is about what its title, its keywords and each of its sentences hold so far. */
export function inDepth(titled: number, keyed: number, said: readonly number[]): number {
  const shares = said.filter((share) => share > 0);
  const deep = Math.max(0, ...shares) * (inSentences[Math.min(shares.length, inSentences.length - 1)] ?? 0);
  return Math.max(titled, inKeywords * keyed, deep);
}

/** Of each word of the question, how far runs of stems hold it, or what the field calls it. */
function heldIn(runs: readonly (readonly string[])[], { terms, concepts }: GeneralQuestion, text: PaperText): number[] {
  const stems = new Set(runs.flat());
  const called = concepts.filter(({ phrases }) => holdsAny(runs, phrases));
  return terms.map((term) => {
    const share = termShare(term, stems, text);
    const by = called.map(({ standsFor, strength }) =>
      standsFor.has(term.stem) ? fieldTerm * Math.sqrt(strength) : 0,
    );
    return Math.max(term.literal * (share <= closeWord ? (share / closeWord) * otherWord : share), ...by);
  });
}

const holdsAny = (runs: readonly (readonly string[])[], phrases: Concept['phrases']): boolean =>
  phrases.some((phrase) => runs.some((run) => holdsPhrase(run, phrase)));

/** "Video diffusion model acceleration" is video diffusion acceleration. */
function holdsPhrase(run: readonly string[], phrase: readonly string[]): boolean {
  if (!phrase.every((stem) => run.includes(stem))) return false;
  const telling = run.filter((stem) => stem !== 'model' || phrase.includes(stem));
  return phrase.length > 0 && telling.some((_, from) => isPhraseAt(telling, phrase, from));
}

/** Every model, dataset or paper that the question names, and the field has no term for. */
const holdsNames = ({ titleStems, spread }: PaperText, { text, concepts }: GeneralQuestion): boolean =>
  properNamesIn(text).every((name) =>
    stemsOf(name).every(
      (stem) => titleStems.has(stem) || spread.has(stem) || concepts.some(({ standsFor }) => standsFor.has(stem)),
    ),
  );
