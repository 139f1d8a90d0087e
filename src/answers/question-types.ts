import { anyOf } from '../core/any-of.ts';
import { stemsOf } from './analysis.ts';
import type { QuestionType } from './question-type.ts';
import { rules } from './question-type-rules.ts';

export function questionTypesOf(question: string): Set<QuestionType> {
  const line = onOneLine(question);
  const types = new Set(rules.filter(({ asked }) => asked.test(line)).map(({ type }) => type));
  // "what is this paper about?" asks for no word's meaning.
  if (!types.has('gist') && definedIn(question) !== undefined) types.add('definition');
  return types;
}

/** The ways to ask what a thing is, up to the thing. */
const meaningOf = [
  "what(?:'s| is| are)",
  'define',
  '(?:could|can) (?:you|someone|somebody|anyone|anybody) (?:define|explain)',
  'meaning of',
  'what is meant by',
  'what (?:do|does|did) (?:they|it|the authors) (?:even |exactly )?mean by',
  'how (?:do|does|did) (?:they|it|the authors|the paper) define',
].join('|');
/** At most three words, with nothing that can be divided among them in more than one way: else time grows with its cube. */
const thing = '[\\p{L}\\p{N}-]+(?: [\\p{L}\\p{N}-]+){0,2}?';
const asksMeaning = new RegExp(
  anyOf`
    ^(?:${meaningOf}) (?:an? |the )?["“']?(${thing})["”']?(?: (?:exactly|here|in one line))? ?\??$
    ^what (?:does|do) (?:an? |the )?["“']?(${thing})["”']? (?:stand for|mean)(?: (?:exactly|here))? ?\??$
  `,
  'iu',
);

/** "what is RFxG?", "what does UDLM stand for?": the thing asked about is the rest of the question. */
export const definedIn = (question: string) => {
  const asked = asksMeaning.exec(onOneLine(question));
  return asked?.[1] ?? asked?.[2];
};

const onOneLine = (question: string) => question.replace(/\s+/g, ' ').trim();

/** What is said of earlier work: no limitation of this paper, unless that was asked for. */
const others =
  /\b(existing|prior|previous\w*|current\w*|earlier|traditional\w*|conventional\w*|recent|other (methods|models|approaches)|most (methods|models|approaches)|many (methods|models)|these \d?d? ?\w+ face|such (designs|methods))\b/i;

/** The sentence tells what is wrong with earlier work where this paper's own limitations were asked for. */
const speaksOfOthers = (sentence: string, question: string, types: ReadonlySet<QuestionType>): boolean =>
  types.has('limitation') && others.test(sentence) && !others.test(question);

/** The share of the question's kinds that a sentence shows, 0 to 1; 0 when nothing special is asked. */
export function showsTypes(sentence: string, question: string, types: ReadonlySet<QuestionType>): number {
  if (types.size === 0) return 0;
  let shown = 0;
  for (const { type, shows, best } of rules) {
    if (!types.has(type) || !shows.test(sentence)) continue;
    if (type === 'limitation' && speaksOfOthers(sentence, question, types)) continue;
    shown += best === undefined || best.test(sentence) ? 1 : 0.5;
  }
  if (types.has('definition') && definesAsked(sentence, question)) shown += 1;
  return shown / types.size;
}

/** Whether it says what that is whose meaning the question asks for. */
export const definesAsked = (sentence: string, question: string): boolean =>
  defines(sentence, definedIn(question) ?? '');

/** True when the sentence lacks what an answer of one of these kinds must hold ("which GPU?" without a GPU). */
export const lacksRequired = (sentence: string, types: ReadonlySet<QuestionType>): boolean =>
  rules.some(
    ({ type, required, shows }) =>
      required === true &&
      types.has(type) &&
      (!shows.test(sentence) || (type === 'own-failure' && others.test(sentence))),
  );

/** Whether something of a kind is asked for that only a sentence with it can tell: a number, a machine, a licence. */
export const asksMeasure = (types: ReadonlySet<QuestionType>): boolean =>
  rules.some(({ type, required }) => required === true && types.has(type));

/** Whether what a sentence shows may answer though it shares no word with the question: a GPU, a licence, a price. */
export const asksTelling = (types: ReadonlySet<QuestionType>): boolean =>
  rules.some(({ type, telling }) => telling === true && types.has(type));

/** Stems of all words that ask for these kinds. */
export const cueStems = (types: ReadonlySet<QuestionType>): Set<string> =>
  new Set(rules.flatMap(({ type, words }) => (words !== undefined && types.has(type) ? stemsOf(words) : [])));

/** Stems of the question's words that a sentence answers by what it shows: "dataset" by naming a corpus. */
export function shownWords(sentence: string, types: ReadonlySet<QuestionType>): Set<string> {
  return new Set(
    rules.flatMap(({ type, words, shows, best }) =>
      words !== undefined && types.has(type) && (best ?? shows).test(sentence) ? stemsOf(words) : [],
    ),
  );
}

/** What stands before a thing where a text says what it is, and behind it. Neither looks further than `nearby`. */
const definesBefore =
  /(?:introduce|present|propose|call|dub|term|name)\w{0,10} (?:a |an |the )?(?:novel )?$|(?:call|term|refer to|denote|define)\w{0,10} .{0,120} as $|(?:define\w{0,10}|dubbed|called) $/;
const definesBehind =
  /^s?(?:\s{0,9}\(|,? (?:(?:is|are)(?! (?:\w+(?:ed|en)|not|also)\b)|refers|means|denotes|an?|the|i\.e)\b)/;
const definesAround: [before: RegExp, behind: RegExp][] = [
  [/\($/, /^s?\)/],
  [/(?:the |of the |term |word )$/, /^ (?:in|to|for)/],
  [/by $/, /^,? we/],
];
const nearby = 160;

function defines(sentence: string, name: string): boolean {
  if (name === '') return false;
  const [text, thing] = [sentence.toLowerCase(), name.toLowerCase()];
  for (let at = text.indexOf(thing); at !== -1; at = text.indexOf(thing, at + 1)) {
    const before = text.slice(Math.max(0, at - nearby), at);
    const behind = text.slice(at + thing.length, at + thing.length + nearby);
    if (definesBefore.test(before) || definesBehind.test(behind)) return true;
    if (definesAround.some(([one, other]) => one.test(before) && other.test(behind))) return true;
  }
  return false;
}
