import { userInfo } from 'node:os';
import { commands } from '../commands/index.ts';
import { consolePlace, settingsNote } from './adapters/console/channel.ts';
import { createConsole } from './adapters/console/index.ts';
import { createSampleNote } from './adapters/console/sample-note.ts';
import { createAnswerer } from './answers/answerer.ts';
import { chatAbilities } from './chat-abilities.ts';
import type { Config } from './config.ts';
import { createConnections } from './connections.ts';
import { createConversation } from './conversation/conversation.ts';
import { notice, type Sender } from './core/channels/delivery.ts';
import { followSettings } from './core/channels/follow-settings.ts';
import type { ChatEvent } from './core/chat/chat-adapter.ts';
import type { Clock } from './core/clock.ts';
import { countWith } from './core/commands/call-counts.ts';
import type { Services } from './core/commands/command.ts';
import { createDispatch } from './core/commands/dispatch.ts';
import { limitCalls } from './core/commands/limit-calls.ts';
import type { Log } from './core/log.ts';
import type { Paper } from './core/papers/paper.ts';
import { reportStatus } from './core/status/report-status.ts';
import type { StatusReport } from './core/status/status-report.ts';
import { type CourierOptions, createCourier } from './delivery/courier.ts';
import { createPublisher } from './delivery/publish.ts';
import { destinationsOf, tellWays } from './destinations.ts';
import { onChannelEvent } from './digests/channel-events.ts';
import { createDigests } from './digests/index.ts';
import { createDiscussions } from './discussions/discussions.ts';
import { createDuties, nameProcess } from './duties.ts';
import { createRecentPapers } from './ingest/recent-papers.ts';
import { createRefresh } from './ingest/refresh.ts';
import { loadChats, loadEmail, loadWaysOut, loadWeb, modelOf } from './load-parts.ts';
import { useProxies } from './network/use-proxies.ts';
import { watchProcess } from './process-watch.ts';
import { createSearchIndex } from './search/index.ts';
import { createSources } from './sources/index.ts';
import { noSources } from './sources/none.ts';
import { readSample } from './sources/sample.ts';
import { databaseName } from './storage/database-address.ts';
import { openStores } from './storage/index.ts';
import { ownFiles } from './storage/own-files.ts';
import { version } from './version.ts';

export type BotParts = {
  clock: Clock;
  log: Log;
  /** Aborted when the bot ends, by itself too: a person may end the prompt. */
  stopping?: AbortController;
  /** Whether the chats that are set up are loaded; a command from the shell needs none. */
  withChats?: boolean;
  /** Whether the database is looked for damage everywhere before it is used. */
  checkWhole?: boolean;
  /** All the papers there are: no source is asked. For measurements, pictures and tests. */
  papers?: readonly Paper[];
  /** What takes messages; the connected chats when absent. */
  senderOf?: CourierOptions['senderOf'];
};

/** The rooms put together, as far as running a task needs them. */
export type Bot = Awaited<ReturnType<typeof openBot>>;

/**
 * Puts the rooms together as the settings say. Nothing runs yet but the index, which reads the store in its own thread,
 * and no chat is connected.
 */
export async function openBot(config: Config, parts: BotParts) {
  const { database, retentionDays, secretKeys, digest, proxies } = config;
  const { clock, log, stopping = new AbortController(), withChats = true, checkWhole = false } = parts;
  const network = proxies && (await useProxies(proxies));
  if (network !== undefined) log.info(tellWays(destinationsOf(config), network.of));
  const processName = nameProcess();
  const stores = await openStores(database, { retentionDays, secretKeys, now: clock.now, checkWhole, processName });
  const { papers, channels, outbox, saved, retention, shared } = stores;
  if (parts.papers !== undefined) await papers.save(parts.papers, clock.now());
  const files = ownFiles(database, withChats ? { pid: process.pid, since: clock.now().toISOString() } : undefined);
  const { beside } = files;
  const snapshot = beside === undefined ? {} : { snapshotFile: `${beside}.index` };
  const index = createSearchIndex({ papers, log, ...snapshot, inThisThread: !withChats });
  const common = { papers, channels, index, clock, log };

  const { huggingFaceUrl, huggingFaceToken, arxivUrl, arxivApiUrl, arxivRssUrl, arxivCategories, feeds } = config;
  const urls = { huggingFaceUrl, huggingFaceToken, arxivUrl, arxivApiUrl, arxivRssUrl, arxivCategories, feeds };
  const sources =
    parts.papers === undefined
      ? createSources({ ...common, ...urls, fullTexts: stores.fullTexts, pace: outbox.pace, stopping: stopping.signal })
      : noSources;

  const duties = createDuties(shared?.duties, { holder: processName, clock, log });

  const watch = watchProcess({
    ...{ pid: process.pid, version, node: process.version },
    sources: () => refresh.status(),
    index: index.state,
    away: (platform) => connections.of(platform)?.outage?.() ?? connections.of(platform)?.away?.(),
    // Of several processes it is the planning one's word that is read.
    store: { keepProcess: (said) => duties.unlessAnotherPlans(() => stores.status.keepProcess(said)) },
    storeIsThere: stores.isThere,
    ...{ clock, log },
  });
  const connections = createConnections({
    watch,
    dispatch: () => dispatch,
    turnOn: (adapter) => courier.turnOn(adapter),
    async onConnected() {
      courier.wake();
      // It is connected, whatever the store says: the next heartbeat carries on, too.
      await discussions.carryOn().catch((cause) => log.error('A discussion could not be carried on.', { cause }));
    },
  });
  const adapterOf = connections.of;

  /** How it is, by the word of this process. */
  const status = (): Promise<StatusReport> =>
    reportStatus(stores.status, {
      ...{ version, now: clock.now(), process: watch.status() },
      nameOf: ({ platform, channel, tenant }) => channel && adapterOf(platform)?.channelName?.(channel, tenant),
    });
  const counts = countWith(shared?.callCounts, clock);
  const isSample = () => recentPapers.isSample();
  const waysOut = { ...common, dispatch: () => dispatch, sources: sources.list, adapterOf, counts, isSample };
  const { handlers, ways } = await loadWaysOut(config, stores, waysOut);
  const email = await loadEmail(config, stores, { clock, log, posts: withChats });
  const pages = { ...handlers, mails: email?.endPage };
  const reading = { health: watch.health, status, seen: stores.seen, clock, log };
  const served = config.roles.has('web') ? pages : {};
  const web = withChats && config.web !== undefined ? await loadWeb(config.web, { ...reading, ...served }) : undefined;
  const counted = web?.measure === undefined ? {} : { measure: web.measure };
  const chats = withChats
    ? await loadChats(config, stores, parts, { network, routes: web?.routes, gateway: duties.gateway })
    : [];

  const senderOf = parts.senderOf ?? adapterOf;
  const courier = createCourier({
    ...common,
    ...counted,
    outbox,
    senderOf,
    unknownPolicy: config.unknownPolicy,
    random: Math.random,
    signal: stopping.signal,
  });

  const publisher = createPublisher({ ...common, outbox, publishing: stores.publishing, senderOf });
  const answerer = createAnswerer(clock);
  const model = config.model && modelOf(config.model, stores);
  const discussions = createDiscussions({
    ...common,
    courier,
    store: stores.discussions,
    votes: stores.votes,
    ledger: outbox,
    fullTexts: sources.fullTexts,
    model,
    ...{ answerer, adapterOf, signal: stopping.signal },
  });

  const recentDays = Math.max(config.backfillDays, 1);
  const refresh = createRefresh({ ...common, sources: sources.list, recentDays });
  const recentPapers = createRecentPapers({ ...common, refresh, readSample, onAsked: discussions.noticeUpvotes });

  const digests = createDigests({
    ...common,
    ...counted,
    outbox,
    courier,
    isSample,
    refresh: recentPapers.fetch,
    sources: sources.list,
    sourceHealth: refresh.health,
    fits: (platform, reply) =>
      chats.find(({ adapter }) => adapter.platform === platform)?.adapter.fits?.(reply) ?? true,
    forumOf: async (channel) => adapterOf(channel.platform)?.forum?.(channel),
    isOut: (platform) => isOut(senderOf(platform)),
    catchUpHours: config.catchUpHours,
  });

  const services: Services = {
    papers,
    index,
    channels,
    ledger: outbox,
    discussions,
    answerer,
    model: model?.model,
    saved,
    isSample,
    lookup: sources.lookup,
    linked: sources.linked,
    preview: digests.preview,
    forget: async (person) => ({
      ...(await adapterOf(person.platform)?.forget?.(person)),
      // Last: what was deleted is wiped from the file then.
      ...(await retention.forgetPerson(person)),
    }),
    ...chatAbilities(adapterOf),
    sources: sources.list,
    sourceHealth: refresh.health,
    ...{ supportContact: config.supportContact, missingSettings: config.missingSettings },
    defaults: { schedule: digest.schedule, top: digest.top },
    ways: email === undefined ? ways : { ...ways, email: email.way },
  };
  const conversation = createConversation({
    dispatch: createDispatch({ commands, services, onEvent, clock, log, ...counted }),
    ...{ commands, services, shown: shared?.shownLists, clock, log },
  });
  const dispatch = limitCalls(conversation, counts);

  async function onEvent(event: ChatEvent): Promise<void> {
    if (event.kind === 'ended') connections.ended(event.platform);
    else if (event.kind === 'said') await discussions.said(event.message, event.paper);
    else if (event.kind === 'thumb' || event.kind === 'thumb-off') await discussions.react(event);
    else if (event.kind === 'thread-gone') await discussions.threadGone(event);
    else if (event.kind === 'notice') {
      const whose = { platform: event.platform, tenant: event.tenant, channel: '' };
      await outbox.enqueue(notice(event.place, event.reply, event.occasion, clock.now(), whose));
      courier.wake();
    } else await onChannelEvent(event, channels, clock.now());
  }

  const person = userInfo().username;
  const terminal = createConsole({
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    ...{ specs: dispatch.commands, printLine: conversation.printLine, person },
    historyFile: beside && `${beside}.history`,
    onEnd: () => stopping.abort(),
    ...{ keyValues: stores.keyValues, clock },
  });
  if (chats.length === 0) connections.add(terminal);

  return {
    ...common,
    outbox,
    watch,
    status,
    web,
    refresh,
    recentPapers,
    digests,
    sources: sources.list,
    /** Publishes what was posted in channels that others follow. */
    publish: publisher.run,
    retention,
    dispatch,
    courier,
    discussions,
    /** The operator's language model; its `check` says in words whether it answers, and what to do. */
    model: model?.model,
    /** For people. */
    databaseName: databaseName(database),
    /** What one process does at a time. */
    duties,
    /** What this process does. */
    roles: config.roles,
    /** The chats that are set up; none: the console serves. */
    chats: chats.map(connections.chat),
    connections,
    /** What only brings papers, beside the chats. */
    outlets: withChats && email !== undefined ? [connections.connectable(email.adapter)] : [],
    sampleNote: createSampleNote(stores.keyValues),
    terminal: {
      say: terminal.say,
      showLatest: terminal.showLatest,
      forgetLatest: terminal.forgetLatest,
      /** Answers one line on stdout, or says on stderr why not. True when it was answered. */
      answer: (line: string) => terminal.answer(dispatch, line, stopping.signal),
      /** Asks for lines until a person ends the prompt. */
      prompt: () => connections.connectable(terminal).connect(),
    },
    /** Makes the console's channel what the settings say, and prints what that changed. */
    async followSettings() {
      const whose = { place: consolePlace, noteKey: settingsNote, wanted: digest, person };
      const lines = await followSettings({ channels, keyValues: stores.keyValues, ...whose, now: clock.now() });
      for (const line of lines) terminal.say(line);
    },
    /** Finishes what is being written, and closes everything. */
    async close(): Promise<void> {
      await courier.drain();
      await discussions.drain();
      await connections.stop();
      await duties.ended();
      await web?.stop();
      if (watch.isStopped()) await watch.keep();
      await index.close();
      files.release();
      await stores.close();
    },
  };
}

/**
 * Out of order, or not connected: whether its installation is in order shows only when it connects, and what was planned
 * before would be lost to an outage.
 */
const isOut = (sender: Sender | undefined) => sender === undefined || sender.outage?.() !== undefined;
