import { expect, it } from 'vitest';
import { gather } from '../../src/delivery/gather.ts';
import { systemClock } from '../../src/system-clock.ts';

/** A writer that does not take odd numbers. */
function aWriter() {
  const written: number[][] = [];
  const write = gather(async (items: readonly number[]) => {
    written.push([...items]);
    if (items.some((item) => item % 2 === 1)) throw new Error(`${items} cannot be written`);
    return items.map((item) => item * 10);
  }, systemClock);
  return { write, written };
}

it('writes together what is asked for in one turn, and gives each its own result', async () => {
  const { write, written } = aWriter();
  expect(await Promise.all([2, 4, 6].map(write))).toEqual([20, 40, 60]);
  expect(await write(8)).toBe(80);
  expect(written).toEqual([[2, 4, 6], [8]]);
});

it('writes each alone where together they cannot be written, and tells only those who are at fault', async () => {
  const { write, written } = aWriter();
  const ends = await Promise.allSettled([2, 3, 4].map(write));
  expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : String(end.reason)))).toEqual([
    20,
    'Error: 3 cannot be written',
    40,
  ]);
  expect(written).toEqual([[2, 3, 4], [2], [3], [4]]);
});
