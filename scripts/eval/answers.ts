import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type AnswerQuestion, ownQuestions, questionsIn } from './answer-questions.ts';
import { type AnswerScore, type AnswerSystem, baselines, paperboy, scoreOf } from './answer-systems.ts';

/**
 * How often the right sentence is found, and how often a question the text does not answer is declined. Without
 * `--questions` over our own: those the rules and the threshold were made with, and those asked afterwards.
 */
const { values } = parseArgs({ options: { questions: { type: 'string' }, json: { type: 'boolean', default: false } } });

const systems: AnswerSystem[] = [paperboy(), ...baselines];
const sets =
  values.questions === undefined ? ownSets() : [{ name: values.questions, questions: questionsOf(values.questions) }];
for (const { name, questions } of sets) {
  const scores: AnswerScore[] = [];
  for (const system of systems) scores.push(await scoreOf(system, questions));
  if (values.json) for (const score of scores) console.log(JSON.stringify(score));
  else print(name, scores);
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
  const half = (name: 'dev' | 'test') => questions.filter((question) => question.half === name);
  return [
    { name: 'questions the rules and the threshold were made with', questions: half('dev') },
    { name: 'questions asked afterwards', questions: half('test') },
    { name: 'all questions', questions },
  ];
}

function print(name: string, scores: readonly AnswerScore[]): void {
  console.log(`\n${name} (${scores[0]?.questions ?? 0})`);
  console.table(
    Object.fromEntries(
      scores.map(({ system, questions: _, ...score }) => [
        system,
        Object.fromEntries(Object.entries(score).map(([key, value]) => [key, value === null ? '-' : value.toFixed(3)])),
      ]),
    ),
  );
}
