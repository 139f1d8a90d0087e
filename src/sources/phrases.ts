import everydayPhrases from './everyday-phrases.json' with { type: 'json' };

/** How firmly two words stand together in a text, 0 to 1: of the rarer one's places, the share beside the other. */
export type Phrases = (first: string, second: string) => number;

/** Lines that are sentences; shorter ones are headings, and the rows and heads of tables. */
const shortestSentence = 120;
/** More tells nothing new of which words belong together. */
const mostCharacters = 1_000_000;

/**
 * Which words belong together, by a text's own sentences ("learning rate"), and by what abstracts have together
 * (`scripts/everyday-phrases.ts`). The text's are counted when first asked for.
 */
export function phrasesOf(text: string): Phrases {
  let counts: PhraseCounts | undefined;
  return (first, second) => {
    counts ??= countsOf(text.slice(0, mostCharacters));
    const [one, other] = [plain(first), plain(second)];
    return Math.max(firmnessIn(counts, one, other), everyday.get(`${one} ${other}`) ?? 0);
  };
}

const everyday = new Map(Object.entries(everydayPhrases));

export type PhraseCounts = { words: Map<string, number>; pairs: Map<string, number> };

export function firmnessIn({ words, pairs }: PhraseCounts, first: string, second: string): number {
  const together = pairs.get(`${first} ${second}`) ?? 0;
  return together === 0 ? 0 : together / Math.min(words.get(first) ?? together, words.get(second) ?? together);
}

/** Words and pairs of words in the sentences of a text. */
export function countsOf(text: string): PhraseCounts {
  const counts: PhraseCounts = { words: new Map(), pairs: new Map() };
  const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);
  for (const line of text.split('\n')) {
    if (line.length < shortestSentence) continue;
    let before = '';
    for (const written of line.split(/[\s_*]+/)) {
      const word = plain(written);
      if (word === '') continue;
      add(counts.words, word);
      if (before !== '') add(counts.pairs, `${before} ${word}`);
      before = /[.,;:!?]$/.test(written) ? '' : word;
    }
  }
  return counts;
}

/** "Retrievals," as "retrieval"; a longer word is none. */
const plain = (word: string): string =>
  (
    word
      .slice(0, 60)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .join('-')
    .replace(/(?<=\p{Ll}{2}[^aious])s$/u, '');
