import { stemsOf } from './analysis.ts';

/** The two things that a question sets against each other, as stems that only one of them has. */
export type Sides = readonly [ReadonlySet<string>, ReadonlySet<string>];

const against = /,?\s(?:or|vs\.?|versus|than|beats?|match(?:es)?|outperforms?)\s/i;
/** Words on either side of it. */
const mostWords = 6;

/** "Discrete tokens or continuous features?", "does A beat B?"; absent where a question sets nothing against another. */
export function sidesOf(question: string): Sides | undefined {
  const [before, behind] = question.split(against);
  if (before === undefined || behind === undefined) return undefined;
  const left = stemsOf(wordsOf(before.split(/[,;:]/).at(-1)).slice(-mostWords).join(' '));
  const right = stemsOf(wordsOf(behind.split(/[,;:]/)[0]).slice(0, mostWords).join(' '));
  const [own, others] = [
    new Set(left.filter((stem) => !right.includes(stem))),
    new Set(right.filter((stem) => !left.includes(stem))),
  ];
  return own.size === 0 || others.size === 0 ? undefined : [own, others];
}

const wordsOf = (clause = ''): string[] => clause.split(/\s/).filter((word) => word !== '');
