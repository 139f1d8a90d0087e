import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fitIntents, fitTopics } from '../../scripts/eval/conversation-fit.ts';
import intentWeights from '../../src/conversation/intent-weights.json' with { type: 'json' };
import { intentKinds, likelyIntent } from '../../src/conversation/likely-intent.ts';
import { likelyTopic } from '../../src/conversation/likely-topic.ts';
import topicWeights from '../../src/conversation/topic-weights.json' with { type: 'json' };

const folder = new URL('../../scripts/eval/conversation/', import.meta.url);
const Line = z.object({
  text: z.string(),
  in: z.enum(['thread', 'digest', 'channel', 'dm']),
  intent: z.enum(intentKinds),
  command: z.string().optional(),
  options: z.record(z.string(), z.unknown()).optional(),
});

const sentences = readdirSync(folder).flatMap((name) =>
  readFileSync(new URL(name, folder), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Line.parse(JSON.parse(line)))
    .map(({ options, ...line }) => {
      const query = line.command === 'search' ? options?.query : undefined;
      return { ...line, query: typeof query === 'string' ? query : undefined };
    }),
);

describe('the weights', () => {
  it('of intents are those that the sentences give', () => {
    expect(intentWeights).toEqual(fitIntents(sentences));
  });

  it('of topics are those that the sentences give', () => {
    expect(topicWeights).toEqual(fitTopics(sentences));
  });
});

it.each([
  ['our reviewers keep asking about it, so is there any work on watermarking of generated video', 'channel', 'search'],
  ['and does that still hold when the context gets longer', 'thread', 'question'],
  ['could the post come an hour later from now on', 'dm', 'change'],
] as const)('takes %j for a %s', (text, where, kind) => {
  expect(likelyIntent(text, where)).toBe(kind);
});

it('finds the words of a topic among others', () => {
  const text =
    'Client asked again today. Could you find me whatever there is on speech translation for low-resource languages?';
  expect(likelyTopic(text)).toEqual(expect.arrayContaining(['speech', 'translation', 'languages']));
  expect(likelyTopic(text)).not.toContain('whatever');
});

it('takes anything for something, in time in proportion to its length', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), fc.constantFrom('thread', 'dm'), (text, where) => {
      expect(intentKinds).toContain(likelyIntent(text, where as 'thread' | 'dm'));
      expect(likelyTopic(text).every((word) => text.includes(word))).toBe(true);
    }),
  );
});
