import { setMaxListeners } from 'node:events';
import { userInfo } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { commands } from '../commands/index.ts';
import { subscribeConsole } from './adapters/console/channel.ts';
import { createConsole } from './adapters/console/index.ts';
import { createAnswerer } from './answers/answerer.ts';
import { readArguments, UsageError } from './arguments.ts';
import { type Config, ConfigError, readConfig, readEnvironment } from './config.ts';
import type { ChatAdapter, ChatEvent } from './core/chat.ts';
import type { Services } from './core/command.ts';
import { utcDay } from './core/day.ts';
import { createDispatch } from './core/dispatch.ts';
import type { Log } from './core/log.ts';
import type { ChannelKey, Platform } from './core/place.ts';
import { localTime } from './core/zone.ts';
import { onChannelEvent } from './digests/channel-events.ts';
import { createDigests } from './digests/index.ts';
import { createDiscussions } from './discussions/discussions.ts';
import { createRecentPapers } from './ingest/recent-papers.ts';
import { createRefresh } from './ingest/refresh.ts';
import { createLog } from './log.ts';
import { createSearchIndex } from './search/index.ts';
import { createSources } from './sources/index.ts';
import { readSample } from './sources/sample.ts';
import { openStores, type Stores } from './storage/index.ts';
import { lockForPosting } from './storage/lock.ts';
import { StorageError } from './storage/storage-error.ts';
import { systemClock as clock } from './system-clock.ts';
import { finish, type House, runTask } from './tasks.ts';

/** How long stopping may take before the process ends all the same, in milliseconds. */
const longestStopMs = 9_000;

const person = userInfo().username;

/**
 * Puts the rooms together. Nothing runs yet but the index, which reads the store in its own thread. A command from the
 * shell `connects` to no chat.
 */
async function wire(config: Config, log: Log, stopping: AbortController, connects: boolean) {
  const { databaseFile, retentionDays, digest } = config;
  const stores = await openStores(databaseFile, { retentionDays, now: clock.now });
  const { papers, channels, outbox, saved, retention } = stores;
  const snapshot = databaseFile === ':memory:' ? {} : { snapshotFile: `${databaseFile}.index` };
  const index = createSearchIndex({ papers, log, now: clock.now, ...snapshot });
  const common = { papers, channels, index, clock, log };

  const { huggingFaceUrl, arxivUrl, arxivApiUrl } = config;
  const urls = { huggingFaceUrl, arxivUrl, arxivApiUrl };
  const sources = createSources({ ...common, ...urls, fullTexts: stores.fullTexts, stopping: stopping.signal });

  /** The chats that are set up, and the platforms that are connected. */
  const chats: ChatAdapter[] = [];
  const adapters = new Map<Platform, ChatAdapter>();
  const adapterOf = (platform: Platform) => adapters.get(platform);

  const answerer = createAnswerer();
  const discussions = createDiscussions({
    ...common,
    store: stores.discussions,
    fullTexts: sources.fullTexts,
    model: config.model && (await loadModel(config.model)),
    answerer,
    adapterOf,
  });

  const recentDays = Math.max(config.backfillDays, 1);
  const refresh = createRefresh({ ...common, source: sources.days, recentDays });
  const recentPapers = createRecentPapers({ ...common, refresh, readSample, onChanged: discussions.noticeUpvotes });
  const { isSample } = recentPapers;

  const digests = createDigests({
    ...common,
    outbox,
    isSample,
    refresh: recentPapers.fetch,
    sourceHealth: refresh.health,
    senderOf: adapterOf,
    fits: (platform, reply) => chats.find((chat) => chat.platform === platform)?.fits?.(reply) ?? true,
    catchUpHours: config.catchUpHours,
    unknownPolicy: config.unknownPolicy,
  });

  const services: Services = {
    papers,
    index,
    channels,
    ledger: outbox,
    discussions,
    answerer,
    saved,
    isSample,
    lookup: sources.lookup,
    preview: digests.preview,
    forget: retention.forgetPerson,
    lacks: async (place) => (await adapterOf(place.platform)?.lacks(place)) ?? [],
    sourceHealth: refresh.health,
    defaults: { schedule: digest.schedule, top: digest.top },
  };
  const dispatch = createDispatch({ commands, services, onEvent, clock, log });

  async function onEvent(event: ChatEvent): Promise<void> {
    if (event.kind === 'vote') await discussions.vote(event.message, event.person, event.value);
    else if (event.kind === 'thread-gone') await discussions.threadGone(event);
    else await onChannelEvent(event, channels, clock.now());
  }

  const terminal = createConsole({
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    faces: dispatch.commands,
    person,
    onEnd: () => stopping.abort(),
    notes: stores.notes,
    clock,
  });
  if (connects) chats.push(...(await loadChats(config, stores, log)));
  if (chats.length === 0) adapters.set('console', terminal);

  const subscribe = (dueNow: boolean) =>
    subscribeConsole({ channels, notes: stores.notes, wanted: digest, person, now: clock.now(), dueNow });
  const rooms = { ...common, outbox, refresh, recentPapers, digests, retention, dispatch };
  const house: House = { ...rooms, chats, adapters, terminal, subscribe };
  return { house, close: stores.close };
}

/** The chats that are set up, not yet connected. Their clients take a second to load: only those that are needed are. */
async function loadChats(config: Config, { channels, buttons, notes, seen }: Stores, log: Log): Promise<ChatAdapter[]> {
  const chats: ChatAdapter[] = [];
  if (config.discord !== undefined) {
    const { createDiscord } = await import('./adapters/discord/index.ts');
    const nextDigest = async () => {
      const next = await channels.nextDue('discord');
      return next && `Next papers ${localTime(new Date(next.at), config.digest.schedule.timezone)}`;
    };
    chats.push(createDiscord({ ...config.discord, buttons, notes, nextDigest, clock, log }));
  }
  if (config.slack !== undefined) {
    const { createSlack } = await import('./adapters/slack/index.ts');
    const { unknownPolicy } = config;
    const organiserOf = async (channel: ChannelKey) => (await channels.get(channel))?.organiser;
    chats.push(createSlack({ ...config.slack, buttons, notes, seen, unknownPolicy, organiserOf, clock, log }));
  }
  return chats;
}

async function loadModel({ dailyLimit, ...model }: NonNullable<Config['model']>) {
  const { createAnswerModel } = await import('./answers/model.ts');
  return { model: createAnswerModel(model), perChannelAndDay: dailyLimit };
}

async function main(): Promise<number> {
  const task = readArguments(process.argv.slice(2), utcDay(clock.now()));
  const config = readConfig(readEnvironment());
  const isTerminal = process.stderr.isTTY === true;
  const usesConsole = config.discord === undefined && config.slack === undefined;
  // At the prompt, what goes well is seen; a log between the lines would only disturb.
  const level = config.logLevel ?? (usesConsole || task.kind === 'command' ? 'warn' : 'info');
  const log = createLog({ level, secrets: config.secrets, isTerminal });

  const stopping = new AbortController();
  // Every message in hand and every pause listens to it, a hundred at once: Node takes more than ten for a leak.
  setMaxListeners(0, stopping.signal);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
  process.on('unhandledRejection', (error) => log.error('something failed that nobody waited for', { error }));
  // Whoever read our output has gone (`| head`): there is nobody left to write for.
  process.stdout.on('error', () => process.exit(0));

  const posts = task.kind === 'serve' || task.kind === 'once';
  const lock = posts
    ? lockForPosting(config.databaseFile, { pid: process.pid, since: clock.now().toISOString() })
    : undefined;
  const { house, close } = await wire(config, log, stopping, posts);
  const status = await runTask(task, house, stopping.signal);
  stopping.abort();
  await Promise.race([finish(house).then(close), wait(longestStopMs)]);
  lock?.release();
  return status;
}

/** What a person can mend is told in words; everything else with where it happened. */
function tell(error: unknown): void {
  const isExpected = error instanceof ConfigError || error instanceof StorageError || error instanceof UsageError;
  const text = error instanceof Error ? (isExpected ? error.message : error.stack) : String(error);
  process.stderr.write(`${text}\n`);
}

// The end is said, not waited for: a client that keeps a timer or a socket must not keep the process, and a wait for a
// worker that is being started again, which keeps nothing alive, must not end it.
setInterval(() => {}, 2 ** 30);
main().then(process.exit, (error: unknown) => {
  tell(error);
  process.exit(1);
});
