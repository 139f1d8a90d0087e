import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { runTask } from '../../src/tasks/index.ts';
import { openBot } from '../../src/wire.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { createGate } from '../fixtures/gate.ts';
import { papers } from '../fixtures/papers.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { within } from '../fixtures/wait.ts';
import { tempFolder } from '../storage/temp-database.ts';

it('knows from the store when its sources answered, before its first heartbeat', async () => {
  const clock = virtualClock('2026-06-19T09:00:00.000Z');
  const stopping = new AbortController();
  const config = readConfig({ DATABASE_URL: join(tempFolder(), 'paperboy.db'), ARXIV_CATEGORIES: 'cs.RO' });
  const bot = await openBot(config, { clock, log: recordedLog(), stopping });
  for (const source of ['hf', 'arxiv']) {
    await bot.papers.saveDay(source, '2026-06-18', papers(1), new Date('2026-06-18T20:00:00Z'));
  }
  const begun = createGate();
  const seen: boolean[] = [];
  const tick = async () => {
    seen.push(...bot.refresh.status().map(({ isReachable }) => isReachable === true));
    begun.open();
  };
  const chat = { platform: recordingChat({ platform: 'discord' }).platform, connect: async () => {} };
  const digests = { ...bot.digests, tick };
  const served = runTask({ kind: 'serve' }, { ...bot, chats: [chat], digests }, stopping.signal);
  onTestFinished(async () => {
    stopping.abort();
    await served;
    await bot.close();
  });
  await within(begun.opened, 'a heartbeat', () => JSON.stringify(bot.refresh.status()));
  expect(seen.slice(0, 2)).toEqual([true, true]);
});
