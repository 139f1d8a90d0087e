import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { NamedPaper } from '../../src/core/queries/search.ts';
import type { Meant } from './conversation-fit.ts';

/** A sentence and what its author means by it, as a line of JSON. */
export const Line = z.object({
  text: z.string(),
  in: z.enum(['thread', 'digest', 'channel', 'dm']),
  intent: z.enum(['paper', 'search', 'top', 'facts', 'gist', 'question', 'compare', 'change', 'item', 'smalltalk']),
  command: z.string().optional(),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type Line = z.infer<typeof Line>;

const own = new URL('conversation/', import.meta.url);

/** The files of our own sentences, each of one author. */
export const ownFiles = (): URL[] =>
  readdirSync(own)
    .sort()
    .map((name) => new URL(name, own));

export const linesOf = (file: string | URL): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Line.parse(JSON.parse(line)));

/** The sentences of the first six authors were written to be hard, rather than as people type: they count half. */
export const weightOf = (file: URL): number => (/author-[a-f]/.test(file.pathname) ? 0.5 : 1);

/** As weights are fitted to it. */
export function meantBy({ options = {}, ...line }: Line, named: readonly NamedPaper[], weight: number): Meant {
  const query = line.command === 'search' ? options.query : options.topic;
  return { ...line, query: typeof query === 'string' ? query : undefined, named, weight };
}
