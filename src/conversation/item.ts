import { asksAbout } from './asks-about.ts';
import { factsAsked } from './facts.ts';
import type { Intent, Where } from './intent.ts';
import { plainly } from './manners.ts';
import { anyNumber, numberWords } from './numbers.ts';
import { beginsWith, type Classes, holds, isPhrase, phrases } from './phrases.ts';
import { digits, hashed, isWholeList, nth, placeIn, pronoun, type SeveralItems, severalIn } from './several-items.ts';
import { type Part, readSentence, type Sentence, type Word } from './words.ts';

type Item = Extract<Intent, { kind: 'item' }>;

/** Papers of the list that is talked about, by their numbers, and what is wanted of them. */
export function readItem(sentence: Sentence, where: Where): Item | undefined {
  const { parts } = sentence;
  const several = where === 'thread' ? undefined : severalIn(sentence, where === 'digest');
  const found = several ?? parts.flatMap((part) => itemIn(part, where, parts.length === 1)).at(-1);
  return found === undefined ? undefined : itemOf(found, parts);
}

/** Nothing but numbers of a list, and what is wanted of them: it leaves no doubt. */
export function readItems(sentence: Sentence): Item | undefined {
  const { parts } = sentence;
  const [part, another] = parts;
  const isLikened = part !== undefined && another === undefined && isPhrase(plainly(part.words), likened) !== undefined;
  const found = isLikened ? itemIn(part, 'channel', true)[0] : severalIn(sentence, false);
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

const itemOf = ({ numbers, rest }: Found, parts: readonly Part[]): Item => {
  const words = parts.flatMap((part) => part.words);
  const asks = parts.some((part) => part.asks);
  return { kind: 'item', numbers, ...wantedOf(words, rest, { asks, several: numbers.length !== 1 }) };
};

/** The same, where an item is known to be meant: whatever number the sentence holds. */
export function itemMeant({ parts }: Sentence): Item | undefined {
  const words = parts.flatMap((part) => part.words);
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
  const at = whole ?? (isPlain(asked, where) ? holds(asked, where === 'digest' ? pointing : named) : undefined);
  if (at === undefined) return [];
  const number = numberOf(asked.slice(at.start, at.end));
  const behind = asked[at.end]?.text ?? '';
  // "The first two", "the second stage", and in a channel "the second paper on diffusion".
  if (number === undefined || behindNone.has(behind) || (where !== 'digest' && isTopic.has(behind))) return [];
  return [{ numbers: [number], rest: [...asked.slice(0, at.start), pronoun, ...asked.slice(at.end)] }];
}

/** In a discussion numbers are the paper's own, except where somebody asks for one of a list. */
const isPlain = (words: readonly Word[], where: Where) =>
  where !== 'thread' || beginsWith(words, requests) !== undefined;

/** The first number that words name. */
const numberOf = (words: readonly Word[]): number | undefined =>
  words.map(({ text }) => placeIn(text)).find((number) => number !== undefined);

function wantedOf(
  words: readonly Word[],
  rest: readonly Word[],
  { asks, several }: { asks: boolean; several: boolean },
): Pick<Item, 'does' | 'fact'> {
  if (several && holds(words, comparing) !== undefined) return { does: 'compare' };
  const fact = factsAsked({ words: rest })?.fact;
  if (fact !== undefined) return fact === 'citation' ? { does: 'cite' } : { does: 'facts', fact };
  for (const [does, list] of wants) if (holds(words, list) !== undefined) return { does };
  return { does: (asks || asksAbout({ words: rest })) && rest.length > 3 ? 'ask' : 'show' };
}

/** In this order: "save the one like …" saves. */
const wants: readonly [Item['does'], ReturnType<typeof phrases>][] = [
  [
    'why',
    phrases([
      'why was|is|were ... posted|sent|picked|recommended|included',
      'why do|did|does|are|were|am|was|have|has|is i|we|you|it|this|that|they? get|getting|got|receive|received|see|seeing|post|posted|send|sent|pick|picked|choose|chosen|show|shown|here|in|on|end|ended|come|make|land|there',
    ]),
  ],
  ['save', phrases(['save|bookmark|keep|saved|star|store', 'read later', 'to my list', 'reading list', 'remember it'])],
  ['discuss', phrases(['discuss|discussion|thread|talk|chat|debate'])],
  ['cite', phrases(['cite|bibtex|citation|bib'])],
  ['less-like', phrases(['less|fewer papers|stuff|things|ones|work? like'])],
  ['similar', phrases(['similar|related|alike', 'more|papers|others|something|stuff|ones like'])],
  [
    'gist',
    phrases([
      'summarize|summary|tldr|gist|explain|eli5|overview|rundown|abstract',
      'what is it|that|this|the',
      'simple|plain words|terms|english',
      'simply',
      'about',
    ]),
  ],
];

/** A number of a list, as it is written. */
const oneNumber: Classes = {
  number: [
    digits,
    'number|no|nr|num|item|# {digits}',
    'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|bottom one|paper|result|item?',
    numberWords.slice(0, 10).join('|'),
    '{digits} one|paper',
  ],
  digits: [digits],
  lead: ['show|give|send|find|get|bring me|us?', 'i|we? want|need|like'],
};
const likeOne =
  '{lead}? less|fewer|more|others|papers|something papers|stuff|things|ones|work? like the? {number} please?';
const likened = phrases([likeOne], oneNumber);
const places = phrases(['the? {number} please?'], oneNumber);

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
  `the? ${nth} one|paper|result|hit|item|entry|link`,
]);

/** Under a digest, where numbers and places are its own. */
const pointing = phrases([
  `the? number|nr|no|paper|item|result|entry|# ${someNumber}|one|two|three|four|five`,
  hashed,
  `the ${nth} one|paper|result|item|entry|link?`,
  `${nth} one|paper|result|item|entry|link`,
  `the one at the? top|bottom`,
  `the top|bottom one|paper`,
  `${someNumber} is|looks|seems|sounds`,
]);

const comparing = phrases(['compare|comparison|versus|vs|difference|differences|differ|different|better|contrast']);

const behindNone = new Set(
  'two three four five stage step author authors table figure line sentence half section experiment'.split(' '),
);
const isTopic = new Set('on about in of to that which who'.split(' '));

const requests = phrases(['save|show|open|read|discuss|cite|bookmark|summarize|give|get']);
