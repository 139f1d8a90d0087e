import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { newPostgres } from '../fixtures/postgres.ts';
import { ask } from '../fixtures/postgres-databases.ts';
import { within } from '../fixtures/wait.ts';
import { type Bot, type Environment, keepOn, startBot, storeOf } from './bot.ts';
import { openConsole } from './console-stage.ts';
import { openDiscord } from './discord-stage.ts';
import { openLibrary } from './library.ts';
import { openSlack } from './slack-stage.ts';
import type { Stage } from './stage.ts';
import { processMs } from './wait.ts';

/** Every chat that a team can have Paperboy in. */
export const houses: { name: string; open: () => Promise<House> }[] = [
  { name: 'the console', open: async () => openHouse(await openConsole()) },
  { name: 'Discord and Slack', open: async () => openHouse(await openDiscord(), await openSlack()) },
];

/** Slack in its other ways: over HTTP, and with the agent view. */
const overHttp = { name: 'Slack over HTTP', open: async () => openHouse(await openSlack({ mode: 'http' })) };

/** The same with Slack's other ways. */
export const allHouses = [...houses, overHttp];

declare module 'vitest' {
  export interface ProvidedContext {
    /** Processes beside a house's own that share its database and its chats; absent: none. */
    otherProcesses: number | undefined;
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** A library, a folder with a database, and the stages that one bot serves. */
export async function openHouse(...stages: Stage[]) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-'));
  const library = await openLibrary();
  const server = inject('postgres') && (await newPostgres());
  if (server !== undefined) keepOn(server.url, folder);
  // The trending papers are asked for last: what the library has is stored and found from then on.
  const isRead = new Promise<void>((resolve) => {
    library.onRequest = (path) => void (path.includes('sort=trending') && resolve());
  });
  let bot: Bot | undefined;
  /** What shares the database with it, and may answer in its place. */
  let others: Bot[] = [];
  async function startOthers(environment: Environment): Promise<void> {
    const number = server === undefined || isConsole(environment) ? 0 : (inject('otherProcesses') ?? 0);
    // The one whom Slack calls has the port.
    const settings = { ...environment, DATABASE_URL: storeOf(folder), ROLE: 'worker,gateway', PORT: '' };
    others = Array.from({ length: number }, () => startBot(mkdtempSync(join(folder, 'other-')), settings));
    await Promise.all(others.map((other) => other.logs('search: index ready')));
    const sends = /discord takes messages from here|slack: signed in/;
    await Promise.all(others.map((other) => other.until('it to be connected', () => sends.test(other.log()))));
  }
  /** Nobody waits here for what is left of a process's leases, and of the minute in which people said much. */
  async function passTime(): Promise<void> {
    if (server !== undefined) await ask(server.url, 'delete from duties; delete from recent_calls');
  }
  return {
    folder,
    library,
    /** How many processes answer. */
    processes: () => 1 + others.length,
    stages,
    /** The same on each platform, side by side; says where it failed. */
    async everywhere(act: (stage: Stage) => Promise<unknown>): Promise<void> {
      await Promise.all(
        stages.map((stage) =>
          act(stage).catch((cause) => {
            throw new Error(`on ${stage.name}: ${cause instanceof Error ? cause.message : cause}`, { cause });
          }),
        ),
      );
    },
    /** Starts the bot, or starts it again; resolves when it is connected everywhere and has read the library. */
    async start(environment: Environment = {}, at: readonly Stage[] = stages): Promise<Bot> {
      const sources = {
        HF_API_URL: library.url,
        ARXIV_URL: library.url,
        ARXIV_API_URL: library.url,
        LOG_LEVEL: 'info',
      };
      const own = at.map((stage) => stage.environment);
      bot = startBot(folder, Object.assign({}, sources, ...own, environment));
      const started = bot;
      await Promise.all(at.map((stage) => stage.attach(started)));
      await within(isRead, 'the papers to be read', started.log, processMs);
      // Before that a search is answered from the papers that are loaded by then.
      await started.logs('search: index ready');
      await startOthers(Object.assign({}, sources, ...own, environment));
      return started;
    },
    /** Asks the bot to end; resolves with its exit status. */
    stop: async () => {
      await Promise.all(others.splice(0).map((other) => other.stop()));
      const status = await bot?.stop();
      await passTime();
      return status;
    },
    /** Ends it as a power cut does. */
    async kill(): Promise<void> {
      await Promise.all([bot, ...others.splice(0)].map((each) => each?.kill()));
      await passTime();
    },
    async close(): Promise<void> {
      await Promise.all([bot, ...others].map((each) => each?.kill()));
      await Promise.all([library.close(), ...stages.map((stage) => stage.close())]);
      await server?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isConsole = ({ DISCORD_TOKEN, SLACK_BOT_TOKEN }: Environment) => (DISCORD_TOKEN ?? SLACK_BOT_TOKEN) === undefined;
