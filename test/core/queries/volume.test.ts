import { expect, it } from 'vitest';
import { volumeText } from '../../../src/core/queries/volume.ts';

it.each([
  [undefined, 'no papers of the last 30 days to tell how many that is'],
  [0, 'no paper matched in the last 30 days'],
  [0.05, 'less than a paper a week over the last 30 days'],
  [0.2, 'about 1 paper a week over the last 30 days'],
  [0.6, 'about 3 papers a week over the last 30 days'],
  [1.2, 'about 1 paper a day over the last 30 days'],
  [13.7, 'about 14 papers a day over the last 30 days'],
])('%s papers a featured day: %s', (aDay, text) => {
  expect(volumeText(aDay)).toBe(text);
});
