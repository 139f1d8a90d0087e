/**
 * Markdown's emphasis, which authors write into abstracts that nobody renders: only pairs around words go, so that
 * `A*`, `2*3`, `k*=0` and `**kwargs` stay.
 */
export const withoutEmphasis = (text: string): string =>
  text.includes('*') ? text.replace(strong, '$1').replace(emphasis, '$1') : text;

/** Also around parts of words: "**C**urriculum". */
const strong = /(?<![\p{L}\p{N}*)\]}^_])\*\*(?=[\p{L}\p{N}])([^*]{0,300}?[\p{L}\p{N}%)\].!?])\*\*(?!\*)/gu;
const emphasis = /(?<![\p{L}\p{N}*)\]}^_])\*(?=\p{L})([^*]{0,300}?[\p{L}\p{N}%)\].!?])\*(?![\p{L}\p{N}*])/gu;
