import { isContent, likenessOf } from './alignment.ts';
import type { Token } from './tokens.ts';

/** Words behind which stands what comes later. */
const later = /^(?:then|followed|subsequently|afterwards|later|finally)$/;
/** How many words on either side of such a word are one step. */
const reach = 2;

type Steps = { before: Token[]; behind: Token[] };

/** The steps before and behind each word that puts them in an order. */
const stepsIn = (tokens: readonly Token[]): Steps[] =>
  tokens.flatMap(({ text }, at) => {
    if (!later.test(text)) return [];
    const before = tokens.slice(0, at).filter(isContent).slice(-reach);
    const behind = tokens
      .slice(at + 1)
      .filter(isContent)
      .slice(0, reach);
    return [{ before, behind }];
  });

const shared = (some: readonly Token[], others: readonly Token[]): number =>
  some.filter((one) => others.some((other) => likenessOf(one, other) === 1)).length;

/** Whether a claim puts two steps in the other order than its sentences: "A, then B", of "B, followed by A". */
export const turnsSequence = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean => {
  const held = sentences.flatMap(stepsIn);
  return stepsIn(claim).some(({ before, behind }) => {
    const turns = (other: Steps) => {
      const [first, second] = [shared(before, other.behind), shared(behind, other.before)];
      const straight = shared(before, other.before) + shared(behind, other.behind);
      return first > 0 && second > 0 && first + second > straight;
    };
    return held.length > 0 && held.every(turns);
  });
};
