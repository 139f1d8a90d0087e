import { expect, it } from 'vitest';
import { addDays } from '../../../src/core/day.ts';
import { volumeText } from '../../../src/core/queries/volume.ts';

const friday = new Date('2026-06-19T12:00:00Z');
/** So many weekdays, back from that Friday. */
const weekdays = (count: number) =>
  Array.from({ length: 2 * count }, (_, ago) => addDays('2026-06-19', -ago))
    .filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
    .slice(0, count);
const month = weekdays(20);

it.each([
  [[], 0, 0, 'no papers yet to tell how many that is'],
  [month, 0, 0, 'no paper matched in the last 30 days'],
  [month, 0, 12, 'no paper in the last 30 days, because of the minimum of upvotes: the 12 that matched have fewer'],
  [month, 0, 1, 'no paper in the last 30 days, because of the minimum of upvotes: the one that matched has fewer'],
  [month, 1, 0, 'less than a paper a week over the last 30 days'],
  [month, 4, 9, 'about 1 paper a week over the last 30 days'],
  [month, 12, 0, 'about 3 papers a week over the last 30 days'],
  [month, 24, 0, 'about 1 paper a day over the last 30 days'],
  [month, 274, 0, 'about 14 papers a day over the last 30 days'],
  [weekdays(6), 18, 0, 'about 3 papers a day over the 6 days I have, Fri 12 June to Fri 19 June'],
  [weekdays(1), 0, 0, 'no paper matched in the one day I have, Fri 19 June'],
])('%s, %s papers, %s with too few upvotes: %s', (days, papers, tooFewUpvotes, text) => {
  expect(volumeText({ days, papers, tooFewUpvotes }, friday)).toBe(text);
});
