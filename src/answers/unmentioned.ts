import type { Steps } from '../core/yield.ts';
import { stemsOf } from './analysis.ts';
import { properNamesIn } from './names.ts';
import type { PaperText } from './passages.ts';
import type { Question } from './question.ts';

/**
 * The models, datasets and papers that a question names and a paper's text nowhere does, tables and title included: what
 * it says of others answers no question about them. A claim is looked up, whatever it names, who asks for code names
 * where it may be, and of two questions in one the other may be answered.
 */
export function* unmentionedIn(text: PaperText, { text: question, types, isStatement }: Question): Steps<string[]> {
  const unmentioned: string[] = [];
  if (isStatement || types.has('code')) return unmentioned;
  for (const part of question.split(anotherQuestion)) {
    const before = unmentioned.length;
    for (const name of new Set(properNamesIn(part))) {
      if (!(yield* mentions(text, name))) unmentioned.push(name);
    }
    if (unmentioned.length === before) return [];
  }
  return [...new Set(unmentioned)];
}

const anotherQuestion = /\band (?=(?:is|are|was|were|do|does|did|can|which|what|how|why|who)\b)/i;

function* mentions({ passages, tables, titleStems, spread }: PaperText, name: string): Steps<boolean> {
  if (stemsOf(name).every((stem) => spread.has(stem) || titleStems.has(stem))) return true;
  const letters = lettersOf(name);
  for (const { sentence } of passages) {
    if (lettersOf(`${sentence.section} ${sentence.text}`).includes(letters)) return true;
    yield;
  }
  for (const { table } of tables) {
    for (const row of [[table.label ?? '', table.caption], ...table.heads, ...table.rows]) {
      if (lettersOf(row.join(' ')).includes(letters)) return true;
      yield;
    }
  }
  return false;
}

/** "GPT-4o" and "GPT4o", "Llama 3" and "LLaMA-3" are one name. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
