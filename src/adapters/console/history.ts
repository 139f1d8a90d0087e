import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** The lines typed at the prompt, the newest first. */
export type History = {
  lines: readonly string[];
  keep(lines: readonly string[]): void;
  /** Deletes the file; says how many lines it held. Throws where it cannot be deleted. */
  forget(): number;
};

/** Lines that are kept. */
export const mostLines = 200;

/**
 * Kept in a file of its owner's alone, oldest first; without a file, for this run. A file that cannot be read or written
 * costs the history, not the prompt.
 */
export function openHistory(file: string | undefined): History {
  if (file === undefined) return { lines: [], keep: () => {}, forget: () => 0 };
  return {
    lines: readLines(file),
    keep(lines) {
      try {
        writeFileSync(file, `${lines.slice(0, mostLines).toReversed().join('\n')}\n`, { mode: 0o600 });
        // The mode above is that of a new file only.
        chmodSync(file, 0o600);
      } catch {
        // Nobody types less well for it.
      }
    },
    forget() {
      const { length } = readLines(file);
      rmSync(file, { force: true });
      return length;
    },
  };
}

function readLines(file: string): string[] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines
      .filter((line) => line !== '')
      .slice(-mostLines)
      .reverse();
  } catch {
    return [];
  }
}
