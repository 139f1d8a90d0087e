import { isContent, likenessOf } from './alignment.ts';
import { type Direction, ways } from './directions.ts';
import type { Token } from './tokens.ts';

type Directed = { tokens: readonly Token[]; directions: readonly Direction[] };

/** How many words on either side of a word of direction are what it is said of, and how far they may stand. */
const mostWords = 3;
const reach = { left: 4, right: 6 };
/** So many words must be shared by what changes. */
const leastShared = 2;

/** Whether the same thing goes one way in the claim and the other way in its sentences: "error grows", of "error falls". */
export const changesOtherwise = (claim: Directed, sentences: readonly Directed[]): boolean =>
  claim.directions.some((said) => {
    const thing = thingOf(claim, said.at);
    const shared = { same: 0, against: 0 };
    for (const sentence of sentences) {
      for (const held of sentence.directions) {
        const way = ways(said, held);
        if (way === 'neither') continue;
        const other = thingOf(sentence, held.at);
        const count = thing.filter((token) => other.some((each) => likenessOf(token, each) >= 0.8)).length;
        const isSame = (way === 'same') === (said.isNegated === held.isNegated);
        const side = isSame ? 'same' : 'against';
        shared[side] = Math.max(shared[side], count);
      }
    }
    return shared.against >= leastShared && shared.against > shared.same;
  });

/** Whether two words of direction, each at its place, are said of anything in common, or one of them of nothing. */
export const areOfOne = (claim: Directed, at: number, sentence: Directed, place: number): boolean => {
  const [thing, other] = [thingOf(claim, at), thingOf(sentence, place)];
  return thing.length === 0 || other.length === 0 || thing.some((one) => other.some((two) => likenessOf(one, two) > 0));
};

/** What stands around a word of direction, up to the next one or to where another part begins. */
function thingOf({ tokens, directions }: Directed, at: number): Token[] {
  const isEnd = (place: number) =>
    directions.some((each) => each.at === place) ||
    /^(?:[,;:.)!?]|and|but|while|whereas|than|over|compared|as|when|because|with|by)$/.test(tokens[place]?.text ?? '.');
  const walk = (step: 1 | -1, most: number) => {
    const found: Token[] = [];
    for (
      let place = at + step;
      Math.abs(place - at) <= most && found.length < mostWords && !isEnd(place);
      place += step
    ) {
      const token = tokens[place];
      if (token !== undefined && token.kind !== 'number' && isContent(token)) found.push(token);
    }
    return found;
  };
  return [...walk(1, reach.right), ...walk(-1, reach.left)];
}
