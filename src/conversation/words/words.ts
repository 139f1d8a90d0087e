import { plainPunctuation } from '../../core/text.ts';
import { unslipped } from './slips.ts';

/** One word of a sentence: as phrases are compared, and as it was written, without the punctuation around it. */
export type Word = { text: string; written: string };

/** Words between two marks of punctuation. `asks`: a question mark ends it. */
export type Part = { words: Word[]; asks: boolean };

/** A sentence taken apart. `parts`: between commas, too; `clauses`: between full stops. Neither holds empty ones. */
export type Sentence = { text: string; parts: Part[]; clauses: Part[] };

/** Words read of one message: nobody asks for more, and a pasted page must not take long. */
const mostWords = 120;

export function readSentence(written: string): Sentence {
  const text = plainPunctuation(written.normalize('NFKC')).trim();
  const parts: Part[] = [];
  const clauses: Part[] = [];
  let part: Part = { words: [], asks: false };
  let clause: Part = { words: [], asks: false };
  const tokens = text.replace(dayRange, '$1-').split(/\s+/).slice(0, mostWords);
  for (const [at, token] of tokens.entries()) {
    const { opens, core, closes } = bare(token);
    const breaksBefore = opens.includes('(') || (core === '' && closes !== '') || core.toLowerCase() === 'but';
    if (breaksBefore) part = next(parts, part);
    const words = core === '' ? [] : wordsOf(core, tokens.slice(Math.max(0, at - 2), at));
    part.words.push(...words);
    clause.words.push(...words);
    const isShort = abbreviations.has(core.toLowerCase()) || isInitial(core, tokens[at - 1], tokens[at + 1]);
    if (!endsPart(closes) || (closes.startsWith('.') && isShort)) continue;
    part.asks = clause.asks = closes.includes('?');
    part = next(parts, part);
    if (/[.?!;]/.test(closes)) clause = next(clauses, clause);
  }
  next(parts, part);
  next(clauses, clause);
  return { text, parts, clauses };
}

/** "Jonathan H. Chen", "J. Chen": of a name, and not "plan B. Then". */
const isInitial = (letter: string, before = '', behind = ''): boolean =>
  /^\p{L}\.?$/u.test(letter) && /^\p{L}\p{L}/u.test(behind) && !lettered.has(before.toLowerCase());
const lettered = new Set(
  'and or than plan option part step appendix class type case group version section table'.split(' '),
);

/** "Mon - thu": a dash that stands alone ends a part. */
const dayRange = /\b((?:mon|tue|wed|thu|fri|sat|sun)\p{L}{0,6}) - (?=(?:mon|tue|wed|thu|fri|sat|sun))/giu;

/** Keeps a part that says something, and begins another. */
function next(parts: Part[], part: Part): Part {
  if (part.words.length > 0) parts.push(part);
  return { words: [], asks: false };
}

const endsPart = (closes: string) => /[.?!;:,)]/.test(closes) || closes === '-';

/** A token without the punctuation around it. `c++`, `#2` and `@name` keep theirs; `arXiv:2606.19195` stays one word. */
function bare(token: string): { opens: string; core: string; closes: string } {
  const characters = [...token];
  const isInside = (character: string) => /[\p{L}\p{N}#@]/u.test(character);
  const start = characters.findIndex(isInside);
  if (start === -1) return { opens: '', core: emoji.get(token) ?? '', closes: token };
  const end = characters.findLastIndex((character) => isInside(character) || character === '+');
  return {
    opens: characters.slice(0, start).join(''),
    core: characters.slice(start, end + 1).join(''),
    closes: characters.slice(end + 1).join(''),
  };
}

const emoji = new Map([
  ['👍', 'thumbs-up'],
  ['🙏', 'thanks'],
  ['👋', 'hello'],
  ['❤️', 'thanks'],
  ['❤', 'thanks'],
  ['🎉', 'great'],
  ['👏', 'great'],
  ['🔥', 'great'],
]);

const abbreviations = new Set(['eq', 'fig', 'sec', 'tab', 'no', 'vs', 'e.g', 'i.e', 'esp', 'al', 'etc', 'approx']);

/** A word in lower case, what is written for speed and slips that are met most as they are meant; `before`: what stands there. */
export function spelled(word: string, before: readonly string[] = []): string {
  const lower = word.toLowerCase().replace(/(\p{L})\1{2,}/gu, '$1');
  return shorthand.get(lower) ?? unslipped(lower, before) ?? lower;
}

/** "what's" is "what is": each half stands as it is written, so that no topic holds what nobody wrote. */
function wordsOf(core: string, before: readonly string[]): Word[] {
  const meant = spelled(core, before);
  const texts = (contractions.get(meant) ?? longForm(meant)).split(' ');
  return texts.map((text, position) => ({ text, written: position === 0 ? core : '' }));
}

function longForm(word: string): string {
  for (const [ending, rest] of endings) {
    if (word.endsWith(ending) && word.length > ending.length) return `${word.slice(0, -ending.length)}${rest}`;
  }
  return word;
}

const endings: readonly [ending: string, rest: string][] = [
  ["'re", ' are'],
  ["'ve", ' have'],
  ["'ll", ' will'],
  ["'d", ' would'],
  ["'m", ' am'],
  ["n't", ' not'],
];

const contractions = new Map<string, string>([
  ...['what', 'who', 'where', 'when', 'how', 'that', 'it', 'there', 'here', 'why', 'he', 'she'].flatMap(
    (word): [string, string][] => [[`${word}'s`, `${word} is`]],
  ),
  ['whats', 'what is'],
  ['whos', 'who is'],
  ['wheres', 'where is'],
  ['hows', 'how is'],
  ['thats', 'that is'],
  ["let's", 'let us'],
  ['lets', 'let us'],
  ["can't", 'can not'],
  ["won't", 'will not'],
  ['cannot', 'can not'],
  ['dont', 'do not'],
  ['doesnt', 'does not'],
  ['didnt', 'did not'],
  ['isnt', 'is not'],
  ['im', 'i am'],
  ['ive', 'i have'],
  ['wanna', 'want to'],
  ['gonna', 'going to'],
  ['gimme', 'give me'],
  ['lemme', 'let me'],
  ['gotta', 'have to'],
]);

/** Words of topics as people write them for speed, and titles do not. */
export const writtenShort: ReadonlyMap<string, string> = new Map([
  ['img', 'image'],
  ['imgs', 'images'],
  ['vid', 'video'],
  ['vids', 'videos'],
]);

/** What people write for speed, and the slips that are met most. */
const shorthand = new Map<string, string>([
  ...writtenShort,
  ['pls', 'please'],
  ['plz', 'please'],
  ['plss', 'please'],
  ['thx', 'thanks'],
  ['tx', 'thanks'],
  ['ty', 'thanks'],
  ['tnx', 'thanks'],
  ['tysm', 'thanks'],
  ...['merci', 'danke', 'gracias', 'grazie', 'obrigado', 'obrigada'].map((word): [string, string] => [word, 'thanks']),
  // "Por favor", "per favore": courtesy is said in any language.
  ...['bitte', 'por', 'favor', 'favore', 'svp'].map((word): [string, string] => [word, 'please']),
  ['u', 'you'],
  ['lf', 'find'],
  ['ur', 'your'],
  ['w', 'with'],
  ['w/', 'with'],
  ['abt', 'about'],
  ['unsub', 'unsubscribe'],
  ...['pause', 'mute', 'snooze', 'subscribe', 'follow', 'save'].map((verb): [string, string] => [
    `un-${verb}`,
    `un${verb}`,
  ]),
  ['w/o', 'without'],
  ['wk', 'week'],
  ['wks', 'weeks'],
  ['yr', 'year'],
  ['yrs', 'years'],
  ['any1', 'anyone'],
  ['some1', 'someone'],
  ['ppl', 'people'],
  ['prob', 'problem'],
  ['atm', 'now'],
  ['gr8', 'great'],
  ['sry', 'sorry'],
  ['rm', 'remove'],
  ['tmrw', 'tomorrow'],
  ["today's", 'todays'],
  ["tomorrow's", 'tomorrows'],
  ["week's", 'weeks'],
  ["day's", 'days'],
  ["yesterday's", 'yesterdays'],
  ['pprs', 'papers'],
  ['papaer', 'paper'],
  ['papr', 'paper'],
  ['summarise', 'summarize'],
  ['summerize', 'summarize'],
  ['summarie', 'summarize'],
  ['summarised', 'summarized'],
  ['tl;dr', 'tldr'],
  ['tl', 'tldr'],
  ['tldr', 'tldr'],
  ['sb', 'somebody'],
  ['smth', 'something'],
  ['sth', 'something'],
  ['reccomend', 'recommend'],
  ['similiar', 'similar'],
  ['organization', 'organisation'],
  ['auther', 'author'],
  ['authers', 'authors'],
  ['wich', 'which'],
  ['wat', 'what'],
  ['wats', 'whats'],
  ['shw', 'show'],
  ['sav', 'save'],
  ['tdy', 'today'],
  ['2day', 'today'],
  ['wht', 'what'],
  ['cud', 'could'],
  ['r', 'are'],
  ['k', 'ok'],
  ['okay', 'ok'],
  ['yday', 'yesterday'],
]);

/** The words of parts, in their order. */
export const allWords = (parts: readonly Pick<Part, 'words'>[]): Word[] => parts.flatMap((part) => part.words);

/** The words as they were written, with single spaces. */
export const writtenAs = (words: readonly Word[]): string =>
  words
    .map(({ written }) => written)
    .filter((word) => word !== '')
    .join(' ');
