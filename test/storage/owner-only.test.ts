import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeyValueStore } from '../../src/storage/key-value-store.ts';
import { lockFile } from '../../src/storage/lock.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { tempFolder } from './temp-database.ts';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);
const modesIn = (folder: string) =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, modeOf(join(folder, name))]));

describe.runIf(process.platform !== 'win32').each([0o022, 0o000])('with the umask %o', (mask) => {
  let before = 0;
  beforeEach(() => {
    before = process.umask(mask);
  });
  afterEach(() => {
    process.umask(before);
  });

  test('the database, what stands beside it, and the folders we make are the owner’s alone', async () => {
    const top = tempFolder();
    const folder = join(top, 'a', 'b');
    const file = join(folder, 'paperboy.db');
    const lock = lockFile(file, { pid: 1, since: 'now' });
    const db = await openDatabase(file);
    await createKeyValueStore(db).set('a', 'b');
    expect(modesIn(folder)).toEqual({
      'paperboy.db': '600',
      'paperboy.db-shm': '600',
      'paperboy.db-wal': '600',
      'paperboy.db.lock': '600',
      'paperboy.db.lock-journal': '600',
      'paperboy.db.lock.json': '600',
    });
    expect([modeOf(folder), modeOf(join(top, 'a'))]).toEqual(['700', '700']);
    await db.destroy();
    lock.release();
  });

  test('what an earlier version left open is closed; a folder that was there stays as it is', async () => {
    const folder = join(tempFolder(), 'there');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    const file = join(folder, 'paperboy.db');
    await (await openDatabase(file)).destroy();
    writeFileSync(`${file}.index`, 'x');
    for (const path of [file, `${file}.index`]) chmodSync(path, 0o644);
    await (await openDatabase(file)).destroy();
    expect(modesIn(folder)).toEqual({ 'paperboy.db': '600', 'paperboy.db.index': '600' });
    expect(modeOf(folder)).toBe('755');
  });
});
