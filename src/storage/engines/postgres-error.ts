import { databaseName } from '../database-address.ts';
import { StorageError } from '../storage-error.ts';

type Reason = readonly [what: string, remedy: string];

const lookAtAddress = 'Start it, or look at DATABASE_URL, and at what stands between (doctor asks it anew).';
const away: Reason = ['cannot be reached', lookAtAddress];
const busy: Reason = [
  'takes no more connections',
  'Raise its max_connections, or start fewer processes: each takes ten.',
];

/**
 * By the code of PostgreSQL's protocol (its appendix A) or of the operating system, or its beginning: what is wrong with
 * the server, and what to do.
 */
const reasons: Record<string, Reason> = {
  ECONNREFUSED: away,
  ECONNRESET: away,
  EHOSTUNREACH: away,
  ENETUNREACH: away,
  ENOENT: away,
  ENOTFOUND: ['cannot be found', 'Look at the host in DATABASE_URL.'],
  EAI_AGAIN: ['cannot be found', 'Look at the host in DATABASE_URL, and whether names are resolved here.'],
  ETIMEDOUT: away,
  '08': away,
  '28P01': ['refuses the password', 'Look at user and password in DATABASE_URL (a % in them is written %25).'],
  '28': ['refuses the user', 'Look at DATABASE_URL, and at the pg_hba.conf of the server.'],
  '3D000': ['has no such database', 'Make it, empty (createdb), or look at the name in DATABASE_URL.'],
  '42501': ['does not let this user make or change tables', 'Make the user the owner of an empty database.'],
  '53300': busy,
  '53100': ['has a full disk', 'Free some space on it.'],
  '25006': ['may only be read', 'Point DATABASE_URL at the server that takes writes.'],
  '57P03': ['is starting up, or shutting down', 'Try again in a moment.'],
  '57P': ['ended the connection', lookAtAddress],
  '57014': ['takes too long', 'Look at what it is busy with (pg_stat_activity).'],
};

/** Failures that pg tells in words alone. */
const spoken: readonly (readonly [words: string, Reason])[] = [
  ['timeout', away],
  ['terminated', away],
  ['does not support ssl', ['does not speak TLS', 'Take sslmode out of DATABASE_URL, or turn TLS on in the server.']],
  [
    'password must be a string',
    ['asks for a password', 'Put it into DATABASE_URL: postgres://user:password@host/name'],
  ],
  ['certificate', ['shows a certificate that is not trusted', 'Look at sslmode and sslrootcert in DATABASE_URL.']],
];

/** Puts an expected failure of the server into words; everything else is returned as it came. */
export function explainPostgres(url: string, cause: unknown): unknown {
  if (cause instanceof StorageError || !(cause instanceof Error)) return cause;
  // Of several addresses of one host each has failed in its own way.
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  const code = first instanceof Error && 'code' in first ? String(first.code) : '';
  const byCode = Object.entries(reasons)
    .sort(([one], [other]) => other.length - one.length)
    .find(([beginning]) => code.startsWith(beginning));
  const told = cause.message.toLowerCase();
  const [what, remedy] = byCode?.[1] ?? spoken.find(([words]) => told.includes(words))?.[1] ?? [];
  if (what === undefined || remedy === undefined) return cause;
  return new StorageError(`PostgreSQL at ${databaseName({ engine: 'postgres', url })} ${what}.`, remedy, { cause });
}

/** Whether it is this server's, among all that fails in a process: PostgreSQL's own words, or its address. */
export function isOfServer(url: string, error: unknown): boolean {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return false;
  const at = 'port' in first ? String(first.port) : undefined;
  return (
    'severity' in first || at === (new URL(url).port || '5432') || first.message.startsWith('Connection terminated')
  );
}
