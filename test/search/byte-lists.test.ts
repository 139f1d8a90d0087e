import { expect, it } from 'vitest';
import { ByteLists } from '../../src/search/byte-lists.ts';

it('reads packed numbers and those behind them no further than the first that is wanted', () => {
  const lists = new ByteLists();
  lists.append(1, [3, 127, 128, 70_000]);
  lists.pack();
  lists.append(1, [5, 2_000_000]);
  expect(lists.numbers(1)).toEqual([3, 127, 128, 70_000, 5, 2_000_000]);
  for (const [wanted, read] of [
    [128, 3],
    [5, 5],
    [9, 6],
  ] as const) {
    const places: number[] = [];
    const isThere = lists.some(1, (number, place) => {
      places.push(place);
      return number === wanted;
    });
    expect(isThere).toBe(wanted !== 9);
    expect(places).toEqual([0, 1, 2, 3, 4, 5].slice(0, read));
  }
  expect(lists.some(0, () => true)).toBe(false);
});
