import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { newChannel } from '../../src/core/channels/channel.ts';
import { onChannelEvent } from '../../src/digests/channel-events.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { engine, tempDatabase } from './temp-database.ts';

const now = new Date('2026-06-19T12:00:00Z');
const schedule = { line: '0 9 * * 1-5', timezone: 'UTC' };
const place = (channel: string) => ({ platform: 'slack', tenant: 'T1', channel, kind: 'private' }) as const;
const key = (channel: string) => ({ platform: 'slack', tenant: 'T1', channel }) as const;
const moved = { kind: 'channel-moved', ...key('C1'), to: 'C2' } as const;

// Asked of SQLite's catalogue which those are.
it.runIf(engine === 'sqlite')('every table that names a channel goes along', async () => {
  const db = await tempDatabase();
  const store = createChannelStore(db);
  const organised = newChannel(place('C1'), 'alice', schedule, 5, now);
  await store.update(key('C1'), () => organised);
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select t.name as "table", c.name as "column" from sqlite_master t, pragma_table_info(t.name) c
    where t.type = 'table' and c.name in ('channel', 'thread_channel', 'reacted_in')`.execute(db);
  expect(columns.length).toBeGreaterThan(8);
  // One row in each, whatever else it holds.
  for (const table of new Set(columns.map((one) => one.table)).values()) {
    if (table === 'channels') continue;
    const { rows: all } = await sql<{ name: string; type: string; needed: number }>`
      select name, type, "notnull" as needed from pragma_table_info(${table})`.execute(db);
    const places = new Set(columns.filter((one) => one.table === table).map(({ column }) => column));
    const given: Record<string, string | number> = { platform: 'slack', tenant: 'T1' };
    for (const { name, type, needed } of all) {
      if (places.has(name)) given[name] = 'C1';
      else if (needed === 1 && given[name] === undefined)
        given[name] = type.toLowerCase() === 'integer' ? 0 : '{"channel":"C1"}';
    }
    const names = Object.keys(given).map((name) => sql.ref(name));
    await sql`pragma ignore_check_constraints = on`.execute(db);
    await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(Object.values(given))})`.execute(
      db,
    );
  }
  await onChannelEvent(moved, store, now);
  for (const { table, column } of columns) {
    const { rows } = await sql<{ at: string }>`select ${sql.ref(column)} as at from ${sql.table(table)}`.execute(db);
    expect(rows, `${table}.${column}`).toEqual([{ at: 'C2' }]);
  }
  const { rows } = await sql<{ detail: string }>`select detail from deliveries`.execute(db);
  expect(rows[0]?.detail).toBe('{"channel":"C2"}');
  expect(await store.get(key('C1'))).toBeUndefined();
  expect(await store.get(key('C2'))).toEqual({ ...organised, place: place('C2'), version: 2 });
});

it('a channel that was set up anew under its new id stays as it is, and the old one goes', async () => {
  const store = createChannelStore(await tempDatabase());
  await store.update(key('C1'), () => newChannel(place('C1'), 'alice', schedule, 5, now));
  await store.update(key('C2'), () => newChannel(place('C2'), 'bob', schedule, 3, now));
  await onChannelEvent(moved, store, now);
  expect((await store.all()).map(({ organiser, top }) => [organiser, top])).toEqual([['bob', 3]]);
});

it('another workspace, and a channel that is not known, stay as they are', async () => {
  const store = createChannelStore(await tempDatabase());
  const elsewhere = { ...key('C1'), tenant: 'T2' };
  await store.update(elsewhere, () => newChannel({ ...place('C1'), tenant: 'T2' }, 'alice', schedule, 5, now));
  await onChannelEvent(moved, store, now);
  expect(await store.get(elsewhere)).toBeDefined();
  expect(await store.get(key('C2'))).toBeUndefined();
});
