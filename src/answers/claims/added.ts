import { isCommon } from '../analysis.ts';
import { areOtherWords } from '../thesaurus.ts';
import type { Directed } from './attachments.ts';
import { ways } from './directions.ts';
import { isLight } from './light-words.ts';

/**
 * Whether a claim has a word of some matter ("at night", "learnable tokens") that its sentences have in no form and no other
 * word: neither one that anybody retells a sentence by, nor one that says where something goes and they say so, too, nor
 * one that abstracts seldom hold, by which no thing of the field is told. `known`: places of words that they have.
 */
export const bringsWord = (
  { tokens, directions }: Directed,
  sentences: readonly Directed[],
  known: readonly number[],
): boolean => {
  const said = new Set([
    ...known,
    ...directions
      .filter((one) => sentences.some((sentence) => sentence.directions.some((held) => ways(one, held) === 'same')))
      .map(({ at }) => at),
  ]);
  const stems = sentences.flatMap((sentence) =>
    sentence.tokens.flatMap((token) => (token.kind === 'word' && token.stem !== '' ? [token.stem] : [])),
  );
  return tokens.some(
    (token, at) =>
      token.kind === 'word' &&
      token.stem !== '' &&
      !said.has(at) &&
      !isLight(token.stem) &&
      isCommon(token.text) &&
      !stems.some((held) => areOtherWords(token.stem, held)),
  );
};
