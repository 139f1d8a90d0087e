import { synonymsOf } from '../synonyms.ts';
import words from './word-kin.json' with { type: 'json' };

const kinOf = new Map(Object.entries(words.kin).map(([stem, others]) => [stem, new Set(others.split(' '))]));

/** Whether one stem may stand for another: by WordNet (`scripts/word-kin.ts`), or as papers use them. */
export const areKin = (one: string, other: string): boolean =>
  kinOf.get(one)?.has(other) === true || kinOf.get(other)?.has(one) === true || synonymsOf(one).has(other);

const verbs: ReadonlySet<string> = new Set(words.verbs.split(' '));

/** Whether a word of everyday English with this stem is a verb nearly always (WordNet's counts). */
export const isEverydayVerb = (stem: string): boolean => verbs.has(stem);
