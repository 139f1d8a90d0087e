import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRedaction } from '../src/redact.ts';

const token = 'MTk4NjIyNDgzNDc.Cl2FMQ+/ZnCj"\\m~é';
const redact = createRedaction([token]);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const inHex = (between: string) =>
  [...Buffer.from(token)].map((byte) => byte.toString(16).padStart(2, '0')).join(between);

function encoded(text: string, times: number): string {
  return times === 0 ? text : encoded(encodeURIComponent(text), times - 1);
}

describe('a secret is taken out', () => {
  test.each([
    ['as it is', token],
    ['in JSON', JSON.stringify({ token })],
    ['percent-encoded', encodeURIComponent(token)],
    ['percent-encoded in small letters', encodeURIComponent(token).replaceAll(/%../g, (hex) => hex.toLowerCase())],
    ['percent-encoded whole', [...Buffer.from(token)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(token))],
    ['percent-encoded three times', encodeURIComponent(encodeURIComponent(encodeURIComponent(token)))],
    ['as JSON in an address', encodeURIComponent(JSON.stringify({ token }))],
    ['in hexadecimal', Buffer.from(token).toString('hex')],
    ['in capital hexadecimal', Buffer.from(`x${token}y`).toString('hex').toUpperCase()],
    ['in hexadecimal with colons', inHex(':')],
    ['as bytes', `Buffer ${inHex(' ')}`],
    ['as bytes of a program', `[0x${inHex(', 0x')}]`],
    ['as escaped bytes', `\\x${inHex('\\x')}`],
    ['in a form', new URLSearchParams({ token }).toString()],
    ['in base64', base64(token)],
    ['in base64url', base64url(token)],
    ['as a user with a password', `Basic ${base64(`user:${token}`)}`],
    ['as a password with more behind', base64url(`ab:${token}, and more`)],
    ['in an address', `https://api.test/${encodeURIComponent(token)}/x`],
  ])('%s', (_how, text) => {
    const safe = redact(`before ${text} after`);
    expect(safe).toMatch(/^before .*\[secret\].*after$/);
    for (const part of [token, encodeURIComponent(token).slice(4, 20), base64(token).slice(4, 20), 'ZnCj', '5a6e']) {
      expect(safe).not.toContain(part);
    }
  });

  test('wherever it lies in encoded text, with whatever around it', () => {
    const text = fc.string({ unit: 'grapheme' });
    const secrets = fc.string({ unit: 'grapheme', minLength: 12 });
    fc.assert(
      fc.property(secrets, text, text, (secret, before, after) => {
        const safe = createRedaction([secret]);
        const whole = before + secret + after;
        for (const encoded of [
          base64(whole),
          base64url(whole),
          encodeURIComponent(whole),
          Buffer.from(whole).toString('hex'),
          whole,
        ]) {
          expect(safe(encoded)).toContain('[secret]');
        }
      }),
    );
  });

  test('and users and passwords in addresses, but no words', () => {
    expect(redact('at http://user:pass@host/x, https://user@host and http://a:b@c@host')).toBe(
      'at http://[secret]@host/x, https://[secret]@host and http://[secret]@host',
    );
    const plain = 'https://host/a@b?mail=a@b mail ada@example.org, see https://example.org?q=a@b';
    expect(redact(plain)).toBe(plain);
    expect(createRedaction(['abc'])('abc')).toBe('abc');
  });

  test.each([
    '//user:pass@host/x',
    'see //user:pass@host',
    'http:\\/\\/user:pass@host',
    ...[1, 2, 3].flatMap((times) => [
      encoded('http://user:pass@host/x', times),
      encoded('http://user:pass@host/x', times).toLowerCase(),
      encoded('wss://user:p%2Fa@ss@host?x', times),
      `https://host/?url=${encoded('https://user:pass@host', times)}&mail=a@b`,
    ]),
    encoded('http://user:pass@host', 1).replaceAll('%2F', '/'),
    encoded('http://user:p%2Fass@host', 1),
  ])('also in the address %s', (address) => {
    const safe = redact(address);
    expect(safe).toContain('[secret]@');
    expect(safe).not.toMatch(/user|pass|ass/);
  });

  test.each([
    encoded('https://host/a@b', 1),
    encoded('https://host?mail=a@b', 1),
    encoded('https://host/#a@b', 2),
    'a comment // see: ada@example.org',
    'https%3A%2F%2Fhost&mail=a%40b',
    'a//b/c:d@e',
  ])('but not where %s names nobody', (text) => {
    expect(redact(text)).toBe(text);
  });

  test('in linear time', () => {
    const parts = ['QUJD', '://a', '//a:', '%3A%2F%2Fa', '%253A%252F%252Fa', '%25', '4d', '4d:54:6b:'];
    const long = parts.map((part) => part.repeat(1_000_000 / part.length)).join(' ');
    const started = process.cpuUsage().user;
    redact(long);
    expect(process.cpuUsage().user - started).toBeLessThan(3_000_000);
  });
});

test('the log writes no secret, in lines for people and for collectors', () => {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const log = fileURLToPath(new URL('../src/log.ts', import.meta.url));
  const program = `
    const { createLog } = await import(${JSON.stringify(pathToFileURL(log).href)});
    const secret = process.argv[1];
    for (const isTerminal of [true, false]) {
      const log = createLog({ level: 'info', secrets: [secret], isTerminal });
      const error = new Error('failed for http://user:pa55word@host/' + encodeURIComponent(secret), { cause: new Error(secret) });
      log.error('with ' + Buffer.from('bot:' + secret).toString('base64'), { error, address: secret });
    }`;
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--import', loader, '--input-type=module', '--eval', program, token],
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  expect(stderr).toContain('[secret]');
  expect(stderr).not.toMatch(/pa55word|ZnCj|MTk4/);
  // A bar that fills up, or the prompt, gives its line to what is said to a person.
  expect(stderr.startsWith('\r\u001b[Kerror with ')).toBe(true);
  expect(stderr.slice(3)).not.toContain('\u001b');
  expect(stderr).not.toContain(base64(`bot:${token}`).slice(8, 30));
});
