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
