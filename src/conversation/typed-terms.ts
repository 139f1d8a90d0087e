import type { Topic } from './likely-topic.ts';

/** Terms of the query language that stand in a sentence as they are typed, and the sentence without them. */
export function typedTerms(text: string): { terms: string[]; rest: string } {
  const terms: string[] = [];
  const rest = text.replace(typed, (term) => {
    terms.push(term);
    return ' ';
  });
  return { terms, rest };
}

/** `since:2026-08-01`, `author:"Ada Falter"`, `-video` */
const typed =
  /(?<=^|[\s,;])(?:(?:code(?=:yes\b)|since|until|author|org|votes|upvotes|keyword|sort):(?:"[^"]{1,80}"|[^\s,;"]{1,80})|-(?:"[^"]{1,80}"|\p{L}[\p{L}\p{N}-]{1,40}))(?=$|[\s,;.?!])/giu;

/** Whose papers are meant, as terms of the query language. */
export const whose = ({ authors, organisations }: Pick<Topic, 'authors' | 'organisations'>): string[] => [
  ...authors.map((name) => `author:${quoted(name)}`),
  ...organisations.map((name) => `org:${quoted(name)}`),
];

/** Several words as one. */
export const quoted = (words: string): string => (words.includes(' ') ? `"${words}"` : words);
