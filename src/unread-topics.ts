import { unreadNames } from './core/commands/unread-lists.ts';
import type { Topic } from './core/queries/topic.ts';

/** What the settings say is read beside Daily Papers. */
type Lists = { arxivCategories: readonly string[]; feeds: ReadonlyMap<string, string> };

/** The lists that topics ask for and the settings do not name, as `in:cs.RO`, each once. */
export function unreadInTopics(topics: readonly Pick<Topic, 'query'>[], { arxivCategories, feeds }: Lists): string[] {
  const read = [
    { name: 'hf', categories: [] },
    ...(arxivCategories.length > 0 ? [{ name: 'arxiv', categories: arxivCategories }] : []),
    ...[...feeds.keys()].map((name) => ({ name, categories: [] })),
  ];
  return [...new Set(topics.flatMap(({ query }) => unreadNames(query, read)))].map((name) => `in:${name}`);
}
