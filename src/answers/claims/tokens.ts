import { stemsOf, stopWords } from '../analysis.ts';

/** A piece of a sentence: a number with its unit, a name, a word, or a sign that divides. `text` is in lower case. */
export type Token =
  | { kind: 'number'; text: string; value: number; unit: string }
  | { kind: 'name'; text: string; key: string }
  /** `isJoined`: behind a name and a hyphen, as in "HoneyBee-trained". */
  | { kind: 'word'; text: string; stem: string; isJoined?: boolean }
  | { kind: 'break'; text: string };

/** The tokens of a sentence, in order. `known`: keys of names that stand in the other texts, also at their beginnings. */
export function tokensOf(sentence: string, known: ReadonlySet<string> = new Set()): Token[] {
  const tokens: Token[] = [];
  for (const piece of spread(sentence).split(/\s+/).flatMap(piecesOf)) {
    if (dividing.has(piece)) tokens.push({ kind: 'break', text: piece });
    else if (piece !== '') tokens.push(...tokensIn(piece, tokens.length === 0 || tokens.at(-1)?.text === '.', known));
  }
  return joinedNames(withUnits(tokens));
}

const dividing = new Set([...',;:().!?']);

/** A word without the signs around it, and these. */
function piecesOf(chunk: string): string[] {
  let [from, to] = [0, chunk.length];
  while (from < to && dividing.has(chunk[from] ?? '')) from += 1;
  while (to > from && dividing.has(chunk[to - 1] ?? '')) to -= 1;
  return [...chunk.slice(0, from), ...chunk.slice(from, to).split(/[()]/), ...chunk.slice(to)];
}

/** Signs that stand for blanks or words, and numbers that hang together with what they count. */
const spread = (sentence: string): string =>
  sentence
    .replace(/[–—]|--/g, ' , ')
    .replace(/\\?%/g, ' percent ')
    .replace(/(?<=\d),(?=\d{3}\b)/g, '')
    .replace(/\b(fine|pre|post)[- ](?=tun|train)/gi, '$1')
    .replace(/[~≈]/g, ' about ')
    .replace(/(?<=\d) ?(?:[x×](?![\p{L}\d])|times\b|-?fold\b)/gu, ' times ')
    .replace(/\b(two|three|four|five|ten)-?fold\b|\ba factor of (\w+)/gi, ' $1$2 times ')
    .replace(/(?<![\p{L}\p{N}.-])(\d+(?:\.\d+)?(?: percent )?)-(?=\d)/gu, '$1 to ')
    .replace(/(?<=percent )p\b/g, 'points')
    .replace(/(?<=\d\S* (?:percent )?) *(?:up|down) to (?=\d)/g, ' to ')
    .replace(/\b(?:an|one) order of magnitude\b/gi, ' 10 times ')
    .replace(/\$(\d[\d.]*[kmb]?)(?![\p{L}\d])/giu, '$1 dollars')
    .replace(
      shares,
      (_, count: string, part: string) =>
        ` ${(numberWords.get(count.toLowerCase()) ?? 0) * (part.startsWith('f') ? 20 : 25)} percent `,
    )
    .replace(/["“”‘`*]/g, ' ');

/** "four fifths", "three quarters" */
const shares = /\b(two|three|four) (fifths|quarters)\b/gi;

const numberWords = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, value) => [word, value]),
);
const scales = new Map([
  ...['k', 'thousand'].map((word) => [word, 1e3] as const),
  ...['m', 'million', 'millions'].map((word) => [word, 1e6] as const),
  ...['b', 'billion', 'billions'].map((word) => [word, 1e9] as const),
  ...['t', 'trillion'].map((word) => [word, 1e12] as const),
  ['hundred', 100],
]);

/** Shares and multiples that are said in a word. */
const said: ReadonlyMap<string, [value: number, unit: string]> = new Map([
  ['half', [50, 'percent']],
  ['quarter', [25, 'percent']],
  ['twice', [2, 'times']],
  ['double', [2, 'times']],
  ['doubles', [2, 'times']],
  ['doubled', [2, 'times']],
  ['doubling', [2, 'times']],
  ['triple', [3, 'times']],
  ['tenfold', [10, 'times']],
]);

const numeral = /^[+\-−$]?(\d+(?:\.\d+)?)(?:-?([kmbt]|ms|s|h|kb|mb|gb|tb|us|µs|hz|bit))?\+?$/i;
const counted = /^([+\-−]?\d+(?:\.\d+)?[kmbt]?)-([a-z]{3,})$/i;
/** Parts of names that are written small. */
const small =
  /^(?:mini|nano|turbo|flash|large|base|small|tiny|instruct|chat|preview|pro|thinking|lite|medium|distill)$/i;

function tokensIn(piece: string, isFirst: boolean, known: ReadonlySet<string>): Token[] {
  const bare = piece.replace(/^['’]+|['’]s?$/g, '');
  const lower = bare.toLowerCase();
  const ofWord = said.get(lower);
  if (ofWord !== undefined) return [{ kind: 'number', text: lower, value: ofWord[0], unit: ofWord[1] }];
  const spelt = numberWords.get(lower);
  if (spelt !== undefined && spelt > 1) return [{ kind: 'number', text: lower, value: spelt, unit: '' }];
  const found = numeral.exec(bare);
  if (found !== null) {
    const suffix = found[2]?.toLowerCase() ?? '';
    const scale = scales.get(suffix);
    return [
      { kind: 'number', text: lower, value: Number(found[1]) * (scale ?? 1), unit: scale === undefined ? suffix : '' },
    ];
  }
  const withNoun = counted.exec(bare);
  if (withNoun !== null) return [withNoun[1], withNoun[2]].flatMap((part) => tokensIn(part ?? '', false, known));
  if (/[\p{Lu}\p{N}]/u.test(bare) && isNameLike(bare, isFirst, known)) return nameIn(bare);
  return lower
    .split(/[-/‐‑]/)
    .flatMap((word) => (word === '' ? [] : [{ kind: 'word', text: word, stem: stemOf(word) }]));
}

/** What has a capital or a digit is a name, unless it is only the first word of its sentence. */
function isNameLike(word: string, isFirst: boolean, known: ReadonlySet<string>): boolean {
  const isPlain = /^\p{Lu}?[\p{Ll}'’-]*$/u.test(word);
  if (!isPlain || !isFirst) return true;
  // "Gemini 2.0" is known by its version.
  const key = keyOf(word);
  return known.has(key) || [...known].some((name) => name.startsWith(key) && /^\d/.test(name.slice(key.length)));
}

/** "HoneyBee-trained" is a name and a word, "GPT-4o-mini" one name. */
function nameIn(word: string): Token[] {
  const parts = word.split(/(?<=\p{L}|\p{N})[-/‐‑]/u);
  const end = parts.findIndex((part) => !/[\p{Lu}\p{N}]/u.test(part) && !small.test(part));
  const named = (end === -1 ? parts : parts.slice(0, end)).join('-');
  const rest = end === -1 ? [] : parts.slice(end);
  const words = rest.map(
    (part): Token => ({ kind: 'word', text: part.toLowerCase(), stem: stemOf(part), isJoined: true }),
  );
  return named === '' ? words : [{ kind: 'name', text: named.toLowerCase(), key: keyOf(named) }, ...words];
}

/** A name however it is written: "Llama-3" is "Llama 3", and "Transformers" the "Transformer". */
const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]/gu, '')
    .replace(/(?<=\p{L}{3})s$/u, '')
    .replace(/\.$/, '');

const stemOf = (word: string): string => (stopWords.has(word.toLowerCase()) ? '' : (stemsOf(word)[0] ?? ''));

const units: readonly [RegExp, string][] = [
  [/^percent(?:age|s)?$/, 'percent'],
  [/^(?:points?|pp)$/, 'points'],
  [/^times$/, 'times'],
  [/^dollars?$/, 'dollar'],
  [/^(?:ms|milliseconds?)$/, 'ms'],
  [/^(?:us|µs|microseconds?)$/, 'us'],
  [/^(?:s|secs?|seconds?)$/, 'second'],
  [/^(?:mins?|minutes?)$/, 'minute'],
  [/^(?:h|hrs?|hours?)$/, 'hour'],
  [/^days?$/, 'day'],
  [/^weeks?$/, 'week'],
  [/^months?$/, 'month'],
  [/^years?$/, 'year'],
  [/^(?:kb|mb|gb|tb)$/, ''],
];

const unitOf = (word: string): string | undefined => {
  const found = units.find(([pattern]) => pattern.test(word));
  return found === undefined ? undefined : found[1] || word;
};

/** Numbers with the unit that follows them: "24 percent absolute" is in points, "10 GPU-hours" in hours. */
function withUnits(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    if (token.kind !== 'number') {
      result.push(token);
      continue;
    }
    let { value, unit } = token;
    let next = tokens[at + 1];
    const scale = next?.kind === 'word' || next?.kind === 'name' ? scales.get(next.text) : undefined;
    if (scale !== undefined) {
      value *= scale;
      at += 1;
      next = tokens[at + 1];
    }
    // The unit of a span stands behind its end: "15% to 30%", "10 to 20 seconds".
    const span = next?.text === 'to' && tokens[at + 2]?.kind === 'number' ? tokens[at + 3] : undefined;
    for (const each of [next, tokens[at + 2], span]) {
      if (unit !== '' && !(unit === 'percent' && each?.text === 'points')) continue;
      if (each?.kind === 'break' || each?.kind === 'number' || /^(?:of|on|in|and|to)$/.test(each?.text ?? '')) {
        if (span === undefined) break;
        continue;
      }
      unit = unitOf(each?.text ?? '') ?? unit;
    }
    if (unit === 'percent' && /^absolute/.test(tokens[at + 2]?.text ?? '')) unit = 'percent absolute';
    result.push({ ...token, value, unit });
    if (unit !== '' && next?.kind === 'word' && unitOf(next.text) !== undefined) at += 1;
  }
  return result;
}

const version = /^\d{1,2}(?:\.\d)?$|^\d+(?:\.\d+)?[mb]$/;

/** "Llama 2 7B" and "SD 3.5" are names, their numbers count nothing. */
function joinedNames(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    const isVersion = token.kind === 'number' && token.unit === '' && version.test(token.text);
    if (last?.kind === 'name' && isVersion) {
      result[result.length - 1] = { kind: 'name', text: `${last.text} ${token.text}`, key: last.key + token.text };
    } else result.push(token);
  }
  return result;
}
