import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

describe('a day that is spoken of, and not wished away', () => {
  it.each([
    'we got nothing on monday',
    'i have nothing on friday',
    'papers without sun',
    'can you skip to friday',
    'is there no digest on fridays?',
    'do we get no posts on sunday?',
    'there are no posts on mondays',
    'there were no posts on friday',
    'not without fridays',
    'do not post on fridays before 9',
    'skip the weekend effect papers',
    'no posts on sundays?',
  ])('%s: offers to leave none out', (text) => expect(JSON.stringify(meant(text))).not.toContain('not on'));

  it.each([
    ['could you skip fridays?', 'not on fridays'],
    ['can we have no posts on fridays?', 'not on fridays'],
    ['we want no posts on fridays', 'not on fridays'],
    ['no posts on fridays, please?', 'not on fridays'],
  ])('%s: offers it', (text, when) => expect(meant(text)).toMatchObject({ command: 'schedule', options: { when } }));
});

describe('days of several kinds', () => {
  it.each([
    ['weekdays and saturdays at 9', 'weekdays saturdays 9:00'],
    ['weekends and mondays at 9', 'weekends mondays 9:00'],
  ])('%s', (text, when) => expect(meant(text)).toMatchObject({ command: 'schedule', options: { when } }));

  it.each([
    ['diffusion on weekdays and agents on saturdays', 'diffusion; agents', 'weekdays saturdays'],
    ['top papers on weekdays, diffusion on sunday', 'top; diffusion', 'weekdays sundays'],
    ['diffusion on sundays and agents daily', 'diffusion; agents', 'daily'],
    ['diffusion every day and agents on weekends at 9', 'diffusion; agents', 'daily 9:00'],
  ])('%s: the days of each topic', (text, topic, when) =>
    expect(meant(text)).toMatchObject({ command: 'subscribe', options: { topic, when } }),
  );
});

describe('a name that is a slip away from a day', () => {
  it.each(['stop frida', 'remove frida please', 'no papers on frida'])('%s: stops the topic', (text) =>
    expect(meant(text)).toEqual({ kind: 'change', command: 'unsubscribe', options: { topic: 'frida' } }),
  );
  it.each(['follow frida kahlo at 9', 'follow sunda at 9', 'follow fridey at 9'])('%s: names no day', (text) =>
    expect(meant(text)).toMatchObject({ command: 'subscribe', options: { when: '9:00' } }),
  );
});
