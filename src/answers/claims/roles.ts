import { isBe } from './comparisons.ts';
import { directionsOf } from './directions.ts';
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
export function hasSameSubjects(claim: readonly Token[], sentence: readonly Token[]): boolean {
  const inSentence = new Set(sentence.flatMap((token) => (token.kind === 'name' ? [token.key] : [])));
  return claim.every((verb, at) => {
    if (verb.kind !== 'word' || verb.stem === '' || verb.isJoined === true || !isVerb(verb.text)) return true;
    const [left, right] = sidesOf(claim, at);
    if (left.size === 0) return !isOtherSubject(claim, at, sentence, verb.stem);
    const places = sentence.flatMap((token, place) =>
      token.kind === 'word' && token.stem === verb.stem && token.isJoined !== true ? [place] : [],
    );
    if (places.length === 0) return true;
    return places.some((place) => {
      const [before, behind] = sidesOf(sentence, place);
      if (before.size === 0) return true;
      const isReplaced = [...left].every(
        (key) => !before.has(key) && sentence.some((token) => token.kind === 'name' && token.key === key),
      );
      const isTurned =
        only(right, left).some((key) => before.has(key) && !behind.has(key)) &&
        only(left, right).some((key) => behind.has(key) && !before.has(key));
      const isMoved =
        right.size > 0 && [...right].every((key) => !behind.has(key) && !before.has(key) && inSentence.has(key));
      return !isReplaced && !isTurned && !isMoved;
    });
  });
}

/**
 * Whether what stands before a verb without a name ("baselines reach") stands only behind it in the sentence. Words that
 * say where something goes are said of either side: "accuracy rises", "it raises accuracy".
 */
function isOtherSubject(claim: readonly Token[], at: number, sentence: readonly Token[], stem: string): boolean {
  const verb = claim[at];
  if (verb === undefined || isBe(claim[at - 1]) || directionsOf([verb], () => false).length > 0) return false;
  const subject = stemsIn(claim.slice(Math.max(0, at - 6), at));
  const place = sentence.findIndex((token) => token.kind === 'word' && token.stem === stem);
  if (subject.length === 0 || place === -1 || isBe(sentence[place - 1])) return false;
  const before = stemsIn(sentence.slice(0, place));
  const behind = stemsIn(sentence.slice(place + 1));
  return (
    before.length > 0 &&
    subject.every((each) => !before.includes(each)) &&
    new Set(subject.filter((each) => behind.includes(each))).size > 2
  );
}

const stemsIn = (tokens: readonly Token[]) =>
  tokens.flatMap((token) => (token.kind === 'word' && token.stem !== '' ? [token.stem] : []));

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
