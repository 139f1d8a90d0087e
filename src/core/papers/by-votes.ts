import type { Paper } from './paper.ts';

/** Most upvoted first, ties by id; those that nobody votes for come after, in the order they have. */
export function byVotes(a: Paper, b: Paper): number {
  if (a.upvotes === undefined && b.upvotes === undefined) return 0;
  return (b.upvotes ?? -1) - (a.upvotes ?? -1) || (a.id < b.id ? -1 : 1);
}
