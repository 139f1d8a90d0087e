import { type Bound, boundDay, parseBound, printBound } from './bound.ts';
import { cleanWord, cleanWords, fold, plainQuery } from './query-text.ts';
import { beginsWithField, type Field, isBound, operators, tokens } from './query-tokens.ts';

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

/** A filter that could not be read: with what stands for its value, empty where nothing does, or with a dash that it cannot have. */
export type UnreadFilter = { field: Field; value: string; negated: boolean };

/**
 * Reads a query as people type it: typographic quotes and dashes count as plain, a quote that is never closed is no
 * quote, a filter that could not be read is words. Keeps order and case. Time grows with the length.
 */
export function readQuery(text: string): { query: Query; unread: UnreadFilter[] } {
  let current: Alternative = { all: [], none: [] };
  const alternatives = [current];
  let limits: Omit<Query, 'anyOf'> = {};
  const unread: UnreadFilter[] = [];
  for (const { negated, field, value, quoted, bar: isBar } of tokens(plainQuery(text))) {
    if (isBar) {
      current = { all: [], none: [] };
      alternatives.push(current);
      continue;
    }
    const limit = negated ? undefined : limitOf(field, value);
    if (limit !== undefined) {
      limits = { ...limits, ...limit };
      continue;
    }
    const saysNothing = cleanWords(value) === '';
    if (field !== undefined && (saysNothing || !isTermField(field)))
      unread.push({ field, value: saysNothing ? '' : value, negated });
    const term = termOf(field, value, quoted);
    if (term !== undefined) (negated ? current.none : current.all).push(term);
  }
  const anyOf = alternatives.filter(({ all, none }) => all.length + none.length > 0);
  return { query: { anyOf, ...limits }, unread };
}

/** What a filter asks of all alternatives; undefined where it is none of these, or cannot be read. */
function limitOf(field: Field | undefined, value: string): Omit<Query, 'anyOf'> | undefined {
  if (isBound(field)) {
    const bound = parseBound(field, value);
    return bound === undefined ? undefined : { [field]: bound };
  }
  if (field === 'votes' || field === 'upvotes') {
    const votes = votesOf(value);
    return votes === undefined ? undefined : { votes };
  }
  return field === 'code' && cleanWord(value).toLowerCase() === 'yes' ? { code: true } : undefined;
}

/** The query alone, where nobody is there to be told what could not be read. */
export const parseQuery = (text: string): Query => readQuery(text).query;

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

/** How many conditions a query holds. */
export const termCount = ({ anyOf }: Query) => anyOf.reduce((sum, { all, none }) => sum + all.length + none.length, 0);

function termOf(field: Field | undefined, value: string, quoted: boolean): Term | undefined {
  const cleaned = quoted || field !== undefined ? cleanWords(value) : cleanWord(value);
  if (field !== undefined && isTermField(field) && cleaned !== '') return { kind: field, text: cleaned };
  // A name without a value is a word; a dash or a quote on its own is nothing.
  const text = field === undefined ? cleaned : cleaned === '' ? field : cleanWords(`${field}:${value}`);
  if (text === '') return undefined;
  // Quotes around one word change nothing.
  return { kind: text.includes(' ') ? 'phrase' : 'word', text };
}

const isTermField = (field: Field) => field === 'author' || field === 'org' || field === 'keyword' || field === 'in';

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
  const isSyntax = operators.has(text) || beginsWithField(text);
  const needsQuotes = /[\s|]/.test(text) || (field === '' && isSyntax);
  return needsQuotes ? `${field}"${text}"` : `${field}${text}`;
}
