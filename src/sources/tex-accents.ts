const combining: Record<string, string> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030C',
  H: '\u030B',
  c: '\u0327',
  k: '\u0328',
  r: '\u030A',
};

/** Accents written as commands: `Bolet\'{\i}n`, `It\^o`, `M\"uller`, `\v{s}`. An escaped quotation mark is one. */
export function withAccents(text: string): string {
  const marked = text
    .replace(/\{?\\(['`^"~=.])\s?\{\\?([A-Za-z])\}\}?|\\([uvHckr])\s?\{([A-Za-z])\}/g, (_, sign, letter, word, of) =>
      accented(sign ?? word, letter ?? of),
    )
    .replace(/(?<=\p{L})\\'(?=(?:s|t|d|m|re|ll|ve)?(?!\p{L}))/gu, "'")
    .replace(/\\([\^~`'.=])(?=[A-Za-z])/g, '\uE003$1');
  // Where one closes, others open: then only those within a word are accents.
  const umlaut = /\\"(?!\p{L})/u.test(marked) ? /(?<=\p{L})\\"(?=[aeiouyAEIOUY])/gu : /\\"(?=[aeiouyAEIOUY])/g;
  return marked
    .replace(umlaut, '\uE003"')
    .replace(/\uE003(.)([A-Za-z])/g, (_, sign: string, letter: string) => accented(sign, letter))
    .replace(/\\(["'])/g, '$1');
}

/** A dotless i or j under an accent is the plain letter. */
const accented = (sign: string, letter: string) => `${letter}${combining[sign] ?? ''}`.normalize('NFC');
