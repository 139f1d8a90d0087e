import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { Settings } from '../src/settings.ts';
import { faultsOf } from './fixtures/config-faults.ts';

describe('defaults', () => {
  it('start the console, with nothing set and with empty values alike', () => {
    const empty = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
    expect(readConfig({})).toMatchObject({
      huggingFaceUrl: 'https://huggingface.co',
      database: { engine: 'sqlite', file: 'data/paperboy.db' },
      digest: { schedule: { line: '0 9 * * 1-5', timezone: 'UTC' }, top: 5, topics: [''] },
      discord: undefined,
      slack: undefined,
      model: undefined,
    });
  });

  it('are what .env.example says, setting by setting', () => {
    const lines = readFileSync(new URL('../.env.example', import.meta.url), 'utf8').split('\n');
    const written = lines.flatMap((line) => {
      const [, name, value] = /^#?([A-Z][A-Z_]+)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value?.replace(/^"|"$/g, '') ?? ''] as const];
    });
    const Property = z.object({ default: z.string().default('') });
    const schema = z.toJSONSchema(Settings, { io: 'input' }).properties ?? {};
    const expected = Object.entries(schema).map(([name, property]) => [name, Property.parse(property).default]);
    expect(written).toEqual(expected);
  });
});

describe('faults', () => {
  it('are all told at once, with what would do', () => {
    expect(faultsOf({ DIGEST_CRON: 'whenever', DIGEST_TZ: 'Europe/Pariss', DIGEST_TOP: '9999' })).toEqual([
      'DIGEST_CRON: got "whenever"; want days and a time such as weekdays 9:00, or five cron fields, at most every 6 hours, for example "0 9 * * 1-5".',
      'DIGEST_TZ: got "Europe/Pariss"; want an IANA time zone or a place in it, for example Europe/Paris. Nearest: Europe/Paris.',
      'DIGEST_TOP: got "9999"; want a whole number of papers from 1 to 10, for example 5.',
    ]);
  });

  it.each([
    ['HF_API_URL', 'ftp://x'],
    ['HF_API_URL', 'huggingface.co'],
    ['DIGEST_CRON', '* * * * *'],
    ['DIGEST_CRON', '0 9 30 2 *'],
    ['BACKFILL_DAYS', '-1'],
    ['BACKFILL_DAYS', '1.5'],
    ['LOG_LEVEL', 'loud'],
    ['PORT', '0'],
    ['SLACK_MANAGE', 'everyone'],
    ['UNKNOWN_DELIVERY', 'twice'],
    ['SUPPORT_CONTACT', 'ask Ada'],
    ['HOST', 'http://localhost'],
    ['PUBLIC_URL', 'papers.example.org'],
    ['ALLOWED_HOSTS', 'a.example, b/c'],
    ['DISCORD_MANAGE_PERMISSION', 'manage-channels!'],
    ['DIGEST_CRON', 'off'],
    ['DIGEST_TZ', 'UTC+2'],
    ['DIGEST_TZ', 'IST'],
  ])('%s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining(`${name}: got "${value}"; want `)]);
  });

  it('name the zone that a time was probably meant in', () => {
    const [near] = faultsOf({ DIGEST_CRON: 'weekdays 9:00 Berln' });
    expect(near).toContain('for example "0 9 * * 1-5". Nearest: Europe/Berlin.');
    expect(faultsOf({ DIGEST_CRON: 'weekdays 9:00 New Yrok' })[0]).toContain('Nearest: America/New_York.');
    expect(faultsOf({ DIGEST_CRON: 'daily sometimes' })[0]).not.toContain('Nearest');
  });

  it('name the category of arXiv that comes near, or those of its archive', () => {
    const said = (names: string) => faultsOf({ ARXIV_CATEGORIES: names })[0];
    expect(said('cs.XX')).toMatch(
      /^ARXIV_CATEGORIES: got "cs.XX"; want arXiv's categories .* for example cs.CL,cs.RO. cs.XX is none; cs has AI, AR, /,
    );
    expect(said('cs.RO, sc.CV physics.optic')).toContain(
      'sc.CV is none; nearest: cs.CV. physics.optic is none; nearest: physics.optics.',
    );
    expect(said('robotics')).toContain("robotics is none; arXiv's archives are astro-ph, ");
    expect(said('sk-pa55word')).not.toContain('pa55word');
    const { arxivCategories } = readConfig({ ARXIV_CATEGORIES: 'cs.cl, astro-ph physics.SOC-ph,cs.CL' });
    expect(arxivCategories).toEqual(['cs.CL', 'astro-ph', 'physics.soc-ph']);
  });

  it('say that a topic asks for a list that is not read', () => {
    const of = (DigestTopics: string, more = {}) => faultsOf({ DIGEST_TOPICS: DigestTopics, ...more });
    const feeds = { ARXIV_CATEGORIES: 'cs.RO', FEEDS: 'lab=https://lab.example/feed' };
    expect(of('in:cs.RO robots; in:lab')).toEqual([
      'DIGEST_TOPICS: in:cs.RO, in:lab: want a category of ARXIV_CATEGORIES, the name of a feed in FEEDS, or in:hf.',
    ]);
    expect(of('in:cs.RO robots; in:lab; in:hf; in:arxiv', feeds)).toEqual([]);
  });

  it('show the beginning of a long value, and nothing of what looks like a token or password', () => {
    const [long = ''] = faultsOf({ DIGEST_CRON: `every day ${'and then '.repeat(500)}` });
    expect(long).toMatch(/^DIGEST_CRON: got "every day and then [a-z ]*…"; want /);
    expect(long.length).toBeLessThan(220);
    const misplaced = {
      HF_API_URL: 'ftp://reader:pa55word@example.org',
      DISCORD_GUILD_ID: `${'A'.repeat(24)}.GabcDE.${'z'.repeat(30)}`,
      DIGEST_TZ: 'xoxb-123-pa55word',
      LOG_LEVEL: 'sk-pa55word',
    };
    const faults = faultsOf(misplaced);
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toMatch(/pa55word|GabcDE/);
  });

  it('never print a secret, nor an address that may carry one', () => {
    const faults = faultsOf({
      DISCORD_TOKEN: 'two words',
      SLACK_BOT_TOKEN: 'xapp-swapped',
      SLACK_APP_TOKEN: 'xoxb-swapped',
      DATABASE_URL: 'mysql://user:hunter2@host/db',
    });
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toMatch(/swapped|two words|hunter2/);
    expect(faults.join('\n')).toContain('an SQLite database, or postgres://');
  });

  it.each(['HF_API_URL', 'ARXIV_URL', 'ARXIV_API_URL', 'SLACK_API_URL', 'DISCORD_API_URL', 'ANSWER_API_URL'])(
    'refuse a user or password in %s, and do not print them',
    (name) => {
      const model = name === 'ANSWER_API_URL' ? { ANSWER_MODEL: 'm' } : {};
      const given = [
        'http://ada:pa55word@example.org',
        'https://ada@example.org/pa55word',
        'http:ada:pa55word@example.org',
      ];
      for (const url of [...given, 'http://ada:pa/55@example.org', 'http://:pa55word@[::1]:80/api']) {
        const faults = faultsOf({ ...model, [name]: url });
        expect(faults, url).toEqual([expect.stringContaining(`${name}: got something else`)]);
        expect(faults.join()).toContain('without a user or password');
        expect(faults.join()).not.toMatch(/ada|pa55|55@/);
      }
      expect(faultsOf({ ...model, [name]: 'http://example.org:8080/a@b' })).toEqual([]);
    },
  );

  it('name what a combination lacks', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      'SLACK_APP_TOKEN: got nothing; want an app-level token with connections:write, for example xapp-…, because SLACK_BOT_TOKEN is set (or set SLACK_SIGNING_SECRET to be called over HTTP).',
    ]);
    expect(faultsOf({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual([expect.stringContaining('SLACK_BOT_TOKEN: got nothing')]);
    expect(faultsOf({ ANSWER_API_KEY: 'k' })).toEqual([expect.stringContaining('ANSWER_MODEL: got nothing')]);
    expect(faultsOf({ ANSWER_MODEL: 'm' })).toEqual([expect.stringContaining('ANSWER_API_KEY: got nothing')]);
    expect(faultsOf({ ANSWER_MODEL: 'm', ANSWER_API_URL: 'http://127.0.0.1:11434/v1' })).toEqual([]);
  });
});

it('lets a token of Hugging Face go nowhere unencrypted', () => {
  expect(faultsOf({ HF_TOKEN: 'hf_x', HF_API_URL: 'http://mirror.example.org' })).toEqual([
    expect.stringContaining('would go there unencrypted'),
  ]);
  expect(faultsOf({ HF_TOKEN: 'hf_x', HF_API_URL: 'http://127.0.0.1:80' })).toEqual([]);
});

describe('values', () => {
  it.each([
    [{ DIGEST_CRON: '@daily' }, '0 0 * * *', 'UTC'],
    [{ DIGEST_CRON: 'weekdays 9:00' }, '0 9 * * 1-5', 'UTC'],
    [{ DIGEST_CRON: 'fridays at 17:30', DIGEST_TZ: 'Berlin' }, '30 17 * * 5', 'Europe/Berlin'],
    [{ DIGEST_CRON: '8am Berlin' }, '0 8 * * 1-5', 'Europe/Berlin'],
    [{ DIGEST_CRON: '8am Berlin', DIGEST_TZ: 'europe/berlin' }, '0 8 * * 1-5', 'Europe/Berlin'],
    [{ DIGEST_CRON: '"0 9 * * MON-FRI"', DIGEST_TZ: '“Asia/Tokyo”' }, '0 9 * * 1-5', 'Asia/Tokyo'],
  ])('%j is the schedule %s in %s', (environment, line, timezone) => {
    expect(readConfig(environment).digest.schedule).toEqual({ line, timezone });
  });

  it('name one zone, and not two', () => {
    expect(faultsOf({ DIGEST_CRON: '8am Berlin', DIGEST_TZ: 'UTC' })).toEqual([
      'DIGEST_TZ: got "UTC"; want nothing, because DIGEST_CRON names Europe/Berlin.',
    ]);
  });

  it.each([
    ['Europe/Pariss', 'Nearest: Europe/Paris.'],
    ['IST', 'It may be any of '],
  ])('that are no zone come with what may be meant: %s', (given, hint) => {
    expect(faultsOf({ DIGEST_TZ: given }).join()).toContain(hint);
  });

  it('may be written in capitals, and in the quotes that docker run leaves', () => {
    const config = readConfig({
      LOG_LEVEL: 'INFO',
      SLACK_BOT_TOKEN: "'xoxb-1'",
      SLACK_APP_TOKEN: '"xapp-1"',
      SLACK_MANAGE: 'Admins',
      DIGEST_TOPICS: '"world models"',
    });
    expect(config).toMatchObject({
      logLevel: 'info',
      slack: { botToken: 'xoxb-1', appToken: 'xapp-1', manage: 'admins' },
    });
    expect(config.digest.topics).toEqual(['"world models"']);
  });

  it.each([
    ['data/my.db', 'data/my.db'],
    ['file:data/my.db', 'data/my.db'],
    ['file:///var/lib/paperboy.db', '/var/lib/paperboy.db'],
    ['/var/lib/paperboy.db', '/var/lib/paperboy.db'],
    [':memory:', ':memory:'],
  ])('DATABASE_URL=%s', (text, file) => {
    expect(readConfig({ DATABASE_URL: text }).database).toEqual({ engine: 'sqlite', file });
  });

  it('take the address of a PostgreSQL database, whose password is a secret', () => {
    const url = 'postgres://paperboy:p%40ss@db.example.org:5433/papers?sslmode=verify-full';
    const { database, secrets } = readConfig({ DATABASE_URL: url });
    expect(database).toEqual({ engine: 'postgres', url });
    expect(secrets).toContain('p@ss');
    for (const faulty of [
      'postgres://',
      'postgres://host',
      'postgres://u:a#b@host/name',
      'postgres://u:%zz@host/name',
      'postgres://host/name?password=x',
    ]) {
      expect(faultsOf({ DATABASE_URL: faulty }), faulty).toHaveLength(1);
    }
  });

  it('are grouped by what they start', () => {
    const config = readConfig({
      DISCORD_TOKEN: 'token',
      DISCORD_API_URL: 'http://127.0.0.1:8080/api/',
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's',
      PORT: '3100',
      DIGEST_TOPICS: 'diffusion -video; org:nvidia robotics',
    });
    expect(config.discord).toMatchObject({ token: 'token', apiUrl: 'http://127.0.0.1:8080/api' });
    expect(config.slack).toMatchObject({ botToken: 'xoxb-1', signingSecret: 's', manage: 'members' });
    expect(config.digest.topics).toEqual(['diffusion -video', 'org:nvidia robotics']);
  });
});

it('refuses topics that a channel could not have', () => {
  expect(faultsOf({ DIGEST_TOPICS: 'diffusion; since:yesterdayish' })).toEqual([
    expect.stringContaining('DIGEST_TOPICS: got "diffusion; since:yesterdayish"; want topics separated by semicolons'),
  ]);
  const many = Array.from({ length: 26 }, (_, n) => `topic${n}`).join('; ');
  expect(faultsOf({ DIGEST_TOPICS: many })).toEqual([expect.stringContaining('at most 25')]);
  expect(readConfig({ DIGEST_TOPICS: 'diffusion -video; org:nvidia' }).digest.topics).toHaveLength(2);
});

it('says what a token is that was pasted in the wrong place, and shows none', () => {
  expect(faultsOf({ DISCORD_TOKEN: 'Bot s3cret' })).toEqual([
    expect.stringMatching(/^DISCORD_TOKEN: (?!.*s3cret).* Leave out the word Bot before it\.$/),
  ]);
  expect(faultsOf({ SLACK_BOT_TOKEN: 'xapp-s3cret', SLACK_APP_TOKEN: 'xoxb-s3cret' })).toEqual([
    expect.stringMatching(/^SLACK_BOT_TOKEN: (?!.*s3cret).* That is an app-level token: SLACK_APP_TOKEN takes it\.$/),
    expect.stringMatching(/^SLACK_APP_TOKEN: (?!.*s3cret).* That is a bot token: SLACK_BOT_TOKEN takes it\.$/),
  ]);
});
