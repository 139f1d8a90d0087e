import { expect, test } from 'vitest';
import { newChannel } from '../../../src/core/channels/channel.ts';
import { channelKey } from '../../../src/core/chat/place.ts';
import { onChannelEvent } from '../../../src/digests/channel-events.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { shardOf } from '../../servers/discord/identify-rules.ts';
import { tempDatabase } from '../../storage/temp-database.ts';
import { connected, openServer } from './setup.ts';

const now = new Date('2026-06-19T07:00:00.000Z');
const guildsInAll = 3_000;

/** Half of them on each of two shards. */
const guilds = Array.from({ length: guildsInAll }, (_, nth) => String((BigInt(361_777_000_000 + nth) << 22n) + 1n));

test('3,000 servers over two connections: who removed us and who let us in again meanwhile is known before anything is posted', async () => {
  const server = await openServer({ sessions: { shards: 2, maxConcurrency: 2 } });
  const store = createChannelStore(await tempDatabase());
  for (const guild of guilds) server.world.guilds.set(guild, { id: guild, name: 'Lab', owner: '1' });
  for (const guild of guilds) {
    const place = { platform: 'discord', tenant: guild, channel: `${guild}0`, kind: 'public' } as const;
    await store.update(channelKey(place), () =>
      newChannel(place, 'alice', { line: '0 9 * * 1-5', timezone: 'UTC' }, 5, now),
    );
  }
  const begin = async () => {
    const all = await connected({ server, start: false });
    const { dispatch } = all.speaker;
    await all.adapter.start(
      {
        ...dispatch,
        async event(told) {
          if (told.kind === 'tenants' || told.kind === 'tenant-gone' || told.kind === 'tenant-back')
            await onChannelEvent(told, store, now);
        },
      },
      atOnce,
    );
    return all.adapter;
  };
  const served = async () =>
    new Set((await store.due(new Date('2026-07-01'), guildsInAll)).map(({ place }) => place.tenant));
  const asked = () => server.requests.filter(({ line }) => line.startsWith('GET /guilds/'));

  const first = await begin();
  expect(server.gateway.identified.map(({ shard }) => shard)).toEqual([
    [0, 2],
    [1, 2],
  ]);
  expect(await served()).toEqual(new Set(guilds));
  // Whoever stands in READY need not be asked about.
  expect(asked()).toEqual([]);
  await first.stop();

  // While we are away: some of each connection remove us.
  const gone = guilds.filter((_, nth) => nth % 100 < 2);
  expect(new Set(gone.map((guild) => shardOf(guild, 2)))).toEqual(new Set([0, 1]));
  for (const guild of gone) server.world.guilds.delete(guild);
  const second = await begin();
  expect(await served()).toEqual(new Set(guilds.filter((guild) => !gone.includes(guild))));
  expect(asked()).toHaveLength(gone.length);
  await second.stop();

  // And some of those let us in again; one more goes.
  const back = gone.slice(0, 40);
  for (const guild of back) server.world.guilds.set(guild, { id: guild, name: 'Lab', owner: '1' });
  const last = guilds.at(-1) ?? '';
  server.world.guilds.delete(last);
  await begin();
  const away = new Set([...gone.slice(40), last]);
  expect(await served()).toEqual(new Set(guilds.filter((guild) => !away.has(guild))));
  expect(asked()).toHaveLength(gone.length + 1);
});
