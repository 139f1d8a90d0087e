import type { Part } from './clauses.ts';
import type { Token } from './tokens.ts';

/**
 * Words that say more than a sentence does, unless it holds one of their own row: that something is so of all, is so on
 * average, is proven, comes of something, or is as good.
 */
const needed: readonly [claimed: RegExp, held: RegExp][] = [
  [
    /^(?:all|every|each|always|everywhere|anything|completely|entirely|fully|universally|never|everything|reliably)$/,
    /^(?:all|every|each|always|any|entire|whole|complete|completely|entirely|full|fully|universal\w*|never|none|no|consistent\w*|across|both|eliminat\w*|without|regardless|reliabl\w*)$/,
  ],
  [/^both$/, /^(?:both|two|each|all|and)$/],
  [
    /^(?:average|averages|averaged|averaging|mean|overall|median)$/,
    /^(?:average\w*|averaging|mean|overall|median|across)$/,
  ],
  [
    /^(?:proven|prove|proves|proved|guarantee\w*|shown|confirm\w*|demonstrat\w*|already|always|definitely)$/,
    /^(?:proven|prove|proves|proved|guarantee\w*|show\w*|confirm\w*|demonstrat\w*|already|always|find|found|reveal\w*|verif\w*|validat\w*|evaluat\w*|experiment\w*|achiev\w*)$/,
  ],
  [
    /^(?:because|cause|causes|caused|causing|reason|thanks|owing|since|due|why|makes)$/,
    /^(?:because|cause|causes|caused|causing|reason|thanks|owing|since|due|why|makes|by|through|thus|thereby|hence|enabl\w*|result\w*|lead\w*|led|yield\w*|explain\w*|driv\w*|via|with)$/,
  ],
  [
    /^(?:match|matches|matched|equal|equals|par|rivals?)$/,
    /^(?:match\w*|equal\w*|par|rival\w*|same|comparabl[ey]|similar\w*|parity|close|competitive)$/,
  ],
];

/** "At all", "above all", "as a whole", "all about": of nothing in particular. */
const idle = (claim: readonly Token[], at: number): boolean =>
  claim[at]?.text === 'all' &&
  (/^(?:at|above)$/.test(claim[at - 1]?.text ?? '') || /^(?:on|about|of|it|in|,|\.)$/.test(claim[at + 1]?.text ?? ','));

/** Words by which a sentence holds back. */
const hedges =
  /^(?:may|might|could|potential|potentially|possibly|perhaps|suggest|suggests|likely|hypothes\w*|often|typically|usually|sometimes|necessarily|appears?|seems?|most|promising|argue\w*|poised|toward|towards|primarily|would|preliminary)$/;
/** By any of which a claim does. */
const held =
  /^(?:may|might|could|can|potential|potentially|possibly|perhaps|suggest\w*|likely|unlikely|hypothes\w*|often|typically|generally|usually|sometimes|necessarily|appear\w*|seem\w*|most|mostly|many|some|several|promising|aims?|argue\w*|poised|toward|towards|approximately|primarily|indicat\w*|would|preliminary|certain|various|probably|thought|mainly|chiefly|largely)$/;

const has = (tokens: readonly Token[], pattern: RegExp): boolean =>
  tokens.some(({ kind, text }) => kind !== 'name' && pattern.test(text));

/** Whether a claim says no more than its sentences do. */
export function goesNoFurther(claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean {
  const all = sentences.flat();
  return needed.every(
    ([claimed, row]) => !claim.some(({ text }, at) => claimed.test(text) && !idle(claim, at)) || has(all, row),
  );
}

/** Whether a claim is as careful as the clauses that it is taken from. */
export const isAsCareful = (claim: readonly Token[], parts: readonly Part[]): boolean =>
  has(claim, held) ||
  !parts.some(({ sentence, sources }) => sources.some(([from, to]) => has(sentence.slice(from, to), hedges)));
