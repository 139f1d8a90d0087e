import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { postgresServer } from './test/fixtures/postgres-server.ts';

/**
 * Tests of what is stored, and of what stands on it, that hold on SQLite and on PostgreSQL. A clock of their own runs ahead of a
 * server, unless it stands still while that works (`test/fixtures/answering.ts`).
 */
const ofStores = [
  'test/storage/{adapters,at-once,discussions,duties,installations,move-channel,outbox,outbox-of-several,papers,retention,run-decisions,sources,status,tenants,votes}.test.ts',
  'test/storage/postgres/*.test.ts',
  'test/ingest/*.test.ts',
  'test/delivery/courier.test.ts',
  'test/delivery/kill/kill.test.ts',
  'test/delivery/several/several.test.ts',
  'test/contract/{channels,commands,delivery,tenants}.test.ts',
];

export default defineConfig({
  test: {
    // Two minutes end a test that hangs: on a busy machine half a dozen processes of ours take one to start. What needs more
    // says so itself. Whoever waits in a test gives up before, with words.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // On two cores vitest would run one: many tests wait for a process, a server or the disk.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['test/**/*.test.ts'],
          globalSetup: 'test/fixtures/postgres-server.ts',
          // The soak takes a quarter of an hour: npm run test:long.
          exclude: [...configDefaults.exclude, 'test/long/**', 'test/storage/postgres/**', 'test/delivery/several/**'],
        },
      },
      ...(postgresServer !== undefined
        ? [
            {
              extends: true as const,
              test: { name: 'postgres', include: ofStores, globalSetup: 'test/fixtures/postgres.ts' },
            },
          ]
        : []),
    ],
  },
});
