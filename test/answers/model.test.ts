import { describe, expect, it } from 'vitest';
import { createAnswerModel } from '../../src/answers/model/answer-model.ts';
import type { Quote } from '../../src/core/discussions/answer.ts';
import { collectGarbageMeanwhile } from '../fixtures/garbage.ts';
import { createMemoryKeyValues } from '../fixtures/memory-stores.ts';
import { within } from '../fixtures/wait.ts';
import { endlessGzip } from '../servers/endless.ts';
import {
  dripping,
  endlessly,
  halfSaying,
  hanging,
  type saying,
  startLanguageModel,
} from '../servers/language-model.ts';

const text = 'Tidepool raises exact match by 11.4 points.';
const evidence: Quote[] = [{ paper: 'p', text, section: 'abstract', number: 1, score: 1 }];
const claims = JSON.stringify({
  claims: [{ text: 'Exact match rises by 11.4 points.', support: [{ sentence: 1, quote: text }] }],
});

/** Longer than any case here needs, on a busy machine too. */
const waitMs = 50_000;

async function modelAt(behaviour: ReturnType<typeof saying>, timeoutMs: number, signal = new AbortController().signal) {
  const server = await startLanguageModel();
  server.behave(behaviour);
  const model = createAnswerModel({ name: 'small-1', url: server.url, keyValues: createMemoryKeyValues(), timeoutMs });
  const asked = model.claims(evidence, { text: 'how much?', earlier: [], title: 'Tidepool' }, signal);
  return within(asked, 'the model to be left', () => `${server.requests.length} requests`, waitMs);
}

describe('a model that does not end', () => {
  it.each([
    ['is silent', hanging],
    ['goes silent', halfSaying(claims)],
    ['drips', dripping],
  ])('and %s is left in time, whatever is collected meanwhile', async (_, behaviour) => {
    collectGarbageMeanwhile();
    const answer = await modelAt(behaviour, 1_000);
    expect(answer).toEqual({ kind: 'no-answer', fault: 'late', reason: 'took too long', isFree: false });
  });

  it('is left when nobody waits any more', async () => {
    const gone = new AbortController();
    const leaving: typeof dripping = (response, request) => {
      dripping(response, request);
      response.write(': begun\n', () => gone.abort());
    };
    const answer = await modelAt(leaving, 600_000, gone.signal);
    expect(answer).toEqual({ kind: 'no-answer', fault: 'late', reason: 'took too long', isFree: false });
  });

  it.each([
    ['a body of an error, zipped', endlessGzip(400), /sent more than 4 MB/],
    ['a body, zipped', endlessGzip(200), /sent more than 4 MB/],
    ['one line', endlessly('data: a'), /sent more than 256 kB at once/],
    ['lines of one event', endlessly('data: a\n'), /sent more than 256 kB at once/],
    ['events that say nothing', endlessly(': a\n\n'), /sent more than 10000 events/],
    ['events of nothing at all', endlessly('\n'), /sent more than 10000 events/],
    [
      'events that say little',
      endlessly(`data: ${JSON.stringify({ choices: [], x: 'x'.repeat(2_000) })}\n\n`),
      /sent more than 4 MB/,
    ],
  ])('but sends %s is cut off', async (_, behaviour, reason) => {
    const before = process.memoryUsage().rss;
    let longestMs = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }, 10);
    const answer = await modelAt(behaviour, 600_000);
    clearInterval(beat);
    expect(answer).toMatchObject({ kind: 'no-answer', reason: expect.stringMatching(reason) });
    expect(process.memoryUsage().rss - before).toBeLessThan(150e6);
    expect(longestMs).toBeLessThan(2_000);
  });
});

it('an answer is read whole, however it is cut and whatever ends its lines', async () => {
  const event = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: claims } }] })}`;
  for (const end of ['\n', '\r\n']) {
    const stream = `: hello${end}${end}${event}${end}${end}data: [DONE]${end}${end}`;
    for (const size of [1, 7, 10_000]) {
      const answer = await modelAt((response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        for (const part of stream.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []) response.write(part);
        response.end();
      }, 60_000);
      expect(answer).toMatchObject({ kind: 'claims', claims: [{ text: 'Exact match rises by 11.4 points.' }] });
    }
  }
});
