import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { utcDay } from '../../src/core/day.ts';
import { papers } from '../fixtures/papers.ts';
import { startDiscord } from '../servers/discord/index.ts';
import { flatten } from '../servers/discord/schema.ts';
import type { Message } from '../servers/discord/world.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { openDiscordBot } from './discord-bot.ts';

const alice = '100000000000000001';
const bob = '100000000000000002';
const foreignGuild = '700000000000000001';

/** Alice has installed the bot for herself; it is in none of her places but her direct messages. */
async function installed() {
  const server = await startDiscord({ answerWithinMs: 60_000, waitMs: 20_000 });
  onTestFinished(() => server.stop());
  const folder = tempFolder();
  const bot = await openDiscordBot(server, { folder, papers: papers(12, { featuredOn: utcDay(new Date()) }) });
  const { world, people } = server;
  const places = {
    server: world.channel({ name: 'theirs', guild_id: foreignGuild }),
    group: world.channel({ name: 'friends', type: 3 }),
    bot: world.channel({ name: 'direct', type: 1, recipient: alice }),
  };
  type Name = keyof typeof places;
  const who = (name: Name, given: { user?: string } = {}) => ({
    ...{ user: alice, channel: places[name].id },
    ...given,
  });
  const ask = (name: Name, command: string, options = {}, given: { user?: string } = {}) =>
    people.answer(people.command(command, options, who(name, given)));
  return { server, folder, bot, world, people, places, ask, who, text: people.text };
}

const labels = (message: Message) => flatten(message.components).flatMap(({ label }) => (label ? [label] : []));
const elsewhere = ['server', 'group'] as const;
const paper = '2606.00003';
const works: [string, Record<string, string>, RegExp][] = [
  ['search', { query: 'planes' }, /Paper Planes, Part/],
  ['show', { paper }, /Paper Planes, Part 3/],
  ['ask', { question: 'how many planes are folded', paper }, /thousand planes/],
  ['save', { paper }, /is on your list/],
  ['saved', {}, /Paper Planes, Part 3/],
  ['cite', { paper }, /@\w+\{/],
  ['similar', { paper }, /Paper Planes/],
  ['top', {}, /Paper Planes/],
  ['today', {}, /Paper Planes/],
  ['home', {}, /Your saved papers/],
  ['help', {}, /What you can ask me/],
];
const acts: [string, Record<string, string>][] = [
  ['subscribe', { topic: 'planes' }],
  ['unsubscribe', {}],
  ['schedule', { when: '9:00' }],
  ['pause', {}],
  ['resume', {}],
  ['model', { set: 'on' }],
  ['discuss', { paper }],
  ['why', {}],
  ['preview', {}],
  ['subscriptions', {}],
  ['recap', {}],
];

test.each(elsewhere)(
  'what finds papers works elsewhere (%s), for the person alone; the rest is refused',
  async (at) => {
    const { server, ask, world, places, people, text, bot, folder } = await installed();
    for (const [command, options, expected] of works) {
      const answer = await ask(at, command, options);
      expect(text(answer), command).toMatch(expected);
      expect(people.isPrivate(answer), command).toBe(true);
      expect(labels(answer), command).not.toContain('Discuss');
      expect(labels(answer), command).not.toContain('Subscribe this channel');
      expect(labels(answer), command).not.toContain('Share');
    }
    for (const [command, options] of acts) {
      // Another person: nobody may run so many in a minute.
      const answer = await ask(at, command, options, { user: bob });
      expect(text(answer), command).toMatch(/^You brought me along.*direct message/);
      expect(people.isPrivate(answer), command).toBe(true);
      const letIn = flatten(answer.components).find(({ url }) => url?.includes('oauth2/authorize'));
      expect(letIn === undefined, command).toBe(at !== 'server');
    }
    // Nothing is asked of places that are not ours, and nothing of them is kept.
    expect(server.refused()).toEqual([]);
    expect(server.requests.filter(({ line }) => line.includes(`/channels/${places[at].id}`))).toEqual([]);
    expect(world.messages.filter(({ only, author }) => only === undefined && author.bot === true)).toEqual([]);
    await bot.close();
    const kept = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('');
    expect(kept).toContain(alice);
    expect(kept).not.toContain(foreignGuild);
    expect(kept).not.toContain(places[at].id);
  },
);

test("a person's own list is the same wherever they are, and nobody else's", async () => {
  const { ask, text } = await installed();
  await ask('server', 'save', { paper });
  await ask('group', 'save', { paper: '2606.00004' });
  await ask('bot', 'save', { paper: '2606.00005' });
  for (const at of [...elsewhere, 'bot'] as const) {
    for (const part of [3, 4, 5]) expect(text(await ask(at, 'saved')), at).toContain(`Part ${part}`);
  }
  expect(text(await ask('group', 'saved', {}, { user: bob }))).not.toContain('Part 3');
});

test('what comes to the person is told elsewhere, to them alone; there it is not changed', async () => {
  const { ask, text, people, bot } = await installed();
  await ask('bot', 'subscribe', { topic: 'planes' });
  for (const at of elsewhere) {
    const told = await ask(at, 'subscriptions');
    expect(text(told)).toContain('planes');
    expect(people.isPrivate(told)).toBe(true);
    expect(labels(told)).not.toContain('Change time');
    expect(text(await ask(at, 'why'))).toContain('Nothing has been due');
    expect(text(await ask(at, 'preview'))).toContain('Paper Planes');
    expect(text(await ask(at, 'unsubscribe'))).toContain('You brought me along');
  }
  expect(
    (await bot.channels.ofTenant({ platform: 'discord', tenant: alice })).map(({ topics }) => topics.length),
  ).toEqual([1]);
});

test('a message of others is looked up where the bot is not', async () => {
  const { people, who, text } = await installed();
  const said = people.say('read https://arxiv.org/abs/2606.00003', who('group', { user: bob }));
  expect(text(await people.answer(people.lookUp(said, who('group'))))).toContain('Part 3');
});

test('an application that only servers may install is registered for servers alone', async () => {
  const server = await startDiscord({ userInstall: false });
  onTestFinished(() => server.stop());
  await openDiscordBot(server, { folder: tempFolder(), papers: [] });
  const [written] = server.registrations;
  expect(written?.commands).toMatchObject([
    { contexts: [0, 1], integration_types: [0] },
    { contexts: [0, 1], integration_types: [0] },
  ]);
});
