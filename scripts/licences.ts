import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

/** What asks for nothing but that its words are kept, or for nothing at all (SPDX). */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'MIT-0']);

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), version: z.string().optional(), license: z.string().optional() }),
  ),
});

/** Whether a licence may be used; of alternatives ("MIT OR GPL-3.0-only") one is enough. Anything else is refused. */
export const isAllowed = (licence: string): boolean =>
  licence
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((one) => allowed.has(one));

/** What production installs, by the lock file, under a licence that is not allowed, or under none. */
export function refusedLicences(lockFile: string): string[] {
  const { packages } = Lock.parse(JSON.parse(lockFile));
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .filter(([, { license }]) => license === undefined || !isAllowed(license))
    .map(([path, { version, license }]) => `${path}@${version}: ${license ?? 'no licence'}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const refused = refusedLicences(readFileSync('package-lock.json', 'utf8'));
  for (const line of refused) process.stderr.write(`${line}\n`);
  process.exitCode = refused.length === 0 ? 0 : 1;
}
