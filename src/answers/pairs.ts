import type { PaperText } from './passages.ts';
import type { Question, Term } from './question.ts';
import { sum } from './sum.ts';
import { termShare } from './term-match.ts';

/** Words of a pair may have so many words between them, less one. */
const pairReach = 2;

/** The share of the question's pairs of words, by weight, that stand together in none of these runs of stems. */
export function apartIn(runs: readonly (readonly string[])[], { pairs, terms }: Question, text: PaperText): number {
  const weighed = pairs.flatMap(([first, second]) => {
    const [one, other] = [terms.find(({ stem }) => stem === first), terms.find(({ stem }) => stem === second)];
    if (one === undefined || other === undefined) return [];
    return [{ weight: one.weight + other.weight, meet: runs.some((stems) => meetIn(stems, one, other, text)) }];
  });
  const all = sum(weighed.map(({ weight }) => weight));
  return all === 0 ? 0 : sum(weighed.map(({ weight, meet }) => (meet ? 0 : weight))) / all;
}

function meetIn(stems: readonly string[], one: Term, other: Term, text: PaperText): boolean {
  const [here, there] = [placesOf(one, stems, text), placesOf(other, stems, text)];
  return here.some((at) => there.some((beside) => at !== beside && Math.abs(at - beside) <= pairReach));
}

const placesOf = (term: Term, stems: readonly string[], text: PaperText): number[] =>
  stems.flatMap((stem, at) => (termShare(term, new Set([stem]), text) > 0 ? [at] : []));
