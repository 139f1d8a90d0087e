import { expect, it } from 'vitest';
import { meant } from './meant.ts';

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
  ['cut to 3', 3],
  ['cut it down to 3', 3],
  ['trim it to four please', 4],
  ['down to 3 please', 3],
  ['cut back to 3 papers', 3],
  ['limit us to 5 papers a day', 5],
  ['keep only 3', 3],
  ['only keep 3 papers', 3],
])('%s is how many, and ends nothing', (text, top) => {
  expect(meant(text)).toEqual({ kind: 'change', command: 'schedule', options: { top } });
});

it.each(['cut it to 7:30', 'reduce noise to 3 percent', 'get 3'])('%s counts no papers', (text) =>
  expect(meant(text)).not.toMatchObject({ options: { top: expect.anything() } }),
);
