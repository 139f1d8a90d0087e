import { stemsOf } from './analysis.ts';

/** The two things that a question sets against each other, as stems that only one of them has. */
export type Sides = readonly [ReadonlySet<string>, ReadonlySet<string>];

const against =
  /(?:\bbetter\b[^,?]{0,40}[,:-] )?((?:[\p{L}\d-]+ ){1,5}?[\p{L}\d-]+),? (?:or|vs\.?|versus|than|beats?|match(?:es)?|outperforms?) ((?:[\p{L}\d-]+ ?){1,6})/iu;

/** "Discrete tokens or continuous features?", "does A beat B?"; absent where a question sets nothing against another. */
export function sidesOf(question: string): Sides | undefined {
  const [, one = '', other = ''] = against.exec(question) ?? [];
  const [left, right] = [stemsOf(one), stemsOf(other)];
  const [own, others] = [
    new Set(left.filter((stem) => !right.includes(stem))),
    new Set(right.filter((stem) => !left.includes(stem))),
  ];
  return own.size === 0 || others.size === 0 ? undefined : [own, others];
}

/** Whether a sentence tells of both. */
export const tellsBoth = (stems: ReadonlyMap<string, unknown>, [one, other]: Sides): boolean =>
  [one, other].every((side) => [...side].some((stem) => stems.has(stem)));
