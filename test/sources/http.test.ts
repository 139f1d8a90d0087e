import { describe, expect, test } from 'vitest';
import { createHuggingFace } from '../../src/sources/hugging-face.ts';
import { pauseOf } from '../../src/sources/rate-limit.ts';
import type { Fault } from '../servers/hugging-face.ts';
import { anItem, aSource } from './a-source.ts';

const day = '2026-06-18';

describe('tries again, a bounded number of times, and then says why', () => {
  const cases: [string, Fault, RegExp][] = [
    ['an error of the server', { kind: 'status', status: 500 }, /answered 500/],
    ['too many requests without a time', { kind: 'status', status: 429 }, /answered 429: too many requests/],
    ['an answer that breaks off', { kind: 'cut' }, /broke off|could not be reached/],
  ];
  test.each(cases)('%s', async (_, fault, reason) => {
    const { server, ask, clock } = await aSource();
    server.days.set(day, [anItem('2606.00001')]);
    server.fail(fault, 3);
    expect(await ask(day)).toMatchObject({ kind: 'unreachable', reason: expect.stringMatching(reason) });
    expect(server.requests).toHaveLength(3);
    expect(clock.slept).toHaveLength(2);

    server.fail(fault, 1);
    expect(await ask(day)).toMatchObject({ kind: 'papers', papers: [{ id: '2606.00001' }] });
  });

  test('a server that never answers, but only twice', async () => {
    const { server, ask } = await aSource({ timeoutMs: 2_000 });
    server.fail({ kind: 'never' }, 3);
    const reason = expect.stringMatching(/did not answer within 2 s/);
    expect(await ask(day)).toMatchObject({ kind: 'unreachable', reason });
    expect(server.requests).toHaveLength(2);
  });

  test('nobody listening', async () => {
    const { server, clock, log } = await aSource();
    await server.close();
    const source = createHuggingFace({ url: server.url, clock, log, random: () => 0.5 });
    const answer = await source.papersOf(day, new AbortController().signal);
    expect(answer).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringMatching(/127.*could not be reached \(ECONNREFUSED/),
    });
    // Full jitter: half of one second, then half of two.
    expect(clock.slept).toEqual([500, 1_000]);
  });
});

describe('does not try again', () => {
  const cases: [string, Fault, RegExp][] = [
    [
      'a web page with status 200',
      { kind: 'body', body: '<!doctype html><p>Hello', contentType: 'text/html' },
      /web page/,
    ],
    ['a page that calls itself JSON', { kind: 'body', body: ' <html>' }, /web page/],
    ['JSON that is cut off', { kind: 'body', body: '[{"paper":{"id":"2606.0' }, /cut off/],
    ['JSON of another shape', { kind: 'body', body: '{"error":"soon"}' }, /not a list/],
    ['an empty body', { kind: 'body', body: '' }, /cut off/],
    ['a refusal', { kind: 'status', status: 403, body: 'no' }, /answered 403/],
    ['a redirect to another host', { kind: 'redirect', to: 'http://127.0.0.2:9/api/daily_papers' }, /another host/],
    ['a redirect with credentials', { kind: 'redirect', to: 'http://me:secret@127.0.0.1/' }, /another host/],
  ];
  test.each(cases)('%s', async (_, fault, reason) => {
    const { server, ask } = await aSource();
    server.fail(fault);
    expect(await ask(day)).toMatchObject({ kind: 'unreachable', reason: expect.stringMatching(reason) });
    expect(server.requests).toHaveLength(1);
  });

  test('after it was told to stop', async () => {
    const { server, ask } = await aSource();
    server.fail({ kind: 'status', status: 500 }, 3);
    expect(await ask(day, AbortSignal.abort())).toMatchObject({ kind: 'unreachable' });
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });
});

test('follows a redirect within the host, but not round and round', async () => {
  const { server, ask } = await aSource();
  server.days.set(day, [anItem('2606.00001')]);
  server.fail({ kind: 'redirect', to: `/api/daily_papers?date=${day}&limit=100` });
  expect(await ask(day)).toMatchObject({ papers: [{ id: '2606.00001' }] });
  server.fail({ kind: 'redirect', to: '/api/daily_papers' }, 10);
  expect(await ask(day)).toMatchObject({ kind: 'unreachable' });
  expect(server.requests.length).toBeLessThan(10);
});

test('waits as long as Retry-After says when that is short', async () => {
  const { server, ask, clock } = await aSource();
  server.fail({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
  expect(await ask(day)).toMatchObject({ kind: 'papers' });
  expect(clock.slept).toEqual([7_000]);
});

test('a long pause is told instead of waited for, and nothing is asked before it is over', async () => {
  const { server, ask, clock } = await aSource();
  const headers = { ratelimit: '"api";r=0;t=55', 'ratelimit-policy': '"fixed window";"api";q=500;w=300' };
  server.fail({ kind: 'status', status: 429, headers });
  expect(await ask(day)).toMatchObject({
    kind: 'unreachable',
    reason: expect.stringMatching(/429/),
    retryAfterMs: 56_000,
  });
  expect(await ask(day)).toMatchObject({ kind: 'unreachable', retryAfterMs: 56_000 });
  expect(server.requests).toHaveLength(1);
  await clock.sleep(56_000);
  expect(await ask(day)).toMatchObject({ kind: 'papers' });
});

test('an answer that used up the quota is taken, and the next request waits', async () => {
  const { server, ask, clock } = await aSource();
  server.fail({ kind: 'body', body: '[]', headers: { RateLimit: '"api";r=0;t=4' } });
  expect(await ask(day)).toMatchObject({ kind: 'papers' });
  expect(await ask(day)).toMatchObject({ kind: 'papers' });
  expect(clock.slept).toEqual([5_000]);
});

test('reads every way to ask for a pause, and believes none without bound', () => {
  const now = new Date('2026-06-18T08:00:00Z');
  const pause = (headers: Record<string, string>, status = 429) => pauseOf(new Headers(headers), status, now);
  expect(pause({ 'retry-after': 'Thu, 18 Jun 2026 08:00:30 GMT' })).toBe(30_000);
  expect(pause({ 'retry-after': '999999' })).toBe(900_000);
  expect(pause({ 'retry-after': 'soon' })).toBe(5_000);
  expect(pause({ 'ratelimit-policy': '"fixed window";"api";q=500;w=300' })).toBe(300_000);
  expect(pause({ ratelimit: '"api";r=3;t=55' }, 200)).toBeUndefined();
  expect(pause({ ratelimit: '"api";r=0;t=55' }, 200)).toBe(56_000);
  expect(pause({ 'retry-after': '3' }, 503)).toBe(3_000);
  expect(pause({}, 500)).toBeUndefined();
});
