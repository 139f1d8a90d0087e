import { expect, it } from 'vitest';
import { type Planning, planChannels } from '../../src/digests/plan.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { aChannel, aPlace } from '../fixtures/channels.ts';
import { tempDatabase } from '../storage/temp-database.ts';

it('asks of ten channels at a time whether they are forums, however many are planned together', async () => {
  let atOnce = 0;
  const seen: number[] = [];
  const planning: Planning = {
    now: new Date('2026-06-19T09:00:00.000Z'),
    yieldIfDue: async () => {},
    window: {
      lists: [],
      candidates: [],
      finding: async (topic) => ({ topic, matches: new Map(), excluded: new Map() }),
    },
    outbox: createOutbox(await tempDatabase()),
    fits: () => true,
    async forumOf() {
      seen.push(++atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      throw new Error('HTTP 503');
    },
    healthOf: () => ({ reachable: true, at: '2026-06-19T09:00:00.000Z' }),
    sample: false,
    catchUpHours: 4,
  };
  const channels = Array.from({ length: 25 }, (_, number) => aChannel({ place: aPlace({ channel: `c${number}` }) }));
  expect((await planChannels(channels, planning)).unsaid).toEqual(channels);
  expect(seen).toHaveLength(25);
  expect(Math.max(...seen)).toBe(10);
});
