import type { Invocation } from './reply.ts';

/**
 * Keeps invocations that do not fit a platform's button id, under a random key for 30 days. `get` gives undefined
 * when it expired.
 */
export interface ButtonStore {
  put(invocation: Invocation): Promise<string>;
  get(key: string): Promise<Invocation | undefined>;
}

/** A little state an adapter keeps between starts (the hash of the registered commands, say). */
export interface KeyValueStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  /** Writes what `by` makes of the value, whoever changes it at the same time; the same value is not written. */
  change(key: string, by: (value: string | undefined) => string | undefined): Promise<void>;
}

/** Event ids seen lately; a platform that delivers twice has one effect. `first` is atomic. */
export interface SeenEvents {
  /** True the first time this id is told. */
  first(id: string): Promise<boolean>;
  /** Whether it was told before. */
  has(id: string): Promise<boolean>;
  /** Takes an id back whose effect did not come about: the next time it is told is the first again. */
  forget(id: string): Promise<void>;
}
