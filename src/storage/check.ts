import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import type { Check } from '../core/status/check.ts';
import type { Finding } from '../core/status/finding.ts';
import { isBusy } from './busy.ts';
import { damageOf } from './damage.ts';
import { whoHas } from './lock.ts';
import { explain } from './storage-error.ts';

/** A year of papers of a busy source takes about so much, in bytes. */
const leastFree = 300_000_000;

/** Looks at a database from outside: whether it is there and whole, who posts from it, and how much room its disk has. Writes nothing. */
export function checkDatabase(file: string): Check {
  const name = 'Database';
  if (file === ':memory:') return { name, facts: ['in memory: gone when the process ends'], findings: [] };
  const lock = lockOn(file);
  const disk = diskOf(dirname(file));
  if (!existsSync(file)) {
    return { name, facts: [`${file} is made at the first start`, ...disk.facts], findings: disk.findings };
  }
  return {
    name,
    facts: [`${file}, ${megabytes(statSync(file).size)}`, ...lock.facts, ...disk.facts],
    findings: [...damage(file), ...lock.findings, ...disk.findings],
  };
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000).toLocaleString('en')} MB`;

function damage(file: string): Finding[] {
  const remedy = 'Restore a backup: npm run paper -- restore FILE';
  try {
    const found = damageOf(file);
    return found === undefined ? [] : [{ what: `${file} is damaged (${found}).`, remedy }];
  } catch (cause) {
    const told = explain(file, cause);
    return [{ what: told instanceof Error ? told.message : String(told), remedy }];
  }
}

function diskOf(folder: string): Omit<Check, 'name'> {
  if (!existsSync(folder)) return { facts: [], findings: [] };
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= leastFree) return { facts: [`${megabytes(free)} free on its disk`], findings: [] };
  return {
    facts: [],
    findings: [
      {
        what: `Only ${megabytes(free)} are free on the disk of ${folder}.`,
        remedy: 'Free some space: a full disk stops everything.',
      },
    ],
  };
}

/** Who holds the right to post; or that somebody did, and was killed. Taken for a moment where nobody has it. */
function lockOn(file: string): Omit<Check, 'name'> {
  const nameFile = `${file}.lock.json`;
  if (!existsSync(`${file}.lock`)) return { facts: ['nobody posts from it'], findings: [] };
  const lock = new SQLite(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec('begin exclusive; rollback');
  } catch (cause) {
    if (isBusy(cause)) return { facts: [`posted from by ${whoHas(nameFile)}`], findings: [] };
    throw cause;
  } finally {
    lock.close();
  }
  if (!existsSync(nameFile)) return { facts: ['nobody posts from it'], findings: [] };
  const what = `${whoHas(nameFile)} posted from it, and did not end in order.`;
  return {
    facts: [],
    findings: [
      {
        what: what.replace(/^./, (letter) => letter.toUpperCase()),
        remedy: 'Read the last lines of its log, and start it again: npm start',
      },
    ],
  };
}
