import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import type { Check } from '../core/status/check.ts';
import { isBusy } from './busy.ts';
import { damageOf } from './damage.ts';
import { whoHas } from './lock.ts';
import { refuseReadOnly } from './open.ts';
import { findingOf, restoreBackup } from './storage-error.ts';

/** A year of papers of a busy source takes about so much, in bytes. */
const leastFree = 300_000_000;

/**
 * Looks at a database from outside: whether it is there and whole, may be written, who posts from it, and how much room its disk
 * has. Writes nothing. `isWhole`: it is there, and not damaged.
 */
export function checkDatabase(file: string): { check: Check; isWhole: boolean } {
  const name = 'Database';
  if (file === ':memory:') {
    return { check: { name, facts: ['in memory: gone when the process ends'], findings: [] }, isWhole: false };
  }
  const isThere = existsSync(file);
  const damage = isThere ? look(file, () => damageIn(file)) : nothing;
  const parts = [
    damage,
    look(file, () => {
      refuseReadOnly(file);
      return nothing;
    }),
    ...(isThere ? [look(`${file}.lock`, () => lockOn(file))] : []),
    look(dirname(file), () => diskOf(dirname(file))),
  ];
  const first = isThere ? `${file}, ${megabytes(statSync(file).size)}` : `${file} is made at the first start`;
  return {
    check: {
      name,
      facts: [first, ...parts.flatMap(({ facts }) => facts)],
      findings: parts.flatMap(({ findings }) => findings),
    },
    isWhole: isThere && damage.findings.length === 0,
  };
}

type Part = Omit<Check, 'name'>;
const nothing: Part = { facts: [], findings: [] };

/** What cannot be looked at is a finding, too. */
function look(file: string, at: () => Part): Part {
  try {
    return at();
  } catch (cause) {
    return { facts: [], findings: [findingOf(file, cause)] };
  }
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1_000_000).toLocaleString('en')} MB`;

function damageIn(file: string): Part {
  const found = damageOf(file);
  if (found === undefined) return nothing;
  return { facts: [], findings: [{ what: `${file} is damaged (${found}).`, remedy: restoreBackup }] };
}

function diskOf(folder: string): Part {
  if (!existsSync(folder)) return nothing;
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
function lockOn(file: string): Part {
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
