import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { invitation } from '../../../src/adapters/discord/permissions.ts';
import { createAnswerer } from '../../../src/answers/answerer.ts';
import { createConversation } from '../../../src/conversation/conversation.ts';
import { actsInChannel } from '../../../src/core/commands/away.ts';
import type { Services } from '../../../src/core/commands/command.ts';
import { room } from '../../commands/fixture.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { papers } from '../../fixtures/papers.ts';
import { permissions } from '../../servers/discord/world.ts';
import { connected, openServer } from './setup.ts';

const alice = '100000000000000001';
const foreign = '1517423689749999999';

/** A person who has added the bot to their account, in a server and in a conversation of people that have not. */
async function abroad() {
  const here = await room(papers(6, { featuredOn: '2026-06-18' }));
  Object.assign(here.services, {
    answerer: createAnswerer(here.clock),
    discussions: { at: async () => undefined, tallies: async () => new Map() },
    defaults: { schedule: { line: '0 9 * * 1-5', timezone: 'UTC' }, top: 5 },
    missingAccess: async () => [],
    channelNotes: async () => [],
  });
  const services = here.services as Services;
  const server = await openServer();
  const { adapter } = await connected({ server, start: false });
  await adapter.start(createConversation({ ...here, commands, services }), atOnce);
  const { world, people } = server;
  const theirs = world.channel({ name: 'general', guild_id: foreign });
  const group = world.channel({ name: 'friends', type: 3 });
  const direct = world.channel({ name: 'direct', type: 1, recipient: alice });
  const run = async (command: string, options: Record<string, string>, channel: string) => {
    const asked = people.command(command, options, { channel, user: alice, owners: { 1: alice } });
    const message = await people.answer(asked);
    return { message, text: people.text(message), isPrivate: people.isPrivate(message) };
  };
  return { ...here, server, adapter, theirs, group, direct, run };
}

const paper = '2606.00001';

test.each(['theirs', 'group'] as const)(
  'in a place that has not let it in (%s) it finds, shows, answers, keeps and cites',
  async (where) => {
    const all = await abroad();
    const at = all[where].id;
    const asked = [
      ['search', { query: 'planes' }, /6 papers/],
      ['show', { paper }, /Paper Planes, Part 1/],
      ['ask', { question: 'do planes fly?' }, /thousand planes/],
      ['save', { paper }, /is on your list/],
      ['cite', { paper }, /@/],
    ] as const;
    for (const [command, options, wanted] of asked) {
      const { text, isPrivate } = await all.run(command, options, at);
      expect(text).toMatch(wanted);
      expect([command, isPrivate]).toEqual([command, true]);
      expect(text).not.toMatch(/^Share$/m);
    }
    // What is kept is the person's own, wherever they look at it.
    expect((await all.run('saved', {}, all.direct.id)).text).toContain('Paper Planes, Part 1');
    expect(all.server.refused()).toEqual([]);
  },
);

test.each(['theirs', 'group'] as const)(
  'what changes or posts something is refused there (%s), and nothing of it changes',
  async (where) => {
    const all = await abroad();
    const at = all[where].id;
    const channelsBefore = all.server.world.channels.size;
    for (const { name, options } of commands.filter((each) => actsInChannel(each) && !each.hidden)) {
      const examples = { paper, topic: 'planes', set: 'on' };
      const given = Object.fromEntries(Object.entries(examples).filter(([option]) => option in options.shape));
      const { text, isPrivate } = await all.run(name, given, at);
      expect([name, text, isPrivate]).toEqual([name, expect.stringMatching(/^You brought me along/), true]);
    }
    expect(await all.channels.get({ platform: 'discord', tenant: alice, channel: at })).toBeUndefined();
    expect(await all.channels.get({ platform: 'discord', tenant: foreign, channel: at })).toBeUndefined();
    expect(all.server.world.channels.size).toBe(channelsBefore);
    expect(all.server.world.messages.every(({ only }) => only === alice)).toBe(true);
  },
);

test('in direct messages with it everything goes on as before', async () => {
  const all = await abroad();
  const { text, isPrivate } = await all.run('subscribe', { topic: 'planes' }, all.direct.id);
  expect(text).toMatch(/You now get up to 5 papers/);
  expect(isPrivate).toBe(false);
});

test('what Discord says of a place that has not let it in is not kept', async () => {
  const all = await abroad();
  all.server.deny(all.theirs, permissions.send);
  await all.run('search', { query: 'planes' }, all.theirs.id);
  const place = { platform: 'discord', tenant: foreign, channel: all.theirs.id, kind: 'public' } as const;
  expect(await all.adapter.missingAccess(place)).toEqual([]);
});

test('the link in the documentation and the one that we offer ask for the same', async () => {
  const { pathname, searchParams } = new URL(invitation('ID'));
  const link = `https://discord.com${pathname}?client_id=ID&scope=bot+applications.commands&permissions=${searchParams.get('permissions')}`;
  expect(await readFile('docs/discord.md', 'utf8')).toContain(`\`${link}\``);
});

test('a server that has let it in decides, also for whoever has added it to their account', async () => {
  const all = await abroad();
  const tenant = [...all.server.world.guilds.keys()][0] ?? '';
  const ours = [...all.server.world.channels.values()].find(({ guild_id }) => guild_id === tenant);
  const who = { channel: ours?.id ?? '', user: alice, owners: { 0: tenant, 1: alice } };
  const { people } = all.server;
  const message = await people.answer(people.command('subscribe', { topic: 'planes' }, who));
  expect(people.text(message)).toMatch(/^Only people who can manage/);
});
