/** Terms of the query language that stand in a sentence as they are typed, and the sentence without them. */
export function typedTerms(text: string): { terms: string[]; rest: string } {
  const terms: string[] = [];
  const rest = text
    .replace(typed, (term) => {
      terms.push(term);
      return ' ';
    })
    .replace(category, (_, term: string) => {
      terms.push(`in:${term}`);
      return ' ';
    })
    .replace(keyword, (_, lead: string, words: string) => {
      terms.push(`keyword:${quoted(words)}`);
      return lead;
    });
  return { terms, rest };
}

/** "With the keyword robotics", "search keyword robotics last month": a paper's, and no topic ("keyword spotting"). */
const keyword =
  /(\b(?:with|has|have|having|search|find|under|by|tagged)) (?:the |a |for )?keywords? (?!spotting|extraction|search|detection|generation|recognition|matching|retrieval|quer|prediction|based|in\b|from\b|of\b|and\b)"?([\p{L}\p{N}][\p{L}\p{N}-]{0,30}(?: [\p{L}\p{N}][\p{L}\p{N}-]{0,30}){0,2}?)"?(?=[.,;!?]|$| (?:from|since|in|of|last|past|this|please|pls|published|newest|latest|sorted|by|over|during|until|only|here|and|with)\b)/giu;

/** "Papers in cs.RO", "cs.CL only": one of arXiv's fields, as it writes them. */
const category =
  /(?<=^|[\s,;(])(?:(?:in|from|of|under) )?((?:cs|stat|eess|math|physics|q-bio|q-fin|econ)\.[A-Z]{2})\b(?: only)?/g;

/** `since:2026-08-01`, `author:"Ada Falter"`, `-video` */
const typed =
  /(?<=^|[\s,;])(?:(?:code(?=:yes\b)|in|since|until|author|org|votes|upvotes|keyword|sort):(?:"[^"]{1,80}"|[^\s,;"]{1,80})|-(?:"[^"]{1,80}"|\p{L}[\p{L}\p{N}-]{1,40}))(?=$|[\s,;.?!])/giu;

type Whose = { authors?: readonly string[]; organisations?: readonly string[] };

/** Whose papers are meant, as terms of the query language. */
export const whose = ({ authors = [], organisations = [] }: Whose): string[] => [
  ...authors.map((name) => `author:${quoted(name)}`),
  ...organisations.map((name) => `org:${quoted(name)}`),
];

/** Several words as one. */
export const quoted = (words: string): string => (words.includes(' ') ? `"${words}"` : words);
