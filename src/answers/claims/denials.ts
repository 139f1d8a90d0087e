import { likenessOf } from './alignment.ts';
import type { Part } from './clauses.ts';
import type { Token } from './tokens.ts';

const negators =
  /^(?:not|no|never|without|cannot|nor|neither|none|hardly|barely|scarcely|unable|fails?|failed|failing|struggl\w*|lacks?|lacking|unlike|rather|instead|avoid\w*|eliminat\w*|absence|prevent\w*|unlikely|unclear|impossible)$|n['’]t$/;
/** By what a claim may say in its own way that something is not. */
const softeners =
  /^(?:not|no|never|without|cannot|nor|neither|none|hardly|barely|lacks?|lacking|unlike|rather|instead|less|fewer|away|stops?|nothing|struggl\w*|trouble|difficult(?:y|ies)|disappear\w*|fails?|failing|failed|free|unable|little|avoid\w*|only|poor\w*|worse|bad\w*|held|hold\w*|limited|lower)$|n['’]t$/;
/** These deny what follows them only. */
const turning = /^(?:rather|instead|unlike)$/;
/** "Without compromising recall" keeps it. */
const harms = /\b(?:compromis|sacrific|degrad|harm|hurt|los[est]|impair|affect|chang|damag|drop|declin)/;
const textsBehind = (tokens: readonly Token[], at: number): string =>
  tokens
    .slice(at + 1, at + 3)
    .map(({ text }) => text)
    .join(' ');
/** "Not only", "instead of relying solely on"; "instead" and "rather" by themselves deny what stands before them, if anything. */
const isNegator = (tokens: readonly Token[], at: number): boolean => {
  const text = tokens[at]?.text ?? '';
  if (!negators.test(text)) return false;
  if (/^(?:instead|rather)$/.test(text) && !/^(?:of|than)$/.test(tokens[at + 1]?.text ?? '')) return false;
  if (/^fail/.test(text) && tokens[at + 1]?.text !== 'to') return false;
  return !tokens.slice(at + 1, at + 4).some((next) => /^(?:only|just|solely)$/.test(next.text));
};
/** So many words behind a negator are denied surely, and so many perhaps. */
const [surely, perhaps] = [4, 6];

/**
 * Whether a claim affirms what its sentence denies, or denies what it affirms: a word that both have stands behind a
 * negator in one of them only. Where the claim softens the part in another way ("poor", "less"), that is no fault alone.
 */
export function turnsDenial(claim: readonly Token[], parts: readonly Part[]): boolean {
  const [saidSurely, saidPerhaps] = [denialsOf(claim), denialsOf(claim, perhaps)];
  return parts.some(({ from, tokens, sentence, aligned }) => {
    const [heldSurely, heldPerhaps] = [denialsOf(sentence), denialsOf(sentence, perhaps)];
    const turned = aligned.flatMap(({ at, place, likeness }) => {
      const token = tokens[at];
      if (token === undefined || token.kind === 'number' || likeness < surelyAlike) return [];
      const isDenied = saidSurely[from + at] === true;
      const isAlike = (n: number) =>
        isDenied ? heldPerhaps[n] === true : saidPerhaps[from + at] === true || heldSurely[n] !== true;
      if (sentence.some((other, n) => (n === place || likenessOf(token, other) >= likeness) && isAlike(n))) return [];
      return [isDenied ? 'denied' : isSoftened(tokens, at) ? 'softened' : 'affirmed'];
    });
    return turned.includes('affirmed') || (turned.includes('softened') && turned.includes('denied'));
  });
}

/** Other words of like meaning are not denied by what denies the word. */
const surelyAlike = 0.8;

const isSoftened = (tokens: readonly Token[], at: number): boolean =>
  tokens.some(
    ({ kind, text }, place) => kind === 'word' && softeners.test(text) && (place < at || !turning.test(text)),
  );

/** Which tokens are denied, up to so many words behind what denies them. */
export function denialsOf(tokens: readonly Token[], reach = surely): boolean[] {
  return tokens.map((token, at) => {
    if (token.kind === 'word' && tokens[at + 1]?.text === 'free') return true;
    for (let back = at - 1, words = 0; back >= 0 && words < reach; back -= 1) {
      const before = tokens[back];
      if (before === undefined || /^(?:but|while|whereas|due|because|since|as|when|if|[;:.()])$/.test(before.text))
        break;
      if (isNegator(tokens, back)) return harms.test(token.text) || !harms.test(textsBehind(tokens, back));
      if (/^(?:,|and|which|that)$/.test(before.text)) words += 2;
      else if (before.kind !== 'word' || before.stem !== '') words += 1;
    }
    return false;
  });
}

/** "Models have gaps", of models that struggle. */
const troubles = /^(?:challeng\w*|limitations?|gaps?|minimal\w*|weakness\w*)$/;

/** Whether a part of a claim is taken from a clause that denies something, and the claim says of nothing that it is not. */
export const dropsDenial = (claim: readonly Token[], parts: readonly Part[]): boolean =>
  !claim.some(({ text }) => softeners.test(text) || negators.test(text) || troubles.test(text)) &&
  parts.some(({ sentence, sources }) =>
    sources.some(([from, to]) =>
      sentence
        .slice(from, to)
        .some((_, at) => isNegator(sentence, from + at) && !harms.test(textsBehind(sentence, from + at))),
    ),
  );

/**
 * Whether a claim speaks of what its sentence denies all of that is said before it: "…, while noisy signals do not".
 * It may say of that only that it is not so.
 */
export const speaksOfElided = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  sentences.some((sentence) => {
    const [from, to] = elidedIn(sentence);
    const rest = [...sentence.slice(0, from), ...sentence.slice(to)];
    return sentence
      .slice(from, to)
      .some(
        (token) =>
          claim.some((said) => likenessOf(said, token) === 1) && !rest.some((other) => likenessOf(token, other) > 0),
      );
  });

/** Whether a claim speaks of what its sentences have with "non" before it only ("English", of "non-English"), or the other way round. */
export const dropsNon = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  claim.some((said, at) => {
    if (said.kind === 'number' || said.kind === 'break') return false;
    const isNon = (tokens: readonly Token[], place: number) => /^non$/.test(tokens[place - 1]?.text ?? '');
    const held = sentences.flatMap((sentence) =>
      sentence.flatMap((token, place) => (likenessOf(said, token) === 1 ? [isNon(sentence, place)] : [])),
    );
    return (
      held.length > 0 &&
      held.every((one) => one !== isNon(claim, at)) &&
      !denies(claim) &&
      !claim.some(({ text }) => text === 'other')
    );
  });

/** Whether a claim says of something that it is not so, in any way. */
export const denies = (claim: readonly Token[]): boolean => claim.some(({ text }) => softeners.test(text));

/** Where a sentence says of some only that they do not, or are not; an empty span where it does not. */
function elidedIn(sentence: readonly Token[]): [from: number, to: number] {
  const end = sentence.findIndex(
    ({ text }, at) =>
      text === 'not' &&
      /^(?:do|does|did|is|are|was|were|can|could)$/.test(sentence[at - 1]?.text ?? '') &&
      (sentence[at + 1] === undefined || sentence[at + 1]?.kind === 'break'),
  );
  if (end === -1) return [0, 0];
  const start = sentence.findLastIndex(
    ({ text }, at) => at < end && /^(?:[,;]|while|whereas|but|and|though|although)$/.test(text),
  );
  return [start + 1, end + 1];
}

/** Whether a claim says plainly that something is not, which the clauses it is taken from say without a word that limits it. */
export const deniesPlainly = (claim: readonly Token[], parts: readonly Part[]): boolean =>
  parts.some(({ from, tokens, sentence, sources }) => {
    const held = sources.flatMap(([start, end]) => sentence.slice(start, end));
    if (held.some(({ text }) => softeners.test(text) || negators.test(text))) return false;
    return tokens.some(({ text }, at) => {
      if (!/^(?:not|never|cannot|no|without|fails?|lacks?)$|n['’]t$/.test(text)) return false;
      const denied = claim.slice(from + at + 1).find((token) => token.kind === 'word' && token.stem !== '');
      return denied !== undefined && held.some((other) => likenessOf(denied, other) === 1);
    });
  });
