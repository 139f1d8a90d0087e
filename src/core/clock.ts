/** How a clock counts lengths of time: see {@link Clock.elapsed}. */
export const elapsedBy = (clock: Pick<Clock, 'now' | 'elapsed'>) => (): number =>
  clock.elapsed?.() ?? clock.now().getTime();

/** Time as a parameter: tests pass their own and never sleep. */
export type Clock = {
  now(): Date;
  /** Milliseconds since some moment, for lengths of time: nobody sets it back. Absent: `now` is never set back. */
  elapsed?(): number;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Resolves when timers and sockets have had a turn of the event loop. Absent: as long as sleeping for no time takes. */
  nextTurn?(): Promise<void>;
};
