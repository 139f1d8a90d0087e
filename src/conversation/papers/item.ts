import type { Intent, Where } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { anyNumber, numberWords } from '../words/numbers.ts';
import { beginsWith, type Classes, holds, isPhrase, phrases } from '../words/phrases.ts';
import { allWords, type Part, readSentence, type Sentence, type Word, writtenAs } from '../words/words.ts';
import { asksAbout } from './asks-about.ts';
import { wantedOf } from './item-deeds.ts';
import {
  digits,
  hashed,
  isPlace,
  isWholeList,
  nth,
  places as ordinals,
  placeIn,
  pronoun,
  type SeveralItems,
  severalIn,
} from './several-items.ts';

type Item = Extract<Intent, { kind: 'item' }>;

/** Papers of the list that is talked about, by their numbers, and what is wanted of them. */
export function readItem(sentence: Sentence, where: Where): Item | undefined {
  const { parts } = sentence;
  const several = where === 'thread' ? undefined : severalIn(sentence, where === 'digest');
  const found = several ?? parts.flatMap((part) => itemIn(part, where, parts.length === 1)).at(-1);
  return found === undefined ? undefined : itemOf(found, parts);
}

/** "How does number 1 differ from number 3", "what is the difference between the first and the last": two of a list. */
function twoCompared({ clauses: [clause, another] }: Sentence): readonly number[] | undefined {
  const words = another === undefined ? plainly(clause?.words ?? []) : [];
  if (isPhrase(words, comparingTwo) === undefined) return undefined;
  const numbers = words.flatMap(({ text }, at) =>
    isPlace({ text, written: text }, at, words) ? (placeIn(text) ?? []) : [],
  );
  return numbers.length === 2 ? numbers : undefined;
}

/** "In 3, how big is the model?" */
function leading([first, second]: readonly Part[]): Found | undefined {
  if (first === undefined || second === undefined || !(second.asks || asksAbout(second))) return undefined;
  if (isPhrase(plainly(first.words), ahead) === undefined) return undefined;
  const number = numberOf(first.words);
  return number === undefined ? undefined : { numbers: [number], rest: second.words };
}

/** Nothing but numbers of a list, and what is wanted of them: it leaves no doubt. */
export function readItems(sentence: Sentence): Item | undefined {
  const { parts } = sentence;
  const [part, another] = parts;
  const two = twoCompared(sentence);
  if (two !== undefined) return { kind: 'item', numbers: two, does: 'compare' };
  const isLikened = part !== undefined && another === undefined && isPhrase(plainly(part.words), likened) !== undefined;
  const found = isLikened ? itemIn(part, 'channel', true)[0] : (severalIn(sentence, false) ?? leading(parts));
  return found === undefined ? undefined : itemOf(found, parts);
}

/** The places in a list that a text is, and nothing else: "2", "the last one", "1 and 3". */
export function placesIn(text: string): readonly number[] | undefined {
  const sentence = readSentence(text);
  const [part, another] = sentence.parts;
  const several = severalIn(sentence, false);
  if (several !== undefined) return several.numbers;
  if (part !== undefined && another === undefined && isWholeList(part.words)) return [];
  const number =
    part === undefined || another !== undefined || isPhrase(part.words, places) === undefined
      ? undefined
      : numberOf(part.words);
  return number === undefined ? undefined : [number];
}

const itemOf = ({ numbers: said, rest }: Found, parts: readonly Part[]): Item => {
  const numbers = corrected(parts) ?? said;
  return { kind: 'item', numbers, ...wantedOf(parts, rest, { several: numbers.length !== 1 }) };
};

/** "The last one, I mean 8": what is said last counts. */
function corrected(parts: readonly Part[]): readonly number[] | undefined {
  const words = allWords(parts);
  const at = holds(words, correcting);
  return at === undefined || at.start === 0 ? undefined : placesIn(writtenAs(words.slice(at.end)));
}

const correcting = phrases(['i mean|meant', 'sorry|no i mean|meant?']);

/** The same, where an item is known to be meant: whatever number the sentence holds. */
export function itemMeant({ parts }: Sentence): Item | undefined {
  const words = allWords(parts);
  // "How does the inpainting one do it?" names no number.
  const asks = parts.some(asksAbout);
  const isNoun = (at: number) => asks && words[at]?.text === 'one' && words[at - 1]?.text !== 'number';
  const at = words.findIndex((_, from) => !isNoun(from) && numberOf(words.slice(from, from + 1)) !== undefined);
  const number = numberOf(words.slice(at, at + 1));
  if (number === undefined) return undefined;
  return itemOf({ numbers: [number], rest: [...words.slice(0, at), pronoun, ...words.slice(at + 1)] }, parts);
}

type Found = SeveralItems;

function itemIn({ words }: Part, where: Where, isAlone: boolean): Found[] {
  const asked = plainly(words);
  const whole =
    !(isAlone || where === 'digest') || isPhrase(asked, alone) === undefined
      ? undefined
      : { start: 0, end: asked.length };
  const at = whole ?? (isPlain(asked, where) ? numberAt(asked, where) : undefined);
  if (at === undefined) return [];
  const number = numberOf(asked.slice(at.start, at.end));
  const behind = asked[at.end]?.text ?? '';
  // "The first two", "the second stage", and in a channel "the second paper on diffusion".
  if (number === undefined || behindNone.has(behind) || (where !== 'digest' && isTopic.has(behind))) return [];
  return [{ numbers: [number], rest: [...asked.slice(0, at.start), pronoun, ...asked.slice(at.end)] }];
}

/** Where words name a number of a list: with its noun, else bare among words that say so. */
const numberAt = (words: readonly Word[], where: Where) =>
  holds(words, where === 'digest' ? pointing : named) ?? (where === 'thread' ? undefined : bareIn(words, where));

/** "Does 3 work on hardware?", "the proof in 2", "bibtex 3", "stash the 5th for later". */
function bareIn(words: readonly Word[], where: Where): { start: number; end: number } | undefined {
  const at = words.findIndex(({ text }, from) => {
    const [before = '', next = ''] = [words[from - 1]?.text, words[from + 1]?.text];
    if (!/^\d{1,2}$/.test(text)) return before === 'the' && isNth(text) && ends.has(next);
    if (subjects.has(before)) return verbs.has(next);
    if (verbsOfOne.has(before) || (before === 'me' && words[0]?.text === 'show')) return ends.has(next);
    return (
      ofOne.has(before) && (where === 'digest' ? ends.has(next) || verbs.has(next) : next === '' && before !== 'in')
    );
  });
  return at === -1 ? undefined : { start: at, end: at + 1 };
}

const isNth = (word: string) => ordinalWords.has(word) || /^\d{1,2}(?:st|nd|rd|th)$/.test(word);
const ordinalWords = new Set([...ordinals, 'last']);
const subjects = new Set('does did is was has why ask come that if how'.split(' '));
const verbs = new Set(
  `work use need have get got run beat scale release compare evaluate train make come handle support require generalize really
  actually also even evaluated complete here in on about any better good worth open trained tested based reviewed say says show
  compare need needs how what which is are was does do picked chosen selected`.split(/\s+/),
);
const verbsOfOne = new Set(
  'bibtex cite save bookmark keep stash star discuss open resembling resemble result summarize'.split(' '),
);
const ofOne = new Set('in of about on like from for with to'.split(' '));
/** What may stand behind a number that counts nothing. */
const ends = new Set([
  '',
  'again',
  'for',
  'please',
  'thanks',
  'complete',
  'then',
  'now',
  'was',
  'is',
  'of',
  'too',
  'first',
  'later',
]);

/** In a discussion numbers are the paper's own, except where somebody asks for one of a list. */
const isPlain = (words: readonly Word[], where: Where) =>
  where !== 'thread' || beginsWith(words, requests) !== undefined;

/** The first number that words name; "one" may be the noun: "the one at position 3". */
const numberOf = (words: readonly Word[]): number | undefined => {
  const named = words.flatMap(({ text }) => placeIn(text) ?? []);
  return named.find((_, at) => words.filter(({ text }) => placeIn(text) !== undefined)[at]?.text !== 'one') ?? named[0];
};

/** A number of a list, as it is written. */
const oneNumber: Classes = {
  number: [
    digits,
    'number|no|nr|num|item|# {digits}',
    'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|bottom|top one|paper|result|item?',
    numberWords.slice(0, 10).join('|'),
    '{digits} one|paper',
  ],
  digits: [digits],
  lead: ['show|give|send|find|get|bring me|us?', 'i|we? want|need|like'],
};
const likeOne =
  '{lead}? less|fewer|more|others|papers|something papers|stuff|things|ones|work? like the? {number} please?';
const likened = phrases(
  [
    likeOne,
    'show|open|give|see me|us? the? {number} again? please?',
    'go|jump|skip|scroll to the? {number}',
    'move|go on to the? {number}',
    'cite|bibtex|save|bookmark|stash|keep {number} for? later? please?',
  ],
  oneNumber,
);
const places = phrases(['the? {number} {of}? please?'], {
  ...oneNumber,
  of: ['of|in|from the|these|those|them|todays|this|your|our|my? list|digest|papers|post|ones?'],
});

const ahead = phrases(['in|for|on|of|about|regarding|with the? {number} {of}?'], {
  ...oneNumber,
  of: ['of|in|from the|these|those|this|your list|digest|papers|post|ones?'],
});
const comparingTwo = phrases(
  [
    'how|where|in|why? what? way|ways? do|does|did|is|are the? {number} really|actually? differ|differs|different|compare|compares|stack up? from|to|with|against|than the? {number}',
    'what|which? is|are? the|a|any? main|key|big? difference|differences|diff|comparison between|of|from the? {number} and|to|with|from|vs the? {number}',
    'what makes|sets the? {number} different|apart from|to the? {number}',
    'is|are|was the? {number} any|really|much? better|worse|faster|newer|older|cheaper|smaller|bigger than the? {number}',
  ],
  oneNumber,
);

/** The whole part is nothing but a number. */
const alone = phrases(
  [
    'the? {number}',
    'show|open|give|see|read|save|more|details|detail|discuss|cite|similar|expand|summarize|tldr|explain|keep|bookmark|pick|take me|us|up|on|about|for|to|of? the|number|no|nr|paper|item|# {number} one|paper|result|please|item?',
    'show|open|save|discuss|cite|similar|expand|summarize|tldr|explain|bookmark {number}',
    'paper|item|result|entry|option|pick {number}',
    likeOne,
  ],
  oneNumber,
);

const someNumber = anyNumber(20);
/** Anywhere, outside of digests: what can mean nothing else. */
const named = phrases([
  `the? number|nr|# ${someNumber}|one|two|three|four|five`,
  hashed,
  `the? paper|item|result|entry|hit number|no|nr|#? ${someNumber}`,
  `the? one|paper? at|in|on? position|place|spot|rank number|no|#? ${someNumber}`,
  `the? ${nth} one|paper|result|hit|item|entry|link`,
]);

/** Under a digest, where numbers and places are its own. */
const pointing = phrases([
  `the? one|paper? at|in|on? position|place|spot|rank number|no|#? ${someNumber}`,
  `the? number|nr|no|paper|item|result|entry|# ${someNumber}|one|two|three|four|five`,
  hashed,
  `the ${nth} one|paper|result|item|entry|link?`,
  `${nth} one|paper|result|item|entry|link`,
  `the one at the? top|bottom`,
  `the top|bottom one|paper`,
  `${someNumber} is|looks|seems|sounds`,
]);

const behindNone = new Set(
  'two three four five six seven eight nine ten few couple day days week weeks month months stage step author authors table figure line sentence half section experiment'.split(
    ' ',
  ),
);
const isTopic = new Set('on about in of to that which who'.split(' '));

const requests = phrases(['save|show|open|read|discuss|cite|bookmark|summarize|give|get']);
