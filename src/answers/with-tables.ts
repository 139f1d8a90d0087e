import type { Answer } from '../core/discussions/answer.ts';
import { definesAsked } from './question-types.ts';
import type { FoundRows } from './table-cells.ts';

/** The least confidence at which a table's row is quoted as an answer. */
const leastConfidence = 0.45;
/** From here on it stands before sentences. */
const sure = 0.5;
const mostQuotes = 3;

/** An answer with the rows of a table that say it, before its sentences or behind them; what a thing is, a sentence says. */
export function withTables(answer: Answer, found: FoundRows | undefined, question: string): Answer {
  if (found === undefined || found.confidence < leastConfidence) return answer;
  if (answer.kind === 'quotes' && answer.quotes.some(({ text }) => definesAsked(text, question))) return answer;
  const { read, fullText } = answer;
  const common = { read, ...(fullText === undefined ? {} : { fullText }) };
  if (answer.kind === 'does-not-say') return { kind: 'quotes', quotes: found.quotes, ...common };
  const isFirst = (found.isCell && found.confidence >= sure) || !/\d/.test(answer.quotes[0]?.text ?? '');
  const quotes = isFirst
    ? [...found.quotes, ...answer.quotes].slice(0, mostQuotes)
    : [...answer.quotes.slice(0, mostQuotes - 1), ...found.quotes].slice(0, mostQuotes);
  return { ...answer, quotes };
}
