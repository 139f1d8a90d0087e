import { expect, it } from 'vitest';
import { permissions } from '../../servers/discord/world.ts';
import { connected, openServer } from './setup.ts';

const alice = '700000000000000001';

it('a member sees what everybody may read, and whoever left sees nothing', async () => {
  const server = await openServer();
  const hidden = server.world.channel({ name: 'board', guild_id: server.guild('Lab'), hidden: true });
  const { adapter, guild, channel } = await connected({ server });
  const person = { platform: 'discord', tenant: guild, person: alice } as const;
  const here = { platform: 'discord', tenant: guild, channel: channel.id } as const;
  const { memberships } = adapter;
  expect(await memberships?.isMember(person)).toBe(true);
  expect(await memberships?.seesPublic(person, here)).toBe(true);
  expect(await memberships?.seesPublic(person, { ...here, channel: hidden.id })).toBe(false);
  expect(await memberships?.seesPublic(person, { ...here, channel: '1' })).toBe(false);
  expect(await memberships?.sees(person, here)).toBe(true);
  for (const other of [hidden.id, '1'])
    expect(await memberships?.sees(person, { ...here, channel: other })).toBe(false);
  // Of another server with the same channel nothing is known.
  expect(await memberships?.seesPublic({ ...person, tenant: '2' }, { ...here, tenant: '2' })).toBe(false);
  server.left.add(alice);
  expect(await memberships?.isMember(person)).toBe(false);
  expect(await memberships?.seesPublic(person, here)).toBe(false);
  expect(await memberships?.sees(person, here)).toBe(false);
  // Their direct messages stay theirs.
  expect(await memberships?.isMember({ ...person, tenant: alice })).toBe(true);
});

it('a channel that becomes private is public no more, and without an answer nobody is a member', async () => {
  const { server, adapter, guild, channel } = await connected();
  const person = { platform: 'discord', tenant: guild, person: alice } as const;
  const here = { platform: 'discord', tenant: guild, channel: channel.id } as const;
  channel.hidden = true;
  server.deny(channel, permissions.send);
  await expect.poll(() => adapter.memberships?.seesPublic(person, here)).toBe(false);
  server.changeToken('another');
  expect(await adapter.memberships?.isMember(person)).toBe(false);
});
