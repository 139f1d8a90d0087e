import { expect, it } from 'vitest';
import { askedAbout, contentWords } from '../../../src/core/queries/asked-about.ts';

it.each([
  ['how are people evaluating GUI agents these days?', 'how are evaluating GUI agents ?'],
  ['what’s known about memory for agents?', 'memory for agents?'],
  ['which papers do RL without a verifier?', 'which do RL without a verifier?'],
  ['do you know how researchers actually detect contamination', 'how detect contamination'],
  ['how do peoples of the field-effect differ', 'how do peoples of the field-effect differ'],
  ['recent papers?', 'recent papers?'],
])('%s', (question, about) => expect(askedAbout(question)).toBe(about));

it('names each word once that says what is asked about', () =>
  expect(contentWords('How do GUI agents, and other agents, see a GUI?')).toEqual(['gui', 'agents', 'see']));
