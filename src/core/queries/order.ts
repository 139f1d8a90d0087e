import type { SortOrder } from './search.ts';

/** What papers that were shown can be put in order by: what their cards tell; citations are not known, and are asked for. */
export const rankings = [
  'newest',
  'oldest',
  'upvotes',
  'fewest-upvotes',
  'comments',
  'stars',
  'authors',
  'fewest-authors',
  'citations',
] as const;
export type Ranking = (typeof rankings)[number];

/** What people call an order. */
const names: Readonly<Record<string, SortOrder>> = {
  new: 'new',
  newest: 'new',
  date: 'new',
  latest: 'new',
  recent: 'new',
  upvotes: 'upvotes',
  upvoted: 'upvotes',
  votes: 'upvotes',
  top: 'upvotes',
  popular: 'upvotes',
  relevance: 'relevance',
  best: 'relevance',
};

/** The order that a person names. */
export const readOrder = (name: string): SortOrder | undefined => names[name.toLowerCase()];

/**
 * Takes `sort:newest` out of a query as it is typed: what order the papers come in is no condition on them. Of several the
 * last counts; what is no order stays, as words.
 */
export function splitOrder(text: string): { query: string; sort?: SortOrder } {
  let sort: SortOrder | undefined;
  const query = text.replace(/(?<=^|\s)sort:\s?(\p{L}+)(?=\s|$)/giu, (written, name: string) => {
    const order = readOrder(name);
    sort = order ?? sort;
    return order === undefined ? written : '';
  });
  return { query: query.replace(/\s+/g, ' ').trim(), ...(sort === undefined ? {} : { sort }) };
}
