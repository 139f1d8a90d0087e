import { expect, it } from 'vitest';
import { followSettings } from '../../../src/core/channels/follow-settings.ts';
import { channelKey, type Place } from '../../../src/core/chat/place.ts';
import { readTopics } from '../../../src/core/queries/topic.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createKeyValueStore } from '../../../src/storage/key-value-store.ts';
import { tempDatabase } from '../../storage/temp-database.ts';

const place: Place = { platform: 'console', tenant: 'console', channel: 'console', kind: 'public' };
const daily = { line: '0 9 * * *', timezone: 'UTC' };
const start = new Date('2026-06-19T10:00:00.000Z');
const later = new Date('2026-06-19T12:00:00.000Z');
const tomorrow = '2026-06-20T09:00:00.000Z';

async function opened() {
  const db = await tempDatabase();
  const channels = createChannelStore(db);
  const keyValues = createKeyValueStore(db);
  type Wanted = Parameters<typeof followSettings>[0]['wanted'];
  return {
    channels,
    keyValues,
    follow: async (wanted: Partial<Wanted> = {}, now = start, dueNow = false) => {
      const settings = { schedule: daily, top: 5, topics: ['diffusion'], ...wanted };
      await followSettings({
        ...{ channels, keyValues, place, noteKey: 'console settings', person: 'ann' },
        ...{ wanted: settings, now, dueNow },
      });
      return channels.get(channelKey(place));
    },
    change: (fields: object) => channels.update(channelKey(place), (current) => current && { ...current, ...fields }),
  };
}

it.each([[['']], [['top papers']], [["the day's top papers"]], [['diffusion -video', 'org:nvidia']], [['"a', 'b"']]])(
  'reads %j as /paper subscribe does',
  async (topics) => {
    const { follow } = await opened();
    const read = readTopics(topics.join(';'));
    if (!read.ok) throw new Error(read.problem);
    const channel = await follow({ topics });
    expect(channel?.topics.map(({ text, query }) => ({ text, query }))).toEqual(read.topics);
  },
);

it('takes "top papers" for the best of the day, and not for two words', async () => {
  const { follow } = await opened();
  expect((await follow({ topics: ['top papers'] }))?.topics.map(({ text }) => text)).toEqual(['']);
});

it('is due at once where it is new, and at its time from then on', async () => {
  const { follow, change } = await opened();
  expect(await follow()).toMatchObject({ nextDue: start.toISOString(), organiser: 'ann', top: 5, layout: 'compact' });
  await change({ nextDue: tomorrow });
  expect(await follow({}, later)).toMatchObject({ nextDue: tomorrow });
  expect(await follow({}, later, true)).toMatchObject({ nextDue: later.toISOString() });
});

it('leaves what a person changed until the settings change', async () => {
  const { follow, change } = await opened();
  const first = await follow();
  await change({ top: 2, layout: 'cards', topics: [], nextDue: tomorrow });
  expect(await follow({}, later)).toMatchObject({ top: 2, layout: 'cards', topics: [] });
  const schedule = { line: '30 18 * * *', timezone: 'UTC' };
  expect(await follow({ schedule }, later)).toMatchObject({
    ...{ top: 5, layout: 'cards', schedule, nextDue: '2026-06-19T18:30:00.000Z' },
    topics: first?.topics.map((topic) => ({ ...topic, addedAt: later.toISOString() })),
  });
});

it('does not swallow a post that is due, nor wakes a channel that a person paused', async () => {
  const { follow, change } = await opened();
  await follow();
  expect(await follow({ top: 3 }, later)).toMatchObject({ top: 3, nextDue: start.toISOString() });
  const pause = { kind: 'asked' as const, by: 'ann', at: later.toISOString() };
  await change({ pause });
  expect(await follow({ top: 3 }, later)).toMatchObject({ pause });
  const changed = await follow({ top: 4 }, later);
  expect([changed?.pause, changed?.nextDue]).toEqual([undefined, tomorrow]);
  await change({ pause });
  expect((await follow({ top: 4 }, later, true))?.pause).toBeUndefined();
});

it('knows the settings as 0.1.0 noted them', async () => {
  const { follow, change, keyValues } = await opened();
  await follow();
  expect(await keyValues.get('console settings')).toBe(
    '{"schedule":{"line":"0 9 * * *","timezone":"UTC"},"top":5,"topics":["diffusion"]}',
  );
  await change({ top: 9 });
  expect(await follow()).toMatchObject({ top: 9 });
});
