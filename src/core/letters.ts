/** Letters that Unicode does not decompose, as they are written in ASCII; a class of them for patterns is `[ßøłđðþæœı]`. */
export const asciiLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};
