import { defineConfig } from 'vitest/config';
import { postgresServer } from './test/fixtures/postgres-server.ts';

/** What runs for minutes and is no part of CI: `npm run test:long`. */
export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    disableConsoleIntercept: true,
    hookTimeout: 120_000,
    ...(postgresServer === undefined ? {} : { globalSetup: 'test/fixtures/postgres.ts' }),
  },
});
