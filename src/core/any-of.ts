/**
 * A pattern in lines that somebody can read: each line is one more way to put it, in the language of patterns. What is
 * put in (`${…}`) is a pattern too.
 */
export const anyOf = (lines: TemplateStringsArray, ...parts: string[]): string =>
  String.raw(lines, ...parts)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('|');

/** Words between blanks, each another one: "a b c" is `a|b|c`. */
export const words = (text: string): string => text.trim().split(/\s+/).join('|');
