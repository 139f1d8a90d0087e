import { expect, it } from 'vitest';
import { meant } from './meant.ts';

const rests = { kind: 'change', command: 'pause', options: {}, says: expect.stringContaining('no end') };

it.each([
  'pause tomorrow',
  'pause on friday',
  'pause us for tomorrow only',
  'mute it today',
  'snooze everything tonight',
])('%s offers a pause, which has no end', (text) => {
  expect(meant(text)).toEqual(rests);
});

it.each([
  'pause until monday',
  'pause for march',
  'pause through march',
  'no pings in august',
  'no posts in may please',
  'no posts until september',
  'pause for a couple of weeks',
  'pause for the summer',
  'pause between christmas and new year',
  'pause from monday to friday',
  'hold off until january',
  'stop for this week',
  'stop posting until monday',
  'skip next week',
  'skip this friday',
  "don't post tomorrow",
  'no posts next monday',
  'pause over the weekend',
  'we are away in august, please pause',
])('%s: offers a pause, and says that it has no end', (text) => expect(meant(text)).toEqual(rests));

it.each(['pause', 'pause for now', 'pause the posts'])('%s: says nothing of an end', (text) =>
  expect(meant(text)).toEqual({ kind: 'change', command: 'pause', options: {} }),
);

it.each([
  'papers on how to pause until convergence',
  'please no posts over the weekend',
  'no posts on friday',
  'stop friday',
])('%s: is no pause', (text) => expect(meant(text)).not.toMatchObject({ command: 'pause' }));
