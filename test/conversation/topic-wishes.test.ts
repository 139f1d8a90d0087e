import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

describe('what cannot be had of a topic as it is said', () => {
  it.each([
    ['less video stuff please', 'video'],
    ['fewer robots please', 'robots'],
    ['less of the video papers', 'video'],
    ['we need fewer robot papers here', 'robot'],
    ['not so many robotics papers please', 'robotics'],
    ['please send us less video', 'video'],
    ['can you post fewer language model papers', 'language model'],
  ])('%s says what can be had', (text, topic) => {
    const says = expect.stringContaining(`less about ${topic},`);
    expect(meant(text)).toEqual({ kind: 'change', options: {}, says });
  });

  it.each([
    'make the agents topic stricter',
    'make it stricter please',
    'can you be more selective with the robotics papers',
    'the diffusion topic is too broad',
    'narrow our rag topic down',
  ])('%s says what makes one so', (text) => {
    const says = expect.stringContaining('at least 10 upvotes');
    expect(meant(text)).toEqual({ kind: 'change', options: {}, says });
  });

  it.each(['narrow down search spaces', 'make models less noisy'])('%s is searched', (text) =>
    expect(meant(text).kind).toBe('search'),
  );

  it.each(['rename the second topic to RL', 'rename diffusion to generative models', 'relabel our topic'])(
    '%s says what topics are named by',
    (text) => {
      const says = expect.stringContaining('named by what it looks for');
      expect(meant(text)).toEqual({ kind: 'change', options: {}, says });
    },
  );

  it.each([
    'fewer papers please',
    'less often',
    'give me three papers on agents',
    'papers with fewer parameters',
    'keep only papers with code',
  ])('%s is something else', (text) =>
    expect(JSON.stringify(meant(text))).not.toMatch(/less about|all except|how many a post/),
  );
});
