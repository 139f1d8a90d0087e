import { isSameNumber } from './alignment.ts';
import type { Token } from './tokens.ts';

/**
 * Whether a number by which something changes in the sentences is what it comes to in the claim, or the other way round: "to 85% of
 * its size", of "by 85%".
 */
export const takesChangeForLevel = (claim: readonly Token[], sentences: readonly (readonly Token[])[]): boolean =>
  claim.some((number, at) => {
    // Three times as much is three times of it.
    const said = number.kind === 'number' && number.unit !== 'times' ? changeAt(claim, at) : undefined;
    const held = sentences.flatMap((sentence) =>
      sentence.flatMap((token, place) => (isSameNumber(number, token) ? [changeAt(sentence, place)] : [])),
    );
    return said !== undefined && held.length > 0 && held.every((each) => each !== undefined && each !== said);
  });

/** Whether a number says by how much something changes, or what it comes to or was before; undefined where nothing says so. */
function changeAt(tokens: readonly Token[], at: number): 'by' | 'to' | undefined {
  const back = tokens.slice(Math.max(0, at - mostLinks), at).reverse();
  const end = back.findIndex(({ text }) => !linking.test(text));
  const before = (end === -1 ? back : back.slice(0, end + 1)).map(({ text }) => text);
  if (before[0] === 'to' && /^(?:up|close|next)$/.test(before[1] ?? ''))
    return before.includes('by') ? 'by' : undefined;
  const word = before.find((text) => /^(?:by|to|against|reach\w*|scor\w*|with)$/.test(text));
  if (word === 'by') return 'by';
  return word === undefined ||
    changes.test(
      tokens
        .slice(at + 1, at + 4)
        .map(({ text }) => text)
        .join(' '),
    )
    ? undefined
    : 'to';
}
/** "by about a further 3%" */
const linking =
  /^(?:up|to|about|around|roughly|approximately|nearly|almost|over|more|than|only|just|a|an|another|further|additional|of|least|at)$/;
const mostLinks = 5;
const changes =
  /\b(?:improv|gain|increas|reduc|decreas|drop|boost|speedup|more|less|higher|lower|faster|fewer|better|worse|points|relative|smaller|larger|lead|margin)/;
