import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/answers/answerer.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { systemClock } from '../../src/system-clock.ts';
import { tidepool } from './papers.ts';

/** Sentences that hold the question's words and do not answer it. */
const ask = (abstract: string, question: string, title = tidepool.title) => {
  const paper: Paper = { ...tidepool, title, abstract };
  return createAnswerer(systemClock).about(paper, undefined, question, {
    earlier: [],
    signal: new AbortController().signal,
  });
};

describe('declined, though the words are there', () => {
  it.each([
    [
      'the trouble of others where the own limitations are asked for',
      'what are the limitations?',
      'Language models struggle with long inputs. We present a retrieval layer that reads blocks.',
    ],
    [
      'a digit that counts nothing where a number is asked for',
      'how many scans of rooms are there?',
      'Our policy is trained on 3D scans of rooms. It walks without falling.',
    ],
    [
      'a year of publication where a score is asked for',
      'how does Reefnet score on tide pools?',
      'Reefnet (Okoro et al., 2023) sorts tide pools by depth. We sort them by the animals in them.',
    ],
    [
      'a kind of model where its name is asked for',
      'which text-to-video model do they start from?',
      'Starting from a text-to-video model, we add a box for each person. Faces then stay the same.',
    ],
    [
      'a language model where a language is asked for',
      'which languages does it cover?',
      'It covers large language models with up to eight experts. Routing costs nothing.',
    ],
  ])('%s', async (_, question, abstract) => {
    expect((await ask(abstract, question, 'On Things by the Sea')).kind).toBe('does-not-say');
  });

  it.each([
    ['how many parameters does DeepSeek-R1 have?', ['DeepSeek-R1']],
    ['how does it compare to ReefNet and tide-gpt4?', ['ReefNet', 'tide-gpt4']],
    ["what is RobustBench's score?", ['RobustBench']],
    ['is it a ControlNet-style layer?', ['ControlNet']],
  ])('by what the text does not mention: %s', async (question, unmentioned) => {
    expect(await ask(tidepool.abstract, question)).toEqual({ kind: 'does-not-say', unmentioned, read: 'abstract' });
  });

  it('a claim on another matter', async () => {
    const claim = 'Retrieval of a memory grows slower with age in mice.';
    expect((await ask(tidepool.abstract, claim)).kind).toBe('does-not-say');
  });
});

describe('quoted, though the words differ', () => {
  it.each([
    ['what exactly gets rewarded?', 'We reward depth and patience.'],
    ['does it run live?', 'Boats are drawn in real-time.'],
  ])('%s', async (question, text) => {
    const abstract = `The sea is wide. ${text} Nobody knows the tide.`;
    expect(await ask(abstract, question, 'On Things by the Sea')).toMatchObject({ kind: 'quotes', quotes: [{ text }] });
  });

  it.each([
    'how does it compare to GPT-4o?',
    'how does it compare to GPT4o?',
    'which LLMs does it beat?',
    'in how many steps are boats drawn, and is LoRA used?',
  ])('%s, by a text that lacks a name only as it is written, or only in another question', async (question) => {
    const text = 'The sea is wide. Boats are drawn in two steps. It outperforms GPT-4o and other language models.';
    expect(await ask(text, question, 'Boats')).toMatchObject({ kind: 'quotes' });
  });

  it.each([
    ['how laggy is it?', 'The mean latency is 0.7 seconds.', 'We draw the next frame on request.'],
    ['how many params are there?', 'The network has 410 million parameters.', 'It plans a path for each boat.'],
    ['whats the FID at 256?', 'On pictures of 256x256 pixels the FID is 1.9.', 'Boats are drawn in two steps.'],
    ['what are the drawbacks?', 'Our method does not work at night.', 'We present a layer that finds boats.'],
  ])('%s', async (question, answer, other) => {
    expect(await ask(`${other} ${answer}`, question, 'Boats')).toMatchObject({ quotes: [{ text: answer }] });
  });
});

it('takes no caption for a number, whatever it counts', async () => {
  const sections = [{ title: '4 Results', text: 'Table 2: Speed of eight boats with four sails. Boats are fast.' }];
  const answer = await createAnswerer(systemClock).about(
    { ...tidepool, title: 'Boats', abstract: 'We present boats.' },
    sections,
    'how many sails do boats have?',
    { earlier: [], signal: new AbortController().signal },
  );
  expect(answer.kind).toBe('does-not-say');
});
