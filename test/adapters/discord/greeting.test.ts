import { expect, test } from 'vitest';
import { createMemoryKeyValues } from '../../fixtures/memory-stores.ts';
import { permissions } from '../../servers/discord/world.ts';
import { connected, openServer } from './setup.ts';

const guild = '1517423689740000000';
const inviter = '100000000000000077';

/** A server lets the bot in; gives where it was greeted. */
async function letIn(fields: { denied?: bigint; invitedBy?: string; inSystemChannel?: boolean }) {
  const server = await openServer();
  const keyValues = createMemoryKeyValues();
  const all = await connected({ server, keyValues });
  const { id: systemChannel } = server.world.channel({ name: 'hello', guild_id: guild, denied: fields.denied ?? 0n });
  const { invitedBy, inSystemChannel = true } = fields;
  server.letIn(guild, { ...(inSystemChannel && { systemChannel }), ...(invitedBy !== undefined && { invitedBy }) });
  await server.world.until(() => server.world.messages.length > 0);
  const greeted = () =>
    server.world.messages.map(({ channel_id }) => {
      const { name, recipient } = server.world.channels.get(channel_id) ?? {};
      return recipient ?? name;
    });
  return { ...all, keyValues, greeted, text: () => server.world.messages.map(server.people.text).join('\n') };
}

test('a new server is greeted once, where it greets others', async () => {
  const { server, greeted, text, adapter, keyValues } = await letIn({});
  expect(text()).toMatch(/Paperboy is here[\s\S]*<\/paper search:\d+>/);
  server.gateway.repeat('GUILD_CREATE');
  await adapter.stop();
  // Also not after a start: it still is a new server then.
  await (await connected({ server, keyValues })).adapter.stop();
  expect(greeted()).toEqual(['hello']);
});

test('again when it lets us in again', async () => {
  const { server, greeted } = await letIn({});
  server.kick(guild);
  server.advance(60_000);
  server.letIn(guild, { invitedBy: inviter });
  await server.world.until(() => server.world.messages.length === 2);
  expect(greeted()).toEqual(['hello', inviter]);
});

test.each([
  ['may not write there', { denied: permissions.send, invitedBy: inviter }, inviter],
  ['has no such channel', { inSystemChannel: false, invitedBy: inviter }, inviter],
  ['may not know who invited it', { denied: permissions.view }, '500000000000000001'],
])('where it %s, a person is told', async (_, fields, person) => {
  expect((await letIn(fields)).greeted()).toEqual([person]);
});

test('a server that has had us for long is not greeted', async () => {
  const { server } = await connected();
  server.letIn(guild, { joinedAt: '2026-06-01T00:00:00.000Z' });
  const { id } = server.world.channel({ name: 'x', guild_id: guild });
  await server.people.answer(server.people.command('today', {}, { channel: id }));
  expect(server.world.messages).toHaveLength(1);
});
