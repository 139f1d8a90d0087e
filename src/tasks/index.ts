import { userInfo } from 'node:os';
import { consolePlace, unsubscribed } from '../adapters/console/channel.ts';
import type { Task } from '../arguments.ts';
import { undelivered } from '../core/channels/delivery-outcome.ts';
import type { Run } from '../core/channels/ledger.ts';
import { abortedWith } from '../core/deadline.ts';
import { localDay } from '../core/schedules/zone.ts';
import { startHeartbeat } from '../digests/heartbeat.ts';
import { showProgress } from '../progress.ts';
import { version } from '../version.ts';
import type { Bot } from '../wire.ts';
import { planAlone } from './plan-alone.ts';
import { serve } from './serve.ts';
import { askForDigest, fetchRecent, isOwedDigest, postDue, postOwedDigest } from './serve-console.ts';
import { startChats, statusOf } from './start-chats.ts';

/** What needs the whole bot. */
export type BotTask = Exclude<Task, { kind: 'help' | 'version' | 'operate' }>;

/** Runs what the process was started for, until it is done or `stopping` aborts; gives the exit status. */
export function runTask(task: BotTask, bot: Bot, signal: AbortSignal): Promise<number> {
  switch (task.kind) {
    case 'serve':
      return serve(bot, signal);
    case 'once':
      return runOnce(bot, signal);
    case 'command':
      return runCommand(bot, task.line, signal);
    case 'backfill':
      return runBackfill(bot, task, signal);
    case 'mcp':
      return runMcp(bot, signal);
    default:
      return task satisfies never;
  }
}

/** So long a daily run stays for openings that it carries on, in milliseconds; the next run goes on with the others. */
const longestStayMs = 60_000;

async function finishOpenings({ discussions, clock }: Bot, signal: AbortSignal): Promise<void> {
  const finished = abortedWith(signal);
  await Promise.race([discussions.drain(), clock.sleep(longestStayMs, finished.signal)]);
  finished.abort();
}

/** One daily run: what is due in the chats, or the console's digest, which comes once a day however often it is asked for. */
async function runOnce(bot: Bot, signal: AbortSignal): Promise<number> {
  const { chats, outlets, connections, terminal, digests, courier, outbox } = bot;
  await planAlone(bot, signal);
  courier.open();
  await fetchRecent(bot, signal);
  await startChats(bot, outlets, signal, { patient: false });
  if (chats.length > 0) {
    const failures = await startChats(bot, chats, signal, { patient: false });
    await courier.drain();
    await bot.publish(signal);
    await finishOpenings(bot, signal);
    bot.watch.stopped();
    return connections.areAny() ? 0 : statusOf(failures);
  }
  await bot.followSettings();
  const channel = await bot.channels.get(consolePlace);
  if (channel === undefined) {
    terminal.say(unsubscribed);
    return 0;
  }
  const zone = channel.schedule.timezone;
  const day = (at: Date) => localDay(at, zone);
  const last = await outbox.lastRun(consolePlace);
  if (await isOwedDigest(bot)) await postOwedDigest(bot, signal);
  else if (last?.outcome.kind === 'posted' && day(new Date(last.ranAt)) === day(bot.clock.now())) {
    // A post that was planned and not printed, because we were killed between the two, still goes out.
    await digests.tick(signal);
    await courier.drain();
    terminal.say(await whatCameOf(last, day(new Date(last.ranAt)), bot));
  } else {
    await askForDigest(bot);
    await postDue(bot, signal);
  }
  return 0;
}

/** What became of the console's digest of a day: that it was planned does not mean that it came. */
async function whatCameOf({ dueAt, ranAt }: Run, day: string, { outbox }: Bot): Promise<string> {
  const messages = await outbox.messages(consolePlace, new Date(ranAt));
  const missing = undelivered(messages.filter((message) => message.dueAt === dueAt));
  if (missing.length === 0) return `Nothing new: the digest of ${day} was posted.`;
  return `The digest of ${day} did not all arrive. ${missing.join(' ')}`;
}

async function runBackfill({ refresh }: Bot, span: { from: string; to: string }, signal: AbortSignal): Promise<number> {
  const progress = showProgress(process.stderr, 'Fetching papers');
  const { asked, skipped, added, stopped } = await refresh.backfill({
    ...{ ...span, signal, onProgress: progress.step },
    onPause: ({ day, reason, waitMs }) => progress.note(`${day}: ${reason}. Waiting ${Math.ceil(waitMs / 1_000)} s.`),
  });
  progress.end();
  process.stdout.write(`${asked} days asked, ${skipped} known before, ${added} new papers.\n`);
  if (stopped === undefined) return 0;
  process.stderr.write(`Stopped at ${stopped.day}: ${stopped.reason}. The same command goes on from there.\n`);
  return 1;
}

/** An agent's tools until the agent goes. The sources are asked meanwhile, as nobody else may be running. */
async function runMcp(bot: Bot, signal: AbortSignal): Promise<number> {
  const { dispatch, recentPapers, refresh, clock, log } = bot;
  if (await recentPapers.areMissing()) await recentPapers.fetch(signal);
  await bot.index.ready();
  const keepUp = async (stopping: AbortSignal) => {
    await recentPapers.fetch(stopping);
    await refresh.takeFromStore();
  };
  const heartbeat = startHeartbeat({ tick: keepUp }, { clock, log, signal });
  const { serveStdio } = await import('../mcp/stdio.ts');
  const person = { place: consolePlace, person: userInfo().username };
  await serveStdio({ dispatch, version, input: process.stdin, output: process.stdout, ...person }, signal);
  await heartbeat.stop();
  return 0;
}

/** One command, answered from what is stored; the source is asked first only where nothing is. */
async function runCommand(bot: Bot, line: string, signal: AbortSignal): Promise<number> {
  if (await bot.recentPapers.areMissing()) await fetchRecent(bot, signal);
  await Promise.all([bot.index.ready(), bot.refresh.recall()]);
  return (await bot.terminal.answer(line)) ? 0 : 1;
}
