import type { z } from 'zod';
import { combinationFaults, type Name, neededBy } from './combination-faults.ts';
import { ConfigError } from './config-error.ts';
import type { MissingSettings } from './core/commands/ways.ts';
import { readTopics } from './core/queries/topic.ts';
import { shorten } from './core/text.ts';
import { isAll } from './roles.ts';
import { decoded, wording } from './setting.ts';
import { proxyUrl, Settings } from './settings.ts';
import { unreadInTopics } from './unread-topics.ts';

export type Environment = Record<string, string | undefined>;

/** The process's environment, with what the `.env` file adds; set variables win. */
export const readEnvironment = (envFile: Environment): Environment => ({ ...envFile, ...process.env });

export type Config = ReturnType<typeof readConfig>;

/** Reads every setting; empty means its default. Throws {@link ConfigError} with all faults. */
export function readConfig(environment: Environment) {
  const given = Object.fromEntries(
    Object.keys(Settings.shape)
      .map((name) => [name, givenText(name, environment)] as const)
      .filter(
        ([name, text]) => text !== '' && (neededBy.get(name)?.some((other) => givenText(other, environment)) ?? true),
      ),
  );
  const read = Settings.safeParse(given);
  const faulty = new Set(read.error?.issues.map(({ path }) => String(path[0])));
  const faults = [
    ...[...faulty].map((name) => fault(name, given[name])),
    ...combinationFaults(given, (name, because) => fault(name, undefined, `, because ${because}`)),
    ...(read.success
      ? [...zoneFaults(read.data, given), ...topicFaults(read.data), ...roleFaults(read.data, given)]
      : []),
  ];
  if (!read.success || faults.length > 0) throw new ConfigError(faults);
  const value = read.data;
  return {
    huggingFaceUrl: value.HF_API_URL,
    huggingFaceToken: value.HF_TOKEN,
    arxivApiUrl: value.ARXIV_API_URL,
    arxivUrl: value.ARXIV_URL,
    arxivRssUrl: value.ARXIV_RSS_URL,
    arxivCategories: value.ARXIV_CATEGORIES,
    feeds: value.FEEDS,
    proxies:
      (value.HTTPS_PROXY ?? value.HTTP_PROXY) === undefined
        ? undefined
        : { https: value.HTTPS_PROXY, http: value.HTTP_PROXY, except: value.NO_PROXY },
    database: value.DATABASE_URL,
    roles: value.ROLE,
    backfillDays: value.BACKFILL_DAYS,
    digest: {
      schedule: { line: value.DIGEST_CRON.line, timezone: value.DIGEST_CRON.zone ?? value.DIGEST_TZ },
      top: value.DIGEST_TOP,
      /** As typed: `/paper subscribe` reads them the same way. */
      topics: value.DIGEST_TOPICS.split(';').map((topic) => topic.trim()),
    },
    catchUpHours: value.CATCH_UP_HOURS,
    unknownPolicy: value.UNKNOWN_DELIVERY,
    retentionDays: value.RETENTION_DAYS,
    supportContact: value.SUPPORT_CONTACT,
    logLevel: value.LOG_LEVEL,
    /** Never to be written anywhere. */
    secrets: secretsIn(environment),
    discord: value.DISCORD_TOKEN === undefined ? undefined : discord(value, value.DISCORD_TOKEN),
    slack: slack(value),
    /** The HTTP server; undefined where nobody asked for one. */
    web: web(value),
    publicUrl: publicUrl(value),
    /** What seals what must not be readable in the database alone, the newest first; undefined where nothing is. */
    secretKeys:
      value.SECRET_KEY === undefined ? undefined : ([value.SECRET_KEY, ...(value.SECRET_KEY_OLD ?? [])] as const),
    mail: mail(value),
    missingSettings: missingSettings(value, environment),
    model: value.ANSWER_MODEL === undefined ? undefined : model(value, value.ANSWER_MODEL),
  };
}

/** What is set, for an operator to read: of secrets only that they are. */
export const shownSettings = (environment: Environment): Record<string, string> =>
  mapSettings(environment, (text) => `(set, ${text.length} characters, not shown)`);

/** What is set and may be read by others, and may be taken elsewhere: where the database lies is this machine's own. */
export function openSettings(environment: Environment): Record<string, string> {
  const { DATABASE_URL: _, ...settings } = mapSettings(environment, () => undefined);
  return settings;
}

function mapSettings(environment: Environment, ofSecret: (text: string) => string | undefined): Record<string, string> {
  const entries = Object.entries(Settings.shape).flatMap(([name, schema]) => {
    const text = givenText(name, environment);
    const told = isSecret(name, schema) || looksSecret.test(text) ? ofSecret(text) : text;
    return text === '' || told === undefined ? [] : [[name, told] as const];
  });
  return Object.fromEntries(entries);
}

/** Without the quotes that some readers of environment files leave around a value; those of topics have a meaning. */
function givenText(name: string, environment: Environment): string {
  // Names of proxies are written in small letters by most programs, which win, as with curl.
  const other = name.endsWith('_PROXY') ? environment[name.toLowerCase()]?.trim() : undefined;
  const text = other || environment[name]?.trim() || '';
  return name === 'DIGEST_TOPICS' ? text : text.replace(/^(["'`“”])(.*)["'`“”]$/s, '$2').trim();
}

/** Every value that must never be written, whether it can be read or not. */
export function secretsIn(environment: Environment): string[] {
  return Object.entries(Settings.shape).flatMap(([name, schema]) => {
    const text = givenText(name, environment);
    if (name.endsWith('_PROXY') || name === 'DATABASE_URL') return passwordsOf(text);
    if (name === 'SMTP_URL') return text === '' ? [] : [text, ...passwordsOf(text)];
    if (name === 'SECRET_KEY_OLD') return text.split(/[\s,]+/).filter((key) => key !== '');
    return isSecret(name, schema) && text !== '' ? [text] : [];
  });
}

/** The path of a database is secret only where it is wrong: it may be an address then. Of a server's the password is. */
const isSecret = (name: string, schema: z.ZodType) => wording.get(schema)?.secret === true && name !== 'DATABASE_URL';

/** The password of an address, and user and password as they are sent: in base64 they are one secret. */
function passwordsOf(text: string): string[] {
  const address = proxyUrl(text);
  if (!URL.canParse(address)) return [];
  const { username, password } = new URL(address);
  const [user = username, plain = password] = [decoded(username), decoded(password)];
  return plain ? [plain, `${user}:${plain}`] : [];
}

type Values = z.output<typeof Settings>;

const discord = (value: Values, token: string) => ({
  token,
  apiUrl: value.DISCORD_API_URL,
  managePermission: value.DISCORD_MANAGE_PERMISSION,
  ...(value.DISCORD_GUILD_ID === undefined ? {} : { guildId: value.DISCORD_GUILD_ID }),
});

/** The app of one workspace, by its bot token; or one that workspaces install by themselves, by its client id. */
function slack(value: Values) {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = value;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, PUBLIC_URL: publicUrl } = value;
  const common = { apiUrl: value.SLACK_API_URL, manage: value.SLACK_MANAGE };
  if (botToken !== undefined) {
    return {
      ...{ botToken, ...common },
      ...(appToken === undefined ? {} : { appToken }),
      ...(signingSecret === undefined ? {} : { signingSecret }),
    };
  }
  if (clientId === undefined || clientSecret === undefined || signingSecret === undefined || publicUrl === undefined) {
    return undefined;
  }
  return { clientId, clientSecret, signingSecret, publicUrl, workspaces: value.SLACK_INSTALL, ...common };
}

/** The port where Slack calls us when nothing else is said. */
const usualPort = 3_000;

function web(value: Values) {
  const isForSlack =
    value.ROLE.has('web') &&
    (value.SLACK_BOT_TOKEN ?? value.SLACK_CLIENT_ID) !== undefined &&
    value.SLACK_APP_TOKEN === undefined &&
    value.SLACK_SIGNING_SECRET !== undefined;
  if (value.PORT === undefined && !isForSlack) return undefined;
  // Before there was a HOST, Slack's calls were taken on every interface: they still are.
  const host = value.HOST ?? (isForSlack ? undefined : '127.0.0.1');
  return {
    port: value.PORT ?? usualPort,
    ...(host === undefined ? {} : { host }),
    ...(value.PUBLIC_URL === undefined ? {} : { publicUrl: value.PUBLIC_URL }),
    allowedHosts: value.ALLOWED_HOSTS,
    ...(value.ADMIN_TOKEN === undefined ? {} : { adminToken: value.ADMIN_TOKEN }),
  };
}

/** Where people reach what is served over HTTP: by this process, or by the ones that have the role `web`. */
const publicUrl = (value: Values) => (value.ROLE.has('web') && web(value) === undefined ? undefined : value.PUBLIC_URL);

/** Mails are sent where the server, the sender and the address of their links are known. */
function mail({ SMTP_URL: server, MAIL_FROM: from, PUBLIC_URL: publicUrl }: Values) {
  return server === undefined || from === undefined || publicUrl === undefined
    ? undefined
    : { server, from, publicUrl };
}

/** What papers and answers still need to leave the chats. */
function missingSettings(value: Values, environment: Environment): MissingSettings {
  const reach = [
    ...(value.ROLE.has('web') && web(value) === undefined ? ['PORT'] : []),
    ...(value.PUBLIC_URL === undefined ? ['PUBLIC_URL'] : []),
  ];
  const mails = ['SMTP_URL', 'MAIL_FROM', 'SECRET_KEY'].filter((name) => givenText(name, environment) === '');
  return { email: [...mails, ...reach], feed: reach, mcp: reach };
}

const model = (value: Values, name: string) => ({
  name,
  url: value.ANSWER_API_URL,
  ...(value.ANSWER_API_KEY === undefined ? {} : { key: value.ANSWER_API_KEY }),
  limits: {
    channel: value.ANSWER_DAILY_LIMIT,
    person: value.ANSWER_DAILY_LIMIT_PERSON,
    total: value.ANSWER_DAILY_LIMIT_TOTAL,
  },
});

const isName = (name: string): name is Name => Object.hasOwn(Settings.shape, name);

/** `DIGEST_CRON: got "whenever"; want five cron fields, for example "0 9 * * 1-5".` */
function fault(name: string, raw: string | undefined, because = ''): string {
  const words = isName(name) ? wording.get(Settings.shape[name]) : undefined;
  const got = raw === undefined ? 'nothing' : shown(raw, words?.secret === true);
  const hint = raw === undefined ? undefined : words?.hint?.(raw);
  return `${name}: got ${got}; want ${words?.want}, for example ${words?.example}${because}.${hint === undefined ? '' : ` ${hint}`}`;
}

/** Characters of a wrong value that are shown: it may be a whole file that was pasted. */
const mostShown = 60;
/** Tokens of chats and model providers, and addresses with a password: pasted into the wrong variable, they are secret still. */
const looksSecret = /[/\\:]\S{0,500}@|\b(?:xox[a-z]|xapp|sk|hf|ghp)[-_]|\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27}/;

function shown(raw: string, isSecret: boolean): string {
  if (isSecret || looksSecret.test(raw)) return `something else (${raw.length} characters, not shown)`;
  return JSON.stringify(shorten(raw, mostShown));
}

function zoneFaults({ DIGEST_CRON: { zone }, DIGEST_TZ }: Values, given: Record<string, string>): string[] {
  if (zone === undefined || given.DIGEST_TZ === undefined || zone === DIGEST_TZ) return [];
  return [`DIGEST_TZ: got ${shown(given.DIGEST_TZ, false)}; want nothing, because DIGEST_CRON names ${zone}.`];
}

function topicFaults({ DIGEST_TOPICS, ARXIV_CATEGORIES, FEEDS }: Values): string[] {
  const read = readTopics(DIGEST_TOPICS);
  const unread = read.ok ? unreadInTopics(read.topics, { arxivCategories: ARXIV_CATEGORIES, feeds: FEEDS }) : [];
  if (unread.length === 0) return [];
  const wanted = 'want a category of ARXIV_CATEGORIES, the name of a feed in FEEDS, or in:hf';
  return [`DIGEST_TOPICS: ${unread.join(', ')}: ${wanted}.`];
}

/** Several processes share a server's database, and nothing else. */
function roleFaults(value: Values, given: Record<string, string>): string[] {
  if (isAll(value.ROLE)) return [];
  const got = `ROLE: got ${shown(given.ROLE ?? '', false)}; want all`;
  if (value.DATABASE_URL.engine === 'sqlite') {
    return [`${got}, because DATABASE_URL names a file, which one process has alone (or a server: postgres://…).`];
  }
  if ((value.DISCORD_TOKEN ?? value.SLACK_BOT_TOKEN ?? value.SLACK_CLIENT_ID) === undefined) {
    return [`${got}, because no chat is set up.`];
  }
  if (value.ROLE.has('web') && web(value) === undefined) return [fault('PORT', undefined, ', because ROLE has web')];
  return [];
}
