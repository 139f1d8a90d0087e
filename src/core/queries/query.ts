import { type Bound, type BoundName, boundDay, parseBound, printBound } from './bound.ts';
import { cleanWord, cleanWords, fold, plainQuery } from './query-text.ts';

/**
 * The one query language, for searches and for topics: words, `"phrases"`, `author:`, `org:`, `keyword:`, `in:` (a
 * source or a category, with all below it),
 * `since:` and `until:` with a date (`2026-05`, `12.06.2026`), a quarter (`Q1 2026`), a span (`7d`) or everyday words (`monday`, `last week`), `votes:50` or `upvotes:>49`,
 * `code:yes`, `-exclusions`, `a | b`; also `OR`, `AND` and `NOT` in capitals, as other places have them. Anything that does not parse as syntax is
 * words.
 */

/** One condition on a paper. `words` holds raw words as written (analysis happens in the index). */
export type Term =
  | { kind: 'word'; text: string }
  | { kind: 'phrase'; text: string }
  | { kind: 'author' | 'org' | 'keyword' | 'in'; text: string };

/**
 * Alternatives of which one must hold (`a | b c` is `a`, or `b` and `c`); in each, all of `all` and none of `none`.
 * No alternatives: everything matches. `since` and `until` bound the day a paper was featured (or, never featured,
 * published), and include their own; `votes` is how many upvotes a paper has at least; `code`: papers alone whose page links it.
 */
export type Query = {
  anyOf: { all: Term[]; none: Term[] }[];
  since?: Bound;
  until?: Bound;
  votes?: number;
  code?: true;
};

type Alternative = Query['anyOf'][number];

/**
 * Reads a query as people type it: typographic quotes and dashes count as plain, a quote that is never closed is no
 * quote, a date nobody can read is a word (see {@link misread}). Keeps order and case. Time grows with the length.
 */
export function parseQuery(text: string): Query {
  const source = plainQuery(text);
  let current: Alternative = { all: [], none: [] };
  const alternatives = [current];
  const bounds: Pick<Query, BoundName | 'votes' | 'code'> = {};
  for (const { negated, field, value, quoted, bar: isBar } of tokens(source)) {
    if (isBar) {
      current = { all: [], none: [] };
      alternatives.push(current);
      continue;
    }
    const bound = isBound(field) && !negated ? parseBound(field, value) : undefined;
    if (isBound(field) && bound !== undefined) {
      bounds[field] = bound;
      continue;
    }
    const votes = field === 'votes' && !negated ? votesOf(value) : undefined;
    if (votes !== undefined) {
      bounds.votes = votes;
      continue;
    }
    if (field === 'code' && !negated && value.toLowerCase() === 'yes') {
      bounds.code = true;
      continue;
    }
    const term = termOf(field, value, quoted);
    if (term !== undefined) (negated ? current.none : current.all).push(term);
  }
  const anyOf = alternatives.filter(({ all, none }) => all.length + none.length > 0);
  return { anyOf, ...bounds };
}

/** `50`, `50+` and `>=50` are fifty at least, `>50` is more. */
function votesOf(value: string): number | undefined {
  const [, more, number] = /^(>=?)?(\d{1,5})\+?$/.exec(value) ?? [];
  return number === undefined ? undefined : Number(number) + (more === '>' ? 1 : 0);
}

/**
 * The canonical text: whatever order, case, quotes or repetition a query was written with, the same query prints the
 * same. Parsing it gives {@link canonicalQuery}, and printing that gives this text again.
 */
export const printQuery = (query: Query): string => writeQuery(canonicalQuery(query));

/** The text of a query in the order and the case it was written in. Parsing it gives the query again. */
export function writeQuery({ anyOf, since, until, votes, code }: Query): string {
  const alternatives = anyOf.map(({ all, none }) =>
    [...all.map(printTerm), ...none.map((term) => `-${printTerm(term)}`)].join(' '),
  );
  const printed = [
    alternatives.join(' | '),
    since === undefined ? '' : printBound('since', since),
    until === undefined ? '' : printBound('until', until),
    votes === undefined ? '' : `votes:${votes}`,
    code === undefined ? '' : 'code:yes',
  ];
  return printed.filter((part) => part !== '').join(' ');
}

/** The same query with its terms folded, sorted and without repeats. */
export function canonicalQuery({ anyOf, ...bounds }: Query): Query {
  const sorted = new Map<string, Alternative>();
  for (const { all, none } of anyOf) {
    const alternative = { all: canonicalTerms(all), none: canonicalTerms(none) };
    sorted.set(JSON.stringify(alternative), alternative);
  }
  const canonical = [...sorted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, alternative]) => alternative);
  return { anyOf: canonical, ...bounds };
}

/** The first and the last day a query looks at, `YYYY-MM-DD`, as they are on the UTC day of `today`. */
export function daysOfQuery({ since, until }: Query, today: Date): { since?: string; until?: string } {
  const first = boundDay('since', since, today);
  const last = boundDay('until', until, today);
  return { ...(first === undefined ? {} : { since: first }), ...(last === undefined ? {} : { until: last }) };
}

/** Of a query that ends before it begins, and so finds nothing, the same with its bounds the other way round. */
export function turnedRound(query: Query, today: Date): Query | undefined {
  const { since, until } = daysOfQuery(query, today);
  if (query.since === undefined || query.until === undefined || since === undefined || until === undefined)
    return undefined;
  return since <= until ? undefined : { ...query, since: query.until, until: query.since };
}

/** Words that look like a bound but are none (`since:yesterdayish`): worth a word to whoever typed them. */
export const misread = ({ anyOf }: Query): string[] =>
  anyOf
    .flatMap(({ all, none }) => [...all, ...none])
    .flatMap(({ text }) => (/^(since|until):/i.test(text) ? [text] : []));

/** How many conditions a query holds. */
export const termCount = ({ anyOf }: Query) => anyOf.reduce((sum, { all, none }) => sum + all.length + none.length, 0);

type Token = { bar?: true; negated: boolean; field?: string; value: string; quoted: boolean };

/** `-`? (name `:`)? (`"` … `"` | word), or `|`; sticky, so that the text is walked once. A value may stand apart. */
const prefix =
  /(-?)(?:(in(?=:[\w"])|author|org|keyword|since|until|(?:up)?votes|code(?=:yes\b)):(?:(?<!in:)\s+(?=["\p{L}\p{N}])(?!(?:in|author|org|keyword|since):))?)?/iuy;
const bare = /[^\s|"]+/y;
const bar: Token = { bar: true, negated: false, value: '', quoted: false };
const operators = new Set(['OR', 'AND', 'NOT']);

function* tokens(source: string): Generator<Token> {
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
    const [lead = '', dash, field] = prefix.exec(source) ?? [];
    const start = position + lead.length;
    const negated = dash === '-' || negatesNext;
    const common = {
      negated,
      ...(field === undefined ? {} : { field: field.toLowerCase().replace('upvotes', 'votes') }),
    };
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
      // A name without a value is a word; a dash or a quote on its own is nothing.
      yield { negated: common.negated, value: field ?? '', quoted: false };
      position = Math.max(start, position + 1);
      if (start === lastQuote) lastQuote = -1;
      continue;
    }
    if (isBound(common.field)) {
      const words = boundWords(source, start, value, common.field);
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

const isBound = (field: string | undefined): field is BoundName => field === 'since' || field === 'until';

const moreWords = /(?: [^\s|":]+){0,3}/y;

/** A bound's words from a place on: those that name days together (`last week`), else the first alone. */
function boundWords(source: string, from: number, first: string, name: BoundName): string {
  moreWords.lastIndex = from + first.length;
  const words = (first + (moreWords.exec(source)?.[0] ?? '')).split(' ');
  const taken = [4, 3, 2].map((count) => words.slice(0, count).join(' '));
  return taken.find((text) => text !== first && parseBound(name, text) !== undefined) ?? first;
}

function termOf(field: string | undefined, value: string, quoted: boolean): Term | undefined {
  const unread = isBound(field) || field === 'votes' || field === 'code' ? `${field}:${value}` : value;
  const text = quoted || field !== undefined ? cleanWords(unread) : cleanWord(value);
  if (text === '') return undefined;
  if (field === 'author' || field === 'org' || field === 'keyword' || field === 'in') return { kind: field, text };
  // Quotes around one word change nothing.
  return { kind: text.includes(' ') ? 'phrase' : 'word', text };
}

const kinds = ['word', 'phrase', 'author', 'org', 'keyword', 'in'];

function canonicalTerms(terms: readonly Term[]): Term[] {
  const byText = new Map<string, Term>();
  for (const term of terms) {
    const text = fold(term.text);
    byText.set(`${kinds.indexOf(term.kind)} ${text}`, { ...term, text });
  }
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, term]) => term);
}

function printTerm({ kind, text }: Term): string {
  const field = kind === 'word' || kind === 'phrase' ? '' : `${kind}:`;
  // Quoted, too, what would be read as something else: a bar, an operator, or a word that begins like a field.
  const isSyntax = operators.has(text) || /^(?:(in|author|org|keyword|since|until|(up)?votes):|code:yes$)/i.test(text);
  const needsQuotes = /[\s|]/.test(text) || (field === '' && isSyntax);
  return needsQuotes ? `${field}"${text}"` : `${field}${text}`;
}
