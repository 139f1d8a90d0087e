type Step = { done: number; total: number; day: string; papers: number };

/** Tells how far a fetch is: one line that fills up on a terminal, a plain line a step elsewhere. */
export function showProgress(stream: NodeJS.WriteStream, what: string) {
  const width = 24;
  // At once: the first answer may take a while, and silence looks like a fault.
  stream.write(stream.isTTY ? `${what} ${'░'.repeat(width)}` : `${what} …\n`);
  return {
    step({ done, total, day, papers }: Step): void {
      const count = `${papers} ${papers === 1 ? 'paper' : 'papers'}`;
      if (!stream.isTTY) {
        stream.write(`${what}: ${day}, ${count} (${done}/${total})\n`);
        return;
      }
      const full = Math.round((width * done) / Math.max(total, 1));
      stream.write(
        `\r\u001b[K${what} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${total} · ${day}, ${count}`,
      );
    },
    /** A line of its own; the bar goes on below it. */
    note(text: string): void {
      stream.write(stream.isTTY ? `\r\u001b[K${text}\n` : `${text}\n`);
    },
    /** Takes the bar away; plain lines stay. */
    end(): void {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
