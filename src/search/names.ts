import { nearest } from '../core/nearest.ts';
import { titleWords } from '../core/papers/title-words.ts';
import type { NamedPaper } from '../core/queries/search.ts';
import { nameMark, term } from './analysis.ts';
import type { PaperIndex } from './paper-index.ts';

/** Words of the longest name that is looked for; a longer title is known by its first words. */
const longestName = 12;
/** A shorter name is a word of every sentence: "ARE", "Up". In characters. */
const shortestName = 4;
/** In a shorter word a slip makes another one. */
const shortestRepaired = 7;
/** So many first words of a title name it. */
const firstWords = 5;
/** "Really? A study of …": fewer words ask nothing of their own. */
const shortestQuestion = 2;
/** A title that begins so is a question, and its first words begin anybody's: "how many parameters does it have?" */
const asks = new Set('how what which who when where why is are do does did can could should will would'.split(' '));
/** Words of a text that are read. */
const mostWords = 150;

/**
 * Which papers a text names: by a whole title, by what stands before its colon ("Moebius: 0.2B …") or its question mark,
 * or by its first five words, unless it asks something. Read when first asked for, or before, by {@link Names.prepare}.
 */
export class Names {
  readonly #index: PaperIndex;
  /** By name: the papers that bear it, as numbers of the index. */
  readonly #papers = new Map<string, number[]>();
  /** Names of one word that may be meant by a misspelt one, by their first letter. */
  readonly #oneWord = new Map<string, string[]>();
  #read = 0;

  constructor(index: PaperIndex) {
    this.#index = index;
  }

  /** In the order of the text; of names that overlap the longest, of papers of one name the most upvoted. */
  in(text: string): NamedPaper[] {
    this.prepare();
    const words = wordsOf(text).slice(0, mostWords);
    const meant = words.map((word) => this.#respelt(word));
    const found: NamedPaper[] = [];
    for (let from = 0; from < words.length; ) {
      const [known, paper] = this.#longest(meant, from);
      let to = from + known;
      if (paper !== undefined) {
        const { ids, titles } = this.#index;
        const title = titles.get(paper);
        const whole = wordsOf(title);
        while (to < words.length && meant[to] === whole[to - from]) to++;
        found.push({ id: ids.get(paper), title, words: words.slice(from, to).join(' ') });
      }
      from = to;
    }
    return found;
  }

  /** "Moebious" is Moebius: a word that no paper holds, one slip from a name of one word that few do. */
  #respelt(word: string): string {
    const { vocabulary } = this.#index;
    const stem = term(word) ?? word;
    const isKnown = [word, stem, nameMark + word].some((one) => vocabulary.find(one) !== undefined);
    if (word.length < shortestRepaired || this.#papers.has(word) || isKnown) return word;
    return nearest(word, this.#oneWord.get(word.charAt(0)) ?? [], 1) ?? word;
  }

  /** How many words from a place on are a name, and of which paper. */
  #longest(words: readonly string[], from: number): [count: number, paper?: number] {
    const { columns } = this.#index;
    for (let count = Math.min(longestName, words.length - from); count > 0; count--) {
      const papers = this.#papers.get(words.slice(from, from + count).join(' '));
      const alive = papers?.filter((paper) => this.#index.isAlive(paper)) ?? [];
      const [first, ...others] = alive;
      if (first === undefined) continue;
      const votes = (paper: number) => columns.upvotes.get(paper);
      return [count, others.reduce((best, other) => (votes(other) > votes(best) ? other : best), first)];
    }
    return [1];
  }

  /** Reads the titles that came since the last time. */
  prepare(): void {
    const { titles } = this.#index;
    for (; this.#read < titles.length; this.#read++) {
      for (const name of namesOf(titles.get(this.#read))) {
        const papers = this.#papers.get(name);
        if (papers !== undefined) papers.push(this.#read);
        else {
          this.#papers.set(name, [this.#read]);
          if (name.length >= shortestRepaired && !name.includes(' ')) {
            const alike = this.#oneWord.get(name.charAt(0)) ?? [];
            this.#oneWord.set(name.charAt(0), alike);
            alike.push(name);
          }
        }
      }
    }
  }
}

function namesOf(title: string): Set<string> {
  const words = wordsOf(title);
  const [head = ''] = title.split(':');
  const question = title.includes('?') ? wordsOf(title.split('?')[0] ?? '') : [];
  const names = [
    words,
    wordsOf(head).join(' ').length < shortestName ? [] : wordsOf(head),
    question.length > (asks.has(question[0] ?? '') ? firstWords : shortestQuestion) ? question : [],
    words.length > firstWords && !asks.has(words[0] ?? '') ? words.slice(0, firstWords) : [],
  ];
  return new Set(names.filter(({ length }) => length > 0 && length <= longestName).map((name) => name.join(' ')));
}

const wordsOf = (text: string): string[] => titleWords(text.slice(0, 2_000));
