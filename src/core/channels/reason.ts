import { parseQuery } from '../queries/query.ts';

/**
 * What a topic asks for as a reader says it: "Ada Falter", "robots or video generation". Without what it leaves out or
 * since when: that is no reason for a paper to be here.
 */
export const wantedBy = (topic: string): string => waysToSay(topic).join(' or ');

/** The same as a list: each of them is enough. */
export const waysToSay = (topic: string): string[] =>
  parseQuery(topic)
    .anyOf.filter(({ all }) => all.length > 0)
    .map(({ all }) => all.map(({ text }) => text).join(' '));
