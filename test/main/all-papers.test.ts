import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/system-clock.ts';
import { openBot } from '../../src/wire.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { papers } from '../fixtures/papers.ts';

test('papers that are all there are count as those of Daily Papers, and not as the sample', async () => {
  const bot = await openBot(readConfig({ DATABASE_URL: ':memory:' }), {
    ...{ papers: papers(3), clock: systemClock, log: recordedLog() },
    withChats: false,
  });
  onTestFinished(bot.close);
  await bot.recentPapers.fetch(new AbortController().signal);
  expect(await bot.recentPapers.isSample()).toBe(false);
  expect(bot.refresh.status()).toMatchObject([{ name: 'Hugging Face', isReachable: true }]);
  expect(await bot.papers.latestDays(1, '2026-06-30', 'hf')).toEqual(['2026-06-18']);
});
