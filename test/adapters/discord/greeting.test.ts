import { expect, test } from 'vitest';
import { permissions } from '../../servers/discord/world.ts';
import { connected } from './setup.ts';

const guild = '1517423689740000000';
const inviter = '100000000000000077';

/** A server lets the bot in; gives what it was to be told, and where. */
async function letIn(fields: { denied?: bigint; invitedBy?: string; inSystemChannel?: boolean }) {
  const all = await connected();
  const { server, speaker } = all;
  const { id: systemChannel } = server.world.channel({ name: 'hello', guild_id: guild, denied: fields.denied ?? 0n });
  const { invitedBy, inSystemChannel = true } = fields;
  server.letIn(guild, { ...(inSystemChannel && { systemChannel }), ...(invitedBy !== undefined && { invitedBy }) });
  const told = () => speaker.events.filter((event) => event.kind === 'notice');
  await server.world.until(() => told().length > 0);
  return { ...all, told, channel: systemChannel };
}

test('a new server is greeted where it greets others', async () => {
  const { server, channel, told } = await letIn({});
  expect(told()).toMatchObject([
    {
      tenant: guild,
      occasion: expect.stringContaining('greeting'),
      place: { platform: 'discord', tenant: guild, channel, kind: 'public' },
    },
  ]);
  expect(server.refused()).toEqual([]);
});

test('letting us in again is another occasion; to be told of it again is none', async () => {
  const { server, told } = await letIn({});
  server.gateway.repeat('GUILD_CREATE');
  server.kick(guild);
  server.advance(60_000);
  server.letIn(guild, { invitedBy: inviter });
  await server.world.until(() => told().length === 2);
  expect(new Set(told().map(({ occasion }) => occasion)).size).toBe(2);
});

test.each([
  ['may not write there', { denied: permissions.send, invitedBy: inviter }, inviter],
  ['has no such channel', { inSystemChannel: false, invitedBy: inviter }, inviter],
  ['may not know who invited it', { denied: permissions.view }, '500000000000000001'],
])('where it %s, a person is told', async (_, fields, person) => {
  const { told } = await letIn(fields);
  expect(told().map(({ place }) => place)).toEqual([
    { platform: 'discord', tenant: person, channel: person, kind: 'dm' },
  ]);
});

test('a server that has had us for long is not greeted', async () => {
  const { server, speaker } = await connected();
  server.letIn(guild, { joinedAt: '2026-06-01T00:00:00.000Z' });
  const { id } = server.world.channel({ name: 'x', guild_id: guild });
  await server.people.answer(server.people.command('today', {}, { channel: id }));
  expect(speaker.events.filter(({ kind }) => kind === 'notice')).toEqual([]);
});
