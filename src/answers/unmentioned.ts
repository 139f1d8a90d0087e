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
  if (isStatement || types.has('code')) return [];
  const parts = question.split(anotherQuestion).map((part) => [...new Set(properNamesIn(part))]);
  const unmet = yield* notIn(text, new Set(parts.flat().slice(0, mostNames)));
  const unmentioned = parts.map((names) => names.filter((name) => unmet.has(name)));
  return unmentioned.some((names) => names.length === 0) ? [] : [...new Set(unmentioned.flat())];
}

/** Those that none of several papers' texts has. */
export function* unmentionedInAll(texts: readonly PaperText[], question: Question): Steps<string[]> {
  let unmet: string[] | undefined;
  for (const text of texts) {
    if (unmet?.length === 0) break;
    const here = yield* unmentionedIn(text, question);
    unmet = unmet === undefined ? here : unmet.filter((name) => here.includes(name));
  }
  return unmet ?? [];
}

/** More names are a list that somebody pasted. */
const mostNames = 20;
const anotherQuestion = /\band (?=(?:is|are|was|were|do|does|did|can|which|what|how|why|who)\b)/i;

/** Those of the names that a text nowhere has; it is gone through once. */
function* notIn(text: PaperText, names: ReadonlySet<string>): Steps<ReadonlySet<string>> {
  const { spread, titleStems } = text;
  const unmet = new Map<string, string>();
  for (const name of names)
    if (!stemsOf(name).every((stem) => spread.has(stem) || titleStems.has(stem))) unmet.set(name, lettersOf(name));
  for (const said of wordsOf(text)) {
    if (unmet.size === 0) break;
    const letters = lettersOf(said);
    for (const [name, own] of unmet) if (letters.includes(own)) unmet.delete(name);
    yield;
  }
  return new Set(unmet.keys());
}

function* wordsOf({ passages, tables }: PaperText): Generator<string> {
  for (const { sentence } of passages) yield `${sentence.section} ${sentence.text}`;
  for (const { table } of tables) {
    yield `${table.label ?? ''} ${table.caption}`;
    for (const row of [...table.heads, ...table.rows]) yield row.join(' ');
  }
}

/** "GPT-4o" and "GPT4o", "Llama 3" and "LLaMA-3" are one name. */
const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
