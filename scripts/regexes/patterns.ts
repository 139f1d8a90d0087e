import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';

/** A regular expression of the program, and where it stands: `src/core/text.ts:12`. */
export type Pattern = { at: string; source: string; flags: string };

/** Patterns that are made of our own text alone, and why they need no judge. */
const ofOurOwn = new Map([
  [
    'src/redact.ts',
    'Of each secret in the settings, some hundred characters: one character after the other, with a few optional signs between them at most, and at most one repetition, of which the match always ends well.',
  ],
]);

const root = join(import.meta.dirname, '../..');

/** Every regular expression in src and commands: those written out, and those put together when a module is loaded. */
export async function allPatterns(): Promise<Pattern[]> {
  const files = ['src', 'commands'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file)),
  );
  const patterns: Pattern[] = [];
  for (const file of files.sort()) {
    const { written, puttingTogether } = readModule(file);
    patterns.push(...written);
    if (puttingTogether.length === 0 || ofOurOwn.has(file)) continue;
    const made = await madeOnLoading(file);
    // One that a function makes has as many forms as it has callers: nobody can judge it.
    if (made.length < puttingTogether.length) {
      throw new Error(
        `${file} makes a RegExp within a function (line ${puttingTogether.join(' or ')}): make it once, outside, or do without.`,
      );
    }
    patterns.push(...made);
  }
  return patterns;
}

/** The literals of a module, and the lines on which it calls the constructor. */
function readModule(file: string): { written: Pattern[]; puttingTogether: number[] } {
  const text = readFileSync(join(root, file), 'utf8');
  const written: Pattern[] = [];
  const puttingTogether: number[] = [];
  const lineOf = (position: number) => text.slice(0, position).split('\n').length;
  new Visitor({
    Literal(node) {
      if (!('regex' in node)) return;
      written.push({ at: `${file}:${lineOf(node.start)}`, source: node.regex.pattern, flags: node.regex.flags });
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'RegExp') puttingTogether.push(lineOf(node.start));
    },
  }).visit(parseSync(file, text).program);
  return { written, puttingTogether };
}

const madeIn = new Map<string, Pattern[]>();
let isWatched = false;

/** What a module's own calls of the constructor made, whoever loaded it first. */
async function madeOnLoading(file: string): Promise<Pattern[]> {
  if (!isWatched) watchConstructor();
  isWatched = true;
  await import(join(root, file));
  return madeIn.get(file) ?? [];
}

function watchConstructor(): void {
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, given) {
      const made: RegExp = Reflect.construct(target, given);
      // The frame above this one is whoever called.
      const caller = new Error().stack?.split('\n')[2]?.replace('file://', '') ?? '';
      const [, file, line] = /\(?([^():]+):(\d+):\d+\)?$/.exec(caller) ?? [];
      if (file?.startsWith(root)) {
        const within = file.slice(root.length + 1);
        const pattern = { at: `${within}:${line}`, source: made.source, flags: made.flags };
        madeIn.set(within, [...(madeIn.get(within) ?? []), pattern]);
      }
      return made;
    },
  });
}
