import everydayPhrases from './everyday-phrases.json' with { type: 'json' };

export type Phrases = {
  /** How firmly two words stand together in a text, 0 to 1: of the rarer one's places, the share beside the other. */
  firmness(first: string, second: string): number;
  /** Whether it is a word like any other, rather than a name: somewhere it is written small. */
  isWord(word: string): boolean;
};

/** Lines that are sentences; shorter ones are headings, and the rows and heads of tables. */
const shortestSentence = 120;
/** More tells nothing new of which words belong together. */
const mostCharacters = 1_000_000;

/**
 * Which words belong together, by a text's own sentences ("learning rate"), and by what abstracts have together
 * (`scripts/everyday-phrases.ts`). The text's are counted when first asked for.
 */
export function phrasesOf(text: string): Phrases {
  let known: PhraseCounts | undefined;
  const counts = () => {
    known ??= countsOf(text.slice(0, mostCharacters));
    return known;
  };
  return {
    firmness(first, second) {
      const [one, other] = [plain(first), plain(second)];
      return Math.max(firmnessIn(counts(), one, other), everyday.get(`${one} ${other}`) ?? 0);
    },
    isWord: (word) => everydayWords.has(plain(word)) || counts().small.has(plain(word)),
  };
}

const everyday = new Map(Object.entries(everydayPhrases));
const everydayWords = new Set(Object.keys(everydayPhrases).flatMap((pair) => pair.split(' ')));

/** `small`: the words that are written with a small letter somewhere. */
export type PhraseCounts = { words: Map<string, number>; pairs: Map<string, number>; small: Set<string> };

export function firmnessIn({ words, pairs }: Omit<PhraseCounts, 'small'>, first: string, second: string): number {
  const together = pairs.get(`${first} ${second}`) ?? 0;
  return together === 0 ? 0 : together / Math.min(words.get(first) ?? together, words.get(second) ?? together);
}

/** Words and pairs of words in the sentences of a text. */
export function countsOf(text: string): PhraseCounts {
  const counts: PhraseCounts = { words: new Map(), pairs: new Map(), small: new Set() };
  const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1);
  for (const line of text.split('\n')) {
    if (line.length < shortestSentence) continue;
    let before = '';
    for (const written of line.split(/[\s_*]+/)) {
      const word = plain(written);
      if (word === '') continue;
      add(counts.words, word);
      if (/^[^\p{L}]*\p{Ll}/u.test(written)) counts.small.add(word);
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
