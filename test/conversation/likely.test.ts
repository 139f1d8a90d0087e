import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitIntents, fitTopics } from '../../scripts/eval/conversation-fit.ts';
import { linesOf, meantBy, ownFiles, weightOf } from '../../scripts/eval/conversation-lines.ts';
import { bestPath, likelyTopic } from '../../src/conversation/topics/likely-topic.ts';
import topicWeights from '../../src/conversation/words/topic-weights.json' with { type: 'json' };
import { fitted } from '../../src/conversation/words/weights.ts';
import { meant } from './meant.ts';

const sentences = ownFiles().flatMap((file) => linesOf(file).map((line) => meantBy(line, [], weightOf(file))));

describe('the weights', () => {
  it('of topics are those that the sentences give', () => {
    expect(topicWeights.weights).toEqual(fitTopics(sentences));
  });

  it('of intents are the same for the same sentences', () => {
    const some = sentences.filter((_, at) => at % 20 === 0);
    expect(fitIntents(some)).toEqual(fitIntents(some));
  });
});

it.each([
  ['our reviewers keep asking about it, so is there any work on watermarking of generated video', 'channel', 'search'],
  ['and does that still hold when the context gets longer', 'thread', 'question'],
  ['could the post come an hour later from now on', 'dm', 'change'],
] as const)('takes %j in a %s for a %s', (text, where, kind) => {
  expect(meant(text, where).kind).toBe(kind);
});

it('takes words that nobody said neither for a change nor for talk', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'qxzjkvw'), minLength: 3, maxLength: 9 });
  // "Kkk" is "k", and that is "ok".
  const word = letters.filter((one) => !/^k+$/.test(one));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      for (const where of ['thread', 'channel', 'dm'] as const)
        expect(['search', 'question', 'paper', 'gist']).toContain(meant(words.join(' '), where).kind);
    }),
    { numRuns: 40 },
  );
});

const topicOf = (text: string) => likelyTopic(text, { where: 'dm', of: 'search' }, fitted.topics);

it('finds the words of a topic among others', () => {
  const text =
    'Client asked again today. Could you find me whatever there is on speech translation for low-resource languages?';
  const { words, isTimed } = topicOf(text);
  expect(words).toEqual(expect.arrayContaining(['speech', 'translation', 'languages']));
  expect(words).not.toContain('whatever');
  expect(isTimed).toBe(false);
});

it('tells whose papers are meant, and what they are not about', () => {
  expect(topicOf('papers by Yejin Choi on commonsense')).toMatchObject({
    authors: ['Yejin Choi'],
    words: ['commonsense'],
  });
  expect(topicOf('anything from NVIDIA on video diffusion')).toMatchObject({ organisations: ['NVIDIA'] });
  expect(topicOf('speculative decoding but not for images').without).toEqual(['images']);
});

it('takes the path that counts most in all', () => {
  const never = -1_000;
  const transitions = [
    [0, 0],
    [0, never],
    [0, 0],
  ];
  expect(
    bestPath(
      [
        [1, 0],
        [0, 5],
        [1, 0],
      ],
      transitions,
    ),
  ).toEqual([1, 1, 0]);
  expect(bestPath([], transitions)).toEqual([]);
});

it('takes anything for something', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (text) => {
      const { words, without, authors, organisations } = topicOf(text);
      const plain = [...words, ...[...without, ...authors, ...organisations].flatMap((run) => run.split(' '))];
      expect(plain.every((word) => text.includes(word))).toBe(true);
    }),
  );
});
