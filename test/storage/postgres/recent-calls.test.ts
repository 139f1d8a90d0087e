import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createRecentCalls } from '../../../src/storage/recent-calls.ts';
import { createRetention } from '../../../src/storage/retention.ts';
import { tempDatabase } from '../temp-database.ts';

const alice = { platform: 'discord', tenant: 'g', person: 'alice' } as const;

it('counts what a person does over all processes, exactly, however many calls come at once, and for each person of each tenant', async () => {
  const db = await tempDatabase();
  const processes = [createRecentCalls(db), createRecentCalls(db), createRecentCalls(db)];
  const taken = await Promise.all(
    Array.from({ length: 30 }, (_, call) => processes[call % 3]?.take(alice, 'commands')),
  );
  expect(taken.filter((each) => each?.ok)).toHaveLength(20);
  const refused = taken.filter((each) => each?.ok === false);
  expect(refused.every((each) => each?.ok === false && each.waitMs > 40_000 && each.waitMs <= 60_000)).toBe(true);
  const [one] = processes;
  expect(await one?.take({ ...alice, tenant: 'h' }, 'commands')).toEqual({ ok: true });
  expect(await one?.take({ ...alice, person: 'bob' }, 'commands')).toEqual({ ok: true });
  expect(await one?.take(alice, 'pages')).toEqual({ ok: true });
});

it('counts in a window that slides with the clock of the database, and those ahead of it do not count', async () => {
  const db = await tempDatabase();
  const { take } = createRecentCalls(db);
  for (let call = 0; call < 20; call++) await take(alice, 'commands');
  const shift = (ms: number) =>
    sql`update recent_calls set times =
        (select json_agg(time::bigint + ${sql.lit(ms)})::text from json_array_elements_text(times::json) as each(time))`.execute(
      db,
    );
  await shift(-50_000);
  expect(await take(alice, 'commands')).toMatchObject({ ok: false, waitMs: expect.toSatisfy((ms) => ms <= 10_000) });
  await shift(-10_000);
  expect(await take(alice, 'commands')).toEqual({ ok: true });
  await shift(600_000);
  for (let call = 0; call < 20; call++) expect(await take(alice, 'commands')).toEqual({ ok: true });
  expect(await take(alice, 'commands')).toMatchObject({ ok: false });
});

it('forgets it with the person', async () => {
  const db = await tempDatabase();
  const { take } = createRecentCalls(db);
  await take(alice, 'commands');
  await take({ ...alice, tenant: 'h' }, 'commands');
  await createRetention(db, { retentionDays: 365 }).forgetPerson(alice);
  expect(await db.selectFrom('recent_calls').select('tenant').execute()).toEqual([{ tenant: 'h' }]);
});
