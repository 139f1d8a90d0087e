import { synonymsOf } from '../synonyms.ts';
import type { Token } from './tokens.ts';

const negators =
  /^(?:not|no|never|without|cannot|can't|nor|neither|none|hardly|unable|fails?|failed|failing|lacks?|unlike|n't)$|n['’]t$/;
/** What stands between a negation and what is denied: "not yet capable of following", "not always guarantee". */
const between =
  /^(?:yet|always|necessarily|only|even|be|being|been|capable|able|possible|likely|sufficient|enough|to|of|the|a|an|any|in|for|as|more|most|all|ideally|additional|further|requir\w*|need|needs|needing|use|uses|using|involv\w*|rely\w*|\w+ly)$/;
const words = 2;

/** The stems that are denied in a sentence, and all of its stems. */
export function deniedIn(
  tokens: readonly Token[],
  reach?: number,
): { denied: Set<string>; isNegatedAt: (at: number) => boolean } {
  const denied = new Set<string>();
  const places = new Set<number>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'word' || !negators.test(token.text)) continue;
    if (token.text === 'not' && tokens[at + 1]?.text === 'only') continue;
    const most = reach ?? (token.text === 'no' ? words : 1);
    let found = 0;
    for (let place = at + 1; place < tokens.length && found < most; place++) {
      const next = tokens[place];
      if (next === undefined || next.kind === 'break') break;
      if (next.kind !== 'word') continue;
      places.add(place);
      if (between.test(next.text) || next.stem === '') {
        if (next.stem !== '') denied.add(next.stem);
        continue;
      }
      denied.add(next.stem);
      found += 1;
    }
  }
  return { denied, isNegatedAt: (at) => places.has(at) };
}

/** Words that deny by what they mean. */
const softer =
  /^(?:only|less|fewer|below|lower|worse|insufficient|infeasible|far|rather|instead|behind|under|short|absent|un(?:able|likely|clear|solved|necessary|seen|suited|changed)|in(?:ability|capable|sufficient|feasible|efficient)\w*|free|lossless|negligibl[ey]|minimal|little|hardly)$/;

/** Whether claim and sentence deny the same: nothing is affirmed that the sentence denies, nor denied that it does not. */
export function deniesAlike(claim: readonly Token[], sentence: readonly Token[]): boolean {
  const said = deniedIn(claim).denied;
  const held = deniedIn(sentence).denied;
  const nearDenied = deniedIn(claim, 3).denied;
  const affirmed = stemsIn(claim).filter((stem) => !nearDenied.has(stem));
  const heldStems = stemsIn(sentence);
  const occurrences = (stem: string) => heldStems.filter((each) => each === stem).length;
  if (affirmed.some((stem) => held.has(stem) && occurrences(stem) === 1 && !isOpposed(claim))) return false;
  if (said.size === 0) return true;
  const deniedToo = [...said].some((stem) => held.has(stem) || [...synonymsOf(stem)].some((other) => held.has(other)));
  return deniedToo || isOpposed(sentence);
}

const isOpposed = (tokens: readonly Token[]) => tokens.some(({ kind, text }) => kind === 'word' && softer.test(text));

const stemsIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => (token.kind === 'word' && token.stem !== '' ? [token.stem] : []));
