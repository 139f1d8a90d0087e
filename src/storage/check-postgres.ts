import pg from 'pg';
import { z } from 'zod';
import type { Check } from '../core/status/check.ts';
import { counted } from '../core/text.ts';
import { databaseName } from './database-address.ts';
import { connectionOf, poolSize } from './engines/postgres.ts';
import { explainPostgres } from './engines/postgres-error.ts';
import { whoPosts } from './postgres-lock.ts';
import { findingOf } from './storage-error.ts';

/** More than this between two clocks is no network's delay, in milliseconds. */
const mostApartMs = 5_000;

/**
 * Looks at a PostgreSQL database: whether it can be reached, who posts from it, how many connections are left, and whether
 * its clock goes with ours. Writes nothing. `isWhole`: it answers.
 */
export async function checkPostgres(url: string, now: Date): Promise<{ check: Check; isWhole: boolean }> {
  const name = databaseName({ engine: 'postgres', url });
  const client = new pg.Client(connectionOf(url));
  client.on('error', () => {});
  try {
    await client.connect();
    return { check: await look(client, name, now), isWhole: true };
  } catch (cause) {
    const finding = findingOf(name, explainPostgres(url, cause));
    return { check: { name: 'Database', facts: [], findings: [finding] }, isWhole: false };
  } finally {
    await client.end().catch(() => {});
  }
}

const Server = z.object({ version: z.string(), bytes: z.number(), free: z.number(), at: z.number() });

async function look(client: pg.Client, name: string, now: Date): Promise<Check> {
  const { rows } = await client.query(`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      current_setting('max_connections')::int - (select count(*) from pg_stat_activity) as free,
      extract(epoch from clock_timestamp()) * 1000 as at`);
  const { version, bytes, free, at } = Server.parse(rows[0]);
  const poster = await whoPosts(client);
  const apart = Math.abs(at - now.getTime());
  return {
    name: 'Database',
    facts: [
      `${name}, PostgreSQL ${version}, ${Math.ceil(bytes / 1_000_000).toLocaleString('en')} MB`,
      poster === undefined ? 'nobody posts from it' : `posted from by ${poster.said}`,
    ],
    findings: [
      ...(free < poolSize
        ? [
            {
              what: `${name} has only ${counted(Math.max(0, free), 'connection')} left.`,
              remedy: `Raise its max_connections: each process takes up to ${poolSize}.`,
            },
          ]
        : []),
      ...(apart > mostApartMs
        ? [
            {
              what: `The clock of ${name} and this machine's are ${Math.round(apart / 1_000)} s apart.`,
              remedy: 'Let both be set by NTP.',
            },
          ]
        : []),
    ],
  };
}
