import { databaseIn, type Environment, startBot } from '../contract/bot.ts';

/** An address where nothing listens. */
export const nowhere = 'http://127.0.0.1:9';

/** Paperboy in a folder of its own, without a network unless the settings name one. */
export const start = (folder: string, args: readonly string[] = [], settings: Environment = {}) =>
  startBot(
    folder,
    { HF_API_URL: nowhere, ARXIV_URL: nowhere, ARXIV_API_URL: nowhere, DIGEST_TZ: zoneAtNoon(), ...settings },
    args,
  );

/** A zone in which it is about noon, so that no day ends between two runs. */
function zoneAtNoon(): string {
  const behind = new Date().getUTCHours() - 12;
  return `Etc/GMT${behind < 0 ? behind : `+${behind}`}`;
}

/** Runs until it ends by itself. */
export async function run(folder: string, args: readonly string[], settings: Environment = {}) {
  const bot = start(folder, args, settings);
  const status = await bot.ended();
  return { status, stdout: bot.out(), stderr: bot.log() };
}

/** The titles of the cards in what was printed, in their order. */
export const titlesIn = (stdout: string) => [...stdout.matchAll(/^\d {2}(\S.*)$/gm)].map(([, title]) => title);

export { databaseIn };
