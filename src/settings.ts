import { isAbsolute } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { arxivCategories } from './arxiv-settings.ts';
import { saidOf } from './core/chat/fault.ts';
import { SourceName } from './core/papers/paper.ts';
import { readTopics, topicLimits } from './core/queries/topic.ts';
import { readSchedule } from './core/schedules/read-schedule.ts';
import { readZone } from './core/schedules/read-zone.ts';
import { mailSettings } from './mail-settings.ts';
import { roles } from './roles.ts';
import { address, decoded, hasCredentials, oneOf, secret, setting, webAddress } from './setting.ts';
import { slackSettings } from './slack-settings.ts';

function areTopics(text: string): boolean {
  const read = readTopics(text);
  return read.ok && read.topics.length <= topicLimits.perChannel;
}

/** Defaults are given as text, as they stand in `.env.example`. */
const whole = (min: number, max: number, unit: string, usual: string) =>
  setting(wholeNumber(min, max).prefault(usual), {
    want: `a whole number of ${unit} from ${min} to ${max}`,
    example: usual,
  });

const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(min).max(max));

/** Discord's own address, without the version. */
export const discordApi = 'https://discord.com/api';

/** The address of a proxy as it is used: without a scheme it is HTTP. */
export const proxyUrl = (text: string) => (text.includes('://') ? text : `http://${text}`);

/** Whoever sends the user and password decodes them first, and would throw at every request. */
const hasReadablePassword = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return decoded(username) !== undefined && decoded(password) !== undefined;
};

/** Of a proxy, which may want a user and password; so that the value stays unprinted. */
const proxy = setting(
  z
    .string()
    .transform(proxyUrl)
    .pipe(z.url({ protocol: /^https?$/ }).refine(hasReadablePassword))
    .optional(),
  {
    want: 'the http or https address of a proxy (SOCKS is not supported; a % in its password is written %25)',
    example: 'http://proxy.example.org:3128',
    secret: true,
  },
);

const isPostgres = (text: string) => /^postgres(ql)?:/i.test(text);

/** What an address may say behind its name; how the session is set up is ours, and a password stands before the host. */
const ofPostgres = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'uselibpqcompat'];

/** With the name of a database, and readable: a # or % in a password that is not written as %23 or %25 is neither. */
function isPostgresAddress(text: string): boolean {
  if (!hasReadablePassword(text)) return false;
  const { pathname, hash, searchParams } = new URL(text);
  return pathname.length > 1 && hash === '' && [...searchParams.keys()].every((name) => ofPostgres.includes(name));
}

/** A path or `file:` address, or a server's; other schemes carry credentials, so that the value stays unprinted. */
const database = setting(
  z
    .string()
    .refine((text) =>
      isPostgres(text) ? isPostgresAddress(text) : /^file:/i.test(text) || !/^[a-z][a-z0-9+.-]+:/i.test(text),
    )
    .transform((text) => {
      if (isPostgres(text)) return { engine: 'postgres' as const, url: text };
      if (!/^file:/i.test(text)) return { engine: 'sqlite' as const, file: text };
      const rest = text.slice('file:'.length);
      return { engine: 'sqlite' as const, file: isAbsolute(rest) ? fileURLToPath(text) : rest };
    })
    .prefault('data/paperboy.db'),
  {
    want: 'the path or file: address of an SQLite database, or postgres://user:password@host/name (what is no letter or digit in a password is written as a URL has it: # as %23, % as %25)',
    example: 'data/paperboy.db',
    secret: true,
  },
);

/** What a digest's schedule says where nothing is set. */
const usualSchedule = { line: '0 9 * * 1-5', timezone: 'UTC' };

/** Days and a time as `/paper schedule` reads them: a cron line, and the zone where the text names one. */
const when = setting(
  z
    .string()
    .transform((text, context) => {
      const read = readSchedule({ when: text }, undefined, {
        own: undefined,
        defaults: usualSchedule,
        now: new Date(),
      });
      if (read.ok)
        return { line: read.schedule.line, zone: read.zoneFrom === 'typed' ? read.schedule.timezone : undefined };
      context.addIssue(read.faults.map(saidOf).join(' '));
      return z.NEVER;
    })
    .prefault(usualSchedule.line),
  {
    want: 'days and a time such as weekdays 9:00, or five cron fields, at most every 6 hours',
    example: `"${usualSchedule.line}"`,
    hint: scheduleHint,
  },
);

/** A zone as `/paper schedule` reads it: its name, or a place in it. */
const timeZone = setting(
  z
    .string()
    .transform((text, context) => {
      const read = readZone(text);
      if (read.ok) return read.zone;
      context.addIssue('is no time zone');
      return z.NEVER;
    })
    .prefault(usualSchedule.timezone),
  { want: 'an IANA time zone or a place in it', example: 'Europe/Paris', hint: zoneHint },
);

/** The zone that was probably meant behind a time that is right without it: "weekdays 9:00 Berln". */
function scheduleHint(text: string): string | undefined {
  const words = text.trim().split(/\s+/);
  for (const count of [1, 2]) {
    const when = words.slice(0, -count).join(' ');
    const context = { own: undefined, defaults: usualSchedule, now: new Date() };
    if (when !== '' && readSchedule({ when }, undefined, context).ok) return zoneHint(words.slice(-count).join(' '));
  }
  return undefined;
}

function zoneHint(text: string): string | undefined {
  const read = readZone(text);
  if (read.ok) return undefined;
  if (read.among !== undefined) return `It may be any of ${read.among.join(', ')}.`;
  return read.nearest === undefined ? undefined : `Nearest: ${read.nearest}.`;
}

const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** Names that other ids begin with. */
const takenNames = new Set(['hf', 'arxiv', 'doi', 'none']);

function readFeeds(text: string, context: z.RefinementCtx): ReadonlyMap<string, string> {
  const feeds = new Map<string, string>();
  for (const part of text.split(/\s+/).filter((word) => word !== '')) {
    const [, name = '', url = ''] = /^([^=]*)=(.*)$/.exec(part) ?? [];
    const isAddress = isFeedAddress(url) && !hasCredentials(url);
    if (!SourceName.safeParse(name).success || takenNames.has(name) || !isAddress || feeds.has(name)) {
      context.addIssue('is no feed');
      return z.NEVER;
    }
    feeds.set(name, url);
  }
  return feeds;
}

/** This machine's own may be plain. */
const isFeedAddress = (url: string): boolean =>
  URL.canParse(url) && /^(?:https:|http:\/\/(?:localhost|127\.0\.0\.1)(?::|\/))/i.test(url);

/** Every setting there is, in the order of `.env.example`. */
export const Settings = z.object({
  HF_API_URL: address('https://huggingface.co'),
  HF_TOKEN: secret('an access token of Hugging Face', 'hf_…'),
  ARXIV_API_URL: address('https://export.arxiv.org'),
  ARXIV_URL: address('https://arxiv.org'),
  ARXIV_RSS_URL: address('https://rss.arxiv.org'),
  ARXIV_CATEGORIES: arxivCategories,
  FEEDS: setting(z.string().transform(readFeeds).prefault(''), {
    want: 'feeds as name=address, separated by blanks: names of at most 16 small letters, digits and dashes, addresses that begin with https',
    example: '"openai=https://openai.com/news/rss.xml"',
  }),
  DATABASE_URL: database,
  ROLE: roles,
  BACKFILL_DAYS: whole(0, 365, 'days', '14'),
  HTTPS_PROXY: proxy,
  HTTP_PROXY: proxy,
  NO_PROXY: setting(z.string().prefault(''), { want: 'hosts, separated by commas', example: 'localhost,.example.org' }),
  DIGEST_CRON: when,
  DIGEST_TZ: timeZone,
  DIGEST_TOP: whole(1, 10, 'papers', '5'),
  DIGEST_TOPICS: setting(z.string().refine(areTopics).prefault(''), {
    want: `topics separated by semicolons, at most ${topicLimits.perChannel}, each of at most ${topicLimits.terms} words`,
    example: '"diffusion -video; org:nvidia robotics"',
  }),
  CATCH_UP_HOURS: whole(0, 48, 'hours', '4'),
  UNKNOWN_DELIVERY: oneOf('at-most-once', 'at-least-once'),
  RETENTION_DAYS: whole(1, 3650, 'days', '365'),
  SUPPORT_CONTACT: setting(
    z
      .string()
      .regex(/^(?:https?:\/\/\S+|[^\s@]+@[^\s@]+)$/)
      .max(300)
      .optional(),
    { want: 'an e-mail address, or a web address', example: 'papers@example.org' },
  ),
  /** Empty: info for a service; at the prompt what goes well is seen, so that only warnings are logged. */
  LOG_LEVEL: setting(z.string().toLowerCase().pipe(z.enum(logLevels)).optional(), {
    want: `one of ${logLevels.join(', ')}`,
    example: 'info',
  }),
  /** Empty: no HTTP server, unless Slack calls us. */
  PORT: setting(wholeNumber(1, 65_535).optional(), { want: 'a port from 1 to 65535', example: '3000' }),
  HOST: setting(
    z
      .string()
      .regex(/^[\w.:-]{1,253}$/)
      .optional(),
    { want: 'the name or address of an interface of this machine', example: '0.0.0.0' },
  ),
  PUBLIC_URL: setting(webAddress.optional(), {
    want: 'the http or https address by which people reach this server, without a user or password',
    example: 'https://papers.example.org',
  }),
  ALLOWED_HOSTS: setting(
    z
      .string()
      .transform((text) => text.split(/[\s,]+/).filter((name) => name !== ''))
      .refine((names) => names.every((name) => /^[\w.:[\]-]{1,253}$/.test(name)))
      .prefault(''),
    { want: 'host names separated by commas', example: 'papers.lan, 192.168.1.20' },
  ),
  ADMIN_TOKEN: setting(
    z
      .string()
      .regex(/^\S{16,500}$/)
      .optional(),
    { want: 'at least 16 characters without a space', example: 'what openssl rand -hex 32 prints', secret: true },
  ),
  ...mailSettings,
  DISCORD_TOKEN: secret("the bot's token", 'the text under Bot, Token in the developer portal', {
    hint: (given) => (/^Bot\s/i.test(given) ? 'Leave out the word Bot before it.' : undefined),
  }),
  DISCORD_GUILD_ID: setting(
    z
      .string()
      .regex(/^\d{1,25}$/)
      .optional(),
    { want: "a server's id", example: '123456789012345678' },
  ),
  DISCORD_MANAGE_PERMISSION: setting(
    z
      .string()
      .regex(/^[A-Za-z][A-Za-z _]{3,40}$/)
      .prefault('ManageChannels'),
    { want: "a permission's name", example: 'ManageChannels' },
  ),
  DISCORD_API_URL: address(discordApi),
  ...slackSettings,
  ANSWER_MODEL: setting(z.string().optional(), { want: 'the name of a model', example: 'llama3.1' }),
  ANSWER_API_URL: address('https://api.openai.com/v1'),
  ANSWER_API_KEY: secret('the key of the model address', 'the text your provider shows once'),
  ANSWER_DAILY_LIMIT: whole(0, 100_000, 'answers', '50'),
  ANSWER_DAILY_LIMIT_PERSON: whole(0, 100_000, 'answers', '50'),
  ANSWER_DAILY_LIMIT_TOTAL: whole(0, 100_000, 'answers', '500'),
});
