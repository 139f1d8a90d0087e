import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp, backupFileFor, checkBackup, restore } from '../../src/storage/backup.ts';
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
    mkdirSync(join(folder, 'elsewhere'));
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
    symlinkSync(file, join(folder, 'link.db'));
    for (const itself of [file, join(folder, '.', 'x', '..', 'paperboy.db'), join(folder, 'link.db')]) {
      await expect(backUp(file, itself)).rejects.toThrow('is the database itself. Name the file');
    }
    await expect(backUp(file, join(folder, 'none', 'below', 'c.db'))).rejects.toThrow(
      `There is no folder ${join(folder, 'none', 'below')}. Make it`,
    );
    expect(existsSync(join(folder, 'none'))).toBe(false);
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

it('tells a fault of a backup of the file that has it', async () => {
  const folder = tempFolder();
  const text = join(folder, 'text.db');
  writeFileSync(text, 'no database at all');
  await expect(backUp(text, join(folder, 'copy.db'))).rejects.toThrow(`${text} is not a database`);
  const file = await database(folder, 1);
  const target = join(text, 'copy.db');
  await expect(backUp(file, target)).rejects.toThrow(`There is no folder ${text}.`);
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
    const kept = await restore(copy, file, now);
    expect(await papersIn(file)).toBe(2);
    expect(await papersIn(kept ?? '')).toBe(9);
    expect(existsSync(`${file}.index`)).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await restore(copy, join(folder, 'new', 'paperboy.db'), now)).toBeUndefined();
  });

  it('is possible where what was there is damaged', async () => {
    const folder = tempFolder();
    const file = await database(folder, 2);
    const copy = join(folder, 'copy.db');
    await backUp(file, copy);
    writeFileSync(file, 'no database any more');
    const kept = await restore(copy, file, now);
    expect(await papersIn(file)).toBe(2);
    expect(statSync(kept ?? '').size).toBe('no database any more'.length);
  });

  it('takes what only the log of the given file holds', async () => {
    const folder = tempFolder();
    const file = await database(folder, 2);
    const writer = await openDatabase(file);
    await createPaperStore(writer).save(papers(9), now);
    const copied = join(folder, 'copied.db');
    for (const ending of ['', '-wal']) copyFileSync(`${file}${ending}`, `${copied}${ending}`);
    await writer.destroy();
    await restore(copied, file, now);
    expect(await papersIn(file)).toBe(9);
  });

  it('moves an old log away where the database is gone: it would be written into the new one', async () => {
    const folder = tempFolder();
    const file = await database(folder, 2);
    const copy = join(folder, 'copy.db');
    await backUp(file, copy);
    const elsewhere = join(folder, 'elsewhere', 'paperboy.db');
    mkdirSync(join(folder, 'elsewhere'));
    writeFileSync(`${elsewhere}-wal`, 'of the one that is gone');
    const kept = await restore(copy, elsewhere, now);
    expect(kept).toBe(`${elsewhere}.before-restore-20260619-081530-wal`);
    expect(readFileSync(kept ?? '', 'utf8')).toBe('of the one that is gone');
    expect(await papersIn(elsewhere)).toBe(2);
  });

  it('puts everything back where it cannot be finished', async () => {
    const folder = tempFolder();
    const file = await database(folder, 2);
    const copy = join(folder, 'copy.db');
    await backUp(file, copy);
    writeFileSync(`${file}-journal`, 'beside it');
    mkdirSync(`${file}.before-restore-20260619-081530`);
    await expect(restore(copy, file, now)).rejects.toThrow(/What was there is in its place again\.$/);
    expect(readFileSync(`${file}-journal`, 'utf8')).toBe('beside it');
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it.skipIf(process.getuid?.() !== 0)("leaves the service its file where it is done by root's hand", async () => {
    const folder = tempFolder();
    const file = await database(folder, 2);
    const copy = join(folder, 'copy.db');
    await backUp(file, copy);
    chownSync(file, 1234, 1235);
    await restore(copy, file, now);
    expect(statSync(file)).toMatchObject({ uid: 1234, gid: 1235, mode: 0o100600 });
    const owned = join(folder, 'owned');
    mkdirSync(owned);
    chownSync(owned, 1234, 1235);
    await restore(copy, join(owned, 'paperboy.db'), now);
    expect(statSync(join(owned, 'paperboy.db'))).toMatchObject({ uid: 1234, gid: 1235 });
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
    expect(() => checkBackup(wrong)).toThrow(new RegExp(`${reason}.* Nothing was changed\\.$`));
    expect(await papersIn(file)).toBe(2);
    expect(readdirSync(folder).filter((name) => name.includes('before-restore'))).toEqual([]);
  });
});
