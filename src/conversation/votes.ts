/** How many votes of words are wanted at least ("50+ votes", "20 or more upvotes"), and where that stands. */
export function votesIn(words: readonly string[]): { votes: number; start: number; end: number } | undefined {
  for (const [start, word] of words.entries()) {
    const votes = /^\d{1,4}\+?$/.test(word) ? Number.parseInt(word, 10) : undefined;
    if (votes === undefined || isUpTo(words, start)) continue;
    let end = start + 1;
    while (between.has(words[end] ?? '')) end += 1;
    if (named.has(words[end] ?? '')) return { votes, start, end: end + 1 };
  }
  return undefined;
}

/** "Under 20 votes", "less than 5": what is not wanted. */
const isUpTo = (words: readonly string[], at: number) =>
  words.slice(Math.max(0, at - 2), at).some((word) => upTo.has(word));

const upTo = new Set(['under', 'below', 'less', 'fewer', 'most']);
const between = new Set(['or', 'more', 'and', 'up', '+']);
const named = new Set(['vote', 'votes', 'upvote', 'upvotes', 'likes']);
