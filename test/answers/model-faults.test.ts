import { describe, expect, it } from 'vitest';
import { createAnswerModel } from '../../src/answers/model/answer-model.ts';
import type { Quote } from '../../src/core/discussions/answer.ts';
import { freePort } from '../fixtures/free-port.ts';
import { createMemoryKeyValues } from '../fixtures/memory-stores.ts';
import { ollama } from '../servers/model-kinds.ts';
import { type ChatRequest, inPieces, type ServerKind, startModelServer } from '../servers/model-servers.ts';

const text = 'The small model has 12 layers and 110 million parameters.';
const evidence: Quote[] = [{ paper: 'p', text, section: 'abstract', number: 1, score: 1 }];
const question = { text: 'how many layers?', earlier: [], title: 'A paper' };
const signal = new AbortController().signal;

/** What comes of a question and of a check, where the address takes everything and is known to. */
async function askedAt(kind: Partial<ServerKind>, answer = '{"claims":[]}') {
  const behaviour = { ...ollama };
  const server = await startModelServer(behaviour, () => answer);
  const options = { name: 'small-1', url: server.url, keyValues: createMemoryKeyValues() };
  const model = createAnswerModel(options);
  await model.check(signal);
  Object.assign(behaviour, kind);
  server.requests.length = 0;
  const asked = await model.claims(evidence, question, signal);
  return { asked, requests: server.requests.length, health: await model.check(signal) };
}

const refusing = (status: number, error: unknown) => ({ refuses: () => ({ status, body: { error } }) });

it.each<[string, Partial<ServerKind>, fault: string, isFree: boolean, words: RegExp]>([
  // https://platform.openai.com/docs/guides/error-codes
  [
    'no credit',
    refusing(429, { message: 'You exceeded your current quota', code: 'insufficient_quota' }),
    'no-credit',
    true,
    /has no credit left/,
  ],
  [
    'too many',
    refusing(429, { message: 'Rate limit reached for requests', code: 'rate_limit_exceeded' }),
    'too-many',
    true,
    /no more questions for the moment/,
  ],
  [
    'overloaded',
    refusing(503, { message: 'The engine is currently overloaded' }),
    'failed',
    true,
    /error of its own \(503/,
  ],
  // https://openrouter.ai/docs/api/reference/errors-and-debugging
  [
    'an empty account',
    refusing(402, { message: 'Insufficient credits', code: 402 }),
    'no-credit',
    true,
    /has no credit left/,
  ],
  ['a flagged question', refusing(403, { message: 'Your input was flagged', code: 403 }), 'declined', true, /declines/],
  // https://github.com/ggml-org/llama.cpp/pull/14839
  [
    'a small context',
    refusing(400, { message: 'the request exceeds the available context size', type: 'exceed_context_size_error' }),
    'too-long',
    true,
    /takes less text/,
  ],
  [
    'a key that Google refuses',
    refusing(400, { message: 'API key not valid. Please pass a valid API key.' }),
    'refused-key',
    true,
    /wants a key/,
  ],
  [
    'a thing nobody knows',
    refusing(400, { message: 'bad request' }),
    'refused-request',
    true,
    /refuses every form of question to small-1 \(400 bad request/,
  ],
  ['a refusal', { says: () => ({ deltas: [{ refusal: "I can't help with that." }] }) }, 'declined', false, /declines/],
  ['a filter', { says: () => ({ deltas: [], finish: 'content_filter' }) }, 'declined', false, /declines/],
  [
    'a long thought',
    { says: () => ({ deltas: inPieces('hmm '.repeat(99), 'reasoning'), finish: 'length' }) },
    'cut-off',
    false,
    /thinks for longer/,
  ],
  [
    'chatter',
    { says: () => ({ deltas: inPieces('Twelve, I would say.') }) },
    'unreadable',
    false,
    /gives no JSON to check/,
  ],
  ['silence', { says: () => ({ deltas: [] }) }, 'silent', false, /said nothing/],
  // https://platform.openai.com/docs/api-reference/chat/object: a call of a tool has no content
  [
    'a call of a tool that nobody offered',
    {
      says: () => ({
        deltas: [
          { content: null, tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }] },
        ],
        finish: 'tool_calls',
      }),
    },
    'silent',
    false,
    /said nothing/,
  ],
  ['a refusal in prose', { says: () => ({ deltas: inPieces("I'm sorry, I can't.") }) }, 'unreadable', false, /no JSON/],
  [
    'thoughts without JSON, in the answer',
    { says: () => ({ deltas: inPieces('<think>\n{"layers": 12}\n</think>\nTwelve.') }) },
    'unreadable',
    false,
    /no JSON/,
  ],
  ['a gateway without its model', refusing(502, { message: 'Bad gateway' }), 'failed', true, /error of its own \(502/],
  ['a gateway out of patience', refusing(504, 'Gateway timeout'), 'failed', true, /error of its own \(504/],
  // https://openrouter.ai/docs/api/reference/errors-and-debugging: an error after the answer has begun
  [
    'a break',
    { says: () => ({ deltas: inPieces('{"claims":['), error: { message: 'Provider disconnected', code: 502 } }) },
    'failed',
    false,
    /error of its own \(Provider disconnected/,
  ],
  // The same page: a 200 whose stream is an error from its first piece on.
  [
    'a 200 with an error',
    { says: () => ({ deltas: [], error: { message: 'Upstream error', code: 502 } }) },
    'failed',
    true,
    /error of its own \(Upstream error/,
  ],
  [
    'a 200 with a limit',
    { says: () => ({ deltas: [], error: { message: 'Rate limit exceeded', code: '429' } }) },
    'too-many',
    true,
    /no more questions for the moment/,
  ],
])('%s is told as it is', async (_, kind, fault, isFree, words) => {
  const { asked, health } = await askedAt(kind);
  expect(asked).toMatchObject({ kind: 'no-answer', fault, isFree });
  expect(health).toMatchObject({ kind: 'trouble', fault, what: expect.stringMatching(words) });
});

/** What comes of a first question to a server that streams for nobody, and then answers with such a body. */
async function askedWhole(type: string, body: string) {
  const unwilling = { refuses: ({ stream }: ChatRequest) => (stream === true ? noStream : undefined) };
  const noStream = { status: 400, body: { error: { message: 'stream is not supported' } } };
  const server = await startModelServer({ ...ollama, ...unwilling, whole: () => ({ type, body }) }, () => '');
  const options = { name: 'small-1', url: server.url, keyValues: createMemoryKeyValues() };
  return createAnswerModel(options).claims(evidence, question, signal);
}

describe('an answer that is to come whole', () => {
  const json = JSON.stringify({
    claims: [{ text: 'It has 12 layers.', support: [{ sentence: 1, quote: text }] }],
    more: 1,
  });
  const choice = (of: object) => JSON.stringify({ choices: [{ index: 0, ...of, finish_reason: 'stop' }] });

  it('may come as a stream all the same', async () => {
    const events = [json.slice(0, 40), json.slice(40)].map((content) => `data: ${choice({ delta: { content } })}\n\n`);
    const asked = await askedWhole('text/event-stream', `: hello\n\n${events.join('')}data: [DONE]\n\n`);
    expect(asked).toMatchObject({ kind: 'claims', claims: [{ text: 'It has 12 layers.' }] });
  });

  it('may be thought rather than said', async () => {
    const message = { role: 'assistant', content: null, reasoning_content: json };
    expect(await askedWhole('application/json', choice({ message }))).toMatchObject({ kind: 'claims' });
  });

  it('is a failure where it is an error, whatever its status', async () => {
    const asked = await askedWhole('application/json', '{"error":{"message":"Upstream error","code":502}}');
    expect(asked).toEqual({ kind: 'no-answer', fault: 'failed', reason: 'Upstream error', isFree: true });
  });
});

it('an attempt that was answered counts, whatever is refused after it', async () => {
  let asked = 0;
  const kind: Partial<ServerKind> = {
    refuses: () => (asked++ === 0 ? undefined : { status: 429, body: { error: { message: 'Rate limit reached' } } }),
  };
  const server = await startModelServer({ ...ollama, ...kind }, () => 'Twelve, I would say.');
  const model = createAnswerModel({ name: 'small-1', url: server.url, keyValues: createMemoryKeyValues() });
  expect(await model.claims(evidence, question, signal)).toMatchObject({ fault: 'too-many', isFree: false });
  expect(asked).toBe(2);
});

it('an address where nothing listens is told as that', async () => {
  const url = `http://127.0.0.1:${await freePort()}/v1`;
  const model = createAnswerModel({ name: 'small-1', url, keyValues: createMemoryKeyValues() });
  expect(await model.claims(evidence, question, signal)).toMatchObject({ fault: 'unreachable', isFree: true });
  expect(await model.check(signal)).toEqual({
    kind: 'trouble',
    fault: 'unreachable',
    what: expect.stringMatching(`${url} cannot be reached \\(connect ECONNREFUSED`),
    remedy: expect.stringContaining('ANSWER_API_URL'),
  });
});

it('one answer that cannot be read changes no form that was learnt, and a 400 does', async () => {
  const chatty = await askedAt({ says: () => ({ deltas: inPieces('Twelve.') }) });
  expect(chatty.requests).toBe(1);
  const stricter: Partial<ServerKind> = {
    refuses: ({ temperature }) =>
      temperature === undefined ? undefined : { status: 400, body: { error: { message: 'no temperature here' } } },
  };
  const changed = await askedAt(stricter);
  expect(changed).toMatchObject({ asked: { kind: 'nothing-answers' }, requests: 2 });
});
