import titleWords from './title-words.json' with { type: 'json' };

/** By word: the logarithm to two of how many recorded titles hold it, and one. */
const shares: Readonly<Record<string, number>> = titleWords.shares;

/** How often titles of papers hold a word, in steps of two; of a compound its rarest part. */
export const titleShare = (word: string): number => Math.min(...word.split(/[-/]/).map((part) => shares[part] ?? 0));

/** Of so many words a name may be what everybody says: "world models". */
const everydayWords = 3;
/** A share from which a word tells no name: sixteen titles. */
const everydayShare = 5;

/** Words that many titles hold: what is a slip away from one is most likely meant as it. */
export const everydayTitleWords: readonly string[] = Object.keys(shares).filter(
  (word) => titleShare(word) >= everydayShare,
);

/** Whether a name is made of words that many titles hold, so that it is a topic as well. In lower case. */
export const isEverydayName = (words: readonly string[]): boolean =>
  words.length <= everydayWords && words.every((word) => titleShare(word) >= everydayShare);
