import { expect, it } from 'vitest';
import type { Channel } from '../../src/core/channels/subscription.ts';
import { channelKey } from '../../src/core/chat/place.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { aChannel, aTopic } from '../fixtures/channels.ts';
import { tempDatabase } from './temp-database.ts';

it.each<[string, Partial<Channel>]>([
  ['a minimum beyond whole numbers', { topics: [aTopic('planes', 1e20)] }],
  ['a minimum that is no number', { topics: [aTopic('planes', Number.NaN)] }],
  ['half an upvote', { topics: [aTopic('planes'), aTopic('wind', 0.5)] }],
])('writes nothing that it could not read again: %s', async (_, unreadable) => {
  const store = createChannelStore(await tempDatabase());
  const before = aChannel();
  const key = channelKey(before.place);
  await store.update(key, () => before);
  await expect(store.update(key, () => aChannel(unreadable))).rejects.toThrow();
  expect(await store.all()).toEqual([before]);
});
