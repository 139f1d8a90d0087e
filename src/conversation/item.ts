import { factsAsked } from './facts.ts';
import type { Intent, Where } from './intent.ts';
import { plainly } from './manners.ts';
import { beginsWith, holds, isPhrase, phrases } from './phrases.ts';
import type { Part, Sentence, Word } from './words.ts';

type Item = Extract<Intent, { kind: 'item' }>;

/** One paper of the list that is talked about, by its number, and what is wanted of it. */
export function readItem({ parts }: Sentence, where: Where): Item | undefined {
  const found = parts.flatMap((part) => itemIn(part, where, parts.length === 1)).at(-1);
  if (found === undefined) return undefined;
  const words = parts.flatMap((part) => part.words);
  return {
    kind: 'item',
    number: found.number,
    ...wantedOf(
      words,
      found.rest,
      parts.some((part) => part.asks),
    ),
  };
}

/** The same, where an item is known to be meant: whatever number the sentence holds. */
export function itemMeant({ parts }: Sentence): Item | undefined {
  const words = parts.flatMap((part) => part.words);
  const at = words.findIndex((_, position) => numberOf(words.slice(position, position + 1)) !== undefined);
  const number = numberOf(words.slice(at, at + 1));
  if (number === undefined) return undefined;
  const rest = [...words.slice(0, at), pronoun, ...words.slice(at + 1)];
  const asks = parts.some((part) => part.asks);
  return { kind: 'item', number, ...wantedOf(words, rest, asks) };
}

type Found = { number: number; rest: readonly Word[] };

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
  return [{ number, rest: [...asked.slice(0, at.start), pronoun, ...asked.slice(at.end)] }];
}

/** In a discussion numbers are the paper's own, except where somebody asks for one of a list. */
const isPlain = (words: readonly Word[], where: Where) =>
  where !== 'thread' || beginsWith(words, requests) !== undefined;

const pronoun: Word = { text: 'it', written: 'it' };

function numberOf(words: readonly Word[]): number | undefined {
  for (const { text } of words) {
    const digits = /^#?(\d{1,2})(?:st|nd|rd|th)?$/.exec(text)?.[1];
    const number = digits === undefined ? numbers.get(text) : Number(digits);
    if (number !== undefined && number !== 0) return number;
  }
  return undefined;
}

function wantedOf(words: readonly Word[], rest: readonly Word[], asks: boolean): Pick<Item, 'does' | 'fact'> {
  const fact = factsAsked({ words: rest })?.fact;
  if (fact !== undefined) return fact === 'citation' ? { does: 'cite' } : { does: 'facts', fact };
  for (const [does, list] of wants) if (holds(words, list) !== undefined) return { does };
  return { does: asks && rest.length > 3 ? 'ask' : 'show' };
}

/** In this order: "save the one like …" saves. */
const wants: readonly [Item['does'], ReturnType<typeof phrases>][] = [
  ['save', phrases(['save|bookmark|keep|saved|star|store', 'read later', 'to my list', 'reading list', 'remember it'])],
  ['discuss', phrases(['discuss|discussion|thread|talk|chat|debate'])],
  ['cite', phrases(['cite|bibtex|citation|bib'])],
  ['similar', phrases(['similar|related|alike', 'more|papers|others|something|stuff|ones like'])],
  [
    'gist',
    phrases([
      'summarize|summary|tldr|gist|explain|eli5|overview|rundown|abstract',
      'what is it|that|this|the',
      'about',
    ]),
  ],
];

/** The whole part is nothing but a number. */
const alone = phrases(
  [
    'the? {number}',
    '{number} and|or {number}',
    'show|open|give|see|read|save|more|details|detail|discuss|cite|similar|expand|summarize|tldr|explain|keep|bookmark|pick|take me|us|up|on|about|for|to|of? the|number|no|nr|paper|item|# {number} one|paper|result|please|item?',
    'show|open|save|discuss|cite|similar|expand|summarize|tldr|explain|bookmark {number}',
    'paper|item|result|entry|option|pick {number}',
  ],
  {
    number: [
      Array.from(
        { length: 20 },
        (_, at) => `${at + 1}|#${at + 1}|${at + 1}st|${at + 1}nd|${at + 1}rd|${at + 1}th`,
      ).join('|'),
      'number|no|nr|num|item|# {digits}',
      'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|bottom one|paper|result|item?',
      'one|two|three|four|five|six|seven|eight|nine|ten',
      '{digits} one|paper',
    ],
    digits: [
      Array.from(
        { length: 20 },
        (_, at) => `${at + 1}|#${at + 1}|${at + 1}st|${at + 1}nd|${at + 1}rd|${at + 1}th`,
      ).join('|'),
    ],
  },
);

const someNumber = Array.from({ length: 20 }, (_, at) => `${at + 1}`).join('|');
const hashed = Array.from({ length: 20 }, (_, at) => `#${at + 1}`).join('|');
const nth = `first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|${Array.from({ length: 20 }, (_, at) => `${at + 1}st|${at + 1}nd|${at + 1}rd|${at + 1}th`).join('|')}`;

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

const behindNone = new Set(
  'two three four five stage step author authors table figure line sentence half section experiment'.split(' '),
);
const isTopic = new Set('on about in of to that which who'.split(' '));

const requests = phrases(['save|show|open|read|discuss|cite|bookmark|summarize|give|get']);

const numbers = new Map<string, number>([
  ...'one two three four five six seven eight nine ten'.split(' ').map((word, at): [string, number] => [word, at + 1]),
  ...'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, at): [string, number] => [word, at + 1]),
  ['top', 1],
  ['last', -1],
  ['final', -1],
  ['bottom', -1],
]);
