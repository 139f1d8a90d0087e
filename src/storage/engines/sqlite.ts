import type SQLite from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, type QueryResult, SqliteDialect, SqliteDriver } from 'kysely';
import { type BusyRetries, whenFree } from '../busy.ts';
import { preparedOnce } from './prepared-once.ts';

/**
 * SQLite whose transactions take the write lock when they begin, and which waits for another program's lock without
 * stopping the event loop. A transaction that reads first and writes later fails at once, without waiting, when another
 * process wrote in between (`SQLITE_BUSY_SNAPSHOT`).
 */
export class WritingSqliteDialect extends SqliteDialect {
  readonly #database: SQLite.Database;
  readonly #retries: BusyRetries;

  constructor(database: SQLite.Database, retries: BusyRetries) {
    super({ database });
    this.#database = database;
    this.#retries = retries;
  }

  override createDriver(): WritingSqliteDriver {
    return new WritingSqliteDriver(this.#database, this.#retries);
  }
}

class WritingSqliteDriver extends SqliteDriver {
  readonly #database: SQLite.Database;
  readonly #retries: BusyRetries;

  constructor(database: SQLite.Database, retries: BusyRetries) {
    super({ database: preparedOnce(database) });
    this.#database = database;
    this.#retries = retries;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    return {
      executeQuery: <R>(query: CompiledQuery) => this.#execute<R>(connection, query),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // On a full disk SQLite has rolled back by itself; a second rollback would fail and hide the reason of the first.
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }

  #execute<R>(connection: DatabaseConnection, query: CompiledQuery): Promise<QueryResult<R>> {
    const isWithin = this.#database.inTransaction;
    const work = () => {
      // SQLite may have given up the transaction itself: the rest of it alone would be half of what was meant.
      if (isWithin && !this.#database.inTransaction) throw new Error('the transaction was rolled back');
      return connection.executeQuery<R>(query);
    };
    return whenFree(work, this.#retries, isWithin ? undefined : (pause) => this.#letOthers(pause));
  }

  /** There is one connection: whoever waits with nothing begun lends it to those who only read, and need no lock. */
  async #letOthers(pause: () => Promise<unknown>): Promise<void> {
    await super.releaseConnection();
    try {
      await pause();
    } finally {
      await super.acquireConnection();
    }
  }
}
