import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** Where the store is: a file of SQLite's (":memory:" is none), or a database of a PostgreSQL server. */
export type DatabaseAddress = { engine: 'sqlite'; file: string } | { engine: 'postgres'; url: string };

/** How it is called in front of people: never with a user or password. */
export function databaseName(database: DatabaseAddress): string {
  if (database.engine === 'sqlite') return database.file;
  const { hostname, port, pathname } = new URL(database.url);
  return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
}

/**
 * What this machine keeps besides, a snapshot of the index above all, begins with this: beside the file, and in `folder`,
 * which is made, where the store is a server's. Undefined where nothing can be kept.
 */
export function filesBeside(database: DatabaseAddress, folder = 'data'): string | undefined {
  if (database.engine === 'sqlite') return database.file === ':memory:' ? undefined : database.file;
  try {
    makeFolder(folder);
    return join(folder, 'paperboy');
  } catch {
    return undefined;
  }
}

/** For a command that asks for the password, or finds it in ~/.pgpass. */
export function withoutPassword(url: string): string {
  const address = new URL(url);
  address.password = '';
  return address.href;
}
