import { describe, expect, test } from 'vitest';
import { hasRecorded } from '../recorded.ts';
import { startBot } from './bot.ts';
import { type Options, papersIn } from './stage.ts';
import { houses } from './stages.ts';

const questions: [command: string, options: Options][] = [
  ['search', { query: 'world models' }],
  ['search', { query: 'agents -video', sort: 'upvotes', limit: 10 }],
  ['today', { date: '2026-06-16' }],
  ['today', { date: '2026-06-16', page: 2 }],
  ['similar', { paper: '2606.16519' }],
];

describe.skipIf(!hasRecorded)('recorded days (need the recorded answers beside the checkout)', () => {
  // Two bots one after the other, each with a history to read.
  test('every platform gives the same papers in the same order', { timeout: 180_000 }, async () => {
    const heard: Record<string, string[][]> = {};
    for (const { open } of houses) {
      const house = await open();
      try {
        const backfill = startBot(house.folder, { HF_API_URL: house.library.url }, [
          ...['backfill', '--from', '2026-06-15', '--to', '2026-06-17'],
        ]);
        expect(await backfill.ended()).toBe(0);
        await house.start();
        await house.everywhere(async (stage) => {
          const answers: string[][] = [];
          for (const [command, options] of questions) answers.push(papersIn(await stage.ask(command, options)));
          heard[stage.name] = answers;
          expect(stage.refused()).toEqual([]);
        });
      } finally {
        await house.close();
      }
    }
    const { Discord: discord, Slack: slack, 'the console': terminal } = heard;
    expect(discord?.map(({ length }) => length)).toEqual([5, 10, 5, 5, 5]);
    expect(slack).toEqual(discord);
    expect(terminal).toEqual(discord);
  });
});
