import { findDays } from '../core/queries/find-days.ts';
import type { Intent } from './intent.ts';
import type { Topic } from './likely-topic.ts';
import { plainly } from './manners.ts';
import { numberIn } from './numbers.ts';
import { beginsWith, phrases } from './phrases.ts';
import { orderIn, spanIn, timeTerms } from './time.ts';
import { typedTerms } from './typed-terms.ts';
import { votesIn } from './votes.ts';
import { type Sentence, spelled, type Word } from './words.ts';

/** The query for the papers that a sentence means, and their order; undefined where it names none. */
export function readSearch({ text, parts }: Sentence, topic: Topic, now: Date): Intent | undefined {
  const all = parts.flatMap(({ words }) => words);
  const { terms: typed, rest } = typedTerms(text);
  const votes = votesIn(all.map((word) => word.text))?.votes;
  const order = orderIn(all);
  const phrases = [...text.matchAll(quotation)].map(([phrase]) => phrase);
  const inPhrases = new Set(
    phrases.flatMap((phrase) => [phrase, ...phrase.slice(1, -1).split(' ')]).map((word) => word.toLowerCase()),
  );
  const terms = [
    ...phrases,
    ...withoutOrder(topic.words)
      .filter((word) => !small.has(spelled(word)) && !inPhrases.has(word.toLowerCase()))
      .map(apart),
    ...topic.authors.map((name) => `author:${quoted(name)}`),
    ...topic.organisations.map((name) => `org:${quoted(name)}`),
    ...topic.without.map((words) => `-${quoted(words)}`),
    ...(topic.isTimed ? timesOf(rest, all, now) : []),
    ...(votes === undefined ? [] : [`votes:${votes}`]),
    ...typed,
  ];
  if (terms.length === 0) return undefined;
  const limit = parts.map(({ words }) => countOf(words)).find((count) => count !== undefined);
  return {
    kind: 'search',
    query: terms.join(' '),
    ...(order === undefined ? {} : { sort: order }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** What other people published is no question to the paper that is talked about, wherever it is said. */
export const asksForOthers = ({ parts }: Sentence): boolean =>
  parts.some(({ words }) => beginsWith(plainly(words), others) !== undefined);

const others = phrases([
  'what else did|has|have|is|was people|anyone|anybody|others|researchers|they|everyone|been? publish|published|publishing|write|written|post|posted|release|released|out there? on|about',
  'what|who else published|wrote on|about',
  'are|is|any|find|show|give|get there|me|us? any|some? more|other|further|newer|another papers|paper|preprints|articles on|about',
  'more|other|further|newer papers|preprints|articles on|about',
]);

/** "Three papers on …", "the top 10 diffusion papers": how many are asked for, of those that a page holds. */
function countOf(words: readonly Word[]): number | undefined {
  const counts = words.map(({ text }) => (text === 'one' ? undefined : numberIn(text)));
  const at = counts.findIndex(
    (count, from) =>
      count !== undefined &&
      count > 0 &&
      count <= mostOnPage &&
      !otherwise.has(words[from - 1]?.text ?? '') &&
      words.slice(from + 1, from + 4).some(({ text }) => text === 'papers'),
  );
  return at === -1 ? undefined : counts[at];
}

const mostOnPage = 10;
/** "The last 2 papers", "more than 3 papers", "version 2 papers". */
const otherwise = new Set('last past than over under at version stage level'.split(' '));

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

/** Words that search passes over, but for those that names are made of: "chain of thought", "text to speech". */
const small = new Set(
  'a an the for in on with and or from at as is are that using explain explained invented many'.split(' '),
);

/** Up to four words that are to stand together, as in the query language; a longer one is a topic somebody set apart. */
const quotation = /"[^\s"]{1,40}(?: [^\s"]{1,40}){1,3}"/gu;

/** "Prefill/decode" are two words; "I/O" and "TCP/IP" one. */
const apart = (word: string) => word.replace(/^(\p{L}{4,})\/(\p{L}{4,})$/u, '$1 $2');

const quoted = (words: string) => (words.includes(' ') ? `"${words}"` : words);
