import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readEnvironment } from '../src/config.ts';
import { envFileExposure, readEnvFile } from '../src/env-file.ts';
import { misspeltNames, misspeltTokens } from '../src/misspelt.ts';

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
      expect(envFileExposure()).toMatchObject({ remedy: 'Close it: chmod 600 .env' });
    }
    chmodSync(file, 0o600);
    expect(envFileExposure()).toBeUndefined();
  });

  const written = (text: string | Buffer) => {
    writeFileSync(join(folder, '.env'), text);
    process.chdir(folder);
    const { settings, faults } = readEnvFile();
    expect(faults).toEqual([]);
    return settings;
  };
  const faultsOf = (text: string | Buffer) => {
    writeFileSync(join(folder, '.env'), text);
    process.chdir(folder);
    return readEnvFile().faults;
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
    expect(faultsOf(Buffer.from('DIGEST_TOPICS=caf\xe9', 'latin1'))).toEqual([
      expect.stringMatching(/^\.env is not UTF-8: save it as UTF-8/),
    ]);
    rmSync(join(folder, '.env'));
    mkdirSync(join(folder, '.env'));
    expect(readEnvFile().faults).toEqual([expect.stringMatching(/^\.env is not a file/)]);
    rmSync(join(folder, '.env'), { recursive: true });
    expect(readEnvFile()).toEqual({ settings: {}, faults: [] });
  });

  it('with a line without "=" names that line, and does not show it', () => {
    const lines = [
      '# mine',
      'DIGEST_TOP 3',
      'DISCORD_TOKEN=abc',
      '',
      'A="one',
      'two',
      'three"',
      " B=it's",
      'DISCORD_TOKEN s3cret',
    ];
    expect(faultsOf(lines.join('\r\n'))).toEqual(
      [2, 9].map((line) => `.env, line ${line}: there is no "="; want NAME=value, or a # before it.`),
    );
  });

  it.each(['"', "'", '`'])('with a quote %s that nobody closes names its line, and those below it', (quote) => {
    const notClosed = (line: number) =>
      `.env, line ${line}: the quote before its value is not closed: close it in this line, or remove it.`;
    expect(faultsOf(`DISCORD_TOKEN=${quote}s3cret\nDIGEST_TOP 3\nB=2`)).toEqual([
      notClosed(1),
      expect.stringContaining('line 2: there is no "="'),
    ]);
    const lines = ['# mine', `SLACK_BOT_TOKEN=${quote}s3cret`, 'SLACK_APP_TOKEN=other', `DIGEST_TOP=${quote}3${quote}`];
    expect(faultsOf(lines.join('\n'))).toEqual([notClosed(2)]);
    expect(faultsOf(`A=${quote}one\ntwo = 2\nthree${quote}\nB=2`)).toEqual([]);
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
    expect(readEnvironment(readEnvFile().settings)).toMatchObject({ DIGEST_TOP: '7', HOME: '/home/ada' });
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
