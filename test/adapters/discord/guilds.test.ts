import { expect, test } from 'vitest';
import { newChannel } from '../../../src/core/channels/channel.ts';
import { channelKey } from '../../../src/core/chat/place.ts';
import { onChannelEvent } from '../../../src/digests/channel-events.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import type { DiscordServer } from '../../servers/discord/index.ts';
import { tempDatabase } from '../../storage/temp-database.ts';
import { connected, openServer } from './setup.ts';

const now = new Date('2026-06-19T07:00:00.000Z');
const schedule = { line: '0 9 * * 1-5', timezone: 'UTC' };

/** A server whose channel has subscribed, kept in a real store: the bot may be started there again and again. */
async function subscribed(options: Parameters<typeof openServer>[0] = {}) {
  const server = await openServer(options);
  const store = createChannelStore(await tempDatabase());
  const guild = server.guild('Lab');
  const channel = server.world.channel({ name: 'ml-reading', guild_id: guild });
  const subscribe = (tenant: string, id: string, kind: 'public' | 'dm' = 'public') => {
    const place = { platform: 'discord', tenant, channel: id, kind } as const;
    return store.update(channelKey(place), () => newChannel(place, 'alice', schedule, 5, now));
  };
  await subscribe(guild, channel.id);
  const begin = async (at: DiscordServer = server) => {
    const all = await connected({ server: at, start: false });
    const { dispatch } = all.speaker;
    const event: typeof dispatch.event = async (told) => {
      if (told.kind === 'tenants' || told.kind === 'tenant-gone' || told.kind === 'tenant-back')
        await onChannelEvent(told, store, now);
    };
    await all.adapter.start({ ...dispatch, event }, atOnce);
    return all;
  };
  const due = async () => (await store.due(new Date('2026-07-01'), 10)).map(({ place }) => place.tenant);
  const told = (wanted: string[]) => expect.poll(due).toEqual(wanted);
  return { server, store, guild, channel, subscribe, begin, due, told };
}

test('a server that removed us, and let us in while we were down, gets its papers again', async () => {
  const { server, guild, begin, due, told } = await subscribed();
  const { adapter } = await begin();
  server.kick(guild);
  await told([]);
  await adapter.stop();
  server.letIn(guild);
  await begin();
  // Before anything is posted: no event has to come for it.
  expect(await due()).toEqual([guild]);
});

test('so does one that lets us in while we are there, and again', async () => {
  const { server, guild, begin, told } = await subscribed();
  await begin();
  for (const _ of [1, 2]) {
    server.kick(guild);
    await told([]);
    server.letIn(guild);
    await told([guild]);
  }
});

test('a server that removed us while we were down gets nothing, until it lets us in', async () => {
  const { server, guild, begin, due, told, subscribe } = await subscribed();
  const other = server.guild('Other');
  await subscribe(other, 'C2');
  await subscribe('100000000000000009', 'D1', 'dm');
  const { adapter } = await begin();
  await adapter.stop();
  server.kick(guild);
  const second = await begin();
  expect(await due()).toEqual(['100000000000000009', other]);
  await second.adapter.stop();
  // Still so after another start, and without asking Discord again.
  const asked = server.requests.filter(({ line }) => line === `GET /guilds/${guild}`).length;
  await begin();
  expect(await due()).toEqual(['100000000000000009', other]);
  expect(server.requests.filter(({ line }) => line === `GET /guilds/${guild}`)).toHaveLength(asked);
  server.letIn(guild);
  await told(['100000000000000009', guild, other]);
});

test('a server of which Discord cannot be asked keeps its papers', async () => {
  const { server, guild, begin, due } = await subscribed();
  server.world.guilds.delete(guild);
  server.faults.add({ request: /^GET \/guilds/, when: 'before', how: 500 });
  await begin();
  expect(await due()).toEqual([guild]);
});

test('a connection that was lost hears what happened meanwhile', async () => {
  const { server, guild, begin, told } = await subscribed();
  const { pass } = await begin();
  const reconnect = async () => {
    server.gateway.drop({ resumable: false });
    server.advance(5_000);
    await pass(5_000);
    await server.world.until(() => server.gateway.isConnected());
  };
  server.world.guilds.delete(guild);
  await reconnect();
  await told([]);
  server.world.guilds.set(guild, { id: guild, name: 'Lab', owner: '1' });
  await reconnect();
  await told([guild]);
});

test("a command through the server's own installation heals it; one through a person's own does not", async () => {
  const { server, guild, channel, store, begin, due, told } = await subscribed();
  await begin();
  await store.tenantGone({ platform: 'discord', tenant: guild }, now);
  const person = '100000000000000001';
  await server.people.answer(server.people.command('today', {}, { channel: channel.id, owners: { 1: person } }));
  expect(await due()).toEqual([]);
  await server.people.answer(server.people.command('today', {}, { channel: channel.id }));
  await told([guild]);
});
