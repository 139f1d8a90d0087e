import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readQuestion } from '../../src/answers/question.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { parseItem } from '../../src/sources/hugging-face-item.ts';
import { hasRecorded, recordedItems } from '../../test/recorded.ts';
import { type AnswerQuestion, ownQuestions, questionsIn } from './answer-questions.ts';
import { type AnswerScore, type AnswerSystem, baselines, paperboy, scoreOf } from './answer-systems.ts';
import { fitConfidence } from './answers-fit.ts';
import { type FullTextQuestions, fullTextQuestions, showsGold } from './full-texts.ts';
import { fitGeneral } from './general-fit.ts';

/**
 * How often the right sentence is shown, and how often a question the text does not answer is declined, by ours and by
 * simple systems, then by ours at every confidence it might ask for. `--full-texts DIR`: over files as servers send them,
 * with a `questions.jsonl` beside them. Without `--questions` over our own: those the rules
 * and weights were made with, those asked afterwards, and claims, which are looked up rather than asked. `--fit` writes
 * the weights of src/answers/confidence.ts instead, fitted to the first of these, and those of worth.ts, to general questions.
 */
const { values } = parseArgs({
  options: {
    questions: { type: 'string' },
    'full-texts': { type: 'string' },
    fit: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const isClaim = ({ question }: AnswerQuestion) => readQuestion(question).isStatement;

if (values.fit) {
  const { questions } = ownQuestions();
  const weights = fitConfidence(questions.filter((one) => one.half === 'dev' && !isClaim(one)));
  writeWeights('confidence-weights.json', weights);
  if (hasRecorded) writeWeights('general-weights.json', fitGeneral(recordedPapers()));
  else console.error('The papers of general questions are not here: their weights stay as they are.');
  process.exit();
}
const systems: AnswerSystem[] = [paperboy(), ...baselines];
const thresholds = Array.from({ length: 17 }, (_, step) => (step + 2) / 20);
const folder = values['full-texts'];
const sets =
  folder !== undefined
    ? setsOf(folder)
    : values.questions === undefined
      ? ownSets()
      : [{ name: values.questions, questions: questionsOf(values.questions) }];
for (const { name, questions } of sets) {
  const scores: AnswerScore[] = [];
  for (const system of systems)
    scores.push(await scoreOf(system, questions, folder === undefined ? undefined : showsGold));
  const frontier: (AnswerScore & { least: number })[] = [];
  for (const least of folder !== undefined || questions.every(isClaim) ? [] : thresholds)
    frontier.push({ ...(await scoreOf(paperboy(least), questions)), least });
  if (values.json)
    for (const score of [...scores, ...frontier])
      console.log(JSON.stringify({ ...(folder === undefined ? {} : { set: name }), ...score }));
  else {
    console.log(`\n${name} (${questions.length})`);
    print(scores.map((score) => [score.system, score]));
    if (frontier.length > 0) console.log('by the least confidence at which a question is answered');
    if (frontier.length > 0) print(frontier.map(({ least, ...score }) => [least.toFixed(2), score]));
  }
}

function setsOf(folder: string): FullTextQuestions {
  try {
    return fullTextQuestions(folder);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
}

function questionsOf(file: string): AnswerQuestion[] {
  if (!existsSync(file)) {
    console.error(`There is no file ${file}. Want one JSON object a line: {"paper", "question", "gold"}.`);
    process.exit(2);
  }
  return questionsIn(file);
}

function ownSets(): { name: string; questions: AnswerQuestion[] }[] {
  const { questions, skipped } = ownQuestions();
  if (skipped > 0 && !values.json) {
    console.log(`${skipped} questions on recorded papers are left out: their abstracts are not beside this checkout.`);
  }
  if (values.json) return [{ name: 'all', questions }];
  const half = (name: 'dev' | 'test') => questions.filter((one) => one.half === name && !isClaim(one));
  return [
    { name: 'questions the rules and weights were made with', questions: half('dev') },
    { name: 'questions asked afterwards', questions: half('test') },
    { name: 'claims', questions: questions.filter(isClaim) },
  ];
}

function print(rows: readonly (readonly [string, AnswerScore])[]): void {
  const table = rows.map(([name, { system: _, questions: __, ...shares }]) => [
    name,
    Object.fromEntries(Object.entries(shares).map(([key, share]) => [key, share === null ? '-' : share.toFixed(3)])),
  ]);
  console.table(Object.fromEntries(table));
}

function writeWeights(name: string, weights: object): void {
  writeFileSync(new URL(`../../src/answers/${name}`, import.meta.url), `${JSON.stringify(weights, null, 2)}\n`);
}

function recordedPapers(): Map<string, Paper> {
  const papers = new Map<string, Paper>();
  for (const { item } of recordedItems()) {
    const parsed = parseItem(item);
    if (parsed.kind === 'paper' && !papers.has(parsed.paper.id)) papers.set(parsed.paper.id, parsed.paper);
  }
  return papers;
}
