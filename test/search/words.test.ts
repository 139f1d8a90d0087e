import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NearWords } from '../../src/search/near-words.ts';
import { WordTable } from '../../src/search/word-table.ts';

/** Words of few letters, so that many are equal or near, some of several bytes a letter. */
const words = (maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'z', 'é', '机', '𝔞'), maxLength }).filter((word) => word !== '');

test('a table finds each word by the last number it was given, and nothing else, also when it is made again', () => {
  fc.assert(
    fc.property(fc.array(words(3), { maxLength: 300 }), words(3), (pushed, other) => {
      const table = new WordTable();
      const lastOf = new Map<string, number>();
      for (const word of pushed) lastOf.set(word, table.push(word));
      const again = new WordTable(table);
      for (const each of [table, again]) {
        expect(pushed.map((_, number) => each.get(number))).toEqual(pushed);
        for (const word of [...pushed, other]) expect(each.find(word)).toBe(lastOf.get(word));
        expect(each.startingWith(other)).toEqual(
          [...pushed.keys()].filter((number) => pushed[number]?.startsWith(other)),
        );
      }
    }),
  );
});

test('a table made from another grows without changing it', () => {
  const first = new WordTable();
  first.push('one');
  const second = new WordTable(first);
  expect([second.push('two'), first.push('three')]).toEqual([1, 1]);
  expect([first.get(1), second.get(1), first.find('two')]).toEqual(['three', 'two', undefined]);
});

test('near words are the accepted ones within the edits, also those that come later', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(words(8), { maxLength: 60 }),
      fc.nat(60),
      words(8),
      fc.constantFrom(1, 2),
      (known, early, word, distance) => {
        const table = new WordTable();
        const near = new NearWords(table, (each) => !each.startsWith('z'));
        for (const each of known.slice(0, early)) table.push(each);
        expect([...near.within(distance, word)].length).toBeLessThanOrEqual(early);
        for (const each of known.slice(early)) table.push(each);
        const found = [...near.within(distance, word)].sort(([, a], [, b]) => a - b);
        expect(found).toEqual(
          known.flatMap((each, number) =>
            !each.startsWith('z') && edits(each, word) <= distance ? [[each, number]] : [],
          ),
        );
      },
    ),
  );
});

/** Levenshtein's distance by its table. */
function edits(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
