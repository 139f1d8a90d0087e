import type { Quote, QuotedCell } from '../core/discussions/answer.ts';
import type { Steps } from '../core/yield.ts';
import { stemsOf } from './analysis.ts';
import type { PaperText } from './passages.ts';
import { type Question, saysSomething, type Term } from './question.ts';
import type { QuestionType } from './question-type.ts';
import { asksBest } from './table-best.ts';
import { sameInHeads, type WeighedTerm } from './table-heads.ts';
import { areUndivided, rowText, tableName } from './table-row-text.ts';
import { type Scored, scoring } from './table-scores.ts';
import { lettersIn, type TableText } from './table-text.ts';

/** Rows of a table for a question, best first, and how likely they answer it, 0 to 1. */
export type FoundRows = {
  quotes: Quote[];
  confidence: number;
  /** Row and column are both meant: it is a cell that was asked for. */
  isCell: boolean;
};

/** Cells are shown together where they are as good as the best, within this. */
const asGood = 0.02;
/** Of such a row those, too, that are nearly as good: which of a row's numbers was meant, a question often leaves open. */
const nearlyAsGood = 0.1;
/** A row of another table is shown as well where it is nearly as likely to be meant. */
const nearlyAsLikely = 0.85;
const mostRows = 3;
const mostCellsOfRow = 6;
/** Which of them was meant, only the row as a whole tells there. */
const mostCellsUndivided = 12;

/**
 * A table that names no measure at all may still be of the one that is asked for ("what PSNR does FILM get on Adobe-240FPS?"),
 * where the question names both its row and, of several, its column.
 */
function* scoringSaid(
  table: TableText,
  terms: readonly WeighedTerm[],
  question: Question,
  text: PaperText,
): Steps<Scored | undefined> {
  const rest = terms.filter(({ term }) => !measures.has(term.stem));
  const saysOne = [...table.rows, ...table.columns, { stems: table.around }].some(({ stems }) =>
    [...stems].some((stem) => measures.has(stem)),
  );
  if (saysOne || rest.length === terms.length || rest.length < 2) return yield* scoring(table, terms, question, text);
  const scored = yield* scoring(table, rest, question, text);
  const isOfSeveral = table.columns.length - table.table.headColumns > 1;
  return scored?.namesColumn && isOfSeveral ? scored : yield* scoring(table, terms, question, text);
}

const measures = new Set(
  stemsOf(
    'psnr ssim lpips fid bleu rouge cider meteor accuracy acc f1 precision recall auroc auc map miou iou wer cer perplexity ppl rmse mae mse score',
  ),
);

/** The rows of a paper's tables that answer a question, from the table that fits best. */
export function* findingRows(text: PaperText, question: Question): Steps<FoundRows | undefined> {
  if (text.tables.length === 0 || !mayBeInTable(question)) return undefined;
  const terms = termsOf(question, text);
  if (terms.length === 0) return undefined;
  const found: Scored[] = [];
  for (const table of text.tables) {
    const scored = yield* scoringSaid(table, terms, question, text);
    if (scored !== undefined && scored.merit > 0) found.push(scored);
  }
  const [best, next] = found.sort((one, other) => other.merit - one.merit);
  if (best === undefined) return undefined;
  const ofBest = quotesOf(best, text.paper);
  const ofNext =
    next !== undefined && next.merit >= nearlyAsLikely * best.merit ? quotesOf(next, text.paper).slice(0, 1) : [];
  const quotes = [...ofBest, ...ofNext];
  const isOfName = question.types.has('model') || whichIsUsed.test(question.text);
  if (isOfName && !asksBest.test(question.text) && quotes.every(isOfNumbers)) return undefined;
  return { quotes, confidence: best.confidence, isCell: best.namesColumn && ofBest.length === 1 };
}

/** Why and how are told in sentences; a number, a choice, or how something does, in tables too. */
function mayBeInTable({ types, text, isStatement }: Question): boolean {
  if ((isStatement && saysSomething.test(text)) || toldInSentences.some((type) => types.has(type))) return false;
  // "how is it trained?", "how do they make it faster?", and not "how does it do on …?".
  if (howMade.test(text)) return false;
  if (types.has('method') && !howWell.some((type) => types.has(type))) return false;
  // "what is LVIS?" asks what it is, and "what is the FID?" for a number.
  return !/^\s*(?:why|who|where|when|what(?:'s| is| are) an?)\b/i.test(text) && !whatIsName.test(text);
}

const whatIsName = /^\s*[Ww]hat(?:'s| is| are) \p{Lu}[\w-]{1,60}\s*\??$/u;
const howMade =
  /^\s*how (?:do|did|does|can|could) (?:they|it|the authors|we|you|this paper) (?:make|achieve|improve|reduce|speed|get|avoid|keep)\b/i;
const howWell: readonly QuestionType[] = ['degree', 'number', 'amount', 'comparison', 'speed'];
const toldInSentences: readonly QuestionType[] = [
  'cause',
  'gist',
  'person',
  'place',
  'code',
  'licence',
  'limitation',
  'named-dataset',
];

/** Words that ask for any number of a table, whatever it is called there. */
const anyNumber = new Set(
  stemsOf(
    'score scores result results performance perform performs number value reach achieve get report obtain do fare best lowest highest worst fastest strongest table main final overall total compare how variant version configuration setup minus',
  ),
);

/** "which robot do they use?": no number names it. */
const whichIsUsed = /\bwhich (?:[\w-]+ ){1,3}(?:do|did|does|is|are|was|were) .{0,80}\buse[sd]?\b/i;
const isOfNumbers = ({ cells = [] }: Quote): boolean => cells.every(({ text }) => !/\p{L}{2}/u.test(text));

/** What a letter that stands alone tells ("Track M"): as much as a word of every eighth paper. */
const letterWeight = 2;

function termsOf({ terms, text }: Question, { titleStems, tables }: PaperText): WeighedTerm[] {
  // "Table" and "Overall" may be what a row is of; not "in total".
  const namesRow = ({ stem }: Term) =>
    !(stem === 'total' && /\bin total\b/i.test(text)) &&
    tables.some(({ rows }) => rows.some(({ stems }) => stems.size === 1 && stems.has(stem)));
  const letters = lettersIn(text).map((stem): Term => ({ stem, weight: letterWeight, alternatives: new Map() }));
  const stems = terms.map(({ stem }) => stem);
  return [...terms, ...letters].map((term, at) => {
    const isOwn = titleStems.has(term.stem);
    const ofAny = namesRow(term) ? 1 : 0.3;
    const weight = anyNumber.has(term.stem) ? Math.min(term.weight, ofAny) : isOwn ? term.weight * 0.5 : term.weight;
    return { term, weight, isOwn, same: at < terms.length ? sameInHeads(stems, at, term.alternatives) : [] };
  });
}

function quotesOf({ table, top, rows, merit }: Scored, paper: string): Quote[] {
  const goodRows = rows.filter(({ cells }) => cells.some(({ score }) => score >= top - asGood));
  // A question that names no row means the authors', which stand last where they do not say so.
  const chosen = goodRows.length > mostRows ? goodRows.slice(-1) : goodRows;
  return chosen.map(({ at, set, cells }) => {
    const best = cells.filter((cell) => cell.score >= top - asGood);
    const nearly = cells.filter((cell) => cell.score < top - asGood && cell.score >= top - nearlyAsGood);
    const quoted = [...set, ...[...best, ...nearly].map(({ column }) => column)].map(
      (column): QuotedCell => ({
        row: table.rows[at]?.path ?? [],
        column: table.columns[column]?.path ?? [],
        text: table.table.rows[at]?.[column] ?? '',
      }),
    );
    const shown = quoted.slice(0, areUndivided(quoted) ? mostCellsUndivided : mostCellsOfRow);
    const { id } = table.table;
    return {
      paper,
      text: rowText(shown, table.table.label),
      section: tableName(table.table),
      number: at + 1,
      score: merit,
      ...(id === undefined ? {} : { id }),
      cells: shown,
    };
  });
}
