import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { channelKey } from '../../src/core/chat/place.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { createKeyValueStore } from '../../src/storage/key-value-store.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { createVoteStore } from '../../src/storage/votes.ts';
import { aChannel, aPlace, aTopic } from '../fixtures/channels.ts';
import { papers } from '../fixtures/papers.ts';
import { tempDatabase } from './temp-database.ts';

it('keeps every topic of fifty people who change one channel at once', async () => {
  const channels = createChannelStore(await tempDatabase());
  const key = channelKey(aPlace());
  await channels.update(key, () => aChannel({ topics: [] }));
  const added = Array.from({ length: 50 }, (_, person) => aTopic(`topic${person}`));
  await Promise.all(
    added.map((topic) =>
      channels.update(key, (channel) => channel && { ...channel, topics: [...channel.topics, topic] }),
    ),
  );
  const { topics = [], version } = (await channels.get(key)) ?? {};
  expect(topics.map(({ text }) => text).sort()).toEqual(added.map(({ text }) => text).sort());
  expect(version).toBe(51);
});

it('keeps what everybody adds to one note at once', async () => {
  const notes = createKeyValueStore(await tempDatabase());
  const letters = [...'abcdefghij'];
  await Promise.all(letters.map((letter) => notes.change('letters', (all = '') => all + letter)));
  expect([...((await notes.get('letters')) ?? '')].sort()).toEqual(letters);
});

it('saves days that share papers at once, each with its papers', async () => {
  const store = createPaperStore(await tempDatabase());
  const days = Array.from({ length: 20 }, (_, day) => `2026-06-${String(day + 1).padStart(2, '0')}`);
  await Promise.all(
    days.map((day, number) =>
      store.saveDay('hf', day, papers(10 + number, { featuredOn: day }), new Date(`${day}T12:00:00Z`)),
    ),
  );
  expect(await store.count()).toBe(29);
  for (const [number, day] of days.entries()) expect(await store.featured(day, day)).toHaveLength(10 + number);
  expect(await store.daysAsked('2026-06-01', '2026-06-30')).toHaveLength(20);
});

it('counts the thumb that was given last, whatever the clock says', async () => {
  const votes = createVoteStore(await tempDatabase());
  const { platform, tenant, channel } = aPlace();
  await votes.said({ place: aPlace(), id: 'm' }, '2606.00001', new Date('2026-06-19T09:00:00Z'));
  const on = { platform, tenant, channel, message: 'm' };
  await votes.vote(on, 'ada', 1, new Date('2026-06-19T09:10:00Z'));
  await votes.vote(on, 'ada', -1, new Date('2026-06-19T09:05:00Z'));
  expect((await votes.tallies(aPlace(), ['2606.00001'])).get('2606.00001')).toEqual({ up: 0, down: 1 });
});

it('begins no unit of work that would not be done again', () => {
  const folder = new URL('../../src/storage/', import.meta.url);
  const begin = readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && readFileSync(new URL(name, folder), 'utf8').includes('.transaction()'),
  );
  // A move has the database for itself.
  expect(begin.sort()).toEqual(['engine.ts', 'move-to-postgres.ts']);
});
