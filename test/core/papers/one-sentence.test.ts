import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oneSentence } from '../../../src/core/papers/one-sentence.ts';

it.each([
  ['We fold planes. They fly.', 'We fold planes. They fly.'],
  [
    'Parallel loop Transformers achieve better code generation performance with two loops through a gated cross-loop position scheme that shares windows.',
    'Parallel loop Transformers achieve better code generation performance with two loops\u00a0…',
  ],
  [
    'A zero-shot text-to-speech system called SwanVoice is presented that addresses expressive long-form multi-speaker synthesis of dialogues.',
    'A zero-shot text-to-speech system called SwanVoice is presented that addresses expressive long-form multi-speaker\u00a0…',
  ],
  [
    'Frequency-domain analysis of diffusion language models reveals that low-frequency components encode global structure of the text.',
    'Frequency-domain analysis of diffusion language models reveals that low-frequency components encode global\u00a0…',
  ],
  [
    'Structured representation of agent skills disentangles scheduling, execution, and logic components, improving a great many things at once.',
    'Structured representation of agent skills disentangles scheduling, execution\u00a0…',
  ],
  [
    'A 20B-parameter masked region diffusion model enables scalable multi-layer transparent image generation and editing of unified task representations.',
    'A 20B-parameter masked region diffusion model enables scalable multi-layer transparent image generation\u00a0…',
  ],
  [
    'Planes that are folded from one sheet of paper alone glide for forty metres on a calm day in the great hall. Nothing else does.',
    'Planes that are folded from one sheet of paper alone glide for forty metres on a calm day in the great hall.',
  ],
])('%j is cut to %j', (text, cut) => {
  expect(oneSentence(text)).toBe(cut);
});

it('ends at a word that is not small, whatever the text', () => {
  const word = fc.constantFrom(
    'the',
    'of',
    'model',
    'with',
    'which',
    'learning,',
    'image',
    'by',
    'and',
    'reinforcement',
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 20, maxLength: 60 }), (words) => {
      const cut = oneSentence(words.join(' '));
      expect(cut.length).toBeLessThanOrEqual(115);
      if (cut.endsWith('\u00a0…')) expect(cut).not.toMatch(/ (the|of|with|which|by|and)\u00a0…$/);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      const cut = oneSentence(text);
      expect(cut.length).toBeLessThanOrEqual(115);
      expect(cut).not.toMatch(/\p{Cs}(?<!\p{Cs}\p{Cs})$/u);
    }),
  );
});
