import { plainQuery } from './query-text.ts';

/** A filter by its name, with what stands right behind it, and the word after that, which may be another filter. */
const filter = /(?<![\w"-])-?(author|org|keyword|in|since|until|votes|upvotes|code):(\S*)(?=(?:\s+(\S+))?)/gi;

/** What to write where a filter lacks its value, or has one that is no number of upvotes; undefined where all can be read. */
export function unreadFilter(typed: string): string | undefined {
  const plain = plainQuery(typed).replace(/"[^"]*"/g, '"words"');
  for (const [, name = '', value = '', next = ''] of plain.matchAll(filter)) {
    const field = name.toLowerCase();
    // A value may stand apart, and another filter is none.
    if (value === '' && (next === '' || /^-?\w+:/.test(next)))
      return `${field}: wants a value, such as ${examples[field]}.`;
    const votes = value === '' ? next : value;
    if (field.endsWith('votes') && !/^(?:>=?)?\d{1,5}\+?$/.test(votes))
      return `"${`${field}:${votes}`.slice(0, 60)}" names no number of upvotes. Write votes:20, for papers with 20 or more.`;
  }
  return undefined;
}

const examples: Readonly<Record<string, string>> = {
  author: 'author:"Kaiming He"',
  org: 'org:Stanford',
  keyword: 'keyword:robotics',
  in: 'in:cs.RO',
  since: 'since:7d',
  until: 'until:2026-05',
  votes: 'votes:20',
  upvotes: 'votes:20',
  code: 'code:yes',
};
