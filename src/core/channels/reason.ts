import { parseQuery, writeQuery } from '../queries/query.ts';

/** What a topic asks for, without what it leaves out or since when: that is no reason for a paper to be here. */
export function wantedBy(topic: string): string {
  const anyOf = parseQuery(topic).anyOf.filter(({ all }) => all.length > 0);
  return writeQuery({ anyOf: anyOf.map(({ all }) => ({ all, none: [] })) }).replaceAll('"', '');
}
