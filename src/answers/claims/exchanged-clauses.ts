import { isContent, likenessOf } from './alignment.ts';
import { clausesOf } from './clauses.ts';
import type { Token } from './tokens.ts';

type Tokens = readonly Token[];

/** Likeness that is no matter of other words, or of a name's other forms. */
const surely = 0.8;
/** How many times more of a clause must stand in the other one than in its subject's own. */
const clearly = 2;

/**
 * Whether two clauses of a claim say of each other's subject what their sentences say of it: "soft masks cost memory and hard ones
 * blur edges", of "hard masks cost memory, whereas soft ones blur edges".
 */
export const exchangesClauses = (claim: Tokens, sentences: readonly Tokens[]): boolean => {
  const clauses = sentences.flatMap((sentence) => clausesOf(sentence).map(([from, to]) => sentence.slice(from, to)));
  const crossed = clausesOf(claim).flatMap(([from, to]) => {
    const places = claim.slice(from, to).flatMap((token) => placeOf(token, clauses) ?? []);
    const [home, ...rest] = places;
    const away = rest.find((place) => place !== home);
    if (home === undefined || away === undefined) return [];
    const body = rest.slice(rest.indexOf(away));
    const count = (clause: number) => body.filter((place) => place === clause).length;
    return count(away) > clearly * count(home) ? [{ home, away }] : [];
  });
  return crossed.some(({ home, away }) => crossed.some((other) => other.home === away && other.away === home));
};

/** The only clause in which a token stands. */
function placeOf(token: Token, clauses: readonly Tokens[]): number | undefined {
  if (!isContent(token)) return undefined;
  const places = clauses.flatMap((clause, n) =>
    clause.some((other) => likenessOf(token, other) >= surely) ? [n] : [],
  );
  return places.length === 1 ? places[0] : undefined;
}
