import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ownQuestions } from '../../scripts/eval/answer-questions.ts';
import { baselines, paperboy, scoreOf } from '../../scripts/eval/answer-systems.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { tidepool, tidepoolSections } from './papers.ts';

const Score = z.strictObject({
  system: z.string(),
  questions: z.number(),
  goldAt1: z.number().nullable(),
  goldIn3: z.number().nullable(),
  declinedOfUnanswerable: z.number().nullable(),
  declinedOfAnswerable: z.number().nullable(),
});

it('reaches what it promises on our own questions, and every baseline stays behind', { timeout: 300_000 }, async () => {
  const { questions } = ownQuestions();
  const score = await scoreOf(paperboy(), questions);
  expect(score.questions).toBeGreaterThanOrEqual(60);
  expect(score.goldIn3).toBeGreaterThan(0.9);
  expect(score.declinedOfUnanswerable).toBeGreaterThan(0.8);
  expect(score.declinedOfAnswerable).toBeLessThan(0.15);
  for (const system of baselines) {
    const other = await scoreOf(system, questions);
    expect(other.goldIn3 ?? 1).toBeLessThan(score.goldIn3 ?? 0);
    expect(other.goldAt1 ?? 1).toBeLessThan(score.goldAt1 ?? 0);
  }
});

it('scores any questions in a file, one JSON line a system', () => {
  const file = join(tempFolder(), 'questions.jsonl');
  const paper = { id: tidepool.id, title: tidepool.title, abstract: tidepool.abstract };
  const lines = [
    {
      paper: { ...paper, sections: tidepoolSections },
      question: 'which GPUs?',
      gold: ['We train on the PileLite corpus for 19 hours on four A100 GPUs.'],
    },
    { paper, question: 'which GPUs?', gold: [] },
  ];
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  const printed = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/eval/answers.ts', '--questions', file, '--json'],
    {
      encoding: 'utf8',
    },
  );
  const scores = printed
    .trim()
    .split('\n')
    .map((line) => Score.parse(JSON.parse(line)));
  expect(scores.map(({ system }) => system)).toEqual(['paperboy', 'first sentences', 'random', 'word overlap']);
  expect(scores[0]).toEqual({
    system: 'paperboy',
    questions: 2,
    goldAt1: 1,
    goldIn3: 1,
    declinedOfUnanswerable: 1,
    declinedOfAnswerable: 0,
  });
});
