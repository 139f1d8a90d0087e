import { describe, expect, it } from 'vitest';
import { createAnswerModel } from '../../src/answers/model/answer-model.ts';
import type { Quote } from '../../src/core/discussions/answer.ts';
import { createMemoryKeyValues } from '../fixtures/memory-stores.ts';
import { lmStudio, mistral, newerOpenAi, olderOpenAi, ollama, openRouter, vllm } from '../servers/model-kinds.ts';
import { type ServerKind, startModelServer } from '../servers/model-servers.ts';

const text = 'The small model has 12 layers and 110 million parameters.';
const evidence: Quote[] = [{ paper: 'p', text, section: 'abstract', number: 1, score: 1 }];
const answer = JSON.stringify({
  claims: [{ text: 'The small model has 12 layers.', support: [{ sentence: 1, quote: text }] }],
});
const question = { text: 'how many layers?', earlier: [], title: 'A paper' };
const signal = new AbortController().signal;

/** Address, model and key as an operator sets them, right unless said otherwise. */
async function setUp(kind: ServerKind, wrong: { name?: string; key?: string | undefined; path?: string } = {}) {
  const server = await startModelServer(kind, () => answer);
  const keyValues = createMemoryKeyValues();
  const url = wrong.path === undefined ? server.url : `${server.origin}${wrong.path}`;
  const options = { name: 'small-1', url, key: kind.key, ...wrong, keyValues };
  return { server, keyValues, model: createAnswerModel(options), options };
}

const kinds: [string, ServerKind, taken: object][] = [
  [
    "OpenAI's newer models",
    newerOpenAi,
    { max_completion_tokens: 6_000, response_format: { type: 'json_schema' }, stream: false },
  ],
  ["OpenAI's older models", olderOpenAi, { max_tokens: 900, temperature: 0, response_format: { type: 'json_object' } }],
  ['LM Studio', lmStudio, { max_tokens: 900, temperature: 0, response_format: { type: 'json_schema' } }],
  ['Ollama', ollama, { max_tokens: 900, temperature: 0, response_format: { type: 'json_schema' } }],
  ['vLLM with Gemma', vllm, { max_tokens: 900, messages: [{ role: 'user' }] }],
  ['OpenRouter', openRouter, { max_tokens: 900, temperature: 0 }],
  ['Mistral', mistral, { max_tokens: 900, temperature: 0, response_format: { type: 'json_schema' } }],
];

describe.each(kinds)('%s', (_, kind, taken) => {
  it('answers the first question in the form it takes, and each later one at once', async () => {
    const { server, model, options } = await setUp(kind);
    for (const asked of [model, createAnswerModel(options)]) {
      const before = server.requests.length;
      expect(await asked.claims(evidence, question, signal)).toEqual({
        kind: 'claims',
        claims: [{ text: 'The small model has 12 layers.', quotes: evidence }],
      });
      if (before > 0) expect(server.requests).toHaveLength(before + 1);
    }
    expect(server.requests.at(-1)).toMatchObject(taken);
    expect(server.requests.length).toBeLessThan(8);
  });

  it('is known after a check, under a hash of the key', async () => {
    const { server, model, keyValues, options } = await setUp(kind);
    expect(await model.isKnown()).toBe(false);
    expect(await model.check(signal)).toEqual({
      kind: 'answers',
      words: expect.stringContaining(`small-1 answers at ${server.url} (`),
    });
    expect(await createAnswerModel(options).isKnown()).toBe(true);
    expect(await createAnswerModel({ ...options, key: 'another-key' }).isKnown()).toBe(false);
    expect(await createAnswerModel({ ...options, name: 'small-2' }).isKnown()).toBe(false);
    expect(JSON.stringify(keyValues)).not.toContain('good-key');
  });

  it('says which model there is instead, where a name is wrong', async () => {
    const { model } = await setUp({ ...kind, models: kind.models.filter((name) => name !== 'small-1') });
    expect(await model.check(signal)).toEqual({
      kind: 'trouble',
      fault: 'unknown-model',
      what: expect.stringMatching(/^There is no model called "small-1" at http/),
      remedy: expect.stringMatching(/^Set ANSWER_MODEL to (?!one).*|one of its models: .+\.$/),
    });
    expect(await model.claims(evidence, question, signal)).toMatchObject({ fault: 'unknown-model', isFree: true });
  });

  it.runIf(kind.key !== undefined)('says that the key is wrong, or wanted, and nothing of it', async () => {
    const { model, options } = await setUp(kind, { key: 'sk-bad-key-of-a-test' });
    const health = await model.check(signal);
    expect(health).toMatchObject({
      fault: 'refused-key',
      what: expect.stringMatching(/refuses the key in ANSWER_API_KEY\.$/),
    });
    expect(JSON.stringify(health)).not.toContain('bad-key');
    expect(await model.claims(evidence, question, signal)).toMatchObject({ fault: 'refused-key', isFree: true });
    const without = await createAnswerModel({ ...options, key: undefined }).check(signal);
    expect(without).toMatchObject({ fault: 'refused-key', remedy: 'Set ANSWER_API_KEY.' });
  });

  it.each(['', `${kind.base}/chat/completions`, '/v2'])(
    'says where it is, where the address ends in %j',
    async (path) => {
      const { server, model } = await setUp(kind, { path });
      expect(await model.check(signal)).toEqual({
        kind: 'trouble',
        fault: 'wrong-address',
        what: expect.stringContaining(`but one does at ${server.url}.`),
        remedy: `Set ANSWER_API_URL to ${server.url}.`,
      });
      expect(await model.claims(evidence, question, signal)).toMatchObject({ fault: 'wrong-address', isFree: true });
    },
  );
});
