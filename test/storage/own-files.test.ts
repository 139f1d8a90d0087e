import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownFiles } from '../../src/storage/own-files.ts';
import { tempFolder } from './temp-database.ts';

const holder = { pid: 4711, since: '2026-06-19T09:00:00.000Z' };

it('gives each process of a folder a place of its own, and one that is free again to the next', () => {
  const folder = tempFolder();
  const database = { engine: 'postgres', url: 'postgres://lab/papers' } as const;
  const open = () => ownFiles(database, holder, folder);
  const [first, second] = [open(), open()];
  expect([first.beside, second.beside]).toEqual([join(folder, 'paperboy'), join(folder, 'paperboy-2')]);
  // A command from the shell reads the first one's.
  expect(ownFiles(database, undefined, folder).beside).toBe(first.beside);
  first.release();
  const third = open();
  expect(third.beside).toBe(join(folder, 'paperboy'));
  second.release();
  third.release();
});

it('is beside the file where one process has that', () => {
  expect(ownFiles({ engine: 'sqlite', file: 'a.db' }, holder).beside).toBe('a.db');
  expect(ownFiles({ engine: 'sqlite', file: ':memory:' }, holder).beside).toBeUndefined();
});
