import { isListOf, type SourceInfo } from '../papers/paper-source.ts';
import type { Query } from '../queries/query.ts';
import { inWords } from '../text.ts';

/** Why a query asks in vain, where it names a source or a category that is not read, and which are. */
export function unreadLists({ anyOf }: Query, sources: readonly SourceInfo[]): string | undefined {
  const asked = anyOf.flatMap(({ all, none }) => [...all, ...none]).filter(({ kind }) => kind === 'in');
  const unread = asked.filter(({ text }) => !sources.some((source) => isListOf(source, text))).map(({ text }) => text);
  const [first] = unread;
  if (first === undefined) return undefined;
  const read = sources.flatMap(({ name, categories }) => [name, ...categories]).map((name) => `in:${name}`);
  return `I do not read ${first}. Here there is ${inWords(read)}; whoever runs me can add more.`;
}
