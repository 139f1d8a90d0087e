/**
 * How many votes of words are wanted at least ("50+ votes", "20 or more upvotes", "nothing under 10 upvotes"), or more than
 * which (`isMore`: "over 20 votes", "upvotes above 5"), and where that stands.
 */
export function votesIn(
  words: readonly string[],
): { votes: number; isMore: boolean; start: number; end: number } | undefined {
  for (const [at, word] of words.entries()) {
    const votes = /^\d{1,4}\+?$/.test(word) ? Number.parseInt(word, 10) : undefined;
    if (votes === undefined || isUpTo(words, at)) continue;
    const isMore = more.has(words[at - 1] ?? '') && words[at - 2] !== 'no';
    let end = at + 1;
    while (between.has(words[end] ?? '')) end += 1;
    if (named.has(words[end] ?? '')) return { votes, isMore, start: at, end: end + 1 };
    let start = at - 1;
    while (least.has(words[start] ?? '')) start -= 1;
    const isNamed = named.has(words[start] ?? '') && (start < at - 1 || words[start - 1]?.startsWith('min') === true);
    if (isNamed && !things.has(words[at + 1] ?? '')) return { votes, isMore, start, end: at + 1 };
  }
  return undefined;
}

/** "Under 20 votes", "less than 5": what is not wanted; so "nothing under 20 votes" is. */
function isUpTo(words: readonly string[], at: number): boolean {
  const side = words.slice(Math.max(0, at - 2), at).findIndex((word) => upTo.has(word));
  if (side === -1) return false;
  const from = Math.max(0, at - 2) + side;
  const isDenied = words.slice(Math.max(0, from - 4), from).some((word) => denied.has(word));
  return !isDenied && !words.slice(at).some((word) => passedOver.has(word));
}

const more = new Set(['over', 'above', 'than', '>']);
const upTo = new Set(['under', 'below', 'less', 'fewer', 'most']);
const denied = new Set('nothing no none not never skip ignore without drop hide'.split(' '));
const passedOver = new Set('skipped ignored dropped hidden out'.split(' '));
const between = new Set(['or', 'more', 'and', 'up', '+']);
const least = new Set('above over more than at least of from >'.split(' '));
const named = new Set(['vote', 'votes', 'upvote', 'upvotes', 'likes']);
const things = new Set(['papers', 'paper', 'results', 'items', 'a']);
