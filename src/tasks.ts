import { once } from 'node:events';
import { userInfo } from 'node:os';
import { consolePlace, whyNothing } from './adapters/console/channel.ts';
import type { Task } from './arguments.ts';
import { prepareToUnderstand } from './conversation/understand.ts';
import { undelivered } from './core/channels/delivery-outcome.ts';
import type { Run } from './core/channels/ledger.ts';
import { RefusedError, UnreachableError } from './core/chat/chat-adapter.ts';
import { utcDay } from './core/day.ts';
import { abortedWith } from './core/deadline.ts';
import { localDay, localTime } from './core/schedules/zone.ts';
import { startHeartbeat } from './digests/heartbeat.ts';
import { showProgress } from './progress.ts';
import { version } from './version.ts';
import type { Bot } from './wire.ts';

/**
 * The status when every chat refuses what is set up: a supervisor must not start it again before somebody changed
 * something, since each start costs one of Discord's sign-ins. EX_CONFIG of sysexits.h.
 */
const refusedStatus = 78;

/** What needs the whole bot. */
export type BotTask = Exclude<Task, { kind: 'help' | 'operate' }>;

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

/** Asks for the recent days where somebody is looking: with a bar on a terminal, a line a day elsewhere. */
async function fetchRecent({ recentPapers }: Bot, signal: AbortSignal): Promise<void> {
  const progress = showProgress(process.stderr, 'Fetching papers');
  await recentPapers.fetch(signal, progress.step);
  progress.end();
}

/** Digests and conversations until told to stop. */
async function serve(bot: Bot, signal: AbortSignal): Promise<number> {
  const { chats, outlets, courier, isConnected, endings, clock, log, watch } = bot;
  courier.open();
  void watch.begin(signal);
  // Whom Slack calls says itself when nothing can listen.
  await bot.web
    ?.start()
    .catch((error: Error) => log.warn(`${error.message}. Stop what listens there, or choose another.`));
  let failures: unknown[] = [];
  // Before a post or an answer says how the sources are.
  await bot.refresh.recall();
  const heartbeat = startHeartbeat({ tick: everyMinute(bot) }, { clock, log, signal });
  const learning = learnModel(bot, signal);
  // Where the bot stays, nobody's first sentence waits for what all of them need.
  void clock.sleep(1_000, signal).then(prepareToUnderstand);
  void startChats(bot, outlets, signal, { patient: true });
  if (chats.length === 0) {
    await serveConsole(bot, signal);
    await followSample(bot, signal);
  }
  // A platform that is down must not hold up the other one: each is connected in its own time.
  else failures = (await Promise.race([startChats(bot, chats, signal, { patient: true }), aborted(signal)])) ?? [];
  while (isConnected() && !signal.aborted) await Promise.race([once(endings, 'ended'), aborted(signal)]);
  await heartbeat.stop();
  watch.stopped();
  await learning;
  return chats.length > 0 && !signal.aborted ? statusOf(failures) : 0;
}

/** Learns once what the language model's address takes, while all else goes on; what stands in the way is said once. */
async function learnModel({ model, log }: Bot, signal: AbortSignal): Promise<void> {
  try {
    if (model === undefined || (await model.isKnown())) return;
    const health = await model.check(signal);
    if (signal.aborted) return;
    if (health.kind === 'answers') log.info(health.words);
    else log.warn(`${health.what} ${health.remedy}`, { fault: health.fault });
  } catch (cause) {
    log.error('Asking the language model failed; it is asked again with the next question.', { cause });
  }
}

/** Of a process without a chat: what failed at the start; a chat that ended later was refused, too. */
const statusOf = (failures: readonly unknown[]): number =>
  failures.every((failure) => failure instanceof RefusedError) ? refusedStatus : 1;

/** What is due; and once a UTC day, deleting what was kept long enough. */
function everyMinute({ digests, discussions, publish, refresh, retention, watch, clock, log }: Bot) {
  let purgedOn = '';
  async function purge(): Promise<void> {
    const now = clock.now();
    if (purgedOn === utcDay(now)) return;
    const { tenants, rows } = await retention.purge(now);
    purgedOn = utcDay(now);
    if (tenants + rows > 0) log.info('Deleted what was kept long enough', { tenants, rows });
  }
  return async (signal: AbortSignal) => {
    // One that fails each time must not keep the others from being done, for ever.
    const published = () => publish(signal);
    for (const work of [() => digests.tick(signal), refresh.takeFromStore, discussions.carryOn, published, purge]) {
      await work().catch((cause: unknown) =>
        log.error('Part of a heartbeat failed; the next one tries again.', { cause }),
      );
    }
    watch.beat();
  };
}

const aborted = async (signal: AbortSignal) => void (signal.aborted || (await once(signal, 'abort')));

async function serveConsole(bot: Bot, signal: AbortSignal): Promise<void> {
  const { terminal, digests, courier, channels } = bot;
  await fetchRecent(bot, signal);
  await bot.subscribe(false);
  if (await isOwedDigest(bot)) await postOwedDigest(bot, signal);
  // The source has answered, with nothing: that it has not must not be read again.
  else if ((await bot.sampleNote.isSet()) && !(await bot.recentPapers.isSample())) await terminal.forgetLatest();
  await digests.tick(signal);
  await courier.drain();
  if (signal.aborted) return;
  await terminal.showLatest();
  const next = await channels.nextDue('console');
  const zone = (await channels.get(consolePlace))?.schedule.timezone ?? 'UTC';
  if (next !== undefined)
    terminal.say(`Next papers: ${localTime(new Date(next.at), zone)}. Type help for the commands.`);
  await terminal.prompt();
}

/** How long a platform or a source that does not answer is left alone before it is tried again, in milliseconds. */
const startWaits = [5_000, 15_000, 60_000];

const startWait = (attempt: number) => startWaits[Math.min(attempt, startWaits.length - 1)] ?? 60_000;

/** Whether the terminal was shown the sample, which is noted here before it is, and real papers have come since. */
async function isOwedDigest({ papers, recentPapers, sampleNote }: Bot): Promise<boolean> {
  if (await recentPapers.isSample()) await sampleNote.set();
  if (!(await sampleNote.isSet())) return false;
  return (await papers.daysAsked('0000-01-01', '9999-12-31')).some((day) => day.papers > 0);
}

/** The first real digest after the sample: at once, whatever the schedule says, and once. */
async function postOwedDigest(bot: Bot, signal: AbortSignal): Promise<void> {
  await bot.terminal.forgetLatest();
  await bot.subscribe(true);
  // That it is due is stored: from here on a restart goes on with it.
  await bot.sampleNote.clear();
  await postDue(bot, signal);
}

/** Asks the source until it answers, where the terminal has nothing but the sample. */
async function followSample(bot: Bot, signal: AbortSignal): Promise<void> {
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
async function postDue({ digests, courier, outbox, channels, terminal }: Bot, signal: AbortSignal): Promise<void> {
  await digests.tick(signal);
  await courier.drain();
  const run = await outbox.lastRun(consolePlace);
  const zone = (await channels.get(consolePlace))?.schedule.timezone ?? 'UTC';
  if (run !== undefined && run.outcome.kind !== 'posted') terminal.say(whyNothing(run.outcome, zone));
}

/**
 * Connects the chats; one that fails ends alone. `patient`: a platform that does not answer is tried until it does, as
 * after a start before the network is up. Resolves when each is connected or has failed, with the failures.
 */
async function startChats(
  { digests, clock, log }: Bot,
  chats: Bot['chats'],
  signal: AbortSignal,
  { patient }: { patient: boolean },
): Promise<unknown[]> {
  const failures: unknown[] = [];
  const connect = async (chat: Bot['chats'][number], attempt = 0): Promise<void> => {
    try {
      await chat.connect();
      await digests.tick(signal);
    } catch (error) {
      if (!patient || !(error instanceof UnreachableError)) {
        failures.push(error);
        return log.error(`${chat.platform} could not be started`, { error });
      }
      log.warn(
        `${error.message} ${error.afterMs === undefined ? 'Trying again until it answers.' : 'Trying again then.'}`,
      );
      await clock.sleep(error.afterMs ?? startWait(attempt), signal);
      if (!signal.aborted) await connect(chat, attempt + 1);
    }
  };
  await Promise.all(chats.map((chat) => connect(chat)));
  return failures;
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
  const { chats, outlets, isConnected, terminal, digests, courier, outbox } = bot;
  courier.open();
  await fetchRecent(bot, signal);
  await startChats(bot, outlets, signal, { patient: false });
  if (chats.length > 0) {
    const failures = await startChats(bot, chats, signal, { patient: false });
    await courier.drain();
    await bot.publish(signal);
    await finishOpenings(bot, signal);
    bot.watch.stopped();
    return isConnected() ? 0 : statusOf(failures);
  }
  const zone = (await bot.channels.get(consolePlace))?.schedule.timezone ?? 'UTC';
  const day = (at: Date) => localDay(at, zone);
  const last = await outbox.lastRun(consolePlace);
  if (await isOwedDigest(bot)) await postOwedDigest(bot, signal);
  else if (last?.outcome.kind === 'posted' && day(new Date(last.ranAt)) === day(bot.clock.now())) {
    // A post that was planned and not printed, because we were killed between the two, still goes out.
    await digests.tick(signal);
    await courier.drain();
    terminal.say(await whatCameOf(last, day(new Date(last.ranAt)), bot));
  } else {
    await bot.subscribe(true);
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
  const { serveStdio } = await import('./mcp/stdio.ts');
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
