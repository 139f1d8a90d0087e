import {
  type ColumnDefinitionNode,
  type CompiledQuery,
  type DatabaseConnection,
  DataTypeNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  PostgresDialect,
  PostgresDriver,
  type QueryId,
  type QueryResult,
  RawNode,
  type RootOperationNode,
  type UnknownRow,
} from 'kysely';
import pg from 'pg';
import { whenAlone } from './conflicts.ts';

/** Connections of one process. A server takes a hundred in all unless it is told otherwise (`max_connections`). */
export const poolSize = 10;

/** What a statement, and what waits within a transaction, may take, in milliseconds: a server that hangs is no server. */
const longestStatementMs = 60_000;
/** What connecting may take, or waiting for one of the ten while all are busy, in milliseconds. */
const longestConnectMs = 15_000;
/** How long a connection is idle before the system asks whether the other end is there, in milliseconds. */
const aliveAfterMs = 10_000;

/** bigint and numeric, in which PostgreSQL counts and adds up: what is counted here is far from what a number loses. */
const counts = new Set([20, 1700]);

/** How a connection is made. `options`: settings of the session. */
export const connectionOf = (url: string, options = ''): pg.PoolConfig => ({
  connectionString: url,
  application_name: 'paperboy',
  connectionTimeoutMillis: longestConnectMs,
  statement_timeout: longestStatementMs,
  idle_in_transaction_session_timeout: longestStatementMs,
  // The server's own limit first: what it gives up itself is known not to be done.
  query_timeout: longestStatementMs + longestConnectMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: aliveAfterMs,
  ...(options === '' ? {} : { options }),
  types: {
    getTypeParser: (type: number, format?: 'text' | 'binary') =>
      counts.has(type) ? Number : pg.types.getTypeParser(type, format as 'text'),
  },
});

/** Connections to one PostgreSQL database. `name`: what the server calls them, at most 63 characters. */
export function createPool(url: string, { options = '', name = 'paperboy' } = {}): pg.Pool {
  const pool = new pg.Pool({ ...connectionOf(url, options), application_name: name, max: poolSize });
  // One that is cut, idle or at work, is replaced when it is needed; without a listener Node would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * PostgreSQL as this project needs it: a statement of its own that meets another one's locks the wrong way round is done
 * again. What belongs to a transaction is done again with it (engine.ts).
 */
export class ConcurrentPostgresDialect extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): ConcurrentPostgresDriver {
    return new ConcurrentPostgresDriver({ pool: this.#pool });
  }
}

type Connection = Parameters<PostgresDriver['rollbackTransaction']>[0];

class ConcurrentPostgresDriver extends PostgresDriver {
  /** Connections in a transaction. */
  readonly #within = new WeakSet<DatabaseConnection>();
  readonly #made = new WeakSet<DatabaseConnection>();

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection();
    if (this.#made.has(connection)) return connection;
    this.#made.add(connection);
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      this.#within.has(connection) ? execute<R>(storable(query)) : whenAlone(() => execute<R>(storable(query)));
    return connection;
  }

  override async beginTransaction(
    connection: Connection,
    settings: Parameters<PostgresDriver['beginTransaction']>[1],
  ): Promise<void> {
    await super.beginTransaction(connection, settings);
    this.#within.add(connection);
  }

  override async commitTransaction(connection: Connection): Promise<void> {
    // In doubt it was done, and must not be done again: only a conflict says that it was not.
    await super.commitTransaction(connection);
    this.#within.delete(connection);
  }

  override async rollbackTransaction(connection: Connection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } finally {
      this.#within.delete(connection);
    }
  }
}

/** PostgreSQL's text takes every character but the one of number 0, which SQLite keeps. */
function storable(query: CompiledQuery): CompiledQuery {
  const holds = query.parameters.some((value) => typeof value === 'string' && value.includes('\0'));
  if (!holds) return query;
  const parameters = query.parameters.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : value));
  return { ...query, parameters };
}

/**
 * Text is compared by its characters, as SQLite does and JavaScript: keys, ids and times sort alike on every server,
 * whatever language it was made for.
 */
export class PlainTextOrder extends OperationNodeTransformer implements KyselyPlugin {
  transformQuery({ node, queryId }: PluginTransformQueryArgs): RootOperationNode {
    return this.transformNode(node, queryId);
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }

  protected override transformColumnDefinition(node: ColumnDefinitionNode, queryId?: QueryId): ColumnDefinitionNode {
    const column = super.transformColumnDefinition(node, queryId);
    const isText = DataTypeNode.is(column.dataType) && column.dataType.dataType === 'text';
    return isText ? { ...column, dataType: RawNode.createWithSql('text collate "C"') } : column;
  }
}
