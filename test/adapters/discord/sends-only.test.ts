import { expect, it } from 'vitest';
import { RefusedError } from '../../../src/core/chat/chat-adapter.ts';
import { forumType, permissions } from '../../servers/discord/world.ts';
import { connected, line, openServer } from './setup.ts';

const alice = '700000000000000001';

it('sends without a connection to the gateway: nobody is heard, and no sign-in is used', async () => {
  const { server, adapter, place, speaker } = await connected({ sendsOnly: true });
  expect(server.gateway.identified).toEqual([]);
  const sent = await adapter.post(place, line('Daily papers'), 'key');
  expect(sent).toMatchObject({ kind: 'sent' });
  expect(await adapter.find(place, 'key', new Date(0))).toMatchObject({ kind: 'found' });
  if (sent.kind === 'sent') expect(await adapter.edit(sent.message, line('Changed'))).toMatchObject({ kind: 'sent' });
  server.people.command('today', {}, { channel: place.channel });
  expect(await adapter.missingAccess(place)).toEqual([]);
  expect(speaker.said).toEqual([]);
});

it('asks Discord itself what a forum is, and what a person may see', async () => {
  const server = await openServer();
  const tenant = server.guild('Lab');
  const forum = server.world.channel({
    type: forumType,
    guild_id: tenant,
    name: 'papers',
    granted: permissions.manageThreads,
  });
  const hidden = server.world.channel({ name: 'board', guild_id: tenant, hidden: true });
  const { adapter, place } = await connected({ server, sendsOnly: true });
  const inForum = { ...place, channel: forum.id };
  expect(await adapter.forum?.(place)).toBeUndefined();
  expect(await adapter.forum?.(inForum)).toEqual({ mayPin: true });
  const post = { title: 'A paper', topics: [] };
  expect(await adapter.post(inForum, line('x', { audience: 'everyone', post }), 'key')).toMatchObject({ kind: 'sent' });
  expect([...server.world.channels.values()].filter(({ parent_id }) => parent_id === forum.id)).toHaveLength(1);

  const person = { platform: 'discord', tenant, person: alice } as const;
  expect(await adapter.memberships?.isMember(person)).toBe(true);
  expect(await adapter.memberships?.seesPublic(person, place)).toBe(true);
  expect(await adapter.memberships?.seesPublic(person, { ...place, channel: hidden.id })).toBe(false);
  server.left.add(alice);
  expect(await adapter.memberships?.seesPublic(person, place)).toBe(false);
});

it('asks Discord once about a channel, and of one to which messages were sent not even after a start', async () => {
  const server = await openServer();
  const asked = (channel: string) => server.requests.filter(({ line }) => line.endsWith(`/channels/${channel}`)).length;
  const fresh = await connected({ server, sendsOnly: true });
  const { place } = fresh;
  for (let day = 0; day < 3; day += 1) expect(await fresh.adapter.forum?.(place)).toBeUndefined();
  expect(asked(place.channel)).toBe(1);
  const takesMessages = async ({ channel }: { channel: string }) => channel === place.channel;
  const later = await connected({ server, sendsOnly: true, takesMessages });
  expect(await later.adapter.forum?.(place)).toBeUndefined();
  expect(asked(place.channel)).toBe(1);
});

it('asks again about a channel that took no message, whatever was remembered of it', async () => {
  const server = await openServer();
  const tenant = server.guild('Lab');
  const { id: channel } = server.world.channel({ type: forumType, guild_id: tenant, name: 'papers' });
  const { adapter, place } = await connected({ server, sendsOnly: true, takesMessages: async () => true });
  const inForum = { ...place, channel };
  expect(await adapter.forum?.(inForum)).toBeUndefined();
  expect(await adapter.post(inForum, line('x'), 'key')).toMatchObject({ kind: 'sent' });
  expect(await adapter.forum?.(inForum)).toBeDefined();
});

it('takes no forum for a text channel because Discord failed, and one that it may not see for none', async () => {
  const server = await openServer();
  const tenant = server.guild('Lab');
  const forum = server.world.channel({ type: forumType, guild_id: tenant, name: 'papers' });
  const { adapter, place } = await connected({ server, sendsOnly: true });
  const inForum = { ...place, channel: forum.id };
  server.faults.add({ request: new RegExp(`^GET .*/channels/${forum.id}$`), when: 'before', how: 'close' });
  await expect(adapter.forum?.(inForum)).rejects.toThrow();
  expect(await adapter.forum?.(inForum)).toBeDefined();
  expect(await adapter.forum?.({ ...place, channel: '700000000000000999' })).toBeUndefined();
});

it('refuses a wrong token at the start', async () => {
  const { adapter, speaker } = await connected({ sendsOnly: true, start: false, token: 'wrong' });
  await expect(adapter.start(speaker.dispatch, async () => {})).rejects.toThrow(RefusedError);
});
