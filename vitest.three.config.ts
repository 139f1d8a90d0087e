import { defineConfig } from 'vitest/config';
import { postgresServer } from './test/fixtures/postgres-server.ts';

const isShared = postgresServer !== undefined;

/**
 * What people see must not depend on which of three processes answers: the end of `npm run test:long`, where
 * TEST_DATABASE_URL names a server.
 */
export default defineConfig({
  test: {
    include: isShared
      ? ['test/contract/{channels,commands,delivery,discussions,tenants}.test.ts', 'test/long/standing-still.test.ts']
      : [],
    passWithNoTests: true,
    globalSetup: isShared ? 'test/fixtures/postgres.ts' : 'test/fixtures/postgres-server.ts',
    provide: { otherProcesses: 2 },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
  },
});
