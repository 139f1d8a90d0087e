import { shorten } from '../text.ts';
import type { UnreadFilter } from './query.ts';

/** What to write in place of a filter that could not be read, for whoever typed it. */
export function unreadFilter({ field, value, negated }: UnreadFilter): string {
  if (value === '') return `${field}: wants a value, such as ${examples[field]}.`;
  if (negated) return `${field}: takes no dash before it. Write ${examples[field]}.`;
  const typed = `"${shorten(`${field}:${value}`, 60)}"`;
  if (field === 'since' || field === 'until')
    return `${typed} is not a date I can read. Write ${['2026-05-13', '2026-05', '7d'].map((date) => `${field}:${date}`).join(', ')} or ${field}:monday.`;
  if (field === 'code') return `I cannot read ${typed}. Write code:yes, for papers with code.`;
  return `${typed} names no number of upvotes. Write votes:20, for papers with 20 or more.`;
}

const examples: Readonly<Record<UnreadFilter['field'], string>> = {
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
