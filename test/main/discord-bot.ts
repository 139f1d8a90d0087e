import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { systemClock } from '../../src/system-clock.ts';
import { openBot } from '../../src/wire.ts';
import { recordedLog } from '../fixtures/clock.ts';
import type { DiscordServer } from '../servers/discord/index.ts';

type Parts = { folder: string; papers: readonly Paper[]; clock?: Clock };

export const databaseIn = (folder: string) => join(folder, 'paperboy.db');

/** The whole bot but for its heartbeat, in this process: connected to a Discord of ours, with these papers alone. */
export async function openDiscordBot(server: DiscordServer, { folder, papers, clock = systemClock }: Parts) {
  const log = recordedLog();
  const config = readConfig({
    DISCORD_TOKEN: server.token,
    DISCORD_API_URL: server.url,
    DATABASE_URL: databaseIn(folder),
  });
  const stopping = new AbortController();
  const bot = await openBot(config, { papers, clock, log, stopping });
  let closed: Promise<void> | undefined;
  const close = () => {
    stopping.abort();
    closed ??= bot.close();
    return closed;
  };
  onTestFinished(close);
  await bot.index.ready();
  bot.courier.open();
  for (const chat of bot.chats) await chat.connect();
  return { ...bot, log, close };
}
