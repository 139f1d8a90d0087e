import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchParent } from '../../src/parent.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** How often the end was said, some seconds after the parent had gone. */
function saidAfter(environment: Record<string, string>): number {
  let parent = 100;
  let said = 0;
  watchParent(
    environment,
    () => {
      said += 1;
    },
    () => parent,
  );
  vi.advanceTimersByTime(5_000);
  expect(said).toBe(0);
  parent = 1;
  vi.advanceTimersByTime(5_000);
  return said;
}

it("says once that npm has gone, to npm's own child", () => {
  expect(saidAfter({ npm_lifecycle_script: 'exec node --import tsx src/main.ts' })).toBe(1);
});

it('leaves alone what a shell, a multiplexer or a supervisor started', () => {
  expect(saidAfter({})).toBe(0);
  // Another package's script, which puts us into the background and ends.
  expect(saidAfter({ npm_lifecycle_script: 'nohup node --import tsx src/main.ts &' })).toBe(0);
});
