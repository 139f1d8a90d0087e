import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { databaseName, filesBeside, withoutPassword } from '../../src/storage/database-address.ts';
import { tempFolder } from './temp-database.ts';

const url = 'postgres://paperboy:hidden@db.example.org/papers?sslmode=verify-full';
const server = { engine: 'postgres', url } as const;

it('is called by host and name, and never by its password', () => {
  expect(databaseName(server)).toBe('db.example.org:5432/papers');
  expect(withoutPassword(url)).toBe('postgres://paperboy@db.example.org/papers?sslmode=verify-full');
});

it("has a place for this machine's files, beside the file or in a folder that is made, where one can be", () => {
  expect(filesBeside({ engine: 'sqlite', file: 'papers.db' })).toBe('papers.db');
  expect(filesBeside({ engine: 'sqlite', file: ':memory:' })).toBeUndefined();
  const folder = join(tempFolder(), 'new');
  expect(filesBeside(server, folder)).toBe(join(folder, 'paperboy'));
  expect(existsSync(folder)).toBe(true);
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(filesBeside(server, join(file, 'below'))).toBeUndefined();
});
