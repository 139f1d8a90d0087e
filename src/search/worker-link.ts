import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Log } from '../core/log.ts';
import type { Answer, AskKind, Asks } from './protocol.ts';

/** The worker died while it was at work on this; whoever asked may ask the next worker. */
export class WorkerLost extends Error {
  override name = 'WorkerLost';
}

/** A line to an index. */
export type IndexLink = {
  readonly isAlive: boolean;
  /** Resolves with the reason when it has ended. */
  readonly ended: Promise<string>;
  /** Throws {@link WorkerLost} when it ends meanwhile. */
  ask<K extends AskKind>(kind: K, asked: Asks[K]['asked']): Promise<Asks[K]['answered']>;
  end(): Promise<void>;
};

/** A line to one worker thread, from its start to its end. */
export class WorkerLink implements IndexLink {
  readonly #worker: Worker;
  /** One event a question, named by its number. */
  readonly #answers = new EventEmitter();
  readonly #waiting = new Map<number, (error: Error) => void>();
  #asked = 0;
  #lost: WorkerLost | undefined;
  readonly ended: Promise<string>;

  constructor(log: Log) {
    this.#worker = new Worker(new URL('./worker-start.cjs', import.meta.url), { execArgv: [] });
    this.#worker.unref();
    let reason = 'it ended';
    this.#worker.on('message', (answer: Answer) => this.#settle(answer));
    this.#worker.on('messageerror', (error) =>
      log.error('search worker: an answer could not be read', { error: error.message }),
    );
    this.#worker.on('error', (error) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    this.ended = new Promise((resolve) => {
      this.#worker.once('exit', (status) => {
        this.#lost = new WorkerLost(`${reason} (status ${status})`);
        for (const reject of this.#waiting.values()) reject(this.#lost);
        this.#waiting.clear();
        resolve(this.#lost.message);
      });
    });
  }

  get isAlive(): boolean {
    return this.#lost === undefined;
  }

  ask<K extends AskKind>(kind: K, asked: Asks[K]['asked']): Promise<Asks[K]['answered']> {
    // Whoever asks a dead worker would wait for ever.
    if (this.#lost !== undefined) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      const number = ++this.#asked;
      this.#waiting.set(number, reject);
      this.#answers.once(`${number}`, resolve);
      this.#worker.ref();
      this.#worker.postMessage({ number, kind, asked });
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: Answer): void {
    const reject = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    // Nobody waits: the process may end.
    if (this.#waiting.size === 0) this.#worker.unref();
    if (answer.kind === 'answer') this.#answers.emit(`${answer.number}`, answer.answered);
    else {
      this.#answers.removeAllListeners(`${answer.number}`);
      reject?.(new Error(`the search worker failed: ${answer.reason}`));
    }
  }
}
