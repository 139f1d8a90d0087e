/**
 * The title that a text quotes, if it quotes one: of three words or more, most of the long ones in capitals. What is quoted
 * otherwise is a phrase that papers hold.
 */
export function quotedTitle(text: string): string | undefined {
  const [quote, another] = [...text.matchAll(quotation)].map((found) =>
    found.slice(1).find((one) => one !== undefined),
  );
  return quote === undefined || another !== undefined || !isWrittenAsTitle(quote.split(/\s+/)) ? undefined : quote;
}

const quotation = /["“]([^"“”]{8,200})["”]|(?<![^\s(])['‘]([^'‘’]{8,200})['’](?![^\s.,;:?!)])/g;

/** Whether words are written as titles are: "Attention Is All You Need", not "which of the two GPUs". */
export function isWrittenAsTitle(words: readonly string[]): boolean {
  const long = words.filter((word) => /\p{L}{4}/u.test(word));
  return (
    words.length > 2 && long.length > 1 && long.filter((word) => /^\p{Lu}/u.test(word)).length * 3 >= long.length * 2
  );
}
