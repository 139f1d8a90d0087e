import { expect, it } from 'vitest';
import { nearest } from '../../src/core/nearest.ts';

const commands = ['search', 'subscribe', 'unsubscribe', 'save', 'saved', 'show', 'top', 'today', 'Europe/Paris'];

it.each([
  ['serach', 'search'],
  ['sarch', 'search'],
  ['subscrbe', 'subscribe'],
  ['savd', 'save'],
  ['tpo', 'top'],
  ['SHOW', 'show'],
  ['Europe/Pariss', 'Europe/Paris'],
  ['x', undefined],
  ['diffusion', undefined],
  ['', undefined],
  ['s'.repeat(100_000), undefined],
])('%.20s → %s', (word, expected) => {
  expect(nearest(word, commands)).toBe(expected);
});
