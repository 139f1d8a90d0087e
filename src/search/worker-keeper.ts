import type { Log } from '../core/log.ts';
import type { PaperStore } from '../core/papers/paper-store.ts';
import { catchUp, type Loaded, load } from './loader.ts';
import type { AskKind, Asks } from './protocol.ts';
import { createSameThreadLink } from './same-thread-link.ts';
import { type IndexLink, WorkerLink, WorkerLost } from './worker-link.ts';

/** How long a question waits for papers that are still being loaded before it is answered from those that are. */
const usualWaitMs = 2_000;
/** A question that was at work in so many dying workers is taken to be the cause. */
const mostAttempts = 3;
const restartDelaysMs = [0, 200, 1_000, 5_000];

export type KeeperOptions = {
  papers: PaperStore;
  snapshotFile: string | undefined;
  log: Log;
  waitMs: number | undefined;
  /** The index in this thread, for whoever asks once and ends. */
  inThisThread: boolean;
};

/** Keeps a loaded worker running: starts it, fills it, replaces it when it dies, and asks again what it was asked. */
export class WorkerKeeper {
  readonly #options: KeeperOptions;
  #link: IndexLink;
  /** Resolves when the last worker that died has a successor. */
  #started: Promise<void> = Promise.resolve();
  #loading: Promise<Loaded | undefined>;
  #loaded: Loaded | undefined;
  #restarts = 0;
  #isClosed = false;
  #isDirty = false;

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#link = options.inThisThread ? createSameThreadLink() : new WorkerLink(options.log);
    this.#loading = this.#fill(this.#link);
  }

  get isLoaded(): boolean {
    return this.#loaded !== undefined;
  }

  /** Papers that answer; none while the worker is being filled. */
  get papers(): number {
    return this.#loaded?.papers ?? 0;
  }

  /** Resolves when every stored paper answers, in whichever worker. */
  ready(): Promise<void> {
    return keepAlive(async () => {
      while (!this.#isClosed && (await this.#loading) === undefined) await pause(20);
    });
  }

  /** Asks the worker, and its successors if it dies. Waits for the papers: a while, or as long as it takes. */
  ask<K extends AskKind>(kind: K, asked: Asks[K]['asked'], wait: 'a while' | 'ready' = 'a while') {
    return keepAlive(() => this.#ask(kind, asked, wait));
  }

  async #ask<K extends AskKind>(kind: K, asked: Asks[K]['asked'], wait: 'a while' | 'ready') {
    for (let attempt = 1; ; attempt++) {
      if (wait === 'ready') await this.ready();
      else if (!this.isLoaded) {
        await Promise.race([this.ready(), pause(this.#options.waitMs ?? usualWaitMs)]);
      }
      await this.#started;
      try {
        return await this.#link.ask(kind, asked);
      } catch (error) {
        if (!(error instanceof WorkerLost) || attempt === mostAttempts || this.#isClosed) throw error;
        // The keeper hears of the death at the same moment: let it put the next worker in place.
        await pause(1);
      }
    }
  }

  /** The index holds something that the snapshot does not; it has so many papers now. */
  changed(papers: number): void {
    this.#isDirty = true;
    if (this.#loaded !== undefined) this.#loaded = { ...this.#loaded, papers };
  }

  /** Writes the snapshot if anything changed, complete up to now. */
  async save(): Promise<void> {
    const { papers, snapshotFile, log } = this.#options;
    const loaded = this.#loaded;
    if (!this.#isDirty || snapshotFile === undefined || loaded === undefined) return;
    this.#isDirty = false;
    const link = this.#link;
    try {
      const asOf = await catchUp(link, papers, loaded.asOf);
      if (link.isAlive) this.#loaded = { ...loaded, asOf };
      const { bytes } = await link.ask('save', { snapshotFile, asOf: asOf.toISOString() });
      log.info('search: snapshot written', { file: snapshotFile, bytes });
    } catch (error) {
      this.#isDirty = true;
      log.warn('search: the snapshot could not be written; the next start builds the index again', {
        file: snapshotFile,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#link.end();
  }

  async #fill(link: IndexLink): Promise<Loaded | undefined> {
    void link.ended.then((reason) => this.#replace(reason));
    const { log } = this.#options;
    try {
      const started = performance.now();
      const loaded = await load(link, this.#options);
      if (!link.isAlive) return undefined;
      log.info('search: index ready', { ...loaded, milliseconds: Math.round(performance.now() - started) });
      this.#loaded = loaded;
      this.#restarts = 0;
      if (loaded.from === 'store') this.#isDirty = true;
      return loaded;
    } catch (error) {
      if (error instanceof WorkerLost || this.#isClosed) return undefined;
      log.error('search: the index could not be filled; trying again', {
        error: error instanceof Error ? error.message : String(error),
      });
      await link.end();
      return undefined;
    }
  }

  #replace(reason: string): void {
    this.#loaded = undefined;
    if (this.#isClosed) return;
    const delay = restartDelaysMs[Math.min(this.#restarts++, restartDelaysMs.length - 1)] ?? 0;
    this.#options.log.warn('search: the worker ended and is started again', { reason, delay });
    this.#started = pause(delay).then(() => {
      if (!this.#isClosed) this.#link = new WorkerLink(this.#options.log);
    });
    this.#loading = this.#started.then(() => (this.#isClosed ? undefined : this.#fill(this.#link)));
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());

/** Keeps the process running meanwhile. Between the death of a worker and the start of the next, nothing else does. */
async function keepAlive<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {}, 60_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
