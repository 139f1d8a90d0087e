import { execFile } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import SQLite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { damageOf } from '../../src/storage/damage.ts';
import { migrations } from '../../src/storage/migrations/index.ts';
import { openDatabase, openToRead } from '../../src/storage/open.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { StorageError } from '../../src/storage/storage-error.ts';
import { aPaper, papers } from '../fixtures/papers.ts';
import { tempFolder } from './temp-database.ts';

const seenAt = new Date('2026-06-18T08:00:00Z');
const tempFile = () => join(tempFolder(), 'paperboy.sqlite');

/** A closed database with some papers in it. */
async function filled(count = 3): Promise<string> {
  const file = tempFile();
  const db = await openDatabase(file);
  await createPaperStore(db).save(papers(count), seenAt);
  await db.destroy();
  return file;
}

const refusal = async (file: string, options = {}): Promise<StorageError> => {
  const outcome = await openDatabase(file, options).catch((error: unknown) => error);
  if (!(outcome instanceof StorageError)) throw new Error('was not refused', { cause: outcome });
  expect(outcome.message).toContain(file);
  return outcome;
};

describe('opening', () => {
  test('creates the folder, keeps what was saved, and uses the write-ahead log with foreign keys', async () => {
    const file = join(tempFolder(), 'a', 'b', 'paperboy.sqlite');
    await (await openDatabase(file)).destroy();
    const sqlite = new SQLite(file);
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal');
    sqlite.close();

    const db = await openDatabase(await filled());
    expect(await createPaperStore(db).count()).toBe(3);
    await expect(
      db.insertInto('featured_days').values({ source: 'hf', day: '2026-06-18', paper: 'unknown' }).execute(),
    ).rejects.toThrow('FOREIGN KEY');
    await db.destroy();
  });

  test('works for several processes that start at the same moment on a new file', async () => {
    const file = tempFile();
    const program = `
      const { openDatabase } = await import(${JSON.stringify(new URL('../../src/storage/open.ts', import.meta.url).href)});
      const { createPaperStore } = await import(${JSON.stringify(new URL('../../src/storage/papers.ts', import.meta.url).href)});
      const db = await openDatabase(${JSON.stringify(file)});
      const paper = JSON.parse(process.argv[1]);
      for (let round = 0; round < 20; round++) {
        await createPaperStore(db).save([{ ...paper, upvotes: round }], new Date(Date.UTC(2026, 5, 18, 8, round)));
      }
      await db.destroy();`;
    const run = (id: string) =>
      promisify(execFile)(process.execPath, [
        '--import',
        'tsx',
        '--input-type=module',
        '--eval',
        program,
        JSON.stringify(aPaper({ id })),
      ]);
    await Promise.all(['2606.00001', '2606.00002', '2606.00003'].map(run));

    const db = await openDatabase(file);
    expect((await createPaperStore(db).get(['2606.00001', '2606.00003'])).map(({ upvotes }) => upvotes)).toEqual([
      19, 19,
    ]);
    expect(await createPaperStore(db).count()).toBe(3);
    await db.destroy();
  });

  test('applies the migrations all or nothing', async () => {
    const file = tempFile();
    const broken = '9999-broken';
    migrations[broken] = {
      async up(db) {
        await db.schema.createTable('half_done').addColumn('id', 'text').execute();
        throw new Error('the migration fails here');
      },
    };
    await expect(openDatabase(file)).rejects.toThrow('the migration fails here');
    delete migrations[broken];

    const sqlite = new SQLite(file);
    expect(sqlite.prepare('select name from sqlite_master').all()).toEqual([]);
    sqlite.close();
    await (await openDatabase(file)).destroy();
  });
});

describe('opening to read', () => {
  const toRead = (file: string) => openToRead(file).catch((error: unknown) => error);

  test('sees what whoever posts has written, and writes nothing', async () => {
    const file = await filled(2);
    const writer = await openDatabase(file);
    await createPaperStore(writer).save(papers(5), seenAt);
    const db = await openToRead(file);
    expect(await createPaperStore(db).count()).toBe(5);
    await expect(createPaperStore(db).save(papers(6), seenAt)).rejects.toThrow('readonly');
    await db.destroy();
    await writer.destroy();
  });

  test('makes no database, and brings none up to date', async () => {
    const file = tempFile();
    expect(await toRead(file)).toMatchObject({ what: `There is no database ${file}.` });
    expect(existsSync(file)).toBe(false);
    const later = '9999-later';
    const known = await filled();
    migrations[later] = { up: async (db) => void (await db.schema.createTable('later').execute()) };
    expect(await toRead(known)).toMatchObject({ what: `${known} is of an older Paperboy.` });
    delete migrations[later];
    expect(await createPaperStore(await openToRead(known)).count()).toBe(3);
  });
});

describe('refuses, with a way out,', () => {
  test('a database of a newer program', async () => {
    const file = await filled();
    const sqlite = new SQLite(file);
    sqlite.exec("insert into kysely_migration values ('0099-from-the-future', '2030-01-01')");
    sqlite.close();
    expect((await refusal(file)).message).toMatch(/newer Paperboy .*0099-from-the-future.*Update the program/);
  });

  test("another program's database, and writes nothing into it", async () => {
    const file = tempFile();
    const other = new SQLite(file);
    other.exec('create table bookmarks (url text)');
    other.close();
    expect((await refusal(file)).message).toContain("is another program's database (it has a table bookmarks)");
    const after = new SQLite(file);
    expect(after.prepare('select name from sqlite_master').pluck().all()).toEqual(['bookmarks']);
    after.close();
  });

  test('a database that another program keeps locked', async () => {
    const file = await filled();
    const other = new SQLite(file);
    other.exec('begin exclusive');
    expect((await refusal(file, { waitMs: 10 })).message).toContain('locked by another program');
    other.close();
  });

  test('a file that is no database', async () => {
    const file = tempFile();
    writeFileSync(file, 'These are my notes, not a database. '.repeat(100));
    expect((await refusal(file)).message).toContain('is not a database');
    expect(readFileSync(file, 'utf8')).toMatch(/^These are my notes/);
  });

  test.each(['cut off', 'overwritten in the middle'])('a damaged file: %s', async (how) => {
    const file = await filled(400);
    const bytes = readFileSync(file);
    if (how === 'cut off') truncateSync(file, Math.floor(bytes.length / 2));
    else writeFileSync(file, bytes.fill(0xa5, 8_192, bytes.length - 8_192));
    expect((await refusal(file)).message).toContain('damaged');
  });

  test('damage that no start would meet, where the whole file is to be checked', async () => {
    const file = await filled(400);
    const bytes = readFileSync(file);
    const abstract = bytes.lastIndexOf('2606.00400');
    const page = Math.floor(abstract / 4_096);
    writeFileSync(file, bytes.fill(0xa5, page * 4_096, (page + 1) * 4_096));
    await (await openDatabase(file)).destroy();
    expect((await refusal(file, { checkWhole: true })).message).toContain('damaged');
    expect(damageOf(file)).toMatch(/\w/);
    expect(damageOf(await filled())).toBeUndefined();
  });

  test('a read-only file or folder, also for the superuser', async () => {
    const file = await filled();
    chmodSync(file, 0o444);
    expect((await refusal(file)).message).toMatch(/read-only|cannot be written/);
    chmodSync(file, 0o644);
    await (await openDatabase(file)).destroy();
  });

  test('a folder in the place of the file, and a file in the place of the folder', async () => {
    const folder = tempFolder();
    expect((await refusal(folder)).message).toContain('is a folder. Name a file in it.');
    const inTheWay = join(folder, 'notes');
    writeFileSync(inTheWay, 'a file');
    expect((await refusal(join(inTheWay, 'paperboy.sqlite'))).message).toContain('a file stands where');
    expect(existsSync(join(folder, 'paperboy.sqlite'))).toBe(false);
  });

  test('a place where no folder can be made', async () => {
    expect((await refusal('/proc/paperboy/data/paperboy.sqlite')).message).toMatch(/cannot be (created|written)/);
  });
});

test('a full disk fails one save and leaves the rest as it was', async () => {
  const db = await openDatabase(await filled());
  const store = createPaperStore(db);
  const { sql } = await import('kysely');
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql`pragma max_page_count = ${sql.lit((rows[0]?.page_count ?? 0) + 2)}`.execute(db);
  const many = papers(500).map((paper) => ({ ...paper, id: paper.id.replace('2606', '2607') }));
  await expect(store.saveDay('hf', '2026-07-01', many, seenAt)).rejects.toMatchObject({ code: 'SQLITE_FULL' });

  expect(await store.count()).toBe(3);
  expect(await store.daysAsked('2026-07-01', '2026-07-01')).toEqual([]);
  await sql`pragma max_page_count = 100000`.execute(db);
  await store.saveDay('hf', '2026-07-01', many, seenAt);
  expect(await store.count()).toBe(503);
  await db.destroy();
});
