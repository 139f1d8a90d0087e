import { LRUCache } from 'lru-cache';
import { rarity, stemsOf } from './analysis.ts';
import everydayForms from './everyday-abbreviations.json' with { type: 'json' };
import fieldPhrases from './field-phrases.json' with { type: 'json' };
import { names as glossaryNames, sure, termsAskedFor } from './glossary.ts';
import { isPhraseAt } from './phrase-at.ts';
import { isOnThingOf } from './scope.ts';
import { sum } from './sum.ts';

/** What a question asks about, as the field calls it. */
export type Concept = {
  /** The stems of the question that ask for it. */
  asked: ReadonlySet<string>;
  /** Those that a paper holds which writes it so: who writes "viewpoint" may mean no robot's. */
  standsFor: ReadonlySet<string>;
  /** As the field writes it. */
  terms: readonly string[];
  /** The same as stems. */
  phrases: readonly (readonly string[])[];
  /** How likely it is meant, 0 to 1; 1 where the question writes it so itself. */
  strength: number;
  isWritten: boolean;
};

/** What is surely meant by words that no paper need hold: who writes one term writes the rest as papers do, too. */
export const meantAmong = (concepts: readonly Concept[]): readonly Concept[] =>
  concepts.some(({ isWritten }) => isWritten) ? [] : concepts.filter(({ strength }) => strength >= sure);

/** How likely the likeliest is meant; 0 of none. */
export const surestOf = (concepts: readonly Concept[]): number =>
  Math.max(0, ...concepts.map(({ strength }) => strength));

/** Short forms that are words as well. */
const isWord = /^(?:ARM|CLIP|CAD|MAS)$/;
/** What most papers hold ("LLM") tells nothing apart. */
const leastTelling = 2;
/** "Training data" tells no paper from another. */
const leastOfPhrase = 2.5;

type Written = { phrase: readonly string[]; terms: readonly string[] };

/** What a question may write as the field does, by the first stem: a term, with its other names; a short form, and a long one. */
const written = new Map<string, Written[]>();
const shortForms = Object.entries(everydayForms).filter(
  ([short]) => short.length > 2 && !isWord.test(short) && rarity(stemsOf(short)[0] ?? '') >= leastTelling,
);
for (const [short, longs] of shortForms) {
  addWritten(short, [...longs, short]);
  for (const long of longs) addWritten(long, [long, short]);
}
for (const names of glossaryNames)
  for (const name of names) if (stemsOf(name).length > 1) addWritten(name, [...new Set([name, ...names])]);
for (const term of fieldPhrases.phrases) addWritten(term, [term]);

function addWritten(name: string, terms: readonly string[]): void {
  const phrase = stemsOf(name);
  const [first] = phrase;
  if (first === undefined || (phrase.length > 1 && sum(phrase.map(rarity)) < leastOfPhrase)) return;
  const before = written.get(first) ?? [];
  const isKnown = before.some((one) => one.phrase.length === phrase.length && isPhraseAt(phrase, one.phrase, 0));
  if (!isKnown) written.set(first, [...before, { phrase, terms }]);
}

/** "Prompt injection" and "reward hacking": the longest that stand in a question. */
function writtenIn(stems: readonly string[]): Concept[] {
  const found = stems.flatMap((first, from) => {
    const here = (written.get(first) ?? []).filter(({ phrase }) => isPhraseAt(stems, phrase, from));
    return here.sort((one, other) => other.phrase.length - one.phrase.length).slice(0, 1);
  });
  return [...new Set(found)].map(({ phrase, terms }) => ({
    asked: new Set(phrase),
    standsFor: new Set(phrase),
    terms,
    phrases: terms.map(stemsOf),
    strength: 1,
    isWritten: true,
  }));
}

/** Everything that a question asks about and the field has terms for, the likeliest first. It is searched for and then read by them. */
export const conceptsIn = (question: string): readonly Concept[] => recent.memo(question);
const recent = new LRUCache<string, readonly Concept[]>({ max: 50, memoMethod: readConcepts });

function readConcepts(question: string): Concept[] {
  const asWritten = writtenIn(stemsOf(question));
  const spelt = new Map(
    [...question.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([word]) => stemsOf(word).map((stem) => [stem, word])),
  );
  const meant = termsAskedFor(question).filter(
    ({ names }) => !asWritten.some(({ terms }) => names.some((name) => terms.includes(name))),
  );
  return [
    ...asWritten,
    ...meant.map(({ names, strength, asked }) => ({
      asked,
      standsFor: new Set([...asked].filter((stem) => names.some((name) => isOnThingOf(spelt.get(stem) ?? stem, name)))),
      terms: names,
      phrases: names.map(stemsOf),
      strength,
      isWritten: false,
    })),
  ];
}
