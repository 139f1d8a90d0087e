import { spelled, type Word } from './words.ts';

/**
 * Phrases as people read them: words, `a|b` for either, `word?` for one that may be left out, `{class}` for a phrase of
 * a named list, `{name}` for one to ten words that name something, `...` for any words or none.
 */
export type Phrases = {
  /** Those that may begin with a word, by that word. */
  readonly beginning: ReadonlyMap<string, readonly Pattern[]>;
  /** Those that begin with a name or with any words: all there are for other words. */
  readonly open: readonly Pattern[];
};
export type Classes = Readonly<Record<string, readonly string[]>>;

type Pattern = readonly Step[];
type Step = { optional: boolean } & (
  | { kind: 'words'; anyOf: ReadonlySet<string> }
  | { kind: 'class'; patterns: readonly Pattern[] }
  | { kind: 'name' }
  | { kind: 'any' }
);

/** What stands between the ends of a match, and what `{name}` stands for in it. */
export type Match = { end: number; name?: readonly Word[] };

export function phrases(lines: readonly string[], classes: Classes = {}): Phrases {
  const compiled = new Map<string, Pattern[]>();
  const classOf = (name: string): Pattern[] => {
    const known = compiled.get(name);
    if (known !== undefined) return known;
    const list = classes[name];
    if (list === undefined) throw new Error(`no list of phrases is named ${name}`);
    const patterns = list.map((line) => compile(line, classOf));
    compiled.set(name, patterns);
    return patterns;
  };
  const beginning = new Map<string, Pattern[]>();
  const open: Pattern[] = [];
  for (const pattern of lines.map((line) => compile(line, classOf))) {
    const first = firstWords(pattern);
    if (first === undefined) open.push(pattern);
    else for (const word of first) beginning.set(word, [...(beginning.get(word) ?? []), pattern]);
  }
  for (const [word, patterns] of beginning) beginning.set(word, [...patterns, ...open]);
  return { beginning, open };
}

/** The words a pattern may begin with; undefined: any. */
function firstWords(pattern: Pattern): Set<string> | undefined {
  const first = new Set<string>();
  for (const step of pattern) {
    if (step.kind === 'name' || step.kind === 'any') return undefined;
    const own = step.kind === 'words' ? [step.anyOf] : step.patterns.map(firstWords);
    for (const words of own) {
      if (words === undefined) return undefined;
      for (const word of words) first.add(word);
    }
    if (!step.optional) return first;
  }
  return undefined;
}

function compile(line: string, classOf: (name: string) => Pattern[]): Pattern {
  return line.split(' ').map((token): Step => {
    const optional = token.endsWith('?');
    const core = optional ? token.slice(0, -1) : token;
    if (core === '...') return { kind: 'any', optional: false };
    if (core === '{name}') return { kind: 'name', optional };
    if (core.startsWith('{')) return { kind: 'class', optional, patterns: classOf(core.slice(1, -1)) };
    const words = core.split('|');
    const unread = words.find((word) => word.includes('{') || spelled(word) !== word);
    if (unread !== undefined) throw new Error(`no word of a sentence is read as "${unread}": ${line}`);
    return { kind: 'words', optional, anyOf: new Set(words) };
  });
}

function patternsFor(word: Word | undefined, { beginning, open }: Phrases): readonly Pattern[] {
  return beginning.get(word?.text ?? '') ?? open;
}

/** The whole of the words is one of the phrases. */
export function isPhrase(words: readonly Word[], list: Phrases): Match | undefined {
  for (const pattern of patternsFor(words[0], list)) {
    const found = matches(words, pattern, 0, 0).find(({ end }) => end === words.length);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The longest of the phrases with which the words begin. */
export function beginsWith(words: readonly Word[], list: Phrases, from = 0): Match | undefined {
  let longest: Match | undefined;
  for (const pattern of patternsFor(words[from], list)) {
    for (const found of matches(words, pattern, 0, from)) {
      if (found.end > from && found.end > (longest?.end ?? 0)) longest = found;
    }
  }
  return longest;
}

/** Where one of the phrases stands first; of those that begin there, the longest. */
export function holds(words: readonly Word[], list: Phrases): (Match & { start: number }) | undefined {
  for (let start = 0; start < words.length; start += 1) {
    const found = beginsWith(words, list, start);
    if (found !== undefined) return { ...found, start };
  }
  return undefined;
}

/** The words without the phrases they begin with, however many follow each other. */
export function without(words: readonly Word[], list: Phrases): Word[] {
  let from = 0;
  for (let found = beginsWith(words, list, 0); found !== undefined; found = beginsWith(words, list, from)) {
    from = found.end;
  }
  return words.slice(from);
}

/** The words without the phrases they end with. */
export function withoutEnd(words: readonly Word[], list: Phrases): Word[] {
  for (let from = 0; from < words.length; from += 1) {
    if (endsIn(words, list, from)) return withoutEnd(words.slice(0, from), list);
  }
  return [...words];
}

const endsIn = (words: readonly Word[], list: Phrases, from: number) =>
  patternsFor(words[from], list).some((pattern) =>
    matches(words, pattern, 0, from).some(({ end }) => end === words.length && end > from),
  );

/** Words a name may have. */
const longestName = 10;

function matches(words: readonly Word[], pattern: Pattern, step: number, at: number): readonly Match[] {
  const current = pattern[step];
  if (current === undefined) return [{ end: at }];
  // Nothing follows: the longest is all that anybody asks for.
  if (current.kind === 'any' && step === pattern.length - 1) return [{ end: words.length }];
  const found: Match[] = [];
  for (const taken of takenBy(current, words, at)) {
    for (const rest of matches(words, pattern, step + 1, taken.end)) found.push({ ...taken, ...rest });
  }
  if (current.optional) found.push(...matches(words, pattern, step + 1, at));
  return found;
}

const none: readonly Match[] = [];

/** Each number of words from a place on that a step may stand for. */
function takenBy(step: Step, words: readonly Word[], at: number): readonly Match[] {
  if (step.kind === 'words') return step.anyOf.has(words[at]?.text ?? '') ? [{ end: at + 1 }] : none;
  if (step.kind === 'class') return step.patterns.flatMap((pattern) => matches(words, pattern, 0, at));
  const taken: Match[] = [];
  if (step.kind === 'any') for (let end = at; end <= words.length; end += 1) taken.push({ end });
  else {
    const last = Math.min(words.length, at + longestName);
    for (let end = at + 1; end <= last; end += 1) taken.push({ end, name: words.slice(at, end) });
  }
  return taken;
}
