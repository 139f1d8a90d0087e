import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../src/storage/open.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { papers } from '../fixtures/papers.ts';
import { tempFolder } from './temp-database.ts';

const rooms = new URL('../../src/storage/', import.meta.url).href;
const somebodyElse = 65_534;
const isRoot = process.getuid?.() === 0;

/** A database with two papers in its log mode, in a folder where nobody can make a file; and a folder where we can. */
async function closedFolder() {
  const folder = tempFolder();
  const elsewhere = tempFolder();
  const file = join(folder, 'paperboy.db');
  const db = await openDatabase(file);
  await createPaperStore(db).save(papers(2), new Date('2026-06-19T08:15:30Z'));
  await db.destroy();
  if (isRoot) chownSync(elsewhere, somebodyElse, somebodyElse);
  chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  return { folder, file, elsewhere };
}

/** The lines that a script prints, as a user who is not root: in a process of its own, for nobody becomes root again. */
function printed(script: string): string[] {
  const imports = `
    import SQLite from '${import.meta.resolve('better-sqlite3')}';
    import { backUp, checkBackup } from '${rooms}backup.ts';
    import { checkDatabase } from '${rooms}check.ts';
    import { openToRead } from '${rooms}open.ts';
    import { createPaperStore } from '${rooms}papers.ts';
    if (process.getuid() === 0) process.setuid(${somebodyElse});`;
  const given = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', `${imports}${script}`];
  const { stdout, stderr, status } = spawnSync(process.execPath, given, { encoding: 'utf8', timeout: 60_000 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.trimEnd().split('\n');
}

it.runIf(process.platform !== 'win32')('reads and copies a database whose folder cannot be written', async () => {
  const { folder, file, elsewhere } = await closedFolder();
  const lines = printed(`
    const [file, copy] = ${JSON.stringify([file, join(elsewhere, 'copy.db')])};
    try { new SQLite(file, { readonly: true }).pragma('schema_version'); } catch { console.log('not by itself'); }
    await backUp(file, copy);
    checkBackup(copy);
    for (const one of [file, copy]) {
      const db = await openToRead(one);
      console.log(await createPaperStore(db).count());
      await db.destroy();
    }
    const { check, isWhole } = checkDatabase(file);
    console.log(isWhole);
    for (const { what } of check.findings) console.log(what);
  `);
  expect(lines).toEqual(['not by itself', '2', '2', 'true', `${file} cannot be written.`]);
  expect(readdirSync(folder)).toEqual(['paperboy.db']);
});

it.runIf(process.platform !== 'win32')('says of a file that this user may not read that it may not', async () => {
  const { file, elsewhere } = await closedFolder();
  chmodSync(file, 0);
  const lines = printed(`
    const [file, copy] = ${JSON.stringify([file, join(elsewhere, 'copy.db')])};
    for (const look of [openToRead, async (file) => checkBackup(file), (file) => backUp(file, copy)])
      await look(file).catch((error) => console.log(error.message));
  `);
  const words = `${file} cannot be read (EACCES). Let this user read it and its folder.`;
  expect(lines).toEqual([words, `${words} Nothing was changed.`, words]);
});
