import { addDays, utcDay } from '../day.ts';
import { cleanWord, cleanWords, fold, plainQuery } from './query-text.ts';

/**
 * The one query language, for searches and for topics: words, `"phrases"`, `author:`, `org:`, `keyword:`,
 * `since:2026-05` or `since:7d`, `-exclusions`, `a | b`; also `OR`, `AND` and `NOT` in capitals, as other places have
 * them. Anything that does not parse as syntax is words.
 */

/** One condition on a paper. `words` holds raw words as written (analysis happens in the index). */
export type Term =
  | { kind: 'word'; text: string }
  | { kind: 'phrase'; text: string }
  | { kind: 'author' | 'org' | 'keyword'; text: string };

/**
 * Alternatives of which one must hold (`a | b c` is `a`, or `b` and `c`); in each, all of `all` and none of `none`.
 * No alternatives: everything matches. `since` bounds the day a paper was featured (or, never featured, published).
 */
export type Query = {
  anyOf: { all: Term[]; none: Term[] }[];
  since?: Since;
};
export type Since = { kind: 'day'; day: string } | { kind: 'days'; days: number };

type Alternative = Query['anyOf'][number];

/**
 * Reads a query as people type it: typographic quotes and dashes count as plain, a quote that is never closed is no
 * quote, a date nobody can read is a word (see {@link misread}). Keeps order and case. Time grows with the length.
 */
export function parseQuery(text: string): Query {
  const source = plainQuery(text);
  let current: Alternative = { all: [], none: [] };
  const alternatives = [current];
  let since: Since | undefined;
  for (const { negated, field, value, quoted, bar: isBar } of tokens(source)) {
    if (isBar) {
      current = { all: [], none: [] };
      alternatives.push(current);
      continue;
    }
    const bound = field === 'since' && !negated ? parseSince(value) : undefined;
    if (bound !== undefined) {
      since = bound;
      continue;
    }
    const term = termOf(field, value, quoted);
    if (term !== undefined) (negated ? current.none : current.all).push(term);
  }
  const anyOf = alternatives.filter(({ all, none }) => all.length + none.length > 0);
  return since === undefined ? { anyOf } : { anyOf, since };
}

/**
 * The canonical text: whatever order, case, quotes or repetition a query was written with, the same query prints the
 * same. Parsing it gives {@link canonicalQuery}, and printing that gives this text again.
 */
export const printQuery = (query: Query): string => writeQuery(canonicalQuery(query));

/** The text of a query in the order and the case it was written in. Parsing it gives the query again. */
export function writeQuery({ anyOf, since }: Query): string {
  const alternatives = anyOf.map(({ all, none }) =>
    [...all.map(printTerm), ...none.map((term) => `-${printTerm(term)}`)].join(' '),
  );
  const printed = alternatives.join(' | ');
  if (since === undefined) return printed;
  const bound = since.kind === 'day' ? `since:${since.day}` : `since:${since.days}d`;
  return printed === '' ? bound : `${printed} ${bound}`;
}

/** The same query with its terms folded, sorted and without repeats. */
export function canonicalQuery({ anyOf, since }: Query): Query {
  const sorted = new Map<string, Alternative>();
  for (const { all, none } of anyOf) {
    const alternative = { all: canonicalTerms(all), none: canonicalTerms(none) };
    sorted.set(JSON.stringify(alternative), alternative);
  }
  const canonical = [...sorted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, alternative]) => alternative);
  return since === undefined ? { anyOf: canonical } : { anyOf: canonical, since };
}

/** The first day a query looks at, `YYYY-MM-DD`; `7d` counts back from the UTC day of `today`. */
export function sinceDay({ since }: Query, today: Date): string | undefined {
  if (since === undefined || since.kind === 'day') return since?.day;
  return addDays(utcDay(today), -since.days);
}

/** Words that look like a bound but are none (`since:yesterdayish`): worth a word to whoever typed them. */
export const misread = ({ anyOf }: Query): string[] =>
  anyOf.flatMap(({ all, none }) => [...all, ...none]).flatMap(({ text }) => (/^since:/i.test(text) ? [text] : []));

/** How many conditions a query holds. */
export const termCount = ({ anyOf }: Query) => anyOf.reduce((sum, { all, none }) => sum + all.length + none.length, 0);

type Token = { bar?: true; negated: boolean; field?: string; value: string; quoted: boolean };

/** `-`? (name `:`)? (`"` … `"` | word), or `|`; sticky, so that the text is walked once. A value may stand apart. */
const prefix = /(-?)(?:(author|org|keyword|since):(?:\s+(?=["\p{L}\p{N}])(?!(?:author|org|keyword|since):))?)?/iuy;
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
    const common = { negated, ...(field === undefined ? {} : { field: field.toLowerCase() }) };
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
    position = start + value.length;
    const isOperator = lead === '' && operators.has(value);
    if (!isOperator) yield { ...common, value, quoted: false };
    else if (value === 'OR') yield bar;
    else negatesNext = value === 'NOT';
  }
}

function termOf(field: string | undefined, value: string, quoted: boolean): Term | undefined {
  const unread = field === 'since' ? `since:${value}` : value;
  const text = quoted || field !== undefined ? cleanWords(unread) : cleanWord(value);
  if (text === '') return undefined;
  if (field === 'author' || field === 'org' || field === 'keyword') return { kind: field, text };
  // Quotes around one word change nothing.
  return { kind: text.includes(' ') ? 'phrase' : 'word', text };
}

function parseSince(value: string): Since | undefined {
  const ago = /^(\d{1,4})([dwmy])$/i.exec(value);
  const unit = { d: 1, w: 7, m: 30, y: 365 }[(ago?.[2] ?? '').toLowerCase()];
  if (ago !== null && unit !== undefined) return { kind: 'days', days: Math.min(Number(ago[1]) * unit, 36_500) };
  const [, year, month = '01', day = '01'] = /^((?:19|20)\d\d)(?:-(\d\d))?(?:-(\d\d))?$/.exec(value) ?? [];
  const written = `${year}-${month}-${day}`;
  // A day that does not exist (2026-02-30) moves to another one when it is read.
  const read = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(written)
    ? undefined
    : { kind: 'day', day: written };
}

const kinds = ['word', 'phrase', 'author', 'org', 'keyword'];

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
  const isSyntax = operators.has(text) || /^(author|org|keyword|since):/i.test(text);
  const needsQuotes = /[\s|]/.test(text) || (field === '' && isSyntax);
  return needsQuotes ? `${field}"${text}"` : `${field}${text}`;
}
