import { expect, it } from 'vitest';
import { daysAsked } from '../../../src/core/queries/days-asked.ts';

/** A Friday. */
const now = new Date('2026-06-19T12:00:00Z');

it.each([
  ['what came out last week on robot welding?', 'what came out on robot welding?', 'since:2026-06-08'],
  ['which papers since May use optical flow?', 'which papers use optical flow?', 'since:2026-05-01'],
  ['who has measured tides since 2024?', 'who has measured tides?', 'since:2024-01-01'],
  ['We fold towels. What new grippers appeared this month?', 'We fold towels. What new grippers appeared?', 'since:'],
  ['what have people found on sleep staging in 2025?', 'what have people found on sleep staging?', 'since:2025-01-01'],
])('%s: of these days', (question, words, bound) => {
  const asked = daysAsked(question, now);
  expect(asked.words).toBe(words);
  expect(asked.bounds[0]).toContain(bound);
});

it.each([
  'Our assistant forgets what the customer told it last week. What are the approaches to memory?',
  'We released our app last month. How do teams detect drift?',
  'how can an agent remember what happened yesterday?',
  'can a model forecast demand from the data of last month?',
  'Do models know of elections in 2024?',
  'how do robots recall what they did a few minutes ago?',
  'how do chatbots answer on what users wrote since Monday?',
  'A customer called on Tuesday. Which papers deal with call centres?',
])('%s: the time is of something else', (question) => {
  expect(daysAsked(question, now)).toEqual({ words: question, bounds: [] });
});
