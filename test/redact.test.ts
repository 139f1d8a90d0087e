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

describe('a secret is taken out', () => {
  test.each([
    ['as it is', token],
    ['in JSON', JSON.stringify({ token })],
    ['percent-encoded', encodeURIComponent(token)],
    ['percent-encoded in small letters', encodeURIComponent(token).replaceAll(/%../g, (hex) => hex.toLowerCase())],
    ['percent-encoded whole', [...Buffer.from(token)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')],
    ['in a form', new URLSearchParams({ token }).toString()],
    ['in base64', base64(token)],
    ['in base64url', base64url(token)],
    ['as a user with a password', `Basic ${base64(`user:${token}`)}`],
    ['as a password with more behind', base64url(`ab:${token}, and more`)],
    ['in an address', `https://api.test/${encodeURIComponent(token)}/x`],
  ])('%s', (_how, text) => {
    const safe = redact(`before ${text} after`);
    expect(safe).toMatch(/^before .*\[secret\].*after$/);
    for (const part of [token, encodeURIComponent(token).slice(4, 20), base64(token).slice(4, 20), 'ZnCj']) {
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
        for (const encoded of [base64(whole), base64url(whole), encodeURIComponent(whole), whole]) {
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

  test('in linear time', () => {
    const long = `${'QUJD'.repeat(250_000)} ${'://a'.repeat(50_000)}`;
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
  expect(stderr).not.toContain(base64(`bot:${token}`).slice(8, 30));
});
