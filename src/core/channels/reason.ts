import { parseQuery, type Term } from '../queries/query.ts';

/**
 * What a topic asks for as a reader says it: "Ada Falter", "robots or video generation". Without what it leaves out or
 * since when: that is no reason for a paper to be here. Where it comes from (`in:`) stands beside it.
 */
export const wantedBy = (topic: string): string => waysOf(topic, ({ kind }) => kind !== 'in').join(' or ');

/** The same as a list, with where from: each of them is enough. */
export const waysToSay = (topic: string): string[] => waysOf(topic, () => true);

const waysOf = (topic: string, isSaid: (term: Term) => boolean): string[] =>
  parseQuery(topic)
    .anyOf.map(({ all }) => all.filter(isSaid))
    .filter((terms) => terms.length > 0)
    .map((terms) => terms.map(({ text }) => text).join(' '));
