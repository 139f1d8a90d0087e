import { openers, plainly } from '../words/manners.ts';
import { anyNumber, numberIn } from '../words/numbers.ts';
import { isPhrase, phrases, without } from '../words/phrases.ts';
import type { Sentence, Word } from '../words/words.ts';
import { comparesAll } from './compared-all.ts';

/** Numbers of a list that words name, and the words with a pronoun in their place. */
export type SeveralItems = { numbers: readonly number[]; rest: readonly Word[] };

export const pronoun: Word = { text: 'it', written: 'it' };

/** Numbers of a list as they are written. */
export const hashed = `#${anyNumber(20).replaceAll('|', '|#')}`;
const ordinals = anyNumber(20).replace(/\d+/g, '$&st|$&nd|$&rd|$&th');
export const digits = `${anyNumber(20)}|${hashed}|${ordinals}`;
export const places = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
export const nth = `${places.join('|')}|last|${ordinals}`;

/** The place in a list that a word names: from 1, or -1 for its last; undefined: none. */
export function placeIn(word: string): number | undefined {
  const written = /^#?(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)?.[1] ?? word;
  const place = places.indexOf(written);
  const number = place === -1 ? (ends.get(written) ?? numberIn(written)) : place + 1;
  return number === undefined || number === 0 || number > 99 ? undefined : number;
}

/** Whether a word names a place of a list: "the third", "number one", and not "this one". */
export const isPlace = ({ text }: Word, at: number, words: readonly Word[]): boolean =>
  placeIn(text) !== undefined && !(text === 'one' && /^(?:this|that|the)$/.test(words[at - 1]?.text ?? ''));

const ends = new Map([
  ['top', 1],
  ['last', -1],
  ['final', -1],
  ['bottom', -1],
]);

/** "2 and 5", "save the first two", "#1, #3 & 4": several of a list. `isAnywhere`: among words that ask anything of them. */
export function severalIn({ clauses }: Sentence, isAnywhere: boolean): SeveralItems | undefined {
  const [clause, another] = clauses;
  if (clause === undefined || (another !== undefined && !isAnywhere)) return undefined;
  const words = without(clause.words, openers).flatMap(apart);
  // "Summarize", under a post: all of it.
  const isAll =
    comparesAll(words) ||
    isPhrase(plainly(clause.words), allOfThem) !== undefined ||
    (isAnywhere && isPhrase(words, summary) !== undefined);
  if (isAll) return { numbers: [], rest: [...words.slice(0, 1), pronoun] };
  for (const [at] of words.entries()) {
    const found = runAt(words, at);
    if (found === undefined) continue;
    const [before, behind] = [words.slice(0, at), words.slice(found.end)];
    const isWhole = isPhrase(before, leads) !== undefined || before.length === 0;
    const ends = behind.length === 0 || isPhrase(behind, tails) !== undefined;
    if (!(isWhole && ends) && !(isAnywhere && !counts.has(behind[0]?.text ?? ''))) return undefined;
    return { numbers: found.numbers, rest: [...before, pronoun, ...behind] };
  }
  return undefined;
}

/** "2&5" and "1,3" as their numbers. */
const apart = (word: Word): Word[] =>
  /^#?\d{1,2}([&+,/]#?\d{1,2})+$/.test(word.text)
    ? word.text.split(/[&+,/]/).map((text) => ({ text, written: text }))
    : [word];

type Run = { numbers: number[]; end: number };

/** Two numbers or more that begin at a place. */
function runAt(words: readonly Word[], from: number): Run | undefined {
  const [first, second] = words.slice(from, from + 2).map(({ text }) => text);
  const count = second === undefined ? undefined : numberIn(second);
  if (count !== undefined && count > 1 && count <= 10 && (first === 'first' || first === 'top' || first === 'last')) {
    const numbers = Array.from({ length: count }, (_, at) => (first === 'last' ? at - count : at + 1));
    return { numbers, end: from + 2 };
  }
  const numbers: number[] = [];
  let end = from;
  for (let at = from; at < words.length; at += 1) {
    const text = words[at]?.text ?? '';
    // "Number two and number six"
    const isNumbered = /^(?:number|no|nr|paper|item)$/.test(words[at - 1]?.text ?? '');
    const isPlain = isNumbered || /^#?\d|^(fir|seco|thi|four|fif)[a-z]+$|^last$/.test(text);
    const place = isPlain ? placeIn(text) : undefined;
    if (place !== undefined) {
      numbers.push(place);
      end = at + 1;
    } else if (numbers.length === 0 || !joints.has(text)) break;
  }
  return numbers.length > 1 ? { numbers: [...new Set(numbers)], end } : undefined;
}

const joints = new Set('and or & + vs versus with to the number no nr # plus also one ones paper papers'.split(' '));

/** What a few numbers may stand behind, where nothing else is said. */
const leads = phrases(
  [
    '{does} {noun}?',
    '{noun}',
    'what is|are|about {noun}?',
    'who wrote|made|is behind? {noun}?',
    'the? difference|differences between {noun}?',
    'more|less|fewer|others|something|papers papers|stuff? like {noun}?',
    'which|what is better|best {noun}?',
  ],
  {
    does: [
      'show|open|give|see|read|save|bookmark|keep|star|discuss|cite|summarize|tldr|explain|expand|compare|pick|get|like|want|store me|us? more|details|detail? about|on|of|for? both?',
      'tell me|us? more? about',
      'put|add',
      'i|we would? like|want|need|take|pick',
      'summary|gist|tldr|bibtex|citation|details|code|link|links of|for|to?',
    ],
    noun: ['the? papers|paper|numbers|number|no|nr|items|item|entries|results|#', 'the'],
  },
);
const ofThem = 'all|each|every of? them|these|those|the? papers|paper|ones|one|five|ten? for? me|us?';
const allOfThem = phrases([
  'summarize|tldr|explain|save|bookmark|keep|cite|discuss|show|open them|these|those all|both for? me|us?',
  'summarize|tldr|explain|save|bookmark|cite them|these|those for? me|us?',
  'summarize|tldr|explain|save|bookmark|keep|cite|discuss|show|open both of? them|these|those|papers|ones? for? me|us?',
  `show|open|save|bookmark|keep|discuss|cite|summarize|tldr|explain|expand|list me|us? ${ofThem}`,
]);
const summary = phrases([
  'the? summary|summaries|tldr|gist|overview|rundown please?',
  'summarize|explain|recap please?',
]);
const every = phrases([ofThem, 'both', 'both of? them|these|those|papers|ones for? me|us?']);

/** Whether words are the whole list, and nothing else: "all of them". */
export const isWholeList = (words: readonly Word[]): boolean => isPhrase(words, every) !== undefined;

const tails = phrases([
  'ones|papers|one? please|thanks|too?',
  'for me|us|later please?',
  'about|are about',
  'on|to my|the? reading? list',
  'together|side',
  'side by side',
  'differ|compare',
  'look|looks|sound|sounds really|very|so? good|great|interesting|nice|relevant|useful ...?',
]);

/** Behind these a number counts something else. */
const counts = new Set(
  'papers a per pm am days day weeks months hours minutes percent million billion times years layers'.split(' '),
);
