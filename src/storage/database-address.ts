/** Where the store is: a file of SQLite's (":memory:" is none), or a database of a PostgreSQL server. */
export type DatabaseAddress = { engine: 'sqlite'; file: string } | { engine: 'postgres'; url: string };

/** How it is called in front of people: never with a user or password. */
export function databaseName(database: DatabaseAddress): string {
  if (database.engine === 'sqlite') return database.file;
  const { hostname, port, pathname } = new URL(database.url);
  return `${hostname || 'localhost'}:${port || 5432}${pathname}`;
}

/** What this machine keeps besides begins with this; undefined where nothing outlives the process. */
export function filesBeside(database: DatabaseAddress): string | undefined {
  if (database.engine === 'postgres') return 'data/paperboy';
  return database.file === ':memory:' ? undefined : database.file;
}

/** For a command that asks for the password, or finds it in ~/.pgpass. */
export function withoutPassword(url: string): string {
  const address = new URL(url);
  address.password = '';
  return address.href;
}
