import type { ServerResponse } from 'node:http';

/**
 * What goes wrong with the next calls of a method. `done`: the server did the work before it failed; `late` answers as
 * always, but not before `until`; `answer` makes one of its own.
 */
export type Fault =
  | { kind: 'close' | 'reset' | 'hang'; done: boolean; times?: number }
  | { kind: 'status'; status: number; done: boolean; retryAfter?: number; times?: number }
  | { kind: 'answer'; answer: (response: ServerResponse) => void; done: boolean; times?: number }
  | { kind: 'late'; until: Promise<unknown>; times?: number }
  | { kind: 'error'; error: string; times?: number };

export function createFaults() {
  const waiting = new Map<string, Fault[]>();
  return {
    /** The next call of this method (or the next `times`) fails like this; several faults queue up. */
    add(method: string, fault: Fault): void {
      const each = Array.from({ length: fault.times ?? 1 }, () => fault);
      waiting.set(method, [...(waiting.get(method) ?? []), ...each]);
    },
    next(method: string): Fault | undefined {
      return waiting.get(method)?.shift();
    },
  };
}
