import { expect, test } from 'vitest';
import { checkDiscord } from '../../../src/adapters/discord/check.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import { permissions } from '../../servers/discord/world.ts';
import { openServer } from './setup.ts';

test('what is missing is named for each channel, and an answer that is lost hides no other', async () => {
  const server = await openServer();
  const tenant = server.guild('Lab');
  const places = ['one', 'two'].map((name): Place => {
    const denied = permissions.send | permissions.readHistory;
    const { id } = server.world.channel({ name, guild_id: tenant, denied });
    return { platform: 'discord', tenant, channel: id, kind: 'public' };
  });
  server.faults.add({ request: /^GET \/gateway\/bot$/, when: 'after', how: 'reset' });
  server.faults.add({
    request: new RegExp(`^GET /channels/${places[0]?.channel}$`),
    when: 'before',
    how: 'close',
    times: 9,
  });
  // The deadlines of requests are never reached, and pauses between them end at once.
  const sleep = (milliseconds: number) => (milliseconds > 5_000 ? new Promise<void>(() => {}) : Promise.resolve());
  const clock = { now: () => new Date(server.world.now()), sleep };
  const setUp = { token: server.token, apiUrl: server.url, managePermission: 'ManageChannels' };
  const check = await checkDiscord({ ...setUp, channels: places, clock });
  expect(check.facts).toContain('2 channels of 2 looked at');
  expect(check.findings.map(({ what }) => what)).toEqual([
    expect.stringMatching(/^Channel \d+ of server \d+: Discord/),
    `#two (${places[1]?.channel}) of Lab: Paperboy lacks Send Messages, Read Message History.`,
  ]);
  expect(check.findings[0]?.remedy).toBe('Check again later.');
});

test('a permission that Discord does not have is named, also where the token is refused', async () => {
  const server = await openServer();
  const clock = { now: () => new Date(server.world.now()), sleep: async () => {} };
  for (const token of [server.token, 'wrong']) {
    const given = { token, apiUrl: server.url, managePermission: 'Sorcerer', channels: [], clock };
    const { findings } = await checkDiscord(given);
    expect(findings[0]?.what).toMatch(/^DISCORD_MANAGE_PERMISSION: got "Sorcerer"; want .*\.$/);
  }
});
