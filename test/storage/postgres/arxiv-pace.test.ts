import { expect, it } from 'vitest';
import { createArxivPace } from '../../../src/sources/arxiv-pace.ts';
import type { Fetched } from '../../../src/sources/http.ts';
import { createPaceStore } from '../../../src/storage/pace.ts';
import { fakeClock } from '../../fixtures/clock.ts';
import { tempDatabase } from '../temp-database.ts';

it('leaves arXiv alone in all processes, whatever their clocks say, once it has refused one of them', async () => {
  const db = await tempDatabase();
  const url = new URL('https://arxiv.example/');
  const { signal } = new AbortController();
  let asked = 0;
  const http = {
    async get(): Promise<Fetched> {
      asked += 1;
      return { kind: 'failed', reason: 'asked too much', status: 429 };
    },
  };
  const processAt = (time: string) => createArxivPace(fakeClock(time), createPaceStore(db));
  await processAt('2026-06-19T09:00:00.000Z').get(http, url, signal);
  for (const time of ['2026-06-19T09:20:00.000Z', '2026-06-19T08:00:00.000Z']) {
    expect(await processAt(time).get(http, url, signal)).toMatchObject({
      status: 429,
      retryAfterMs: expect.any(Number),
    });
  }
  expect(asked).toBe(1);
});
