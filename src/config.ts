import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { nearest } from './core/nearest.ts';
import { shorten } from './core/text.ts';
import { Settings, wording } from './settings.ts';

/** What cannot be started with: every fault at once, each naming its variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

export type Environment = Record<string, string | undefined>;

/** The process's environment, with what a `.env` file in the working directory adds; set variables win. */
export function readEnvironment(): Environment {
  if (!existsSync('.env')) return process.env;
  // Editors on Windows put a byte order mark first, which would become part of the first name.
  const text = readFileSync('.env', 'utf8').replace(/^\ufeff/, '');
  return { ...parseEnv(text), ...process.env };
}

/** What is wrong with who may read the `.env` file, in words; undefined where all is well. */
export function environmentExposure(): string | undefined {
  const others = 0o077;
  const found = statSync('.env', { throwIfNoEntry: false });
  // Windows has no such modes, and tells of ones that mean nothing.
  if (found === undefined || process.platform === 'win32' || (found.mode & others) === 0) return undefined;
  return 'other users of this machine may read .env, where the tokens stand; close it with: chmod 600 .env';
}

export type Config = ReturnType<typeof readConfig>;

/** Reads every setting; empty means its default. Throws {@link ConfigError} with all faults. */
export function readConfig(environment: Environment) {
  const given = Object.fromEntries(
    Object.keys(Settings.shape)
      .map((name) => [name, environment[name]?.trim() ?? ''] as const)
      .filter(([, text]) => text !== ''),
  );
  const read = Settings.safeParse(given);
  const faulty = new Set(read.error?.issues.map(({ path }) => String(path[0])));
  const faults = [...[...faulty].map((name) => fault(name, given[name])), ...combinationFaults(given)];
  if (!read.success || faults.length > 0) throw new ConfigError(faults);
  const value = read.data;
  return {
    huggingFaceUrl: value.HF_API_URL,
    arxivApiUrl: value.ARXIV_API_URL,
    arxivUrl: value.ARXIV_URL,
    databaseFile: value.DATABASE_URL,
    backfillDays: value.BACKFILL_DAYS,
    digest: {
      schedule: { line: value.DIGEST_CRON, timezone: value.DIGEST_TZ },
      top: value.DIGEST_TOP,
      /** As typed: `/paper subscribe` reads them the same way. */
      topics: value.DIGEST_TOPICS.split(';').map((topic) => topic.trim()),
    },
    catchUpHours: value.CATCH_UP_HOURS,
    unknownPolicy: value.UNKNOWN_DELIVERY,
    retentionDays: value.RETENTION_DAYS,
    logLevel: value.LOG_LEVEL,
    /** Never to be written anywhere. */
    secrets: [
      value.DISCORD_TOKEN,
      value.SLACK_BOT_TOKEN,
      value.SLACK_APP_TOKEN,
      value.SLACK_SIGNING_SECRET,
      value.ANSWER_API_KEY,
    ].filter((secret) => secret !== undefined),
    discord: value.DISCORD_TOKEN === undefined ? undefined : discord(value, value.DISCORD_TOKEN),
    slack: value.SLACK_BOT_TOKEN === undefined ? undefined : slack(value, value.SLACK_BOT_TOKEN),
    model: value.ANSWER_MODEL === undefined ? undefined : model(value, value.ANSWER_MODEL),
  };
}

const chatTokens = ['DISCORD_TOKEN', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const;

/** Variables that look like a chat's token and are none of ours: whoever set one believes that a chat is set up. */
export function misspeltTokens(environment: Environment): string[] {
  return Object.keys(environment).flatMap((name) => {
    if (isName(name) || environment[name]?.trim() === '') return [];
    // Both ends must be near: variables of other programs are their own affair.
    const [first = '', ...rest] = name.split('_');
    const chat = nearest(first, ['DISCORD', 'SLACK']);
    if (chat === undefined || nearest(rest.at(-1) ?? '', ['TOKEN']) === undefined) return [];
    const tokens = chatTokens.filter((token) => token.startsWith(chat));
    return [`${name}: there is no such setting; did you mean ${nearest(name, tokens) ?? tokens[0]}?`];
  });
}

type Values = z.output<typeof Settings>;

const discord = (value: Values, token: string) => ({
  token,
  apiUrl: value.DISCORD_API_URL,
  managePermission: value.DISCORD_MANAGE_PERMISSION,
  ...(value.DISCORD_GUILD_ID === undefined ? {} : { guildId: value.DISCORD_GUILD_ID }),
});

const slack = (value: Values, botToken: string) => ({
  botToken,
  ...(value.SLACK_APP_TOKEN === undefined ? {} : { appToken: value.SLACK_APP_TOKEN }),
  ...(value.SLACK_SIGNING_SECRET === undefined ? {} : { signingSecret: value.SLACK_SIGNING_SECRET }),
  port: value.PORT,
  apiUrl: value.SLACK_API_URL,
  manage: value.SLACK_MANAGE,
});

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

type Name = keyof typeof Settings.shape;
const isName = (name: string): name is Name => Object.hasOwn(Settings.shape, name);

/** `DIGEST_CRON: got "whenever"; want five cron fields, for example "0 9 * * 1-5".` */
function fault(name: string, raw: string | undefined, because = ''): string {
  const words = isName(name) ? wording.get(Settings.shape[name]) : undefined;
  const got = raw === undefined ? 'nothing' : shown(raw, words?.secret === true);
  return `${name}: got ${got}; want ${words?.want}, for example ${words?.example}${because}.`;
}

/** Characters of a wrong value that are shown: it may be a whole file that was pasted. */
const mostShown = 60;
/** Tokens of chats and model providers, and addresses with a password: pasted into the wrong variable, they are secret still. */
const looksSecret = /[/\\:]\S{0,500}@|\b(?:xox[a-z]|xapp|sk|hf|ghp)[-_]|\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27}/;

function shown(raw: string, isSecret: boolean): string {
  if (isSecret || looksSecret.test(raw)) return `something else (${raw.length} characters, not shown)`;
  return JSON.stringify(shorten(raw, mostShown));
}

/** Settings that make sense only together. */
function combinationFaults(given: Record<string, string>): string[] {
  const has = (name: Name) => given[name] !== undefined;
  const missing = (name: Name, because: string) => fault(name, undefined, `, because ${because}`);
  const faults: string[] = [];
  if (has('SLACK_BOT_TOKEN') && !has('SLACK_APP_TOKEN') && !has('SLACK_SIGNING_SECRET')) {
    faults.push(
      missing('SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN is set (or set SLACK_SIGNING_SECRET to be called over HTTP)'),
    );
  }
  for (const name of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'] as const) {
    if (has(name) && !has('SLACK_BOT_TOKEN')) faults.push(missing('SLACK_BOT_TOKEN', `${name} is set`));
  }
  if (!has('ANSWER_MODEL') && (has('ANSWER_API_URL') || has('ANSWER_API_KEY'))) {
    faults.push(missing('ANSWER_MODEL', 'an address or key for a model is set'));
  }
  if (has('ANSWER_MODEL') && !has('ANSWER_API_URL') && !has('ANSWER_API_KEY')) {
    faults.push(missing('ANSWER_API_KEY', 'ANSWER_MODEL is set (or set ANSWER_API_URL to a local server)'));
  }
  return faults;
}
