import { sql } from 'kysely';
import { expect, it, onTestFinished, vi } from 'vitest';
import { channelKey } from '../../../src/core/chat/place.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { checkPostgres } from '../../../src/storage/check-postgres.ts';
import { createDutyStore } from '../../../src/storage/duties.ts';
import { createKeyValueStore } from '../../../src/storage/key-value-store.ts';
import { openPostgres, openPostgresToRead } from '../../../src/storage/open-postgres.ts';
import { aChannel, aPlace } from '../../fixtures/channels.ts';
import { newPostgres } from '../../fixtures/postgres.ts';
import { ask } from '../../fixtures/postgres-databases.ts';

async function anEmptyOne(): Promise<string> {
  const { url, drop } = await newPostgres({ isEmpty: true });
  onTestFinished(drop);
  return url;
}

async function opened(url: string) {
  const db = await openPostgres(url);
  onTestFinished(() => db.destroy());
  return db;
}

const refusal = (url: string) =>
  openPostgres(url).then(
    () => 'it was opened',
    (error: Error) => `${error.name}: ${error.message}`,
  );

it('is made by whoever of many comes first', async () => {
  const url = await anEmptyOne();
  const all = await Promise.all(Array.from({ length: 4 }, () => opened(url)));
  for (const [number, db] of all.entries()) await createKeyValueStore(db).set(`note ${number}`, 'kept');
  const { rows } = await sql<{ notes: number }>`select count(*) as notes from notes`.execute(await opened(url));
  expect(rows).toEqual([{ notes: 4 }]);
});

it('sorts text by its characters', async () => {
  const db = await opened(await anEmptyOne());
  const notes = createKeyValueStore(db);
  for (const key of ['b', 'B', 'a', 'É', 'Z']) await notes.set(key, '');
  const rows = await db.selectFrom('notes').select('key').orderBy('key').execute();
  expect(rows.map(({ key }) => key)).toEqual(['B', 'Z', 'a', 'b', 'É']);
});

it('keeps a text without the one character that PostgreSQL has no place for', async () => {
  const notes = createKeyValueStore(await opened(await anEmptyOne()));
  await notes.set('key', 'a\0b');
  expect(await notes.get('key')).toBe('ab');
});

it('says in words why it cannot be used', async () => {
  const url = await anEmptyOne();
  const other = (change: (address: URL) => void) => {
    const address = new URL(url);
    change(address);
    return refusal(address.href);
  };
  expect(await other((address) => (address.port = '1'))).toMatch(/^StorageError: .*:1\/paperboy.* cannot be reached/);
  expect(await other((address) => (address.pathname = '/none-such'))).toContain('has no such database');
  expect(await other((address) => (address.username = 'nobody-here'))).toContain('refuses the user');
  expect(await other((address) => (address.password = 'hidden')).catch(String)).not.toContain('hidden');
  expect(await other((address) => (address.search = '?sslmode=verify-full'))).toContain('does not speak TLS');
});

it("refuses another program's database, a newer one, and to read one that is not made yet", async () => {
  const others = await anEmptyOne();
  await ask(others, 'create table visits (id int)');
  expect(await refusal(others)).toContain("is another program's database (it has a table visits): nothing was written");

  const newer = await anEmptyOne();
  await (await openPostgres(newer)).destroy();
  await ask(newer, "insert into kysely_migration values ('9999-later', '2027')");
  expect(await refusal(newer)).toContain('was written by a newer Paperboy (it has 9999-later)');

  const read = openPostgresToRead(await anEmptyOne());
  await expect(read).rejects.toThrow('is of an older Paperboy. The next start brings it up to date');
});

it('goes on when its connections were cut', async () => {
  const url = await anEmptyOne();
  const channels = createChannelStore(await opened(url));
  await channels.update(channelKey(aPlace()), () => aChannel());
  await cutAll(url);
  const read = () => channels.get(channelKey(aPlace()));
  // The statement that finds a dead connection may fail; the next has a new one.
  expect(await read().catch(read)).toMatchObject({ organiser: 'alice' });
});

it('outlives a connection that is cut at work, and one in the middle of a unit of work', async () => {
  const url = await anEmptyOne();
  const db = await opened(url);
  const asleep = sql`select pg_sleep(30)`.execute(db).then(
    () => 'done',
    () => 'cut',
  );
  const within = db.transaction().execute(async (tx) => {
    await createKeyValueStore(tx).set('a', 'half');
    await cutAll(url);
    await createKeyValueStore(tx).set('b', 'half');
  });
  await expect(within).rejects.toThrow();
  expect(await asleep).toBe('cut');
  const notes = createKeyValueStore(db);
  // The end of one that nobody used may not have been heard of yet.
  await vi.waitFor(() => notes.set('c', 'whole'), 20_000);
  expect([await notes.get('a'), await notes.get('b'), await notes.get('c')]).toEqual([undefined, undefined, 'whole']);
});

const cutAll = (url: string) =>
  ask(
    url,
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

it('tells doctor who has which duty, also where none is known yet', async () => {
  const url = await anEmptyOne();
  const told = async () => (await checkPostgres(url, new Date())).check;
  expect(await told()).toMatchObject({ facts: [expect.stringContaining('PostgreSQL'), 'no process plans from it'] });
  const db = await opened(url);
  await createDutyStore(db).take('planning', 'process 4711 on lab', 30_000);
  await createDutyStore(db).take('gateway', 'process 4712 on lab', 0);
  expect(await told()).toMatchObject({ facts: [expect.anything(), 'planning: process 4711 on lab'], findings: [] });
});

it('tells doctor that processes run, and none plans', async () => {
  const url = await anEmptyOne();
  const db = await openPostgres(url, 'process 4711 on lab');
  onTestFinished(() => db.destroy());
  const findings = async () => (await checkPostgres(url, new Date())).check.findings.map(({ what }) => what);
  expect(await findings()).toEqual([expect.stringContaining('no process of it plans')]);
  await createDutyStore(db).take('planning', 'process 4711 on lab', 30_000);
  expect(await findings()).toEqual([]);
});

it('leaves a duty to whoever has it until its lease is over, also while it has no connection', async () => {
  const url = await anEmptyOne();
  // As after a restart of the server: whose connections are gone may be back in a moment.
  const gone = await openPostgres(url, 'process 4711 on lab');
  expect(await createDutyStore(gone).take('gateway', 'process 4711 on lab', 20_000)).toBe(true);
  await gone.destroy();
  const other = await openPostgres(url, 'process 4712 on lab');
  onTestFinished(() => other.destroy());
  expect(await createDutyStore(other).take('gateway', 'process 4712 on lab', 20_000)).toBe(false);
});
