import { stemsOf } from './analysis.ts';
import { type Kind, rules } from './kind-rules.ts';

export function kindsOf(question: string): Set<Kind> {
  const kinds = new Set(rules.filter(({ asked }) => asked.test(question)).map(({ kind }) => kind));
  // "what is this paper about?" asks for no word's meaning.
  if (!kinds.has('gist') && definedIn(question) !== undefined) kinds.add('definition');
  return kinds;
}

/** The ways to ask what a thing is, up to the thing. */
const meaningOf = [
  "what(?:'s| is| are| does| do)",
  'define',
  'meaning of',
  'what is meant by',
  'what (?:do|does|did) (?:they|it|the authors) (?:even |exactly )?mean by',
  'how (?:do|does|did) (?:they|it|the authors|the paper) define',
].join('|');
/** At most three words, with nothing that can be divided among them in more than one way: else time grows with its cube. */
const thing = '[\\p{L}\\p{N}-]+(?: [\\p{L}\\p{N}-]+){0,2}?';
const asksMeaning = new RegExp(
  `^\\s*(?:${meaningOf})\\s+(?:an? |the )?["“']?(${thing})["”']?(?:\\s+(?:stand for|mean|exactly|here))?\\s*\\??\\s*$`,
  'iu',
);

/** "what is RFxG?", "what does UDLM stand for?": the thing asked about is the rest of the question. */
const definedIn = (question: string) => asksMeaning.exec(question)?.[1];

/** What is said of earlier work: no limitation of this paper, unless that was asked for. */
const others =
  /\b(existing|prior|previous\w*|current\w*|earlier|traditional\w*|conventional\w*|recent|other (methods|models|approaches)|most (methods|models|approaches)|many (methods|models)|these \d?d? ?\w+ face|such (designs|methods))\b/i;

/** The sentence tells what is wrong with earlier work where this paper's own limitations were asked for. */
const speaksOfOthers = (sentence: string, question: string, kinds: ReadonlySet<Kind>): boolean =>
  kinds.has('limitation') && others.test(sentence) && !others.test(question);

/** "limitations?" asks for this paper's own; a sentence that speaks of neither the authors nor their work has none. */
export const lacksOwnLimits = (sentence: string, kinds: ReadonlySet<Kind>): boolean =>
  kinds.has('limitation') && (others.test(sentence) || !own.test(sentence));

const own = /\b(we|ours?|us|this (paper|work|study|method|approach|model)|it|its|future|remains?|only|not)\b/i;

/** The share of the question's kinds that a sentence shows, 0 to 1; 0 when nothing special is asked. */
export function showsKinds(sentence: string, question: string, kinds: ReadonlySet<Kind>): number {
  if (kinds.size === 0) return 0;
  let shown = 0;
  for (const { kind, shows, best } of rules) {
    if (!kinds.has(kind) || !shows.test(sentence)) continue;
    if (kind === 'limitation' && speaksOfOthers(sentence, question, kinds)) continue;
    shown += best === undefined || best.test(sentence) ? 1 : 0.5;
  }
  if (kinds.has('definition') && defines(sentence, definedIn(question) ?? '')) shown += 1;
  return shown / kinds.size;
}

/** True when the sentence lacks what an answer of one of these kinds must hold ("which GPU?" without a GPU). */
export const lacksRequired = (sentence: string, kinds: ReadonlySet<Kind>): boolean =>
  rules.some(({ kind, required, shows }) => required === true && kinds.has(kind) && !shows.test(sentence));

/** Whether what a sentence shows may answer though it shares no word with the question: a GPU, a licence, a price. */
export const asksTelling = (kinds: ReadonlySet<Kind>): boolean =>
  rules.some(({ kind, telling }) => telling === true && kinds.has(kind));

/** Stems of all words that ask for these kinds. */
export const cueStems = (kinds: ReadonlySet<Kind>): Set<string> =>
  new Set(rules.flatMap(({ kind, words }) => (words !== undefined && kinds.has(kind) ? stemsOf(words) : [])));

/** Stems of the question's words that a sentence answers by what it shows: "dataset" by naming a corpus. */
export function shownWords(sentence: string, kinds: ReadonlySet<Kind>): Set<string> {
  return new Set(
    rules.flatMap(({ kind, words, shows, best }) =>
      words !== undefined && kinds.has(kind) && (best ?? shows).test(sentence) ? stemsOf(words) : [],
    ),
  );
}

/** What stands around a thing where a text says what it is; `NAME` is the thing. */
const definitions = [
  '\\(NAMEs?\\)',
  'NAMEs?\\s*\\(',
  'NAMEs?,? (is|are|refers|means|denotes|an?|the)\\b',
  '(introduce|present|propose|call|dub|term|name)\\w* (a |an |the )?(novel )?NAME',
  '(call|term|refer to|denote|define)\\w* .{0,120} as NAME',
  '(define\\w*|dubbed|called) NAME',
  '(the |of the |term |word )NAME (in|to|for)',
  'by NAME,? we',
].join('|');

function defines(sentence: string, name: string): boolean {
  if (name === '') return false;
  return new RegExp(definitions.replaceAll('NAME', name), 'iu').test(sentence);
}
