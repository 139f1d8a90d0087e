import { expect, test } from 'vitest';
import { zoneChoices } from '../../../src/core/schedules/read-zone.ts';

const values = (text: string) => zoneChoices(text).map(({ value }) => value);

test('offers zones by city, by region and by abbreviation, at most 25', () => {
  expect(values('par')[0]).toBe('America/Paramaribo');
  expect(values('par')).toContain('Europe/Paris');
  expect(values('europe/pa')).toEqual(['Europe/Paris']);
  expect(values('new york')[0]).toBe('America/New_York');
  expect(values('cet')[0]).toBe('Europe/Paris');
  expect(values('utc')).toEqual(['UTC']);
  expect(values('')).toHaveLength(25);
  expect(values('nowhere')).toEqual([]);
});
