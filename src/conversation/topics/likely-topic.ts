import type { Where } from '../intent.ts';
import { isTalk, isWord } from '../words/talk.ts';
import { venues } from '../words/venues.ts';
import { count, type Weights } from '../words/weights.ts';
import { spelled } from '../words/words.ts';
import { besideTheWish } from './beside-the-wish.ts';
import { limitIn } from './limit.ts';
import {
  asWord,
  beside,
  holding,
  isNegated,
  negations,
  organisations,
  type Tag,
  type Topical,
  tags,
  timedTokens,
  tokenFeatures,
  tokensOf,
  voted,
  wordOf,
} from './topic-features.ts';
import { codeIn } from './with-code.ts';
import { writtenNames } from './written-names.ts';

/**
 * What papers are meant, as a sentence says it; each as it is written there. `isTimed`: a time in it is theirs. `isGuessed`:
 * no word is likely to be of a topic, and these are the likeliest.
 */
export type Topic = {
  words: string[];
  without: string[];
  authors: string[];
  organisations: string[];
  isTimed: boolean;
  isGuessed: boolean;
};

/** The topic that a sentence names, for what it is wanted. */
export type TopicOf = (of: Topical) => Topic;

/**
 * Which words of a sentence say what papers are meant: a linear-chain conditional random field over what the words and
 * their neighbours show (topic-features.ts), fitted to sentences whose authors said which query is meant. The best path is
 * Viterbi's.
 */
export function likelyTopic(
  text: string,
  { authors = [], ...said }: { where: Where; of: Topical; authors?: readonly string[] | undefined },
  weights: Weights,
): Topic {
  const tokens = tokensOf(text);
  const isTimed = timedTokens(text, tokens);
  const features = tokenFeatures(tokens, { ...said, timed: isTimed });
  const scoresOf = (shown: readonly string[]) => {
    const sums: number[] = tags.map(() => 0);
    for (const feature of shown) count(sums, feature, weights);
    return sums;
  };
  const scores = features.map(scoresOf);
  const words = tokens.map((token) => spelled(wordOf(token)));
  const isVotes = voted(words);
  const asked = limitIn(words);
  const code = codeIn(tokens.map(asWord));
  const names = writtenNames({ tokens, words, isTimed, authors });
  const isQuoted = inQuotes(tokens);
  const path: Tag[] = [];
  const isQuotedWithout = (at: number) => isQuoted[at - 1] === true && path.at(-1) === 'without';
  const likelyPath = bestPath(
    scores,
    befores.map((before) => scoresOf([before])),
  );
  for (const [at, tag] of likelyPath.entries()) {
    const likely = tags[tag] ?? 'none';
    const isLeftOut = isNegated(words, at) || isSetAside(words, at) || path.at(-1) === 'without';
    if (isVotes[at] || isTop(words, at) || [asked, code].some((span) => isIn(span, at))) path.push('none');
    else if (names[at] !== undefined && likely !== 'without') path.push(names[at]);
    else if (isBound(words, isTimed, at)) path.push('time');
    else if (words[at] === 'research' && organisations.has(words[at - 1] ?? '')) path.push('none');
    else if (isQuoted[at] === true && (isNegated(words, at) || isQuotedWithout(at))) path.push('without');
    else if (likely === 'without' && comparing.has(words[at] ?? '')) path.push('none');
    else if (likely === 'none' && isExcluded(words, at) && !likelyPath.slice(at, at + 5).includes(without))
      path.push('without');
    // "Papers from NeurIPS"
    else if (likely === 'organisation' && venues.test(words[at] ?? '')) path.push('topic');
    else if (likely !== 'topic') path.push(likely);
    else path.push(isTimed[at] ? 'time' : isLeftOut ? 'without' : 'topic');
  }
  // "Excluding surveys", "that don't use simulation": what leaves them out is no topic itself.
  for (const at of path.keys())
    if (path[at] === 'without')
      for (let one = at - 1; path[one] !== 'without' && leavesOut(words[one] ?? ''); one -= 1) path[one] = 'none';
  // "Diffusion by yang song"
  for (const at of path.keys()) if (words[at] === 'by' && path[at + 1] === 'author') path[at] = 'none';
  for (const { from, to } of besideTheWish(tokens, path)) path.fill('none', from, to);
  const isGuessed = !path.some((tag) => tag !== 'none' && tag !== 'time' && tag !== 'without');
  // "No regret learning": where nothing else is named, it leaves nothing out.
  const isNamedNo = isGuessed && words[0] === 'no' && path[1] === 'without';
  if (isNamedNo) path.fill('topic', 0, path.lastIndexOf('without') + 1);
  else if (isGuessed)
    for (const at of atLeast(words, scores, said.of))
      if (!isTimed[at] && !isVotes[at] && !isIn(code, at) && path[at] === 'none') path[at] = 'topic';
  // "Find me time series foundation models", "graph neural nets": what its noun needs.
  for (const at of path.keys())
    if (isCompound(words, at) && [at - 1, at, at + 1].some((one) => path[one] === 'topic'))
      path.fill('topic', at, at + 2);
  const runs = (tag: Tag) => runsOf(tokens, path, tag).map((run) => run.join(' '));
  return {
    words:
      (words.some((word) => exact.has(word)) ? quoted(tokens, path) : undefined) ??
      runsOf(tokens, path, 'topic').flat(),
    without: runs('without'),
    authors: runs('author'),
    organisations: runs('organisation'),
    isTimed: path.includes('time'),
    isGuessed,
  };
}

/** Two words that are one name. */
const isCompound = (words: readonly string[], at: number): boolean =>
  compounds.get(words[at] ?? '')?.test(words[at + 1] ?? '') === true;
const compounds = new Map([
  ['time', /^series$/],
  ['neural', /^(?:nets?|networks?)$/],
  ['nearest', /^neighbou?rs?$/],
]);

const isIn = (span: { start: number; end: number } | undefined, at: number): boolean =>
  span !== undefined && at >= span.start && at < span.end;

const leavesOut = (word: string) =>
  negations.has(word) || holding.has(word) || word === quote || word === 'dont' || word === 'doesnt';

/** "Distillation left aside". */
const isSetAside = (words: readonly string[], at: number): boolean =>
  /^(?:left|set|put)$/.test(words[at + 1] ?? '') && /^(?:out|aside)$/.test(words[at + 2] ?? '');

/** "That are not LIBERO", "leave out the simulation ones": however rare a word is, it names what is left out. */
function isExcluded(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  if (isSetAside(words, at)) return !isTalk(word);
  if (
    !isWord(word) ||
    isTalk(word) ||
    /^\d/.test(word) ||
    comparing.has(word) ||
    moods.has(word) ||
    beside.has(word) ||
    !isNegated(words, at)
  )
    return false;
  const before = words.slice(Math.max(0, at - 4), at).filter((one) => one !== quote);
  return leavingOut.test(before.join(' '));
}

const leavingOut =
  /(?:^|\s)(?:are not|isnt|arent|excluding|except|minus|ignore|ignoring|omit|avoid|leave out|leaving out|[,.;(] (?:no|nothing)|but (?:no|nothing)|other than|apart from|(?:dont|doesnt|not) (?:use|using|involve|mention))(?: the| any| anything| ones| papers| on| about| for| with| to)*$/;
/** "Not older than May" */
const comparing = new Set(['older', 'newer', 'earlier', 'later']);
/** "Nothing fancy", "no idea" leave no papers out. */
const moods = new Set(
  `fancy special specific particular urgent serious crazy complicated rush hurry idea clue matter problem worries doubt wonder way one
  under over below above less fewer`.split(/\s+/),
);

/** "Since May", "older than June", "agents papers today", "published in June": a time that can be nothing else. */
function isBound(words: readonly string[], isTimed: readonly boolean[], at: number): boolean {
  if (isTimed[at] !== true) return false;
  const from = isTimed.lastIndexOf(false, at) + 1;
  const end = isTimed.indexOf(false, at);
  const to = end === -1 ? words.length : end;
  const isOnly = [words[from], words[from - 1], words[to - 1], words[to]].some(
    (word) => word === 'only' || word === 'just',
  );
  return (
    isOnly || bounds.has(words[from] ?? '') || bounds.has(words[from - 1] ?? '') || /^papers?$/.test(words[to] ?? '')
  );
}

const bounds = new Set(
  'nothing not no none older less newer younger at since before until till than between papers published released posted appeared submitted wrote'.split(
    ' ',
  ),
);

/** "Top 20": in which order, and more than a page holds. */
const isTop = (words: readonly string[], at: number): boolean =>
  (words[at] === 'top' && /^\d{1,2}$/.test(words[at + 1] ?? '')) ||
  (words[at - 1] === 'top' && /^\d{1,2}$/.test(words[at] ?? ''));

/** The words of each run of words with this tag. */
const runsOf = (tokens: readonly string[], path: readonly Tag[], tag: Tag): string[][] =>
  tokens.reduce<string[][]>((runs, token, at) => {
    if (path[at] !== tag || !isWord(token)) return runs;
    const isNext = at > 0 && path[at - 1] === tag && isWord(tokens[at - 1] ?? '');
    if (isNext) runs.at(-1)?.push(bare(token));
    else runs.push([bare(token)]);
    return runs;
  }, []);

/** Where no word is likely to be of the topic, the likeliest that is no word of talk, with what stands beside it. */
function atLeast(words: readonly string[], scores: readonly (readonly number[])[], of: Topical): number[] {
  const [none, topic] = [tags.indexOf('none'), tags.indexOf('topic')];
  const gains = words.map((word, at) =>
    isTalk(word) ? Number.NEGATIVE_INFINITY : (scores[at]?.[topic] ?? 0) - (scores[at]?.[none] ?? 0),
  );
  const most = Math.max(...gains);
  if (most < (of === 'search' ? leastGain : Number.MIN_SAFE_INTEGER)) return [];
  const best = gains.indexOf(most);
  const isBeside = (at: number) => (gains[at] ?? Number.NEGATIVE_INFINITY) > most - besideGain;
  let [from, to] = [best, best + 1];
  while (isBeside(from - 1)) from -= 1;
  while (isBeside(to)) to += 1;
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** A search may name no topic at all ("what came out since Monday?"); what is less likely is none. */
const leastGain = -2;
const besideGain = 2;

/** The topic with what stands in quotes as a phrase; undefined where nothing does. */
function quoted(tokens: readonly string[], path: readonly Tag[]): string[] | undefined {
  const from = tokens.indexOf(quote);
  const to = tokens.indexOf(quote, from + 1);
  const inside = tokens.slice(from + 1, Math.max(to, 0));
  if (from === -1 || inside.length < 2 || inside.length > longestPhrase) return undefined;
  if (!path.slice(from + 1, to).every((tag) => tag === 'topic')) return undefined;
  const rest = (start: number, end?: number) =>
    tokens.slice(start, end).filter((_, at) => path[start + at] === 'topic');
  return [...rest(0, from), `"${inside.join(' ')}"`, ...rest(to + 1)].map(bare);
}

/** Who says so wants the words in quotes as they stand. */
const exact = new Set(['exact', 'exactly', 'phrase', 'literally', 'verbatim']);
const quote = '"';
const longestPhrase = 6;

/** Which words stand in quotes that hold no more than a phrase. */
function inQuotes(tokens: readonly string[]): boolean[] {
  const marks = [...tokens.keys()].filter((at) => tokens[at] === quote);
  const isIn = tokens.map(() => false);
  for (let nth = 0; nth + 1 < marks.length; nth += 2) {
    const [from = 0, to = 0] = marks.slice(nth, nth + 2);
    if (to - from <= longestPhrase + 1) isIn.fill(true, from + 1, to);
  }
  return isIn;
}

const bare = (token: string) => token.replace(/[’']s$/, '');

const without = tags.indexOf('without');

/** As features: what stands before a tag, first the beginning. */
const befores = ['>', ...tags.map((tag) => `>${tag}`)];

/** The numbers of the tags that count most together. `transitions`: of the beginning, then of each tag before. */
export function bestPath(scores: readonly number[][], [first = [], ...behind]: readonly number[][]): number[] {
  let sums: number[] = [];
  const steps = scores.map((own, at) => {
    const from = own.map((_, tag) =>
      behind.reduce((best, to, before) => {
        const worth = (one: number) => (sums[one] ?? 0) + (behind[one]?.[tag] ?? 0);
        return to !== undefined && worth(before) > worth(best) ? before : best;
      }, 0),
    );
    sums = own.map((score, tag) => {
      const before = from[tag] ?? 0;
      return score + (at === 0 ? (first[tag] ?? 0) : (sums[before] ?? 0) + (behind[before]?.[tag] ?? 0));
    });
    return from;
  });
  let tag = sums.indexOf(Math.max(...sums));
  return steps
    .reverse()
    .map((from) => {
      const own = tag;
      tag = from[tag] ?? 0;
      return own;
    })
    .reverse();
}
