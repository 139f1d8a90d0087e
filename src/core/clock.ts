/** Time as a parameter: tests pass their own and never sleep. */
export type Clock = {
  now(): Date;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
};
