import { expect, it } from 'vitest';
import { networkCode, wasNeverSent } from '../../src/core/never-sent.ts';

const coded = (code: string) => Object.assign(new Error('fetch failed'), { code });
const buried = (cause: Error) => new Error('Connection error.', { cause: new TypeError('fetch failed', { cause }) });

it.each(['ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CERT_HAS_EXPIRED'])(
  '%s is told before anything is sent, however deep it is buried',
  (code) => {
    expect(wasNeverSent(coded(code))).toBe(true);
    expect(wasNeverSent(buried(coded(code)))).toBe(true);
    expect(networkCode(buried(coded(code)))).toBe(code);
  },
);

it('a port that fetch asks of nobody has no code', async () => {
  const failed = await fetch('http://127.0.0.1:9/').catch((error: unknown) => error);
  expect(wasNeverSent(failed)).toBe(true);
});

it.each(['ECONNRESET', 'UND_ERR_SOCKET', 'ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'])(
  '%s leaves open what the server did',
  (code) => expect(wasNeverSent(buried(coded(code)))).toBe(false),
);
