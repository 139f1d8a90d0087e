import { type BoundName, parseBound } from './bound.ts';

/** The names of filters; `upvotes` is another word for `votes`. */
const fields = ['author', 'org', 'keyword', 'in', 'since', 'until', 'votes', 'upvotes', 'code'] as const;
export type Field = (typeof fields)[number];

/** Whether a text begins as a filter does. */
export const beginsWithField = (text: string): boolean =>
  fields.some((field) => text.toLowerCase().startsWith(`${field}:`));

/** A piece of a query: `|`, or a word, a phrase or a filter. A filter's value is empty where it has none. */
export type Token = { bar?: true; negated: boolean; field?: Field; value: string; quoted: boolean };

export const isBound = (field: Field | undefined): field is BoundName => field === 'since' || field === 'until';

export const operators: ReadonlySet<string> = new Set(['OR', 'AND', 'NOT']);

const bar: Token = { bar: true, negated: false, value: '', quoted: false };

/**
 * `-`? (name `:`)? before `"` … `"` or a word; sticky, so that the text is walked once. A value may stand apart, but that "in:"
 * and "code:" before another word than they take are words: "learning in: the wild".
 */
const prefix =
  /(-?)(?:(in(?!:\s+(?![a-z-]+\.[a-z-]{2})[^\s|])|code(?!:\s+(?!(?:yes|no)\b)[^\s|])|author|org|keyword|since|until|(?:up)?votes):(?:\s+(?=["\p{L}\p{N}])(?!(?:in|author|org|keyword|since|until|(?:up)?votes|code):))?)?/iuy;
const bare = /[^\s|"]+/y;

export function* tokens(source: string): Generator<Token> {
  let lastQuote = source.lastIndexOf('"');
  let position = 0;
  /** Behind `NOT`. */
  let negatesNext = false;
  while (position < source.length) {
    const character = source.charAt(position);
    if (character === '|' || /\s/.test(character)) {
      if (character === '|') yield bar;
      negatesNext &&= character !== '|';
      position += 1;
      continue;
    }
    prefix.lastIndex = position;
    const [lead = '', dash, name] = prefix.exec(source) ?? [];
    const start = position + lead.length;
    const field = fields.find((one) => one === name?.toLowerCase());
    const common = { negated: dash === '-' || negatesNext, ...(field === undefined ? {} : { field }) };
    negatesNext = false;
    if (source.charAt(start) === '"' && start < lastQuote) {
      const end = source.indexOf('"', start + 1);
      yield { ...common, value: source.slice(start + 1, end), quoted: true };
      position = end + 1;
      continue;
    }
    bare.lastIndex = start;
    const [value = ''] = bare.exec(source) ?? [];
    if (value === '') {
      yield { ...common, value, quoted: false };
      position = Math.max(start, position + 1);
      if (start === lastQuote) lastQuote = -1;
      continue;
    }
    if (isBound(field)) {
      const words = boundWords(source, start, value, field);
      yield { ...common, value: words, quoted: false };
      position = start + words.length;
      continue;
    }
    position = start + value.length;
    const isOperator = lead === '' && operators.has(value);
    if (!isOperator) yield { ...common, value, quoted: false };
    else if (value === 'OR') yield bar;
    else negatesNext = value === 'NOT';
  }
}

const moreWords = /(?: [^\s|":]+){0,3}/y;

/** A bound's words from a place on: those that name days together (`last week`), else the first alone. */
function boundWords(source: string, from: number, first: string, name: BoundName): string {
  moreWords.lastIndex = from + first.length;
  const words = (first + (moreWords.exec(source)?.[0] ?? '')).split(' ');
  const taken = [4, 3, 2].map((count) => words.slice(0, count).join(' '));
  return taken.find((text) => text !== first && parseBound(name, text) !== undefined) ?? first;
}
