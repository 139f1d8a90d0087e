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
  goldShown: z.number().nullable(),
  quotes: z.number().nullable(),
  goldAt1: z.number().nullable(),
  goldIn3: z.number().nullable(),
  declinedOfUnanswerable: z.number().nullable(),
  declinedOfAnswerable: z.number().nullable(),
  least: z.number().exactOptional(),
});

it('reaches what it promises on our own questions, and every baseline stays behind', { timeout: 300_000 }, async () => {
  const { questions } = ownQuestions();
  const score = await scoreOf(paperboy(), questions);
  expect(score.questions).toBeGreaterThanOrEqual(60);
  expect(score.goldIn3).toBeGreaterThan(0.9);
  expect(score.goldShown).toBeGreaterThan(0.8);
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
  const [systems, frontier] = [scores.slice(0, 4), scores.slice(4)];
  expect(systems.map(({ system }) => system)).toEqual(['paperboy', 'first sentences', 'random', 'word overlap']);
  const right = { goldShown: 1, goldAt1: 1, goldIn3: 1, declinedOfUnanswerable: 1, declinedOfAnswerable: 0 };
  expect(systems[0]).toEqual({ system: 'paperboy', questions: 2, quotes: 1, ...right });
  const answered = frontier.map(({ declinedOfAnswerable }) => 1 - (declinedOfAnswerable ?? 0));
  expect(frontier.map(({ least }) => least)).toEqual(frontier.map((_, step) => (step + 2) / 20));
  expect(answered).toEqual(answered.toSorted((one, other) => other - one));
});

it('counts as shown only what is quoted as an answer', async () => {
  const paper = { ...tidepool, sections: tidepoolSections };
  const gold = ['We train on the PileLite corpus for 19 hours on four A100 GPUs.'];
  const questions = [{ paper, question: 'which GPUs?', gold }];
  const { goldShown, quotes, goldIn3 } = await scoreOf(paperboy(1), questions);
  expect({ goldShown, quotes, goldIn3 }).toEqual({ goldShown: 0, quotes: null, goldIn3: 1 });
});
