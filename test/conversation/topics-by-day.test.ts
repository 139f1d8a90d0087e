import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

describe('topics with days of their own', () => {
  it.each([
    ['can we have diffusion on mondays and agents on thursdays?', 'diffusion; agents', 'mondays thursdays'],
    ['we want robotics on mondays and speech on fridays', 'robotics; speech', 'mondays fridays'],
    ['diffusion on mondays, agents on thursdays', 'diffusion; agents', 'mondays thursdays'],
    ['can you send us robot papers tuesdays and video ones on fridays', 'robot; video', 'tuesdays fridays'],
    ['agents every monday and image generation every friday please', 'agents; image generation', 'mondays fridays'],
    [
      'post vision on tuesdays and language models on wednesdays at 9',
      'vision; language models',
      'tuesdays wednesdays 9:00',
    ],
    [
      'could this channel get speech on mondays, video on wednesdays and robots on fridays',
      'speech; video; robots',
      'mondays wednesdays fridays',
    ],
    ['subscribe us to diffusion on mondays and to agents on thursdays', 'diffusion; agents', 'mondays thursdays'],
    ["i'd like diffusion papers on mondays and rl papers on fridays", 'diffusion; rl', 'mondays fridays'],
    ['send me protein stuff mondays and kwantization fridays at 7:30', 'protein; kwantization', 'mondays fridays 7:30'],
  ])('%s', (text, topic, when) => {
    const says = expect.stringContaining('one schedule for all its topics');
    expect(meant(text)).toEqual({ kind: 'change', command: 'subscribe', options: { topic, when }, says });
  });

  it.each([
    'post on mondays and on thursdays',
    'we meet on mondays and present on thursdays',
    'what came on mondays and what on thursdays',
  ])('not for "%s"', (text) => expect(meant(text)).not.toMatchObject({ command: 'subscribe' }));
});
