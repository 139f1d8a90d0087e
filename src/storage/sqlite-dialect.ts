import type SQLite from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, SqliteDialect, SqliteDriver } from 'kysely';

/**
 * SQLite whose transactions take the write lock when they begin. A transaction that reads first and writes later
 * fails at once, without waiting, when another process wrote in between (`SQLITE_BUSY_SNAPSHOT`).
 */
export class WritingSqliteDialect extends SqliteDialect {
  readonly #database: SQLite.Database;

  constructor(database: SQLite.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): WritingSqliteDriver {
    return new WritingSqliteDriver(this.#database);
  }
}

class WritingSqliteDriver extends SqliteDriver {
  readonly #database: SQLite.Database;

  constructor(database: SQLite.Database) {
    super({ database });
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // On a full disk SQLite has rolled back by itself; a second rollback would fail and hide the reason of the first.
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}
