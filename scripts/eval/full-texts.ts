import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readableProse } from '../../src/sources/formula.ts';
import { fullTextOf } from '../../src/sources/full-text-bounds.ts';
import { textOfHtml } from '../../src/sources/full-text-html.ts';
import { textOfMarkdown } from '../../src/sources/full-text-markdown.ts';
import type { AnswerQuestion, AskedPaper } from './answer-questions.ts';

/** A question on a file of the folder. `paper`: its id, or with its title and abstract where the file does not say them. */
const Line = z.object({
  paper: z.union([
    z.string().transform((id) => ({ id })),
    z.object({ id: z.string(), title: z.string().optional(), abstract: z.string().optional() }),
  ]),
  file: z.string(),
  question: z.string(),
  gold: z.array(z.string()),
});

export type FullTextQuestions = { name: string; questions: AnswerQuestion[] }[];

/**
 * The questions of a folder's `questions.jsonl` on its files, as servers send them: those whose gold is a cell of a table,
 * those whose gold is a sentence, and those that the text does not answer. Throws where a line or a file is wrong.
 */
export function fullTextQuestions(folder: string): FullTextQuestions {
  const list = join(folder, 'questions.jsonl');
  if (!existsSync(list))
    throw new Error(`There is no file ${list}. Want one JSON object a line: {"paper", "file", "question", "gold"}.`);
  const papers = new Map<string, AskedPaper>();
  const asked = readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Line.parse(JSON.parse(line)))
    .map(({ paper: { id, ...said }, file, question, gold }) => {
      const paper = papers.get(file) ?? paperOf(id, join(folder, file), said);
      papers.set(file, paper);
      return { paper, question, gold };
    });
  const isOfTable = ({ paper, gold }: AnswerQuestion) => gold.some((right) => cellsOf(paper).has(flat(right)));
  return [
    { name: 'the answer stands in a table', questions: asked.filter(isOfTable) },
    { name: 'the answer is a sentence', questions: asked.filter((one) => one.gold.length > 0 && !isOfTable(one)) },
    { name: 'the text does not answer', questions: asked.filter(({ gold }) => gold.length === 0) },
  ];
}

function paperOf(
  id: string,
  file: string,
  said: { title?: string | undefined; abstract?: string | undefined },
): AskedPaper {
  const text = readFileSync(file, 'utf8');
  const isHtml = /^\s*<(?:!doctype|html|\?xml)/i.test(text);
  const { sections } = fullTextOf(isHtml ? textOfHtml(text) : textOfMarkdown(text));
  const title = (isHtml ? /<title>([^<]*)/i : /^(?:Title:|#{1,2} )\s*(.*)/m).exec(text)?.[1]?.trim() ?? '';
  const abstract = sections.find((section) => /^abstract$/i.test(section.title))?.text.replaceAll('\n', ' ') ?? '';
  return { id, title: said.title ?? title, abstract: said.abstract ?? abstract, sections };
}

const cellsOf = ({ sections }: AskedPaper): Set<string> =>
  new Set(sections.flatMap(({ tables = [] }) => tables.flatMap(({ rows }) => rows.flat().map(flat))));

/**
 * Whether what is shown holds a gold cell or sentence: a cell as words of its own, a sentence that may have been split
 * another way. Formulae are compared as people read them, and without signs, which converters write in many ways.
 */
export function showsGold(shown: string, gold: string): boolean {
  const [one, right] = [flat(shown), flat(gold)];
  if (right.length < 30) return ` ${one} `.includes(` ${right} `);
  const [shorter, longer] = one.length < right.length ? [one, right] : [right, one];
  return longer.includes(shorter) && shorter.length >= longer.length / 4;
}

const flat = (text: string): string =>
  readableProse(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/%/g, ' % ')
    .replace(/[^\p{L}\p{N}.%✓✗]+/gu, ' ')
    .replace(/\.(?!\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
