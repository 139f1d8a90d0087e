import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The time-outs end a test that hangs; a busy machine ten times slower than usual does not come near them.
  test: { include: ['test/**/*.test.ts'], testTimeout: 600_000, hookTimeout: 600_000 },
});
