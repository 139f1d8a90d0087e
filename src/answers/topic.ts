import type { Paper } from '../core/papers/paper.ts';
import type { Steps } from '../core/yield.ts';
import { otherFormsOf } from './abbreviations.ts';
import { stemsOf } from './analysis.ts';
import { properNamesIn } from './names.ts';
import { apartIn } from './pairs.ts';
import type { PaperText } from './passages.ts';
import type { Question, Term } from './question.ts';
import { sum } from './sum.ts';
import { termShare } from './term-match.ts';

/** How far a paper, its title and abstract, is about what a question names, each from 0 to 1. */
export type Topic = {
  /** How much of the question's words, by rarity, the paper holds, and how many of its pairs of words together. */
  held: number;
  /** How much of them its title holds. */
  titled: number;
};

/** A rare word tells more, but one rare word must not outweigh all others. */
const rarityPower = 0.9;
/** Where all of an abstract is looked through, another word of the same meaning is nearly the word itself. */
const otherWord = 0.75;
/** How much the pairs that stand together in the question alone take away. */
const pairShare = 0.2;

export const told = ({ weight }: Term): number => weight ** rarityPower;

export function* topicOf(text: PaperText, question: Question): Steps<Topic> {
  const { terms } = question;
  const asked = sum(terms.map(told));
  if (asked === 0 || !holdsNames(text, question.text)) return { held: 0, titled: 0 };
  const shareOf = (shares: readonly number[]) => sum(terms.map((term, at) => told(term) * (shares[at] ?? 0))) / asked;
  const titled = terms.map((term) => holding(term, text.titleStems, text));
  const held = [...titled];
  for (const { counts } of text.passages) {
    for (const [at, term] of terms.entries()) {
      const before = held[at] ?? 0;
      if (before < 1) held[at] = Math.max(before, holding(term, counts, text));
    }
    yield;
  }
  const apart = apartIn([[...text.titleStems], ...text.passages.map(({ stems }) => stems)], question, text);
  return { held: shareOf(held) * (1 - pairShare * apart), titled: shareOf(titled) };
}

/** Whether a paper, unread, can be about so much of a question: its letters hold the beginnings of its words, or of others for them. */
export function mayHold(
  { title, abstract }: Pick<Paper, 'title' | 'abstract'>,
  { terms }: Question,
  least: number,
): boolean {
  const letters = `${title} ${abstract}`.toLowerCase().replaceAll('-', '');
  const isThere = (stem: string) => letters.includes(stem.slice(0, Math.max(shortestBeginning, stem.length - 1)));
  const held = terms.filter(({ stem, alternatives }) =>
    [stem, ...alternatives, ...otherFormsOf(stem, noneOwn)].some(isThere),
  );
  return sum(held.map(told)) >= least * sum(terms.map(told));
}

/** A stem's last letter may not be the word's ("memori"). */
const shortestBeginning = 3;
const noneOwn: ReadonlyMap<string, ReadonlySet<string>> = new Map();

function holding(term: Term, stems: Parameters<typeof termShare>[1], text: PaperText): number {
  const share = termShare(term, stems, text);
  return share < otherWord && [...term.alternatives].some((stem) => stems.has(stem)) ? otherWord : share;
}

/** Every model, dataset or paper that the question names. */
const holdsNames = ({ titleStems, spread }: PaperText, question: string): boolean =>
  properNamesIn(question).every((name) => stemsOf(name).every((stem) => titleStems.has(stem) || spread.has(stem)));
