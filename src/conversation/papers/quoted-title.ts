import type { Sentence } from '../words/words.ts';

/** What a sentence quotes, where that is one thing. `whole`: with its marks. */
export function quoteIn({ text }: Sentence): { whole: string; quoted: string } | undefined {
  const [quote, another] = [...text.matchAll(quotation)];
  return quote === undefined || another !== undefined ? undefined : { whole: quote[0], quoted: quote[0].slice(1, -1) };
}

const quotation = /"[^"]{8,200}"|(?<=\s|^)'[^']{8,200}'(?=\W|$)/g;

/**
 * The title that a sentence quotes, if it quotes one: of three words or more, most of the long ones in capitals. What is quoted
 * otherwise is a phrase that papers hold.
 */
export function quotedTitle(sentence: Sentence): string | undefined {
  const { quoted } = quoteIn(sentence) ?? {};
  return quoted !== undefined && isWrittenAsTitle(quoted.split(/\s+/)) ? quoted : undefined;
}

/** Whether words are written as titles are: "Attention Is All You Need", not "which of the two GPUs". */
export function isWrittenAsTitle(words: readonly string[]): boolean {
  const long = words.filter((word) => /\p{L}{4}/u.test(word));
  return (
    words.length > 2 && long.length > 1 && long.filter((word) => /^\p{Lu}/u.test(word)).length * 3 >= long.length * 2
  );
}
