import { once, setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { commands } from '../commands/index.ts';
import { readArguments, UsageError, usage } from './arguments.ts';
import { commaTopics } from './comma-topics.ts';
import { type Environment, readConfig, readEnvironment, secretsIn } from './config.ts';
import { ConfigError } from './config-error.ts';
import { RefusedError } from './core/chat/chat-adapter.ts';
import { utcDay } from './core/day.ts';
import { StoreBusyError } from './core/store-busy.ts';
import { doubtfulToken } from './doubtful-token.ts';
import { envFileExposure, readEnvFile } from './env-file.ts';
import { createLog } from './log.ts';
import { misspeltNames, misspeltTokens } from './misspelt.ts';
import type { OperatorTask } from './operator/arguments.ts';
import { watchParent } from './parent.ts';
import { createRedaction } from './redact.ts';
import type { DatabaseAddress } from './storage/database-address.ts';
import { explainPostgres, isOfServer } from './storage/engines/postgres-error.ts';
import { lockFile } from './storage/lock.ts';
import { explain, StorageError } from './storage/storage-error.ts';
import { systemClock as clock } from './system-clock.ts';
import { runTask } from './tasks/index.ts';
import { traceRequests } from './trace-requests.ts';
import { version } from './version.ts';
import { openBot } from './wire.ts';

/** How long stopping may take before the process ends all the same, in milliseconds. */
const longestStopMs = 9_000;

/** Errors end up here as well as in the log. */
let withoutSecrets = createRedaction([]);
/** Where it happened is told by a service, whose log is kept, and to who asks for it. */
let showsStacks = true;
let database: DatabaseAddress | undefined;
/** By a signal, or by npm's end, to end. */
const told = new AbortController();

async function main(): Promise<number> {
  let endUnread: () => void = () => process.exit(0);
  // Whoever read our output has gone (`| head`): there is nobody left to write for.
  process.stdout.on('error', () => endUnread());
  const task = readArguments(
    process.argv.slice(2),
    utcDay(clock.now()),
    commands.map(({ name }) => name),
  );
  if (task.kind === 'help') {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (task.kind === 'version') {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  const { settings: envFile, faults } = readEnvFile();
  const environment = readEnvironment(envFile);
  const isDoctor = task.kind === 'operate' && task.task.kind === 'doctor';
  if (faults.length > 0 && !isDoctor) throw new ConfigError(faults);
  if (task.kind === 'operate') return operateBeside(task.task, { environment, envFile, envFileFaults: faults });
  const config = readConfig(environment);
  withoutSecrets = createRedaction(config.secrets);
  database = config.database;
  showsStacks = task.kind === 'serve' || config.logLevel === 'debug' || config.logLevel === 'trace';
  const isTerminal = process.stderr.isTTY === true;
  const usesConsole = config.discord === undefined && config.slack === undefined;
  // At the prompt, what goes well is seen; a log between the lines would only disturb.
  const level = config.logLevel ?? (usesConsole || task.kind === 'command' || task.kind === 'mcp' ? 'warn' : 'info');
  // What a command says is read by who has typed it, also through a pager.
  const isForPeople = isTerminal || task.kind === 'command';
  const log = createLog({ level, secrets: config.secrets, isTerminal, isForPeople });
  if (level === 'trace') traceRequests(log.trace);

  const exposed = envFileExposure();
  if (exposed !== undefined) log.warn(`${exposed.what} ${exposed.remedy}`);

  const stopping = new AbortController();
  // Every message in hand and every pause listens to it, a hundred at once: Node takes more than ten for a leak.
  setMaxListeners(0, stopping.signal);
  const end = () => {
    told.abort();
    stopping.abort();
  };
  // In order, from here on: an end at once would leave the database marked as if by a kill.
  endUnread = end;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end);
  watchParent(environment, end);
  process.on('unhandledRejection', (error) => log.error('something failed that nobody waited for', { error }));

  const posts = task.kind === 'serve' || task.kind === 'once';
  const misspelt = posts && usesConsole ? misspeltTokens(environment) : [];
  // Where nobody looks on, a chat that was meant and not found is no reason to start without one.
  if (misspelt.length > 0 && process.stdin.isTTY !== true) throw new ConfigError(misspelt);
  const doubtful = [
    ...misspelt,
    ...misspeltNames(envFile),
    ...(posts ? [...commaTopics(config.digest.topics), ...doubtfulToken(config)] : []),
  ];
  for (const fault of new Set(doubtful)) log.warn(fault);
  if (posts && usesConsole && process.stdin.isTTY !== true) {
    log.warn(
      'No chat is set up: digests are printed here. DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN, connect one.',
    );
  }
  const holder = { pid: process.pid, since: clock.now().toISOString() };
  // Of a file. Processes that share a server's database agree there on what one of them does at a time.
  const lock = posts && database.engine === 'sqlite' ? lockFile(database.file, holder) : undefined;
  const checkWhole = lock?.afterUncleanEnd === true;
  if (checkWhole) log.info('The last process was stopped hard: the database is checked first.');
  const bot = await openBot(config, { clock, log, stopping, withChats: posts, checkWhole });
  const status = await runTask(task, bot, stopping.signal);
  stopping.abort();
  await Promise.race([bot.close(), wait(longestStopMs)]);
  lock?.release();
  return status;
}

/** Beside the process that posts. Doctor looks at faulty settings, too, so that nothing is read before. */
async function operateBeside(
  task: OperatorTask,
  given: { environment: Environment; envFile: Environment; envFileFaults: readonly string[] },
): Promise<number> {
  const { environment } = given;
  const secrets = secretsIn(environment);
  withoutSecrets = createRedaction(secrets);
  showsStacks = /^(debug|trace)$/i.test(environment.LOG_LEVEL ?? '');
  const log = createLog({ level: 'error', secrets, isTerminal: process.stderr.isTTY === true });
  const say = (text: string) => process.stdout.write(withoutSecrets(text));
  return (await import('./operate.ts')).operate(task, { ...given, clock, log, say });
}

/**
 * What a person can mend is told in words. Everything else, too, with a reference; where it happened stands behind it for a
 * process that serves, and otherwise where the log is asked for everything.
 */
function tell(error: unknown): void {
  const isExpected = [ConfigError, RefusedError, StorageError, UsageError].some((kind) => error instanceof kind);
  const told = isExpected ? error : explainStore(error);
  const message = told instanceof Error ? told.message : String(told);
  const lines =
    isExpected || told !== error
      ? [message]
      : [
          `Something failed on my side: ${message} (reference ${crypto.randomUUID().slice(0, 8)}).`,
          showsStacks && error instanceof Error ? error.stack : 'The same with LOG_LEVEL=debug shows where.',
        ];
  process.stderr.write(`${withoutSecrets(lines.join('\n'))}\n`);
}

/** A disk that fills up, a server that goes away, or another program's lock, in the middle of the work. */
function explainStore(error: unknown): unknown {
  if (database?.engine === 'postgres')
    return isOfServer(database.url, error) ? explainPostgres(database.url, error) : error;
  const isSqlite = error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
  if (database === undefined || !(isSqlite || error instanceof StoreBusyError)) return error;
  return explain(database.file, error);
}

// The end is said, not waited for: a client that keeps a timer or a socket must not keep the process, and a wait for a
// worker that is being started again, which keeps nothing alive, must not end it.
setInterval(() => {}, 2 ** 30);
main()
  .catch((error: unknown) => {
    tell(error);
    return 1;
  })
  .then(async (status) => {
    await Promise.race([allWritten(), shortlyAfterTold()]);
    process.exit(status);
  });

/** A pipe takes 64 KiB, and more only as it is read: with the process would go what still waits. */
const allWritten = () =>
  Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));

/** Who is told to end does not wait for a reader that has stopped. */
async function shortlyAfterTold(): Promise<void> {
  if (!told.signal.aborted) await once(told.signal, 'abort');
  await wait(1_000);
}
