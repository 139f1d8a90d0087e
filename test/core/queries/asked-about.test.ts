import { expect, it } from 'vitest';
import { askedAbout, contentWords, naming, titledShare } from '../../../src/core/queries/asked-about.ts';

it.each([
  ['how are people evaluating GUI agents these days?', 'how are evaluating GUI agents ?'],
  ['what’s known about memory for agents?', 'memory for agents?'],
  ['which papers do RL without a verifier?', 'which do RL without a verifier?'],
  ['do you know how researchers actually detect contamination', 'how detect contamination'],
  ['how do peoples of the field-effect differ', 'how do peoples of the field-effect differ'],
  ['recent papers?', 'recent papers?'],
  ['what should I read about sparse attention?', 'what sparse attention?'],
  ['is there a way to tell fakes from photos?', 'is there a detect fakes from photos?'],
])('%s', (question, about) => expect(askedAbout(question)).toBe(about));

it.each([
  ['are there good benchmarks for long context reasoning?', 'are there benchmarks for long context reasoning?'],
  ['how do stop LLM agents from forgetting?', 'how do LLM agents from forgetting?'],
  ['does it help planning with world models?', 'does it planning with world models?'],
  ['decoding without a well-known trick since:7d', 'decoding without a well-known since:7d'],
  ['do people mainly agree on grokking?', 'do on grokking?'],
  ['what works best?', 'what works best?'],
])('is searched by what it names: %s', (question, named) => expect(naming(question)).toBe(named));

it('tells nouns of the field from words of any abstract', () => {
  expect(titledShare('grokking')).toBe(100);
  expect(titledShare('speed')).toBeGreaterThan(10);
  expect(titledShare('Mainly')).toBeLessThan(6);
  expect(naming('how can I speed up sampling of video diffusion?', 25)).toBe(
    'how can I up sampling of video diffusion?',
  );
});

it('names each word once that says what is asked about', () =>
  expect(contentWords('How do GUI agents, and other agents, see a GUI?')).toEqual(['gui', 'agents', 'see']));
