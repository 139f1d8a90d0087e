import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The soak takes a quarter of an hour: npm run test:long.
    exclude: [...configDefaults.exclude, 'test/long/**'],
    // A minute ends a test that hangs; what needs more says so itself. Whoever waits in a test gives up before, with words.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
