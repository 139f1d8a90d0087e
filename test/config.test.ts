import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { readConfig, readEnvironment } from '../src/config.ts';
import { ConfigError } from '../src/config-error.ts';
import { envFileExposure, readEnvFile } from '../src/env-file.ts';
import { misspeltNames, misspeltTokens } from '../src/misspelt.ts';
import { Settings } from '../src/settings.ts';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

describe('defaults', () => {
  it('start the console, with nothing set and with empty values alike', () => {
    const empty = Object.fromEntries(Object.keys(Settings.shape).map((name) => [name, '']));
    expect(readConfig(empty)).toEqual(readConfig({}));
    expect(readConfig({})).toMatchObject({
      huggingFaceUrl: 'https://huggingface.co',
      databaseFile: 'data/paperboy.db',
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
      DATABASE_URL: 'postgres://user:pass@host/db',
    });
    expect(faults).toHaveLength(4);
    expect(faults.join()).not.toMatch(/swapped|two words|user:pass/);
    expect(faults.join('\n')).toContain('no other kind of database is supported yet');
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

describe('proxies', () => {
  const proxiesOf = (environment: Record<string, string>) => readConfig(environment).proxies;

  it('are read in capitals and in small letters, which win, and none is none', () => {
    expect(proxiesOf({ NO_PROXY: 'localhost', HTTPS_PROXY: '' })).toBeUndefined();
    expect(proxiesOf({ HTTPS_PROXY: 'http://a:1', https_proxy: 'b:2', no_proxy: 'localhost' })).toEqual({
      ...{ https: 'http://b:2', http: undefined, except: 'localhost' },
    });
    expect(misspeltNames({ https_proxy: 'a:1', NO_PROXY: '' })).toEqual([]);
  });

  it('may want a password, which is a secret in any form', () => {
    const { secrets } = readConfig({ HTTP_PROXY: 'http://ada:pa%2Fss@proxy:1' });
    expect(secrets).toEqual(['pa/ss', 'ada:pa/ss']);
  });

  it('of another kind are refused, unprinted', () => {
    const faults = faultsOf({ HTTPS_PROXY: 'socks5://ada:pa55@proxy:1', HTTP_PROXY: 'what is this' });
    expect(faults).toHaveLength(2);
    expect(faults.join()).toContain('SOCKS is not supported');
    expect(faults.join()).not.toContain('pa55');
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
    expect(readConfig({ DATABASE_URL: text }).databaseFile).toBe(file);
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

describe('the HTTP server', () => {
  const slackOverHttp = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
  const token = 'a-token-of-22-letters.';

  it.each([
    [{}, undefined],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://a.example', ALLOWED_HOSTS: 'b' }, undefined],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }, undefined],
    [{ PORT: '80' }, { port: 80, host: '127.0.0.1', allowedHosts: [] }],
    [
      { PORT: '80', HOST: '0.0.0.0' },
      { port: 80, host: '0.0.0.0', allowedHosts: [] },
    ],
    // As before there was a HOST: Slack must reach it.
    [slackOverHttp, { port: 3000, allowedHosts: [] }],
    [
      { ...slackOverHttp, HOST: '127.0.0.1' },
      { port: 3000, host: '127.0.0.1', allowedHosts: [] },
    ],
    [
      { PORT: '80', PUBLIC_URL: 'https://a.example/', ALLOWED_HOSTS: 'b.lan, 10.0.0.1:80', ADMIN_TOKEN: token },
      {
        ...{ port: 80, host: '127.0.0.1', publicUrl: 'https://a.example', adminToken: token },
        allowedHosts: ['b.lan', '10.0.0.1:80'],
      },
    ],
  ])('of %j is %j', (environment, expected) => {
    expect(readConfig(environment).web).toEqual(expected);
  });

  it('is wanted where there is a token for it, which is long and never printed', () => {
    expect(faultsOf({ ADMIN_TOKEN: token })).toEqual([expect.stringContaining('PORT: got nothing')]);
    expect(faultsOf({ ...slackOverHttp, ADMIN_TOKEN: token })).toEqual([]);
    const [fault = ''] = faultsOf({ PORT: '80', ADMIN_TOKEN: 'short' });
    expect(fault).toMatch(/^ADMIN_TOKEN: got something else \(5 characters, not shown\); want at least 16/);
    expect(readConfig({ PORT: '80', ADMIN_TOKEN: token }).secrets).toContain(token);
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

describe('a .env file', () => {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-env-'));
  afterAll(() => {
    process.chdir(before);
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it.runIf(process.platform !== 'win32')('that others may read is told of, with the remedy', () => {
    const file = join(folder, '.env');
    process.chdir(folder);
    rmSync(file, { force: true });
    expect(envFileExposure()).toBeUndefined();
    writeFileSync(file, '');
    for (const mode of [0o644, 0o640, 0o604]) {
      chmodSync(file, mode);
      expect(envFileExposure()).toContain('chmod 600 .env');
    }
    chmodSync(file, 0o600);
    expect(envFileExposure()).toBeUndefined();
  });

  const written = (text: string | Buffer) => {
    writeFileSync(join(folder, '.env'), text);
    process.chdir(folder);
    return readEnvFile();
  };
  const utf16be = Buffer.from('\ufeffDIGEST_TOP=7\r\n', 'utf16le').swap16();

  it.each([
    ['UTF-16 with its mark, as PowerShell writes it', Buffer.from('\ufeffDIGEST_TOP=7\r\n', 'utf16le')],
    ['UTF-16 without it', Buffer.from('DIGEST_TOP=7\r\n', 'utf16le')],
    ['UTF-16, the larger byte first', utf16be],
    ['lines that end with a carriage return alone', '# mine\rDIGEST_TOP=7\rLOG_LEVEL=warn\r'],
    ['export before the name', 'export DIGEST_TOP=7'],
    ['quotes, spaces and a remark', ' DIGEST_TOP = "7"   # a week'],
  ])('is read: %s', (_, text) => {
    expect(written(text)).toMatchObject({ DIGEST_TOP: '7' });
  });

  it('that is not UTF-8, is a folder or is closed to us is refused', () => {
    expect(() => written(Buffer.from('DIGEST_TOPICS=caf\xe9', 'latin1'))).toThrow(
      /^\.env is not UTF-8: save it as UTF-8/,
    );
    rmSync(join(folder, '.env'));
    mkdirSync(join(folder, '.env'));
    expect(() => readEnvFile()).toThrow(/^\.env is not a file/);
    rmSync(join(folder, '.env'), { recursive: true });
    expect(readEnvFile()).toEqual({});
  });

  it('has its names compared with ours', () => {
    const text = ['set DIGEST_TOP=7', '$env:DIGEST_TZ="UTC"', 'digest-top=7', 'LOGLEVEL=warn', 'ANSWER_TEMPERATURE=1'];
    const others = ['NODE_OPTIONS=', 'TZ=UTC', 'DIGEST_TOP=5', 'COMPOSE_PROJECT_NAME=paperboy'];
    const faults = misspeltNames(written([...text, ...others].join('\n')));
    expect(faults.map((fault) => fault.replace(': there is no such setting; did you mean', '')).sort()).toEqual([
      '$env:DIGEST_TZ DIGEST_TZ?',
      'ANSWER_TEMPERATURE ANSWER_API_URL?',
      'LOGLEVEL LOG_LEVEL?',
      'digest-top DIGEST_TOP?',
      'set DIGEST_TOP DIGEST_TOP?',
    ]);
  });

  it('is read with a byte order mark, and gives way to variables that are set', () => {
    writeFileSync(join(folder, '.env'), `\ufeffDIGEST_TOP=7\r\n# a comment\r\nHOME=nowhere\r\n`);
    process.chdir(folder);
    vi.stubEnv('DIGEST_TOP', undefined);
    vi.stubEnv('HOME', '/home/ada');
    expect(readEnvironment(readEnvFile())).toMatchObject({ DIGEST_TOP: '7', HOME: '/home/ada' });
  });
});

it('names tokens of chats that are misspelt, and no variable of another program', () => {
  const meant = (name: string) =>
    misspeltTokens({ [name]: 'x' })
      .join()
      .replace(/.* /, '');
  const near = ['DISCORD_TOKN', 'DSICORD_TOKEN', 'discord_token', 'DISCORD_BOT_TOKEN', 'SLACK_TOKEN', 'SLAK_APP_TOKEN'];
  expect(near.map(meant)).toEqual([
    'DISCORD_TOKEN?',
    'DISCORD_TOKEN?',
    'DISCORD_TOKEN?',
    'DISCORD_TOKEN?',
    'SLACK_BOT_TOKEN?',
    'SLACK_APP_TOKEN?',
  ]);
  const others = ['GITHUB_TOKEN', 'VAULT_APP_TOKEN', 'SLACK_WEBHOOK_URL', 'DISCORD_WEBHOOK', 'TOKEN', 'DISCORD_TOKEN'];
  expect(others.map(meant)).toEqual(others.map(() => ''));
  expect(misspeltTokens({ DISCORD_TOKN: ' ' })).toEqual([]);
});
