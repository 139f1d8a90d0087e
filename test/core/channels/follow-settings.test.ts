import { expect, it } from 'vitest';
import { followSettings, imported } from '../../../src/core/channels/follow-settings.ts';
import type { Channel } from '../../../src/core/channels/subscription.ts';
import { channelKey, type Place } from '../../../src/core/chat/place.ts';
import { readTopics, topicLimits } from '../../../src/core/queries/topic.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createKeyValueStore } from '../../../src/storage/key-value-store.ts';
import { aChannel, aTopic } from '../../fixtures/channels.ts';
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
  const follow = (wanted: Partial<Wanted> = {}, now = start) =>
    followSettings({
      ...{ channels, keyValues, place, noteKey: 'console settings', person: 'ann', now },
      wanted: { schedule: daily, top: 5, topics: ['diffusion'], ...wanted },
    });
  const stored = () => channels.get(channelKey(place));
  return {
    keyValues,
    stored,
    /** What is said of it. */
    told: follow,
    follow: async (wanted?: Partial<Wanted>, now?: Date) => {
      await follow(wanted, now);
      return stored();
    },
    change: (fields: object) => channels.update(channelKey(place), (current) => current && { ...current, ...fields }),
    write: (fields: Partial<Channel>) => channels.update(channelKey(place), () => aChannel({ place, ...fields })),
    unsubscribe: () => channels.update(channelKey(place), () => undefined),
  };
}

const texts = (channel: Channel | undefined) => channel?.topics.map(({ text }) => text);

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
});

it('leaves what was there before the first start, imported or subscribed by a command', async () => {
  const { follow, stored, told, write } = await opened();
  const paris = { line: '30 8 * * *', timezone: 'Europe/Paris' };
  await write({ topics: [aTopic('robotics')], top: 4, schedule: paris });
  const before = await stored();
  expect(await told()).toEqual([]);
  expect(await stored()).toEqual(before);
  expect(await follow({ top: 7, topics: ['diffusion'] })).toMatchObject({ top: 4, schedule: paris });
  expect(texts(await stored())).toEqual(['robotics']);
});

it('never changes what an import made', async () => {
  const { follow, told, keyValues, change, stored } = await opened();
  await follow();
  await keyValues.set('console settings', imported);
  await change({ nextDue: tomorrow });
  const before = await stored();
  expect(await told({ top: 3, topics: ['video'] }, later)).toEqual([]);
  expect(await told({ top: 4, topics: ['robotics'] }, later)).toEqual([]);
  expect(await stored()).toEqual(before);
});

it('leaves alone what was unsubscribed, whatever the settings say then', async () => {
  const { follow, unsubscribe } = await opened();
  await follow();
  await unsubscribe();
  expect(await follow()).toBeUndefined();
  expect(await follow({ top: 3, topics: ['robotics'] }, later)).toBeUndefined();
});

it('changes of each setting what the operator changed, and says it once', async () => {
  const { follow, told, change, stored } = await opened();
  const first = await follow();
  await change({ layout: 'cards', nextDue: tomorrow });
  const schedule = { line: '30 18 * * *', timezone: 'Europe/Paris' };
  const wanted = { schedule, top: 3, topics: ['diffusion', 'robotics'] };
  expect(await told(wanted, later)).toEqual([
    'Changed with the settings: time every day at 09:00 → every day at 18:30; zone UTC → Europe/Paris; top 5 → 3; topics + robotics.',
  ]);
  expect(await stored()).toMatchObject({
    ...{ top: 3, layout: 'cards', schedule, nextDue: '2026-06-19T16:30:00.000Z' },
    topics: [...(first?.topics ?? []), { text: 'robotics', addedBy: 'ann', addedAt: later.toISOString() }],
  });
  expect(await told(wanted, later)).toEqual([]);
  expect(await told({ ...wanted, topics: [''] }, later)).toEqual([
    "Changed with the settings: topics + the day's top papers, - diffusion, - robotics.",
  ]);
  expect(texts(await stored())).toEqual(['']);
});

it('keeps what somebody set by a command, and says which setting does not count for it', async () => {
  const { follow, told, change, stored } = await opened();
  const first = await follow();
  await change({ top: 2, topics: [...(first?.topics ?? []), aTopic('video')] });
  const evening = { line: '30 18 * * *', timezone: 'UTC' };
  expect(await told({ schedule: evening, topics: ['robotics'] }, later)).toEqual([
    'Changed with the settings: time every day at 09:00 → every day at 18:30; topics + robotics, - diffusion.',
  ]);
  expect(await stored()).toMatchObject({ top: 2, schedule: evening });
  expect(texts(await stored())).toEqual(['video', 'robotics']);
  expect(await told({ schedule: evening, topics: ['robotics'], top: 7 }, later)).toEqual([
    'Not changed with the settings, because it was changed by a command: top (stays 2).',
  ]);
  expect(await stored()).toMatchObject({ top: 2 });
  expect(await told({ schedule: evening, topics: ['robotics'], top: 2 }, later)).toEqual([]);
});

it('does not bring back a topic that was unsubscribed, when other settings change', async () => {
  const { follow, change, stored } = await opened();
  const both = ['diffusion', 'robotics'];
  await follow({ topics: both });
  await change({ topics: [aTopic('robotics')] });
  expect(texts(await follow({ topics: both, top: 3 }))).toEqual(['robotics']);
  expect(texts(await follow({ topics: [...both, 'video'], top: 3 }))).toEqual(['robotics', 'video']);
  expect(await stored()).toMatchObject({ top: 3 });
});

it('brings the top papers for an emptied setting only where no topic is left', async () => {
  const { follow, change } = await opened();
  await follow({ topics: [''] });
  await change({ topics: [aTopic('robotics')] });
  expect(texts(await follow({ topics: ['video'] }))).toEqual(['robotics', 'video']);
  expect(texts(await follow({ topics: [''] }))).toEqual(['robotics']);
  await follow({ topics: ['video'] });
  expect(texts(await follow({ topics: ['top papers'] }))).toEqual(['robotics', '']);
  await follow({ topics: ['video'] });
  await change({ topics: [aTopic('video')] });
  expect(texts(await follow({ topics: [''] }))).toEqual(['']);
});

it('leaves the topics where none would be left, or too many, and says so', async () => {
  const { follow, told, change, stored } = await opened();
  await follow({ topics: ['diffusion', 'robotics'] });
  await change({ topics: [aTopic('robotics')] });
  expect(await told({ topics: ['diffusion'] })).toEqual([
    'Not changed with the settings: topics. That would leave no topic here, because others were taken away meanwhile.',
  ]);
  const many = Array.from({ length: topicLimits.perChannel }, (_, n) => aTopic(`subject${n}`));
  await change({ topics: many });
  expect(await told({ topics: ['diffusion', 'video'] })).toEqual([
    'Not changed with the settings: topics. A channel has at most 25 topics.',
  ]);
  expect(texts(await stored())).toEqual(texts(aChannel({ topics: many })));
});

it('does not swallow a post that is due, nor wakes a channel that a person paused', async () => {
  const { follow, change } = await opened();
  await follow();
  expect(await follow({ top: 3 }, later)).toMatchObject({ top: 3, nextDue: start.toISOString() });
  const pause = { kind: 'asked' as const, by: 'ann', at: later.toISOString() };
  await change({ pause });
  expect(await follow({ top: 4 }, later)).toMatchObject({ top: 4, pause });
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
