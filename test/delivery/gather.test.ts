import { expect, it } from 'vitest';
import { gather } from '../../src/delivery/gather.ts';
import { systemClock } from '../../src/system-clock.ts';

/** A writer that does not take odd numbers. */
function aWriter() {
  const written: number[][] = [];
  const isAgain: boolean[] = [];
  const write = gather(async (items: readonly number[], again) => {
    written.push([...items]);
    isAgain.push(again);
    if (items.some((item) => item % 2 === 1)) throw new Error(`${items} cannot be written`);
    return items.map((item) => item * 10);
  }, systemClock);
  return { write, written, isAgain };
}

it('writes together what is asked for in one turn, and gives each its own result', async () => {
  const { write, written } = aWriter();
  expect(await Promise.all([2, 4, 6].map(write))).toEqual([20, 40, 60]);
  expect(await write(8)).toBe(80);
  expect(written).toEqual([[2, 4, 6], [8]]);
});

it('writes each alone where together they cannot be written, and tells only those who are at fault', async () => {
  const { write, written, isAgain } = aWriter();
  const ends = await Promise.allSettled([2, 3, 4].map(write));
  expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : String(end.reason)))).toEqual([
    20,
    'Error: 3 cannot be written',
    40,
  ]);
  expect(written).toEqual([[2, 3, 4], [2], [3], [4]]);
  expect(isAgain).toEqual([false, true, true, true]);
});

it('fails at once where what cannot be written was alone', async () => {
  const { write, written, isAgain } = aWriter();
  await expect(write(3)).rejects.toThrow('3 cannot be written');
  expect([written, isAgain]).toEqual([[[3]], [false]]);
});
