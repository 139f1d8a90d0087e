import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { channelKey } from '../../src/core/chat/place.ts';
import { openBot } from '../../src/wire.ts';
import { aChannel, aPlace } from '../fixtures/channels.ts';
import { fakeClock, recordedLog } from '../fixtures/clock.ts';
import { papers } from '../fixtures/papers.ts';
import { recordingChat } from '../fixtures/recording-chat.ts';

const place = aPlace({ platform: 'slack' });
const { signal } = new AbortController();

test.each([
  ['in time, with its digest', '2026-06-19T09:05:00.000Z', 'posted'],
  ['too late, as after down time', '2026-06-19T18:00:00.000Z', 'skipped-late'],
])('nothing is planned for a platform that is not connected; it connects %s', async (_, connectedAt, outcome) => {
  const clock = fakeClock('2026-06-19T09:00:10.000Z');
  const connected = new Map<string, ReturnType<typeof recordingChat>>();
  const bot = await openBot(readConfig({ DATABASE_URL: ':memory:' }), {
    papers: papers(3, { featuredOn: '2026-06-18' }),
    clock,
    log: recordedLog(),
    senderOf: (platform) => connected.get(platform),
  });
  await bot.channels.update(channelKey(place), () => aChannel({ place }));
  await bot.digests.tick(signal);
  expect(await bot.outbox.lastRun(channelKey(place))).toBeUndefined();
  clock.set(connectedAt);
  connected.set('slack', recordingChat({ platform: 'slack' }));
  await bot.digests.tick(signal);
  expect((await bot.outbox.lastRun(channelKey(place)))?.outcome.kind).toBe(outcome);
  await bot.close();
});
