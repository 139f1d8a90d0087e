import type { Where } from './intent.ts';
import { isWord, type Topical, tags, timed, tokenFeatures, tokensOf, wordOf } from './topic-features.ts';
import { count, type Weights } from './weights.ts';

/** What papers are meant, as a sentence says it; each as it is written there. `isTimed`: a time in it is theirs. */
export type Topic = {
  words: string[];
  without: string[];
  authors: string[];
  organisations: string[];
  isTimed: boolean;
};

/** The topic that a sentence names, for what it is wanted. */
export type TopicOf = (of: Topical) => Topic;

/**
 * Which words of a sentence say what papers are meant: a linear-chain conditional random field over what the words and
 * their neighbours show (topic-features.ts), fitted to sentences whose authors said which query is meant. The best path is
 * Viterbi's.
 */
export function likelyTopic(text: string, said: { where: Where; of: Topical }, weights: Weights): Topic {
  const tokens = tokensOf(text);
  const isTimed = timed(text, tokens);
  const features = tokenFeatures(tokens, { ...said, timed: isTimed });
  const scoresOf = (shown: readonly string[]) => {
    const sums: number[] = tags.map(() => 0);
    for (const feature of shown) count(sums, feature, weights);
    return sums;
  };
  const tagged = bestPath(
    features.map(scoresOf),
    befores.map((before) => scoresOf([before])),
  );
  const path = tagged.map((tag, at) => {
    if (tags[tag] !== 'topic') return tag;
    if (isTimed[at]) return tags.indexOf('time');
    return isDenied(tokens, at) ? tags.indexOf('without') : tag;
  });
  const runsOf = (tag: (typeof tags)[number]) =>
    tokens.reduce<string[][]>((runs, token, at) => {
      if (tags[path[at] ?? 0] !== tag || !isWord(token)) return runs;
      const isNext = at > 0 && tags[path[at - 1] ?? 0] === tag && isWord(tokens[at - 1] ?? '');
      if (isNext) runs.at(-1)?.push(bare(token));
      else runs.push([bare(token)]);
      return runs;
    }, []);
  const names = (tag: (typeof tags)[number]) => runsOf(tag).map((run) => run.join(' '));
  return {
    words: runsOf('topic').flat(),
    without: names('without'),
    authors: names('author'),
    organisations: names('organisation'),
    isTimed: path.some((tag) => tags[tag] === 'time'),
  };
}

/** "But not for images", "no surveys", "that are not about segmentation". */
function isDenied(tokens: readonly string[], at: number): boolean {
  const before = tokens
    .slice(Math.max(0, at - 6), at)
    .map(wordOf)
    .reverse();
  const end = before.findIndex((word) => !beside.has(word));
  return denying.has(before[end] ?? '');
}

const denying = new Set(['not', 'no', 'isnt', 'arent', 'except', 'excluding', 'minus']);
const beside = new Set('for about on the any in a interested ones papers with'.split(' '));

const bare = (token: string) => token.replace(/[’']s$/, '');

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
