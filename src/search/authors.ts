import { type FoundWord, wordsOf } from './analysis.ts';
import { conditionOf, papersWhere } from './conditions.ts';
import { fieldBits, type PaperIndex } from './paper-index.ts';
import { stopWords } from './stop-words.ts';

/** Words of a name that is looked for: a family name alone may be anybody's, or a word. */
const longestName = 4;
const shortestName = 2;
/** Names that are looked up in one text: each reads the papers of whoever has its words. */
const mostLooked = 12;

/** The authors whom a text names in full, each as it is written there; of names that overlap the longest. */
export function authorsIn(index: PaperIndex, text: string): string[] {
  const words = wordsOf(text.slice(0, 500), 'name');
  const isOfAuthors = remembered((term) => heldByAuthors(index, term));
  const found: string[] = [];
  let looked = 0;
  for (let from = 0; from < words.length; ) {
    let end = from + 1;
    for (
      let to = endOfRun(words, from, { index, text, isOfAuthors });
      to - from >= shortestName && looked < mostLooked;
      to--
    ) {
      const name = text.slice(words[from]?.start, words[to - 1]?.end).replace(/['’]s$/, '');
      looked++;
      if (!isAuthor(index, name)) continue;
      found.push(name);
      end = to;
      break;
    }
    from = end;
  }
  return found;
}

/** What names are looked for in: `isOfAuthors` tells whether a term is a word of somebody's name. */
type Within = { index: PaperIndex; text: string; isOfAuthors: (term: number) => boolean };

/** Behind the last word from a place on that may be of one name: names of somebody, with no mark between but an initial's. */
function endOfRun(words: readonly FoundWord[], from: number, within: Within) {
  const { text } = within;
  let to = from;
  for (; to < Math.min(words.length, from + longestName); to++) {
    const [before, word] = [words[to - 1], words[to]];
    if (word === undefined || !isName(word, to > from, within)) break;
    const between = to === from || before === undefined ? ' ' : text.slice(before.end, word.start);
    if (!(between === ' ' || (before !== undefined && isInitial(before) && between === '. '))) break;
  }
  const last = words[to - 1];
  return last !== undefined && isInitial(last) ? to - 1 : to;
}

const isInitial = ({ start, end }: FoundWord) => end - start === 1;

function isName({ start, end, word }: FoundWord, isLater: boolean, { index, text, isOfAuthors }: Within): boolean {
  const written = text.slice(start, end);
  // An initial stands for thousands of names: "a" alone is none.
  if (end - start === 1) return text[end] === '.' || /\p{Lu}/u.test(written);
  const [first] = word.steps[0] ?? [];
  const term = first === undefined ? undefined : index.vocabulary.find(first);
  const isSmall = stopWords.has(written.toLowerCase()) && !(isLater && familyNames.has(written.toLowerCase()));
  return term !== undefined && !isSmall && isOfAuthors(term);
}

/** Small words that end a name: "Kaiming He". */
const familyNames = new Set(['he', 'an', 'so', 'may', 'do']);

/** Organisations have names, too. A posting is two numbers, and the second holds its fields. */
const heldByAuthors = (index: PaperIndex, term: number): boolean =>
  index.postings.some(term, (number, place) => place % 2 === 1 && (number & fieldBits.authors) !== 0);

/** Answers each number once: a word may stand in a text a hundred times, and in the names of thousands. */
function remembered(answer: (of: number) => boolean): (of: number) => boolean {
  const known = new Map<number, boolean>();
  return (of) => {
    const is = known.get(of) ?? answer(of);
    known.set(of, is);
    return is;
  };
}

function isAuthor(index: PaperIndex, name: string): boolean {
  const condition = conditionOf(index, { kind: 'author', text: name });
  return condition !== undefined && papersWhere(index, condition).includes(1);
}
