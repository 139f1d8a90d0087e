import { expect, test } from 'vitest';
import { UnreachableError } from '../../../src/core/chat/chat-adapter.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { shardOf } from '../../servers/discord/identify-rules.ts';
import { connected, openServer } from './setup.ts';

/** A server that wants so many connections, with a guild on each of the first two. */
async function sharded(sessions: NonNullable<Parameters<typeof openServer>[0]>['sessions'] = {}) {
  const server = await openServer({ sessions: { shards: 2, maxConcurrency: 2, ...sessions } });
  const guilds = ['1517423689728000000', '1517423689732194304'];
  expect(guilds.map((guild) => shardOf(guild, 2))).toEqual([0, 1]);
  for (const guild of guilds) server.letIn(guild, { joinedAt: '2024-01-01T00:00:00.000Z' });
  const channels = guilds.map((guildId) => server.world.channel({ name: `papers of ${guildId}`, guild_id: guildId }));
  const begin = (parts: Parameters<typeof connected>[0] = {}) => connected({ server, ...parts });
  return { server, guilds, channels, begin };
}

test('as many connections as Discord wants are made, and every server is served on its own', async () => {
  const { server, guilds, channels, begin } = await sharded();
  const { speaker } = await begin();
  expect(server.gateway.identified.map(({ shard }) => shard)).toEqual([
    [0, 2],
    [1, 2],
  ]);
  for (const { id } of channels) await server.people.answer(server.people.command('today', {}, { channel: id }));
  expect(speaker.said.map(({ caller }) => caller.place)).toEqual(
    channels.map(({ id }, at) => ({ platform: 'discord', tenant: guilds[at], channel: id, kind: 'public' })),
  );
  await server.world.until(() => server.gateway.presences.length === 2);
  expect(server.gateway.presences).toEqual(
    expect.arrayContaining([expect.objectContaining({ shard: 0 }), expect.objectContaining({ shard: 1 })]),
  );
  expect(server.refused()).toEqual([]);
});

test('each connection speaks for its own servers only', async () => {
  const { server, guilds, begin } = await sharded();
  const { speaker } = await begin();
  const told = speaker.events.filter((event) => event.kind === 'tenants');
  expect(told.map(({ tenants }) => [...tenants])).toEqual(guilds.map((guild) => [guild]));
  for (const guild of guilds) server.world.guilds.delete(guild);
  expect(await Promise.all(told.map(({ isGone }) => isGone(guilds[0] ?? '')))).toEqual([true, false]);
  expect(await Promise.all(told.map(({ isGone }) => isGone(guilds[1] ?? '')))).toEqual([false, true]);
  // A person's direct messages are a tenant, too, and no server.
  expect(await Promise.all(told.map(({ isGone }) => isGone('a person')))).toEqual([false, false]);
});

test('the status comes back on a connection that was made anew', async () => {
  const { server, begin, channels } = await sharded();
  const { pass } = await begin();
  await server.world.until(() => server.gateway.presences.length === 2);
  server.gateway.drop({ resumable: false, shard: 1 });
  server.advance(5_000);
  await pass(5_000);
  await server.world.until(() => server.gateway.presences.length === 3);
  expect(server.gateway.presences.at(-1)).toMatchObject({ shard: 1, activities: [{ name: 'Paperboy' }] });
  await server.people.answer(server.people.command('today', {}, { channel: channels[1]?.id ?? '' }));
});

test('no more sign in at once than may', async () => {
  const { server, begin, channels } = await sharded({ maxConcurrency: 1 });
  const { adapter, speaker, pass } = await begin({ start: false });
  const started = adapter.start(speaker.dispatch, atOnce);
  await server.world.until(() => server.gateway.identified.length === 1);
  // Meanwhile the first is served; whoever would not wait has been refused by now.
  await server.people.answer(server.people.command('today', {}, { channel: channels[0]?.id ?? '' }));
  expect(server.gateway.refusedIdentifies()).toBe(0);
  server.advance(5_000);
  await pass(5_000);
  await started;
  expect(server.gateway.identified.map(({ shard: [id] }) => id)).toEqual([0, 1]);
  expect(server.gateway.refusedIdentifies()).toBe(0);
});

test('nobody signs in when too few sign-ins are left; the start says when to come again', async () => {
  const { server, begin } = await sharded({ remaining: 1 });
  const { adapter, speaker } = await begin({ start: false });
  const error = await adapter.start(speaker.dispatch, atOnce).catch((cause: unknown) => cause);
  if (!(error instanceof UnreachableError)) throw error;
  expect(error.message).toContain('it may again at 2026-06-20T06:59:55.000Z');
  expect(error.afterMs).toBe(server.sessions.resetsAt - server.world.now());
  expect(server.gateway.identified).toEqual([]);
  server.sessions.remaining = 2;
  await adapter.start(speaker.dispatch, atOnce);
  expect(server.gateway.identified).toHaveLength(2);
});

test('a connection that has to be made anew waits until it may, and says so', async () => {
  const { server, begin, channels } = await sharded({ remaining: 2 });
  const { pass, lines, adapter, place } = await begin();
  server.gateway.drop({ resumable: false, shard: 1 });
  await pass(5_000);
  while (!lines.some(({ message }) => message.includes('sign in no more'))) await new Promise(setImmediate);
  expect(server.gateway.identified).toHaveLength(2);
  // Posts do not need the connection.
  expect(await adapter.post(place, { summary: 'x', blocks: [], audience: 'everyone' }, 'key')).toBeDefined();
  const waitMs = server.sessions.resetsAt - server.world.now();
  server.advance(waitMs);
  await pass(waitMs);
  await server.world.until(() => server.gateway.identified.length === 3);
  expect(server.gateway.refusedIdentifies()).toBe(0);
  await server.people.answer(server.people.command('today', {}, { channel: channels[1]?.id ?? '' }));
});

test('a bot that stops while it waits to sign in, stops', async () => {
  const { server, begin } = await sharded({ remaining: 2 });
  const { pass, lines, adapter } = await begin();
  server.gateway.drop({ resumable: false, shard: 1 });
  await pass(5_000);
  while (!lines.some(({ message }) => message.includes('sign in no more'))) await new Promise(setImmediate);
  await adapter.stop();
  expect(server.gateway.identified).toHaveLength(2);
});
