import { findDays } from '../../core/queries/find-days.ts';
import type { Intent } from '../intent.ts';
import { orderIn, spanIn, timeTerms } from '../times/time.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, phrases } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { titleShare } from '../words/title-share.ts';
import { allWords, type Part, readSentence, type Sentence, spelled, type Word, writtenShort } from '../words/words.ts';
import { eitherOf } from './either.ts';
import type { Topic } from './likely-topic.ts';
import { limitIn, units } from './limit.ts';
import { withoutPurpose } from './purpose.ts';
import { asWord, tokensOf } from './topic-features.ts';
import { quoted, typedTerms, whose } from './typed-terms.ts';
import { votesIn } from './votes.ts';
import { codeIn, withCode } from './with-code.ts';

/** The query for the papers that a sentence means, and their order; undefined where it names none. */
export function readSearch({ text: said }: Sentence, topic: Topic, now: Date): Intent | undefined {
  const { text, parts } = readSentence(withoutPurpose(said));
  const all = allWords(parts);
  const { terms: typed, rest } = typedTerms(text);
  const votes = votesIn(all.map((word) => word.text));
  const order = orderIn(all);
  const tokens = tokensOf(text).map(asWord);
  const phrases = [...rest.matchAll(quotation)]
    .map(([phrase]) => phrase)
    .filter((phrase) => !topic.without.includes(phrase.slice(1, -1)));
  const inPhrases = new Set(
    phrases.flatMap((phrase) => [phrase, ...phrase.slice(1, -1).split(' ')]).map((word) => word.toLowerCase()),
  );
  const wanted = withoutOrder(topic.words);
  const either = eitherOf(rest, wanted, order === 'new');
  const terms = [
    ...phrases,
    ...(either === undefined ? [] : [either]),
    ...(either === undefined ? wanted : [])
      .filter((word, at, words) => !isForSpeed(word, words[at - 1], words[at + 1]))
      .filter((word) => !small.has(spelled(word)) && !inPhrases.has(word.toLowerCase()))
      .filter((word, at, words) => !leadsOn.test(rest) || !isLead(word, words[at - 1]))
      .map(apart)
      .map(inFull),
    ...kindOf(all, topic.words),
    ...whose(topic),
    ...topic.without.map((words) => `-${quoted(words)}`),
    ...(topic.isTimed || holds(all, ofDay) !== undefined ? timesOf(rest, all, now) : []),
    ...(votes === undefined ? [] : [`votes:${votes.isMore ? '>' : ''}${votes.votes}`]),
    ...(codeIn(tokens)?.isWish === false ? [withCode] : []),
    ...typed,
  ];
  if (terms.length === 0) return undefined;
  const limit = limitIn(tokens.map((token) => token.text))?.limit;
  return {
    kind: 'search',
    query: terms.join(' '),
    ...(order === undefined ? {} : { sort: order }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** "Any good survey of agent memory?": of the papers on it those that say so. */
function kindOf(words: readonly Word[], topic: readonly string[]): string[] {
  const at = holds(words, surveying);
  const isDone = at !== undefined && made.has(words[at.start - 1]?.text ?? '');
  const kind = at === undefined ? undefined : words.slice(at.start, at.end).find(({ text }) => surveys.has(text));
  return kind === undefined || isDone || topic.some((word) => surveys.has(spelled(word))) ? [] : [kind.text];
}
const surveying = phrases([
  'a|any|good|recent|the|some|nice|new|short|best easy|gentle|short|introductory|comprehensive|broad? survey|surveys of|on|about',
]);
const surveys = new Set(['survey', 'surveys']);
/** "An overview of AI in schools": it tells how much of it is wanted. */
const surveyed = new Set(['overview', 'rundown', 'roundup', 'collection']);
const isLead = (word: string, before = '') =>
  surveyed.has(spelled(word)) || (spelled(word) === 'of' && surveyed.has(spelled(before)));
const leadsOn = /\b(?:an?|some|the|quick|short|brief|good) (?:overview|rundown|roundup|collection) (?:of|on|about)\b/i;
/** "To make a survey of …" */
const made = new Set('make making write writing do doing prepare preparing'.split(' '));

/** What other people published is no question to the paper that is talked about, wherever it is said. */
export const asksForOthers = ({ parts }: Sentence): boolean =>
  parts.some(({ words }) => beginsWith(plainly(words), others) !== undefined) || isSearched(parts.at(-1));

/** "…? Search game engine code generation": at the end, and of more than a word. */
const isSearched = (part: Part | undefined): boolean => {
  const [first, second, third] = part?.asks === false ? plainly(part.words) : [];
  return first?.text === 'search' && third !== undefined && !pointing.has(second?.text ?? '');
};
const pointing = new Set('the this that it its in through within your our my'.split(' '));

/**
 * "What does Meta have on self-supervised vision?": of whom it is asked stands in capitals. "Is there already a paper on
 * looped transformers?" asks for it, whatever is said beside.
 */
export const asksForWork = ({ parts }: Sentence): boolean =>
  parts.some(({ words }) => {
    if (beginsWith(plainly(words), existing) !== undefined) return true;
    const { name } = holds(plainly(words), workOf) ?? {};
    return name !== undefined && name.length <= 3 && name.every(({ written }) => /^\p{Lu}\S/u.test(written));
  });

/** "Watermarking (code available)": of papers on something, and not of the one that was shown. */
export const asksForCode = ({ text, parts }: Sentence): boolean => {
  const words = tokensOf(text).map(asWord);
  const found = parts.some(({ asks }) => asks) ? undefined : codeIn(words);
  const rest = found === undefined ? [] : words.filter((_, at) => at < found.start || at >= found.end);
  return rest.some(({ text: word }) => !isTalk(word) && titleShare(word) > 2);
};

const existing = phrases([
  'is|are there already|yet|now|also|even|really? a|an|any|some|further|more? other|recent|good|new|published? paper|papers|preprint|preprints|article|articles|literature|publication|publications on|about|regarding|for',
  'i|we? am|are? looking for a|any|some|the? papers|literature|preprints|articles on|about',
]);
const workOf = phrases([
  'what|which papers|work? do|does|did|has|have {name} have|got|publish|published|done|put|release|released|write|written out|up? on|about|regarding|around',
]);

/** "Anything on routing with more than 40 upvotes": the one that is talked about has the votes it has. */
export const asksForVoted = ({ parts }: Sentence): boolean =>
  parts.some(({ words }) => beginsWith(plainly(words), anything) !== undefined) &&
  votesIn(parts.flatMap(({ words }) => words.map(({ text }) => text))) !== undefined;

const anything = phrases([
  'anything|something|papers|others|work|stuff on|about|with',
  'any|find|other|more papers|work|others',
]);

const others = phrases([
  'is|are there already|by now|now|also|really? a|any|some|other|more? good|recent|new|other? paper|papers|work|works|literature|research|preprints|articles on|about|regarding',
  'whether|if anything|something|there exists|exist|is on|about',
  'what else did|has|have|is|was people|anyone|anybody|others|researchers|they|everyone|been? publish|published|publishing|write|written|post|posted|release|released|out there? on|about',
  'what|who else published|wrote on|about',
  'who|what else has|have|is|was? worked|working|works|written|published|looked|tried|done on|about|at|into',
  'are|is|any|find|show|give|get there|me|us? any|some? more|other|further|newer|another papers|paper|preprints|articles on|about',
  'more|other|further|newer|earlier papers|preprints|articles|work|things|studies on|about',
  'look for more|other|further|newer|earlier|similar? papers|work|studies|research|literature on|about',
  'search for|on|about',
  'do|does|did you|the|your? archive|library|database|index|collection have|contain|hold|know|got anything|something|others|other|more|further papers|paper|work|else|on|about|by',
]);

/** A day that papers are of, wherever it stands: "todays top papers on diffusion". */
const ofDay = phrases(['todays|yesterdays', 'best|top|hottest|newest|papers of|from today|yesterday']);

/** The days that a sentence names: as people name a span ("this week"), else any date. */
function timesOf(text: string, words: readonly Word[], now: Date): string[] {
  const span = spanIn(words, now)?.span;
  if (span !== undefined) return [timeTerms(span)];
  const days = findDays(text, now);
  // "Since June until Tuesday"
  const until = days === undefined ? undefined : (days.until ?? findDays(text.slice(days.to), now)?.until);
  return [
    ...(days?.since === undefined ? [] : [`since:${days.since}`]),
    ...(until === undefined ? [] : [`until:${until}`]),
  ];
}

/** The words of a topic without those before and behind it that say in which order it is wanted: "hot agents", "top k". */
export function withoutOrder(words: readonly string[]): readonly string[] {
  const isOrder = (word: string) => order.has(spelled(word));
  const from = words.findIndex((word) => !isOrder(word));
  const to = words.findLastIndex((word) => !isOrder(word)) + 1;
  // "Top k", "top-down": of a name.
  return from === -1 || (words[from] ?? '').length < 3 ? words : words.slice(from, to);
}

const order = new Set('top hot hottest trending popular newest latest whats'.split(' '));

/** "Pretraining 4 robots", "models 2 code". */
const isForSpeed = (word: string, before = '', behind = ''): boolean =>
  /^[24]$/.test(word) && /(?:ing|s)$/.test(before) && behind !== '' && !units.has(behind);

/** Words that search passes over, but for those that names are made of: "chain of thought", "text to speech". */
const small = new Set(
  'a an the for in on with and or from at as is are that using explain explained invented many'.split(' '),
);

/** Up to four words that are to stand together, as in the query language; a longer one is a topic somebody set apart. */
const quotation = /"[^\s"]{1,40}(?: [^\s"]{1,40}){1,3}"/gu;

/** "Prefill/decode" are two words; "I/O" and "TCP/IP" one. */
const apart = (word: string) => word.replace(/^(\p{L}{4,})\/(\p{L}{4,})$/u, '$1 $2');

const inFull = (word: string) => writtenShort.get(word.toLowerCase()) ?? word;
