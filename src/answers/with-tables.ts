import type { Answer } from '../core/discussions/answer.ts';
import { asksWhether } from './features.ts';
import type { Question } from './question.ts';
import type { QuestionType } from './question-type.ts';
import { definesAsked } from './question-types.ts';
import type { FoundRows } from './table-cells.ts';

/** The least confidence at which a table's row is quoted as an answer: to what asks for a number, for yes or no, and for anything else. */
const leastOfNumber = 0.4;
const leastOfWhether = 0.6;
const leastOfOther = 0.45;
/** From here on it stands before sentences. */
const sure = 0.5;
const mostQuotes = 3;

/** An answer with the rows of a table that say it, before its sentences or behind them; what a thing is, a sentence says. */
export function withTables(answer: Answer, found: FoundRows | undefined, question: Question): Answer {
  if (found === undefined || found.confidence < leastFor(question)) return answer;
  if (answer.kind === 'quotes' && answer.quotes.some(({ text }) => definesAsked(text, question.text))) return answer;
  const { read, fullText } = answer;
  const common = { read, ...(fullText === undefined ? {} : { fullText }) };
  if (answer.kind === 'does-not-say') return { kind: 'quotes', quotes: found.quotes, ...common };
  const isFirst = (found.isCell && found.confidence >= sure) || !/\d/.test(answer.quotes[0]?.text ?? '');
  const quotes = isFirst
    ? [...found.quotes, ...answer.quotes].slice(0, mostQuotes)
    : [...answer.quotes.slice(0, mostQuotes - 1), ...found.quotes].slice(0, mostQuotes);
  return { ...answer, quotes };
}

const leastFor = ({ text, types }: Question): number => {
  if (asksWhether.test(text)) return leastOfWhether;
  return numbers.some((type) => types.has(type)) ? leastOfNumber : leastOfOther;
};
const numbers: readonly QuestionType[] = ['number', 'degree', 'amount'];
