import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Pattern } from './patterns.ts';

const file = join(import.meta.dirname, 'verdicts.json');
const Verdicts = z.record(z.string(), z.enum(['linear', 'undecided']));
export type Verdicts = z.infer<typeof Verdicts>;

/** The same for the same pattern wherever it stands. */
export const keyOf = ({ source, flags }: Pattern): string =>
  createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16);

/** What was found of the patterns, by {@link keyOf}. */
export const readVerdicts = (): Verdicts => Verdicts.parse(JSON.parse(readFileSync(file, 'utf8')));

/** In the order of the keys, so that two branches rarely write the same line. */
export function writeVerdicts(verdicts: Verdicts): void {
  const sorted = Object.fromEntries(Object.entries(verdicts).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
}
