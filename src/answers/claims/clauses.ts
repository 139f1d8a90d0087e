import { type Aligned, align, isContent, weightOf } from './alignment.ts';
import type { Token } from './tokens.ts';

/** From one place up to another. */
export type Span = readonly [from: number, to: number];

/** What begins a part of a sentence. */
const joints = /^(?:[,;:.]|and|but|while|whereas|yet|so|though|although|because|which|whose|who|where)$/;
/** What does so, and says something itself. */
const sayingJoints = /^(?:without|rather|instead|unlike)$/;
/** A part that says less belongs to the one before it. */
const leastContent = 3;

/** The parts of a sentence between its signs and conjunctions. */
export function clausesOf(tokens: readonly Token[]): Span[] {
  const spans: [number, number][] = [];
  const isThin = ([from, to]: Span) => tokens.slice(from, to).filter(isContent).length < leastContent;
  let from = 0;
  for (let to = 1; to <= tokens.length; to += 1) {
    const text = tokens[to]?.text ?? '.';
    if (!joints.test(text) && !sayingJoints.test(text)) continue;
    const last = spans.at(-1);
    if (last !== undefined && (isThin([from, to]) || isThin(last))) last[1] = to;
    else spans.push([from, to]);
    from = sayingJoints.test(text) ? to : to + 1;
  }
  return spans;
}

/** A part of a claim, with the sentence that holds most of it and the parts of that from which it is taken. */
export type Part = {
  from: number;
  tokens: readonly Token[];
  sentence: readonly Token[];
  aligned: readonly Aligned[];
  sources: readonly Span[];
};

/** The least share of what a part shares with its sentence that a clause must hold to be a source of it. */
const leastShare = 0.34;

export function partsOf(claim: readonly Token[], sentences: readonly (readonly Token[])[]): Part[] {
  return clausesOf(claim).map(([from, to]) => {
    const tokens = claim.slice(from, to);
    const weigh = (aligned: readonly Aligned[]) =>
      aligned.reduce(
        (sum, { at, likeness }) => sum + likeness * (tokens[at] === undefined ? 0 : weightOf(tokens[at])),
        0,
      );
    const [best = { sentence: [], aligned: [] }] = sentences
      .map((sentence) => ({ sentence, aligned: align(tokens, sentence) }))
      .sort((one, other) => weigh(other.aligned) - weigh(one.aligned));
    const sources = clausesOf(best.sentence).filter(
      ([start, end]) =>
        weigh(best.aligned.filter(({ place }) => place >= start && place < end)) >= leastShare * weigh(best.aligned),
    );
    return { from, tokens, ...best, sources };
  });
}
