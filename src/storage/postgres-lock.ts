import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { databaseName } from './database-address.ts';
import { connectionOf } from './engines/postgres.ts';
import { explainPostgres } from './engines/postgres-error.ts';
import type { Holder } from './lock.ts';
import { StorageError } from './storage-error.ts';

/** Two numbers by which PostgreSQL knows the right to post from a database ("pape", and the first of its kind). */
const lock = '1885433957, 1';

/** How long after a lost connection the lock is asked for again, in milliseconds. */
const againMs = 1_000;
/** How often the connection is asked whether it lives, and how long it may take to say so, in milliseconds. */
const lookMs = 5_000;

/**
 * Holds the right to post from a database as long as its connection lives: the server frees it when the process ends in any
 * way. A connection that is lost is made again; `onLost` is told when somebody else was quicker. Throws
 * {@link StorageError} that says who has it.
 */
export async function lockDatabase(url: string, holder: Holder, onLost: (why: Error) => void) {
  const self = `process ${holder.pid}, since ${holder.since}`;
  let isReleased = false;
  let held = await take().catch((cause) => {
    throw explainPostgres(url, cause);
  });

  async function take(): Promise<pg.Client> {
    const client = new pg.Client({ ...connectionOf(url), application_name: self });
    // What is lost shows in its end.
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query(`select pg_try_advisory_lock(${lock}) as taken`);
      if (rows[0]?.taken !== true) throw await refusal(client);
    } catch (cause) {
      await client.end().catch(() => {});
      throw cause;
    }
    client.on('end', () => void takeAgain());
    void look(client);
    return client;
  }

  /** A server that was replaced, or a network that lets nothing through, does not say that the connection is gone. */
  async function look(client: pg.Client): Promise<void> {
    for (let lives = true; lives && !isReleased; ) {
      await setTimeout(lookMs, undefined, { ref: false });
      const answer = client.query('select 1').then(
        () => true,
        () => false,
      );
      lives = await Promise.race([answer, setTimeout(lookMs, false, { ref: false })]);
    }
    // With a question under way it is cut, and its end is heard of.
    if (!isReleased) await client.end().catch(() => {});
  }

  async function refusal(client: pg.Client): Promise<Error> {
    const poster = await whoPosts(client);
    if (poster?.name === self) {
      // Our former connection, cut on this side alone: the server would wait for it for hours.
      await client.query('select pg_terminate_backend($1)', [poster.pid]);
      return new Error('the former connection stood still');
    }
    return new StorageError(
      `${databaseName({ engine: 'postgres', url })} is already used for posting by ${poster?.said ?? 'another process'}.`,
      'Stop that process first, or point DATABASE_URL at another database; npm run paper still works beside it.',
    );
  }

  async function takeAgain(): Promise<void> {
    while (!isReleased) {
      await setTimeout(againMs, undefined, { ref: false });
      try {
        if (!isReleased) held = await take();
        return;
      } catch (cause) {
        // Of a server that cannot be reached nobody else has it either.
        if (cause instanceof StorageError) return onLost(cause);
      }
    }
  }

  return {
    // The server mends itself after one.
    afterUncleanEnd: false,
    async release() {
      isReleased = true;
      await held.end().catch(() => {});
    },
  };
}

/** Undefined where nobody does. `said`: for people. */
export async function whoPosts(
  client: Pick<pg.Client, 'query'>,
): Promise<{ pid: number; name: string; said: string } | undefined> {
  const [classid, objid] = lock.split(', ');
  const { rows } = await client.query(
    `select l.pid, coalesce(a.application_name, 'another process') as name, host(a.client_addr) as address
     from pg_locks l left join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and l.granted and l.classid = ${classid} and l.objid = ${objid}
       and l.database = (select oid from pg_database where datname = current_database())`,
  );
  const [one] = z.array(Poster).parse(rows);
  return one && { ...one, said: one.address === null ? one.name : `${one.name} at ${one.address}` };
}

const Poster = z.object({ pid: z.int(), name: z.string(), address: z.string().nullable() });
