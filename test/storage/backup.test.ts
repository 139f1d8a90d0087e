import { existsSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp, backupFileFor, restore } from '../../src/storage/backup.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { papers } from '../fixtures/papers.ts';
import { tempFolder } from './temp-database.ts';

const now = new Date('2026-06-19T08:15:30Z');

/** A closed database with so many papers. */
async function database(folder: string, count: number): Promise<string> {
  const file = join(folder, 'paperboy.db');
  const db = await openDatabase(file);
  await createPaperStore(db).save(papers(count), now);
  await db.destroy();
  return file;
}

const papersIn = async (file: string) => {
  const db = await openDatabase(file);
  const count = await createPaperStore(db).count();
  await db.destroy();
  return count;
};

describe('a backup', () => {
  it('holds what was written, alone in one file of its owner, while somebody writes', async () => {
    const folder = tempFolder();
    const file = await database(folder, 3);
    const writer = await openDatabase(file);
    const store = createPaperStore(writer);
    let isDone = false;
    const writing = (async () => {
      for (let round = 1; !isDone; round++) {
        await store.save(papers(3 + (round % 40)), new Date(now.getTime() + round));
        // What is awaited of the store alone never lets the copy go on.
        await nextTurn();
      }
    })();
    const copy = join(folder, 'elsewhere', 'copy.db');
    await backUp(file, copy);
    isDone = true;
    await writing;
    await writer.destroy();
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['copy.db']);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(await papersIn(copy)).toBeGreaterThanOrEqual(3);
  });

  it('is named by the time, and takes no place of another file', async () => {
    const folder = tempFolder();
    const file = await database(folder, 1);
    const copy = backupFileFor(file, now);
    expect(copy).toBe(join(folder, 'paperboy-20260619-081530.db'));
    await backUp(file, copy);
    await expect(backUp(file, copy)).rejects.toThrow(`${copy} is there already`);
    await expect(backUp(join(folder, 'none.db'), join(folder, 'c.db'))).rejects.toThrow('nothing to copy');
  });

  it('is not made of what is damaged, and leaves nothing behind', async () => {
    const folder = tempFolder();
    const file = await database(folder, 60);
    truncateSync(file, 3 * 4096);
    await expect(backUp(file, join(folder, 'copy.db'))).rejects.toThrow(/damaged/);
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
  });
});

describe('restoring', () => {
  it('puts the backup in its place, keeps what was there, and forgets the index of it', async () => {
    const folder = tempFolder();
    const file = await database(folder, 2);
    const copy = join(folder, 'copy.db');
    await backUp(file, copy);
    const db = await openDatabase(file);
    await createPaperStore(db).save(papers(9), now);
    await db.destroy();
    writeFileSync(`${file}.index`, 'of the nine');
    const kept = restore(copy, file, now);
    expect(await papersIn(file)).toBe(2);
    expect(await papersIn(kept ?? '')).toBe(9);
    expect(existsSync(`${file}.index`)).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(restore(copy, join(folder, 'new', 'paperboy.db'), now)).toBeUndefined();
  });

  it('is possible where what was there is damaged', async () => {
    const folder = tempFolder();
    const file = await database(folder, 2);
    const copy = join(folder, 'copy.db');
    await backUp(file, copy);
    writeFileSync(file, 'no database any more');
    const kept = restore(copy, file, now);
    expect(await papersIn(file)).toBe(2);
    expect(statSync(kept ?? '').size).toBe('no database any more'.length);
  });

  it.each([
    ['is not there', (_: string) => undefined],
    ['is not a database', (file: string) => writeFileSync(file, 'some text, and more of it')],
    [
      "is another program's database",
      (file: string) => {
        const other = new SQLite(file);
        other.exec('create table bookmarks (url text)');
        other.close();
      },
    ],
    [
      'is of a newer Paperboy',
      (file: string) => {
        const newer = new SQLite(file);
        newer.exec('create table channels (a); create table kysely_migration (name text)');
        newer.exec("insert into kysely_migration values ('9999-later')");
        newer.close();
      },
    ],
  ])('changes nothing where the file %s', async (reason, write) => {
    const folder = tempFolder();
    const file = await database(folder, 2);
    const wrong = join(folder, 'wrong.db');
    write(wrong);
    expect(() => restore(wrong, file, now)).toThrow(new RegExp(`${reason}.* Nothing was changed\\.$`));
    expect(await papersIn(file)).toBe(2);
    expect(readdirSync(folder).filter((name) => name.includes('before-restore'))).toEqual([]);
  });
});
