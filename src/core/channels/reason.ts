import { parseQuery, writeQuery } from '../queries/query.ts';
import { counted } from '../text.ts';
import type { ScoredPaper } from './rank.ts';

/** `Here for "diffusion": in the title, 87 upvotes` */
export function reasonOf({ topic, matched, paper: { upvotes } }: ScoredPaper): string {
  const votes = counted(upvotes, 'upvote');
  const wanted = wantedBy(topic);
  if (wanted === '') return `Among the most upvoted: ${votes}`;
  const fields = new Set(matched.flatMap((word) => word.fields));
  const where = places.find(([field]) => fields.has(field));
  return `Here for "${wanted}": ${where === undefined ? '' : `in the ${where[1]}, `}${votes}`;
}

/** Where a match stands, most telling first. */
const places = [
  ['title', 'title'],
  ['keywords', 'keywords'],
  ['authors', 'authors'],
  ['organisation', 'organisation'],
  ['abstract', 'abstract'],
] as const;

/** What the topic asks for, without what it leaves out or since when: that is no reason to be here. */
function wantedBy(topic: string): string {
  const anyOf = parseQuery(topic).anyOf.filter(({ all }) => all.length > 0);
  return writeQuery({ anyOf: anyOf.map(({ all }) => ({ all, none: [] })) }).replaceAll('"', '');
}
