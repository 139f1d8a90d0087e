import { fieldBits } from './paper-index.ts';
import type { PreparedQuery } from './prepared-query.ts';
import type { Scorer } from './scorer.ts';
import type { Positions } from './sequence.ts';

/** What words of the title are worth beyond their place in the text, if nothing else stands there. */
const titleWeight = 15;
/** What words that name one of the authors are worth, and how much more if others stand in the title. */
const authorWeight = 1.5;
const authorWithTitle = 12;
/** People remember papers by the first author's family name, or else name somebody in full: what that counts. */
const givenName = 0.5;
const laterAuthor = 0.6;
const fullName = 2;

/**
 * How far a question names a paper by its title and an author, as people do who know it half. Describing what a paper
 * is about takes words of many titles: so the bonus falls with the share of the question that is found in neither, the
 * faster the more words there are.
 */
export class TitleAuthorBonus {
  readonly #terms = new Map<number, { group: number; worth: number }>();
  /** By word of the question, of its most telling term. */
  readonly #worths: number[];
  readonly #whole: number;

  constructor({ terms, words }: PreparedQuery, scorer: Scorer) {
    this.#worths = words.map(() => 0);
    for (const { term, weight, group } of terms) {
      const worth = weight * scorer.rarity(term);
      this.#terms.set(term, { group, worth });
      this.#worths[group] = Math.max(this.#worths[group] ?? 0, worth);
    }
    this.#whole = sum(this.#worths);
  }

  bonus(positions: Positions): number {
    const title = this.#title(positions);
    const author = this.#author(positions);
    if (title.worth + author.worth === 0) return 0;
    const named = this.#worths.map((worth, group) =>
      author.groups.includes(group) ? worth : (title.named[group] ?? 0),
    );
    const share = (sum(named) / this.#whole) ** this.#worths.length;
    const withTitle = title.worth > 0 ? authorWithTitle * share : 0;
    return titleWeight * share * title.worth + (authorWeight + withTitle) * author.worth;
  }

  /** The words in the title, each by its best term (`named`), and all by how little else stands there (`worth`). */
  #title({ terms, fieldBits: bits, length }: Positions): { named: number[]; worth: number } {
    const named = this.#worths.map(() => 0);
    let found = 0;
    let size = 0;
    for (let at = 0; at < length && bits[at] === fieldBits.title; at++) {
      size++;
      const asked = this.#terms.get(terms[at] ?? -1);
      if (asked === undefined) continue;
      found++;
      named[asked.group] = Math.max(named[asked.group] ?? 0, asked.worth);
    }
    return { named, worth: found === 0 ? 0 : (sum(named) * found) / size };
  }

  /** The one author whom most of the question's words name. */
  #author({ terms, fieldBits: bits, parts, length }: Positions): { groups: number[]; worth: number } {
    let best: { groups: number[]; worth: number } = { groups: [], worth: 0 };
    let groups: number[] = [];
    let worth = 0;
    let first: number | undefined;
    for (let at = 0; at < length; at++) {
      if (bits[at] !== fieldBits.authors) continue;
      const author = parts[at] ?? 0;
      first ??= author;
      if (parts[at - 1] !== author) worth = 0;
      const asked = this.#terms.get(terms[at] ?? -1);
      if (asked === undefined) continue;
      groups = worth === 0 ? [asked.group] : [...groups, asked.group];
      const isFamilyName = at + 1 === length || parts[at + 1] !== author;
      worth += asked.worth * (isFamilyName ? 1 : givenName);
      const weighed = worth * (groups.length > 1 ? fullName : author === first ? 1 : laterAuthor);
      if (weighed > best.worth) best = { groups, worth: weighed };
    }
    return best;
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
