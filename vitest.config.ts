import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A minute ends a test that hangs; what needs more says so itself. Whoever waits in a test gives up before, with words.
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
