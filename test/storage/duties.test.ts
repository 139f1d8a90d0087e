import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createDutyStore } from '../../src/storage/duties.ts';
import { tempDatabase } from './temp-database.ts';

const leaseMs = 20_000;

it('gives a duty to one process, until it is given back or its lease is over', async () => {
  const db = await tempDatabase();
  const { take, giveBack, holders } = createDutyStore(db);
  expect(await holders()).toEqual([]);
  const asked = await Promise.all(['a', 'b', 'c'].map((holder) => take('planning', holder, leaseMs)));
  expect(asked.filter((isTaken) => isTaken)).toHaveLength(1);
  const [first, second = ''] = ['a', 'b', 'c'].sort((one) => (asked[['a', 'b', 'c'].indexOf(one)] ? -1 : 1));
  expect(await holders()).toMatchObject([{ name: 'planning', holder: first }]);
  // Whoever has it goes on with it; others are told, and cannot give it back.
  expect(await take('planning', first ?? '', leaseMs)).toBe(true);
  await giveBack('planning', second);
  expect(await take('planning', second, leaseMs)).toBe(false);
  expect(await take('gateway', second, leaseMs)).toBe(true);
  await giveBack('planning', first ?? '');
  expect(await take('planning', second, leaseMs)).toBe(true);

  // As the lease of a process that was killed: the database's clock decides, and nobody's of ours.
  await sql`update duties set until = '2026-06-19T09:00:00.000Z' where name = 'planning'`.execute(db);
  expect(await holders()).toMatchObject([{ name: 'gateway', holder: second }]);
  expect(await take('planning', first ?? '', leaseMs)).toBe(true);
  expect(await take('planning', second, leaseMs)).toBe(false);
});

it('counts a lease from now, in the time of the database', async () => {
  const db = await tempDatabase();
  await createDutyStore(db).take('planning', 'a', leaseMs);
  const { until } = await db.selectFrom('duties').select('until').executeTakeFirstOrThrow();
  expect(until).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(Math.abs(Date.parse(until) - Date.now() - leaseMs)).toBeLessThan(15_000);
});
