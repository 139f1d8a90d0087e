import type { Term } from './question.ts';

/** A rare word tells more, but one rare word must not outweigh all others. */
export const rarityPower = 0.75;

/** How much a word counts of what a question to many papers is about. */
export const told = ({ weight }: Pick<Term, 'weight'>): number => weight ** rarityPower;
