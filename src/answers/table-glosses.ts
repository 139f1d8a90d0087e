import type { Section, Sentence, Table } from '../core/discussions/answer.ts';
import type { Steps } from '../core/yield.ts';
import { isCommon, stemsOf } from './analysis.ts';

/** What a paper says of the heads of its tables besides the heads themselves, as stems. */
export type Glosses = {
  /** What a head stands for, as a caption or a note says it: "CF: contact fraction". What the table's own caption says counts first. */
  standsFor(head: string, caption: string): ReadonlySet<string>;
  /** What sentences and other tables tell of a name that heads rows or columns: "FastTalk consists of radio commentary". */
  toldOf(head: string): ReadonlySet<string>;
};

type Told = { sentence: Pick<Sentence, 'text'> };

/** Finds them for the tables of these sections. */
export function* glossing(sections: readonly Section[], passages: readonly Told[]): Steps<Glosses> {
  const tables = sections.flatMap((section) => section.tables ?? []);
  const written = new Set(tables.flatMap(headsOf).map(withoutAside));
  const heads = new Set([...written].flatMap((head) => (head === '' ? [] : [head, head.replace(/\.$/, '')])));
  const byCaption = new Map<string, StemsBySubject>();
  const anywhere: StemsBySubject = new Map();
  for (const { caption } of tables) {
    const said = glossesIn(caption, heads);
    byCaption.set(caption, said);
    addAll(anywhere, said);
    yield;
  }
  const told: StemsBySubject = new Map();
  for (const table of tables) {
    for (const row of table.rows) add(told, plainHead(nameOfRow(row, table)), wordsOfRow(row, table));
    yield;
  }
  const names = new Set([...written].filter(isName));
  for (const { sentence } of heads.size === 0 ? [] : passages) {
    if (heads.has(/^[^\s:]{1,12}(?=: )/.exec(sentence.text)?.[0] ?? ''))
      addAll(anywhere, glossesIn(sentence.text, heads));
    for (const name of introducedIn(sentence.text, names)) add(told, plainHead(name), stemsOf(sentence.text));
    yield;
  }
  return {
    standsFor: (head, caption) => byCaption.get(caption)?.get(plainHead(head)) ?? anywhere.get(plainHead(head)) ?? none,
    toldOf: (head) => told.get(plainHead(head)) ?? none,
  };
}

const none: ReadonlySet<string> = new Set();

/** Stems by what they are said of. */
type StemsBySubject = Map<string, Set<string>>;

function add(to: StemsBySubject, of: string, stems: Iterable<string>): void {
  const all = to.get(of) ?? new Set();
  for (const stem of stems) all.add(stem);
  to.set(of, all);
}

function addAll(to: StemsBySubject, said: StemsBySubject): void {
  for (const [of, stems] of said) add(to, of, stems);
}

const headsOf = ({ heads, rows, headColumns }: Table): string[] => [
  ...heads.flat(),
  ...rows.flatMap((row) => row.slice(0, headColumns)),
];

/** Without arrows, units and references: "HD95 (mm) ↓" is HD95. */
const withoutAside = (head: string): string =>
  head
    .replace(/ ?\([^()]*\)| ?\[[^[\]]*\]/g, '')
    .replace(/[↑↓†‡*]/g, '')
    .trim();

/** The same in lower case, without the dot of what is shortened. */
const plainHead = (head: string): string => withoutAside(head).replace(/\.$/, '').toLowerCase();

/** What the text of a caption says that these heads stand for. */
function glossesIn(text: string, heads: ReadonlySet<string>): StemsBySubject {
  const found = [...text.matchAll(/[\p{L}\p{N}@#-]+/gu)].flatMap(({ 0: word, index }) => {
    const rest = text.slice(index + word.length, index + word.length + longestGloss);
    // "spk. counts speakers" is of "Spk.", and "at 3.0 bits: perplexity" not of "Bits".
    const isHead = heads.has(word) || (rest.startsWith('.') && heads.has(capital(word)));
    const says = isHead ? saying.exec(rest)?.[0] : undefined;
    return says === undefined ? [] : [{ word, from: index, to: index + word.length + says.length }];
  });
  const said: StemsBySubject = new Map();
  for (const [at, { word, to }] of found.entries()) {
    // What comes next is told of the next one: "CF the share of clipped tokens, KL the divergence".
    const next = found.slice(at + 1).find(({ from }) => from >= to)?.from ?? text.length;
    const says = text.slice(to, Math.min(to + longestGloss, next)).split(/[;.](?= |$)/, 1)[0] ?? '';
    add(said, plainHead(word), stemsOf(says.replace(circumstance, '')));
  }
  return said;
}

const longestGloss = 200;
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
/** How something was measured is no part of what it is: "the mean rate, with deviations over speakers". */
const circumstance = /(?<=\w{3}.{0,3} )(?:with|over|in|for|after|at|by|among|from|which|that|where|on) .*$/s;
/** What stands between a head and what it stands for; several may stand for the same. */
const saying =
  /^\.?(?:(?:,| and| or) [\p{L}\p{N}@-]{1,12}\.?){0,3}?(?: \([^()]{1,20}\))?(?::| is| are| counts?| denotes?| refers? to| stands? for| means|(?= the )) /u;

/** Names of their own: "FastTalk", "Tenancy-QA", "Sft". */
const isName = (head: string): boolean =>
  /^\p{Lu}[\p{L}\p{N}+-]{2,30}$/u.test(head) && (/.\p{Lu}|[\d-]/u.test(head) || !isCommon(head.toLowerCase()));

/** The names of which a sentence tells what they are: it begins with them, or says so right behind them. */
const introducedIn = (sentence: string, names: ReadonlySet<string>): string[] =>
  [...sentence.matchAll(/\p{Lu}[\p{L}\p{N}+-]*/gu)].flatMap(({ 0: word, index }) => {
    if (!names.has(word)) return [];
    const isFirst = /^(?:\S{1,6} ){0,2}$/.test(sentence.slice(0, index));
    return isFirst || introducing.test(sentence.slice(index + word.length, index + word.length + 20)) ? [word] : [];
  });

const introducing = /^(?:,? (?:an?|which|is|are|was|were|has|consists|contains|comprises|uses) | \(|: )/;

const nameOfRow = (row: readonly string[], { headColumns }: Table): string =>
  row.slice(0, headColumns).findLast((text) => text !== '') ?? '';

/** Words that stand in the cells of a row: "auctions, sports". */
const wordsOfRow = (row: readonly string[], { headColumns }: Table): string[] =>
  row.slice(headColumns).flatMap((text) => (/\p{L}{3}/u.test(text) ? stemsOf(text) : []));
