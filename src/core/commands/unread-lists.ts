import { isListOf, type SourceInfo } from '../papers/paper-source.ts';
import type { Query } from '../queries/query.ts';
import { inWords } from '../text.ts';

/** The names of sources and categories, as typed, that a query asks for and that are not read. */
export function unreadNames({ anyOf }: Query, sources: readonly Pick<SourceInfo, 'name' | 'categories'>[]): string[] {
  const asked = anyOf.flatMap(({ all, none }) => [...all, ...none]).filter(({ kind }) => kind === 'in');
  return asked.filter(({ text }) => !sources.some((source) => isListOf(source, text))).map(({ text }) => text);
}

/** Why a query asks in vain, where it names a source or a category that is not read, and which are. */
export function unreadLists(query: Query, sources: readonly SourceInfo[]): string | undefined {
  const [first] = unreadNames(query, sources);
  if (first === undefined) return undefined;
  const read = sources.flatMap(({ name, categories }) => [name, ...categories]).map((name) => `in:${name}`);
  return `I do not read ${first}. Here there is ${inWords(read)}; whoever runs me can add more.`;
}
