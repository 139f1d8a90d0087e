import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Section } from '../../src/core/discussions/answer.ts';
import { splitSentences } from '../../src/core/sentences.ts';
import { parseItem } from '../../src/sources/hugging-face-item.ts';
import { hasRecorded, recordedItems } from '../../test/recorded.ts';

const AskedPaper = z.object({
  id: z.string(),
  title: z.string().default(''),
  abstract: z.string().default(''),
  sections: z.array(z.object({ title: z.string(), text: z.string() })).default([]),
});
export type AskedPaper = Omit<z.infer<typeof AskedPaper>, 'sections'> & { sections: Section[] };

const Line = z.object({ paper: AskedPaper, question: z.string(), gold: z.array(z.string()) });

/** A question, and the sentences that answer it; none when the text does not say. */
export type AnswerQuestion = z.infer<typeof Line> & { half?: 'dev' | 'test' };

export const linesOf = (file: string | URL): unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

export const questionsIn = (file: string): AnswerQuestion[] => linesOf(file).map((line) => Line.parse(line));

/** On a recorded paper, named by its id, or on one written for this; gold sentences are named by how they begin. */
const OwnLine = z.object({
  recorded: z.string().optional(),
  written: z.string().optional(),
  half: z.enum(['dev', 'test']),
  question: z.string(),
  gold: z.array(z.string()),
});

/** Our own questions. Recorded abstracts are read from beside the checkout; without them their questions are skipped. */
export function ownQuestions(): { questions: AnswerQuestion[]; skipped: number } {
  const lines = linesOf(new URL('questions.jsonl', import.meta.url)).map((line) => OwnLine.parse(line));
  const written = linesOf(new URL('written-papers.jsonl', import.meta.url)).map((line) => AskedPaper.parse(line));
  const papers = new Map(written.map((paper) => [paper.id, paper]));
  for (const paper of recordedPapers(new Set(lines.flatMap(({ recorded }) => recorded ?? []))))
    papers.set(paper.id, paper);
  const questions = lines.flatMap(({ recorded, written: own, half, question, gold }) => {
    const paper = papers.get(recorded ?? own ?? '');
    return paper === undefined
      ? []
      : [{ paper, question, half, gold: gold.map((begins) => sentenceOf(paper, begins)) }];
  });
  return { questions, skipped: lines.length - questions.length };
}

export function sentenceOf(paper: AskedPaper, begins: string): string {
  const texts = [paper.abstract, ...paper.sections.map(({ text }) => text)];
  const found = texts.flatMap((text) => splitSentences(text)).find(({ text }) => text.startsWith(begins));
  if (found === undefined) throw new Error(`${paper.id}: no sentence begins with "${begins}"`);
  return found.text;
}

export function recordedPapers(ids: ReadonlySet<string>): AskedPaper[] {
  if (!hasRecorded) return [];
  const papers = new Map<string, AskedPaper>();
  for (const { item } of recordedItems()) {
    const parsed = parseItem(item);
    if (parsed.kind === 'paper' && ids.has(parsed.paper.id))
      papers.set(parsed.paper.id, { ...parsed.paper, sections: [] });
  }
  return [...papers.values()];
}
