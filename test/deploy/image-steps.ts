import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const deployFile = (name: string) => fileURLToPath(new URL(`../../deploy/${name}`, import.meta.url));

/** One instruction of a Dockerfile, its lines joined: `COPY`, `src src`. */
export type Instruction = { name: string; words: string };

/** The instructions of the Dockerfile, by stages. */
export function stages(): Instruction[][] {
  const lines = readFileSync(deployFile('Dockerfile'), 'utf8').replaceAll('\\\n', '').split('\n');
  const found: Instruction[][] = [];
  for (const line of lines) {
    const [, name, words] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (name === undefined || words === undefined) continue;
    if (name === 'FROM') found.push([]);
    found.at(-1)?.push({ name, words });
  }
  return found;
}

/** What the image sets for every process in it. */
export const imageEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    (stages().at(-1) ?? [])
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ words }) => words.split(/\s+/).map((pair) => pair.split('=', 2) as [string, string])),
  );

/** What a `COPY` takes, and where it goes. */
export function copied({ words }: Instruction): { from: string[]; to: string } {
  const all = words.split(/\s+/);
  return { from: all.slice(0, -1), to: all.at(-1) ?? '.' };
}
