import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

describe('wishes that are granted otherwise than they are said', () => {
  it.each([
    'half as many papers please',
    'twice as many papers',
    'halve the number of papers',
    'cut the number of papers in half',
    "we'd like half the papers",
    'double the amount of posts please',
  ])('%s asks for a number', (text) => {
    const says = expect.stringContaining('how many');
    expect(meant(text)).toEqual({ kind: 'change', command: 'schedule', options: {}, says });
  });

  it.each([
    ['schedule 5 papers', 5],
    ['we want ten', 10],
    ["we'd like five", 5],
    ['can we have ten', 10],
    ['set 3 papers a day', 3],
  ])('%s is how many', (text, top) => {
    expect(meant(text)).toEqual({ kind: 'change', command: 'schedule', options: { top } });
  });

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
    ['keep only agents', 'agents'],
    ['just keep diffusion', 'diffusion'],
    ['only keep the diffusion topic', 'diffusion'],
    ['leave only the robot papers please', 'robot'],
  ])('%s stops the others', (text, topic) => {
    const options = { topic: `all except ${topic}` };
    expect(meant(text)).toEqual({ kind: 'change', command: 'unsubscribe', options });
  });

  it.each([
    'pause tomorrow',
    'pause on friday',
    'pause us for tomorrow only',
    'mute it today',
    'snooze everything tonight',
  ])('%s offers a pause, which has no end', (text) => {
    const says = expect.stringContaining('no end');
    expect(meant(text)).toEqual({ kind: 'change', command: 'pause', options: {}, says });
  });

  it.each(['rename the second topic to RL', 'rename diffusion to generative models', 'relabel our topic'])(
    '%s says what topics are named by',
    (text) => {
      const says = expect.stringContaining('named by what it looks for');
      expect(meant(text)).toEqual({ kind: 'change', options: {}, says });
    },
  );

  it.each([
    ["we'd also like papers about protein folding", 'protein folding'],
    ['we would additionally want stuff on robotics', 'robotics'],
    ["i'd also love papers on speech here", 'speech'],
  ])('%s is a topic more', (text, topic) => {
    expect(meant(text)).toMatchObject({ kind: 'change', command: 'subscribe', options: { topic } });
  });

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
