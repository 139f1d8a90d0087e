import { Worker } from 'node:worker_threads';
import type { FromThread, ReadDocument, ToRead } from './document-protocol.ts';

export type DocumentReader = {
  /** `busy`: too many wait already, or no thread can be had; the document itself may be good. */
  read(toRead: ToRead): Promise<ReadDocument | { kind: 'busy' }>;
};

export type DocumentReaderOptions = {
  /** For one document, in milliseconds. */
  deadlineMs?: number;
  /** Aborts when the program stops. */
  stopping?: AbortSignal;
};

/** The longest survey on record takes 0.3 s, and a machine that does much else may be ten times slower. */
const usualDeadlineMs = 10_000;
/** A thread that cannot even load is no document's fault, in milliseconds. */
const longestStartMs = 60_000;
/** The longest survey on record takes 40 MB. The process must not grow by more than 150 MB, all of the thread included. */
const resourceLimits = { maxOldGenerationSizeMb: 72, maxYoungGenerationSizeMb: 12 };
/** Documents of up to 5 MB that wait in memory; a person gives up before the last of more is read. */
const mostWaiting = 8;
/** A thread that read nothing for so long gives its memory back, in milliseconds. */
const idleMs = 60_000;

/**
 * Reads whole documents in a thread of their own, one at a time, each with a deadline and within a limit of memory. One
 * that goes beyond either is given up with its thread, and the next is read in a new one. A thread without work keeps no
 * process running.
 */
export function createDocumentReader(options: DocumentReaderOptions = {}): DocumentReader {
  const { deadlineMs = usualDeadlineMs, stopping = new AbortController().signal } = options;
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  stopping.addEventListener('abort', end, { once: true });

  function end(): void {
    void thread?.terminate();
    thread = undefined;
  }

  /** A thread that is ready; a new one unless one is at hand. */
  async function aThread(): Promise<Worker | undefined> {
    // One that ended while it was idle has no id any more.
    if (thread !== undefined && thread.threadId !== -1) return thread;
    thread = new Worker(new URL('./document-worker-start.cjs', import.meta.url), { execArgv: [], resourceLimits });
    // What befalls a thread without work befalls it alone: the next document finds it gone, and gets another.
    thread.on('error', () => undefined);
    const said = await nextWord(thread, longestStartMs);
    if (said.kind !== 'ready') end();
    return thread;
  }

  async function inTurn(toRead: ToRead): Promise<ReadDocument | { kind: 'busy' }> {
    if (stopping.aborted) return { kind: 'busy' };
    clearTimeout(idle);
    const reader = await aThread();
    if (reader === undefined) return { kind: 'busy' };
    reader.ref();
    const answered = nextWord(reader, deadlineMs);
    reader.postMessage(toRead);
    const answer = await answered;
    if (answer.kind === 'lost' || answer.kind === 'ready') {
      end();
      return stopping.aborted || answer.kind === 'ready'
        ? { kind: 'busy' }
        : { kind: 'unreadable', reason: answer.why };
    }
    reader.unref();
    idle = setTimeout(end, idleMs).unref();
    return answer;
  }

  return {
    read(toRead) {
      if (waiting >= mostWaiting) return Promise.resolve({ kind: 'busy' });
      waiting += 1;
      const turn = last
        .then(() => inTurn(toRead))
        .finally(() => {
          waiting -= 1;
        });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

/** What a thread says next, or why it says nothing any more. */
async function nextWord(thread: Worker, withinMs: number): Promise<FromThread | Lost> {
  let timer: NodeJS.Timeout | undefined;
  let leave = () => {};
  try {
    return await new Promise((resolve) => {
      const lost = (why: string) => resolve({ kind: 'lost', why });
      const ended = () => lost('cannot be read: its reader ended');
      const failed = (error: unknown) => lost(isOutOfMemory(error) ? 'takes too much memory to read' : String(error));
      thread.once('message', resolve).once('exit', ended).once('error', failed);
      leave = () => thread.off('message', resolve).off('exit', ended).off('error', failed);
      timer = setTimeout(() => lost('takes too long to read'), withinMs);
    });
  } finally {
    clearTimeout(timer);
    leave();
  }
}

type Lost = { kind: 'lost'; why: string };

const isOutOfMemory = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
