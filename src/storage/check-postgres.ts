import pg from 'pg';
import { z } from 'zod';
import type { Check } from '../core/status/check.ts';
import { counted } from '../core/text.ts';
import { databaseName } from './database-address.ts';
import { connectionOf, poolSize } from './engines/postgres.ts';
import { explainPostgres } from './engines/postgres-error.ts';
import { findingOf } from './storage-error.ts';

/** More than this between two clocks is no network's delay, in milliseconds. */
const mostApartMs = 5_000;

/**
 * Looks at a PostgreSQL database: whether it can be reached, who plans from it, how many connections are left, and whether
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

const Server = z.object({
  version: z.string(),
  bytes: z.number(),
  free: z.number(),
  at: z.number(),
  processes: z.number(),
});

async function look(client: pg.Client, name: string, now: Date): Promise<Check> {
  const { rows } = await client.query(`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      current_setting('max_connections')::int - (select count(*) from pg_stat_activity) as free,
      extract(epoch from clock_timestamp()) * 1000 as at,
      (select count(distinct application_name) from pg_stat_activity
        where datname = current_database() and application_name like 'process %') as processes`);
  const { version, bytes, free, at, processes } = Server.parse(rows[0]);
  const holders = await dutiesIn(client);
  const apart = Math.abs(at - now.getTime());
  return {
    name: 'Database',
    facts: [
      `${name}, PostgreSQL ${version}, ${Math.ceil(bytes / 1_000_000).toLocaleString('en')} MB`,
      holders.length === 0
        ? 'no process plans from it'
        : holders.map(({ name, holder }) => `${name}: ${holder}`).join('; '),
    ],
    findings: [
      ...(processes > 0 && !holders.some(({ name }) => name === 'planning')
        ? [
            {
              what: `Paperboy runs with ${name}, and no process of it plans.`,
              remedy: 'Start one with worker in its ROLE, or look in the log of the one that has it.',
            },
          ]
        : []),
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

/** Who has which duty (see createDutyStore); nobody in a database that is older than they are. */
async function dutiesIn(client: pg.Client): Promise<z.infer<typeof DutyHolder>[]> {
  const { rows: found } = await client.query(`select to_regclass('duties') is not null as there`);
  if (found[0]?.there !== true) return [];
  const { rows } = await client.query(
    `select name, holder from duties where until::timestamptz > clock_timestamp() order by name`,
  );
  return z.array(DutyHolder).parse(rows);
}

const DutyHolder = z.object({ name: z.string(), holder: z.string() });
