import { expect, it } from 'vitest';
import { thumbOf } from '../../../src/adapters/kit/votes.ts';

it.each([
  ['👍', 1],
  ['👍🏽', 1],
  ['👎🏿', -1],
  ['+1', 1],
  ['thumbsup::skin-tone-3', 1],
  ['-1::skin-tone-6', -1],
  ['thumbsdown', -1],
  ['tada', undefined],
  ['🎉', undefined],
  ['constructor', undefined],
  ['', undefined],
])('%s is %s', (reaction, vote) => {
  expect(thumbOf(reaction)).toBe(vote);
});
