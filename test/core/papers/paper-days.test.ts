import { expect, it } from 'vitest';
import { listedDay, publishedDay } from '../../../src/core/papers/paper-days.ts';

const publishedAt = '2026-06-15T23:30:00.000Z';
const featuredOn = '2026-06-17';

it.each([
  [{ publishedAt, featuredOn }, '2026-06-15', '2026-06-17'],
  [{ publishedAt }, '2026-06-15', '2026-06-15'],
  [{ featuredOn }, '2026-06-17', '2026-06-17'],
  [{}, undefined, undefined],
])('%o came out on %s and was listed on %s', (paper, published, listed) => {
  expect(publishedDay(paper)).toBe(published);
  expect(listedDay(paper)).toBe(listed);
});
