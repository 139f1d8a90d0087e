import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { consolePlace, settingsNote } from './adapters/console/channel.ts';
import { checkSettings } from './check-settings.ts';
import { type Config, type Environment, openSettings, readConfig } from './config.ts';
import { ConfigError } from './config-error.ts';
import { imported } from './core/channels/follow-settings.ts';
import type { Clock } from './core/clock.ts';
import { utcDay } from './core/day.ts';
import type { Log } from './core/log.ts';
import { parseQuery } from './core/queries/query.ts';
import { reportStatus } from './core/status/report-status.ts';
import type { StatusReport } from './core/status/status-report.ts';
import { counted } from './core/text.ts';
import { examinationsOf } from './examinations.ts';
import type { OperatorTask } from './operator/arguments.ts';
import { examine, printChecks } from './operator/doctor.ts';
import { printStatus } from './operator/print-status.ts';
import {
  type Change,
  importSubscriptions,
  nameOf,
  readSubscriptions,
  writeSubscriptions,
} from './operator/subscriptions-file.ts';
import { backUp, backupFileFor, checkBackup, restore } from './storage/backup.ts';
import { databaseName, withoutPassword } from './storage/database-address.ts';
import { openStores, openStoresToRead, type Stores } from './storage/index.ts';
import { lockFile } from './storage/lock.ts';
import { StorageError } from './storage/storage-error.ts';
import { unreadInTopics } from './unread-topics.ts';
import { version } from './version.ts';
import { takenPort } from './web/check.ts';
import { adminLink, localUrl } from './web/sign-in.ts';
import { whoAnswers } from './web/who-answers.ts';

export type OperateParts = {
  environment: Environment;
  envFile: Environment;
  /** Why not all of the `.env` file could be read; doctor alone is asked all the same. */
  envFileFaults: readonly string[];
  clock: Clock;
  log: Log;
  say(text: string): void;
};

/**
 * What an operator asks for at the shell, beside the process that posts: of the rooms only what it needs, and no index. Gives the
 * exit status. Throws StorageError, ConfigError.
 */
export async function operate(task: OperatorTask, parts: OperateParts): Promise<number> {
  switch (task.kind) {
    case 'help':
      parts.say(`${task.text}\n`);
      return 0;
    case 'doctor':
      return doctor(task, parts);
    case 'status':
      return status(task, parts);
    case 'backup':
      return backup(task, parts);
    case 'restore':
      return putBack(task, parts);
    case 'export':
      return exportTo(task, parts);
    case 'import':
      return importFrom(task, parts);
    case 'move':
      return move(task, parts);
    case 'admin-link':
      parts.say(`${await linkFor(readConfig(parts.environment), parts.clock)}\n`);
      return 0;
    default:
      return task satisfies never;
  }
}

/** Throws where another program would get it. */
async function linkFor({ web }: Config, clock: Clock): Promise<string> {
  if (web?.adminToken !== undefined) {
    const here = localUrl(web);
    if ((await whoAnswers(here)) === 'another') {
      const { what, remedy } = takenPort(here);
      throw new ConfigError([`${what} ${remedy}`]);
    }
    const { publicUrl = here } = web;
    const link = adminLink(web.adminToken, publicUrl, clock.now());
    if (publicUrl === here) return link;
    const onMachine = link.replace(publicUrl, here);
    return `${link}\nWhere a proxy keeps the page from others, as deploy/nginx.conf does, on this machine: ${onMachine}`;
  }
  throw new ConfigError([
    'The page is for whoever has its token: set ADMIN_TOKEN and PORT in .env, and start Paperboy again.',
  ]);
}

/** The stores for one piece of work; `toRead`: of a database that is there, and stays as it is. */
async function withStores<T>(
  { database, retentionDays }: Config,
  { clock, toRead = false }: { clock: Clock; toRead?: boolean },
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const stores = await (toRead ? openStoresToRead : openStores)(database, { retentionDays, now: clock.now });
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

/** The file of a store in SQLite. Throws {@link StorageError} that says which of PostgreSQL's own programs does the work. */
function fileOf({ database }: Config, command: (url: string) => string): string {
  if (database.engine === 'sqlite') return database.file;
  throw new StorageError(
    `${databaseName(database)} is copied by PostgreSQL's own program, and nothing was done here.`,
    `Run: ${command(withoutPassword(database.url))}`,
  );
}

const report = (stores: Stores, clock: Clock): Promise<StatusReport> =>
  reportStatus(stores.status, { version, now: clock.now() });

async function status({ json }: { json: boolean }, { environment, clock, say }: OperateParts): Promise<number> {
  const told = await withStores(readConfig(environment), { clock, toRead: true }, (stores) => report(stores, clock));
  say(json ? `${JSON.stringify(told, null, 2)}\n` : printStatus(told));
  return told.needsHand.length === 0 ? 0 : 1;
}

async function backup(
  { file }: { file: string | undefined },
  { environment, clock, say }: OperateParts,
): Promise<number> {
  const databaseFile = fileOf(
    readConfig(environment),
    (url) => `pg_dump --format=custom --file=paperboy-${utcDay(clock.now())}.dump "${url}"`,
  );
  const target = file ?? backupFileFor(databaseFile, clock.now());
  await backUp(databaseFile, target);
  say(`${target} is a copy of ${databaseFile}, checked whole. npm run paper -- restore ${target} puts it back.\n`);
  return 0;
}

async function putBack({ file }: { file: string }, { environment, clock, say }: OperateParts): Promise<number> {
  const config = readConfig(environment);
  const databaseFile = fileOf(
    config,
    (url) => `pg_restore --clean --if-exists --single-transaction --dbname="${url}" ${file}`,
  );
  checkBackup(file);
  const lock = lockFile(databaseFile, { pid: process.pid, since: clock.now().toISOString() });
  try {
    const kept = await restore(file, databaseFile, clock.now());
    if (kept !== undefined) say(`What was there is kept as ${kept}.\n`);
    const { papers, channels, outbox } = await withStores(config, { clock }, async (stores) => {
      const process = await stores.status.process();
      // The one that posted from what was copied runs elsewhere, if at all: here it must not seem to hang.
      if (process !== undefined) await stores.status.keepProcess({ ...process, stoppedAt: clock.now().toISOString() });
      return report(stores, clock);
    });
    const subscribed = channels.reduce((sum, { active, paused }) => sum + active + paused, 0);
    const waiting = outbox.reduce((sum, { messages }) => sum + messages, 0);
    say(
      `${databaseFile} is now ${file}: ${counted(papers.stored, 'paper')}, ${counted(subscribed, 'channel')}, ${counted(waiting, 'message')} not yet sent.\n`,
    );
    say(
      'What was posted after that backup it does not know: a post that was due since then, and is not too late, comes again.\n',
    );
  } catch (cause) {
    lock.giveBack();
    throw cause;
  }
  lock.release();
  return 0;
}

async function move({ to }: { to: string }, { environment, clock, say }: OperateParts): Promise<number> {
  const { database: from } = readConfig(environment);
  const into = readTarget(to, environment);
  if (from.engine !== 'sqlite') throw new StorageError(`${databaseName(from)} is in PostgreSQL already.`, nothingDone);
  if (into.engine !== 'postgres')
    throw new StorageError(`${databaseName(into)} is a file.`, 'Name a server: postgres://…');
  const lock = lockFile(from.file, { pid: process.pid, since: clock.now().toISOString() });
  try {
    const { moveToPostgres } = await import('./storage/move-to-postgres.ts');
    const rows = await moveToPostgres(from.file, into.url);
    for (const [table, count] of rows) if (count > 0) say(`${table}: ${counted(count, 'row')}\n`);
  } finally {
    lock.giveBack();
  }
  say(
    `${databaseName(into)} holds what ${from.file} holds, row by row. Let DATABASE_URL in .env name it, and start Paperboy. Keep the file until all is well, and never post from it again: it does not know what is posted from now on.\n`,
  );
  return 0;
}

/** The settings have been read before, so that what is wrong is the address. */
function readTarget(to: string, environment: Environment): Config['database'] {
  try {
    return readConfig({ ...environment, DATABASE_URL: to }).database;
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause;
    throw new ConfigError(['--to: that is no address of a server; want postgres://user:password@host/name.']);
  }
}

const nothingDone = 'There is nothing to move.';

async function exportTo(
  { file }: { file: string | undefined },
  { environment, clock, say }: OperateParts,
): Promise<number> {
  const all = await withStores(readConfig(environment), { clock, toRead: true }, (stores) => stores.channels.all());
  // A mailbox is nothing without its address, which stays in the database.
  const channels = all.filter(({ place }) => place.platform !== 'email');
  const text = writeSubscriptions(channels, openSettings(environment));
  if (file === undefined) say(text);
  else {
    if (existsSync(file)) throw new StorageError(`${file} is there already.`, 'Name another file.');
    writeWhole(file, text);
    say(`${file}: ${counted(channels.length, 'channel')}.\n`);
  }
  return 0;
}

async function importFrom(
  { file, dryRun }: { file: string; dryRun: boolean },
  { environment, clock, say }: OperateParts,
): Promise<number> {
  const read = readSubscriptions(readWhole(file));
  if ('problem' in read) throw new StorageError(`${file} ${read.problem}.`, 'Mend it, or write it anew with export.');
  const { settings, subscriptions } = read;
  const config = readConfig(environment);
  const { database } = config;
  const isMissing = dryRun && database.engine === 'sqlite' && !existsSync(database.file);
  if (isMissing) say(`There is no database ${databaseName(database)} yet: an import makes it.\n`);
  const changes = await withStores(
    isMissing ? { ...config, database: { engine: 'sqlite', file: ':memory:' } } : config,
    { clock, toRead: dryRun && !isMissing },
    async ({ channels, keyValues }) => {
      const done = await importSubscriptions(subscriptions, { channels, now: clock.now(), dryRun });
      if (!dryRun && done.some(isOfTerminal)) await keyValues.set(settingsNote, imported);
      return done;
    },
  );
  const here = openSettings(environment);
  const other = Object.entries(settings).filter(([name, value]) => here[name] !== value);
  for (const change of changes) if (change.kind !== 'same') say(changeLine(change));
  const topics = subscriptions.flatMap((one) => one.topics.map(({ topic }) => ({ query: parseQuery(topic) })));
  for (const unread of unreadInTopics(topics, config))
    say(`${unread} is not read here, so that such a topic brings nothing: name it in ARXIV_CATEGORIES or FEEDS.\n`);
  if (changes.some(isOfTerminal)) say('DIGEST_… in .env does not count for the terminal from then on.\n');
  for (const [name, value] of other)
    say(`setting ${name}=${value} is ${here[name] ?? 'not set'} here: change it in .env if you want it.\n`);
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  say(
    `${count('new')} new, ${count('changed')} changed, ${count('same')} the same.${dryRun ? ' Nothing was changed.' : ''}\n`,
  );
  return 0;
}

/** Whether an import changes what the terminal gets. */
const isOfTerminal = ({ name, kind }: Change) => kind !== 'same' && name === nameOf(consolePlace);

/** For its owner alone, whole or not at all. */
function writeWhole(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (cause) {
    rmSync(file, { force: true });
    throw new StorageError(
      `${file} cannot be written (${codeOf(cause)}).`,
      'Look at its folder, and the room on its disk.',
    );
  }
}

function readWhole(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new StorageError(`${file} cannot be read (${codeOf(cause)}).`, 'Look at its name, and who may read it.');
  }
}

const codeOf = (cause: unknown) => (cause instanceof Error && 'code' in cause ? cause.code : cause);

const changeLine = ({ name, kind, changes }: Change) =>
  kind === 'new' ? `+ ${name}\n` : `~ ${name}: ${changes.join('; ')}\n`;

async function doctor({ json }: { json: boolean }, parts: OperateParts): Promise<number> {
  const { environment, envFile, envFileFaults, clock, log, say } = parts;
  const { check, config } = checkSettings(environment, envFile, envFileFaults);
  const checks = [check, ...(config === undefined ? [] : await examine(examinationsOf(config, clock, log)))];
  say(json ? `${JSON.stringify(checks, null, 2)}\n` : printChecks(checks));
  return checks.every(({ findings }) => findings.length === 0) ? 0 : 1;
}
