import { isBe } from './comparisons.ts';
import type { Token } from './tokens.ts';

/** What is done with a name, or it does: each row is one part that it plays. */
const roles: readonly [string, RegExp][] = [
  [
    'trained',
    /^(?:train|trained|training|trains|pretrained|pretraining|finetuned|finetuning|tuned|tuning|learned|learning|starting|initiali[sz]ed)$/,
  ],
  [
    'tested',
    /^(?:evaluat\w*|test|tests|tested|testing|benchmark\w*|reach\w*|achiev\w*|scor\w*|generali[sz]\w*|transfer\w*|accuracy|measured)$/,
  ],
  ['built', /^(?:based|built|builds|backbone|initiali[sz]ed|derived|extends?)$/],
];

/** Whether each name plays in the sentence the part that the claim gives it: trained on, tested on, built on. */
export function playsSameRoles(claim: readonly Token[], sentence: readonly Token[]): boolean {
  const inSentence = rolesIn(sentence);
  for (const [key, said] of rolesIn(claim)) {
    const held = inSentence.get(key);
    if (held !== undefined && [...said].every((role) => !held.has(role))) return false;
  }
  return true;
}

const reach = 5;

/** The parts of names that follow their words: "trained on A", "evaluated with B on C". */
function rolesIn(tokens: readonly Token[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [at, token] of tokens.entries()) {
    if (token.kind !== 'name') continue;
    for (let back = 1, words = 0; words <= reach; back++) {
      const before = tokens[at - back];
      if (before === undefined || before.kind === 'break') break;
      if (before.kind !== 'name' && before.text !== 'and') words += 1;
      const role = roles.find(([, pattern]) => before.kind === 'word' && pattern.test(before.text))?.[0];
      if (role === undefined) continue;
      const isAfterPreposition =
        /^(?:on|with|from|in|to|upon|using)$/.test(tokens[at - back + 1]?.text ?? '') || back <= 2;
      if (isAfterPreposition) found.set(token.key, (found.get(token.key) ?? new Set()).add(role));
      break;
    }
  }
  return found;
}

/**
 * Whether what does something in the claim does it in the sentence: where a name stands only behind a verb there, and
 * another name before it, they have changed places.
 */
export const hasSameSubjects = (claim: readonly Token[], sentence: readonly Token[]): boolean =>
  claim.every((verb, at) => {
    if (verb.kind !== 'word' || verb.stem === '' || verb.isJoined === true || !isVerb(verb.text)) return true;
    const [left, right] = sidesOf(claim, at);
    const places = sentence.flatMap((token, place) =>
      token.kind === 'word' && token.stem === verb.stem && token.isJoined !== true ? [place] : [],
    );
    if (left.size === 0 || places.length === 0) return true;
    return places.some((place) => {
      const [before, behind] = sidesOf(sentence, place);
      if (before.size === 0) return true;
      const isReplaced = [...left].every(
        (key) => !before.has(key) && sentence.some((token) => token.kind === 'name' && token.key === key),
      );
      const isTurned =
        only(right, left).some((key) => before.has(key) && !behind.has(key)) &&
        only(left, right).some((key) => behind.has(key) && !before.has(key));
      return !isReplaced && !isTurned;
    });
  });

const only = (some: ReadonlySet<string>, others: ReadonlySet<string>) => [...some].filter((key) => !others.has(key));

const isVerb = (word: string) => /(?:s|ed|ing|t|n)$/.test(word);

/** Names before and behind a verb in its clause, the other way round for "is … by". */
function sidesOf(tokens: readonly Token[], at: number): [Set<string>, Set<string>] {
  let from = at;
  while (from > 0 && !isEdge(tokens[from - 1])) from -= 1;
  let to = at + 1;
  while (to < tokens.length && !isEdge(tokens[to])) to += 1;
  const names = (start: number, end: number) =>
    new Set(
      tokens
        .slice(start, end)
        .flatMap((token, n) => (token.kind === 'name' && !isAdjunct(tokens, start + n) ? [token.key] : [])),
    );
  const isPassive = isBe(tokens[at - 1]) && tokens.slice(at + 1, at + 3).some(({ text }) => text === 'by');
  const sides: [Set<string>, Set<string>] = [names(from, at), names(at + 1, to)];
  return isPassive ? [sides[1], sides[0]] : sides;
}

/** "on GSM8K", "in 3D": no subject. */
const isAdjunct = (tokens: readonly Token[], at: number) =>
  [1, 2].some((back) => /^(?:on|in|for|at|across|with|using|by|than|of)$/.test(tokens[at - back]?.text ?? ''));

const isEdge = (token: Token | undefined) =>
  (token?.kind === 'break' && token.text !== '(' && token.text !== ')' && token.text !== ',') ||
  /^(?:while|whereas|but|though|although)$/.test(token?.text ?? '');
