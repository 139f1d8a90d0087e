import { expect, it } from 'vitest';
import { networkFailure } from '../../../src/adapters/kit/failures.ts';

/** As undici throws it. */
const failed = (code: string) => new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

it.each([
  [failed('ECONNREFUSED'), { kind: 'retry', afterMs: 10_000, reason: 'Chat cannot be reached (ECONNREFUSED)' }],
  [failed('CERT_HAS_EXPIRED'), { kind: 'retry', afterMs: 10_000, reason: 'Chat cannot be reached (CERT_HAS_EXPIRED)' }],
  [failed('ECONNRESET'), { kind: 'unknown', reason: "Chat's answer was lost (ECONNRESET)" }],
  [new DOMException('timed out', 'TimeoutError'), { kind: 'unknown', reason: "Chat's answer was lost (timed out)" }],
  ['odd', { kind: 'unknown', reason: "Chat's answer was lost (odd)" }],
])('tells whether anything was sent: %s', (error, failure) => {
  expect(networkFailure('Chat', error)).toEqual(failure);
});
