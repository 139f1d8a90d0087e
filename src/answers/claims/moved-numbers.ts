import { align, isContent, likenessOf } from './alignment.ts';
import { clausesOf } from './clauses.ts';
import type { Token } from './tokens.ts';

/**
 * Whether a claim gives a number to what another clause of its sentence is about: "cuts latency by 20%", of "reducing
 * length by 20%, with improvements in latency". The number's own clause then names a thing that the claim leaves out, and
 * the claim names none of it but where it goes.
 */
export const movesNumber = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  clausesOf(claim).some(([start, end]) =>
    claim.slice(start, end).some((number) => {
      if (number.kind !== 'number' || claim.filter(({ kind }) => kind === 'number').length > 2) return false;
      const homes = sentences.flatMap((sentence) => {
        const place = sentence.findIndex((token) => likenessOf(number, token) === 1);
        const clause = clausesOf(sentence).find(([from, to]) => place >= from && place < to);
        return place === -1 || clause === undefined ? [] : [{ sentence, clause }];
      });
      return (
        homes.length > 0 && homes.every(({ sentence, clause }) => isMoved(claim.slice(start, end), sentence, clause))
      );
    }),
  );

/**
 * "A surpasses GRPO by 3 points", of "outperforms GRPO by 11 points and surpasses the best rival by 3": a name that has
 * its own margin, given to the number of a clause with a verb of its own.
 */
export const movesName = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  claim.some(
    (number) =>
      number.kind === 'number' &&
      sentences.some((sentence) => {
        const place = sentence.findIndex((token) => likenessOf(number, token) === 1);
        const home = clausesOf(sentence).find(([from, to]) => place >= from && place < to);
        if (!isMargin(sentence, place) || home === undefined || !hasVerb(sentence.slice(...home))) return false;
        return claim.some(
          (name) =>
            name.kind === 'name' &&
            isObjectOf(name, sentence.slice(0, home[0])) &&
            !sentence.slice(...home).some((token) => likenessOf(name, token) > 0),
        );
      }),
  );

/** Whether a name stands behind a verb, and has a margin behind it. */
function isObjectOf(name: Token, before: readonly Token[]): boolean {
  const verb = before.findIndex(({ text }) => comparing.test(text));
  const at = before.findIndex((token) => likenessOf(name, token) === 1);
  return verb !== -1 && at > verb && before.some((_, n) => n > at && isMargin(before, n));
}

/** "by 11 points" */
const isMargin = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === 'number' && tokens[at - 1]?.text === 'by';

const hasVerb = (clause: readonly Token[]) => clause.some(({ text }) => comparing.test(text));
const comparing =
  /^(?:outperform\w*|surpass\w*|beat\w*|exceed\w*|improv\w*|reduc\w*|increas\w*|decreas\w*|achiev\w*|reach\w*)$/;

function isMoved(claim: readonly Token[], sentence: readonly Token[], [from, to]: readonly [number, number]): boolean {
  const aligned = align(claim, sentence).filter(({ at }) => isThing(claim[at]));
  const isHome = ({ place }: { place: number }) => place >= from && place < to;
  const left = sentence
    .slice(from, to)
    .filter((token, n) => isThing(token) && !aligned.some(({ place }) => place === from + n));
  const later = aligned.filter(({ place, likeness }) => place >= to && likeness === 1);
  return !aligned.some(isHome) && left.length > 1 && later.length > 0;
}

/** A word that says what is spoken of, rather than where it goes. */
const isThing = (token: Token | undefined): boolean =>
  token?.kind === 'word' && isContent(token) && !moving.test(token.text);
const moving =
  /^(?:improv\w*|increas\w*|reduc\w*|cut\w*|rais\w*|boost\w*|gain\w*|lower\w*|decreas\w*|achiev\w*|reach\w*|yield\w*|show\w*|outperform\w*|surpass\w*|lead\w*|deliver\w*|enhanc\w*|average|percent\w*|points?)$/;
