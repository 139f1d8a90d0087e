import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open.ts';
import { createStillThere } from '../../src/storage/still-there.ts';
import { tempFolder } from './temp-database.ts';

it('knows a database that was moved away, replaced or closed, and that it is back', async () => {
  const file = join(tempFolder(), 'paperboy.db');
  const away = `${file}.away`;
  const db = await openDatabase(file);
  const isThere = createStillThere(db, { engine: 'sqlite', file });
  expect(await isThere()).toBe(true);
  renameSync(file, away);
  expect(await isThere()).toBe(false);
  writeFileSync(file, 'another');
  expect(await isThere()).toBe(false);
  renameSync(away, file);
  expect(await isThere()).toBe(true);
  await db.destroy();
  expect(await isThere()).toBe(false);
});
