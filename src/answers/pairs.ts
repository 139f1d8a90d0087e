import type { PaperText } from './passages.ts';
import type { Question, Term } from './question.ts';
import { sum } from './sum.ts';
import { stemShare } from './term-match.ts';

/** Words of a pair may have so many words between them, less one. */
const pairReach = 2;

/** The share of the question's pairs of words, by weight, that do not stand together among these stems. */
export function apartIn(
  stems: readonly string[],
  question: Pick<Question, 'pairs' | 'terms'>,
  text: PaperText,
): number {
  const weighed = pairsOfTerms(question).map(([one, other]) => ({
    weight: one.weight + other.weight,
    meet: meetIn(stems, one, other, text),
  }));
  const all = sum(weighed.map(({ weight }) => weight));
  return all === 0 ? 0 : sum(weighed.map(({ weight, meet }) => (meet ? 0 : weight))) / all;
}

export const pairsOfTerms = ({ pairs, terms }: Pick<Question, 'pairs' | 'terms'>): [Term, Term][] =>
  pairs.flatMap(([first, second]) => {
    const [one, other] = [terms.find(({ stem }) => stem === first), terms.find(({ stem }) => stem === second)];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });

function meetIn(stems: readonly string[], one: Term, other: Term, text: PaperText): boolean {
  const isAt = (term: Term, at: number) => stemShare(term, stems[at] ?? '', text) > 0;
  for (let at = 0; at < stems.length; at += 1)
    if (isAt(one, at))
      for (let beside = Math.max(0, at - pairReach); beside <= Math.min(at + pairReach, stems.length - 1); beside += 1)
        if (beside !== at && isAt(other, beside)) return true;
  return false;
}
