import { consolePlace, nextPapers, whyNothing } from '../adapters/console/channel.ts';
import { dueNow } from '../core/channels/channel.ts';
import { tellUnmatched } from '../core/commands/unmatched-topics.ts';
import { showProgress } from '../progress.ts';
import type { Bot } from '../wire.ts';
import { startWait } from './start-chats.ts';

/** Asks for the recent days where somebody is looking: with a bar on a terminal, a line a day elsewhere. */
export async function fetchRecent({ recentPapers }: Bot, signal: AbortSignal): Promise<void> {
  const progress = showProgress(process.stderr, 'Fetching papers');
  await recentPapers.fetch(signal, progress.step);
  progress.end();
}

/** The terminal as the one chat: its papers, its next digest, and the prompt. */
export async function serveConsole(bot: Bot, signal: AbortSignal): Promise<void> {
  const { terminal, digests, courier, channels } = bot;
  await fetchRecent(bot, signal);
  await bot.followSettings();
  if (await isOwedDigest(bot)) await postOwedDigest(bot, signal);
  // The source has answered, with nothing: that it has not must not be read again.
  else if ((await bot.sampleNote.isSet()) && !(await bot.recentPapers.isSample())) await terminal.forgetLatest();
  await digests.tick(signal);
  await courier.drain();
  if (signal.aborted) return;
  const channel = await channels.get(consolePlace);
  if (channel !== undefined) {
    await terminal.showLatest();
    // Topics of the settings nobody was asked about.
    const unmatched = await tellUnmatched(channel.topics, bot, bot.clock.now());
    if (unmatched !== undefined) terminal.say(unmatched);
  }
  terminal.say(`${nextPapers(channel)} Type help for the commands.`);
  await terminal.prompt();
}

/** Whether the terminal was shown the sample, which is noted here before it is, and real papers have come since. */
export async function isOwedDigest({ papers, recentPapers, sampleNote }: Bot): Promise<boolean> {
  if (await recentPapers.isSample()) await sampleNote.set();
  if (!(await sampleNote.isSet())) return false;
  return (await papers.daysAsked('0000-01-01', '9999-12-31')).some((day) => day.papers > 0);
}

/** The first real digest after the sample: at once, whatever the schedule says, and once. */
export async function postOwedDigest(bot: Bot, signal: AbortSignal): Promise<void> {
  await bot.terminal.forgetLatest();
  await askForDigest(bot);
  // That it is due is stored: from here on a restart goes on with it.
  await bot.sampleNote.clear();
  await postDue(bot, signal);
}

/** Makes the terminal's digest due at this moment, if anything is subscribed there. */
export const askForDigest = ({ channels, clock }: Bot) =>
  channels.update(consolePlace, (channel) => channel && dueNow(channel, clock.now()));

/** Asks the source until it answers, where the terminal has nothing but the sample. */
export async function followSample(bot: Bot, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    await bot.clock.sleep(startWait(attempt), signal);
    if (signal.aborted) return;
    try {
      // Within: a store that is away for a while must not end the process.
      if (!(await bot.sampleNote.isSet())) return;
      await bot.recentPapers.fetch(signal);
      if (await isOwedDigest(bot)) await postOwedDigest(bot, signal);
    } catch (cause) {
      bot.log.error('Asking for the first papers failed; it is tried again.', { cause });
    }
  }
}

/** The console's digest that is due; and where it brings nothing, why. */
export async function postDue(
  { digests, courier, outbox, channels, terminal }: Bot,
  signal: AbortSignal,
): Promise<void> {
  await digests.tick(signal);
  await courier.drain();
  const run = await outbox.lastRun(consolePlace);
  const zone = (await channels.get(consolePlace))?.schedule.timezone ?? 'UTC';
  if (run !== undefined && run.outcome.kind !== 'posted') terminal.say(whyNothing(run.outcome, zone));
}
