import { expect, onTestFinished, test } from 'vitest';
import { utcDay } from '../../src/core/day.ts';
import { systemClock } from '../../src/system-clock.ts';
import { papers } from '../fixtures/papers.ts';
import { startDiscord } from '../servers/discord/index.ts';
import { flags } from '../servers/discord/schema.ts';
import { everyone, permissions } from '../servers/discord/world.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { openDiscordBot } from './discord-bot.ts';

const { signal } = new AbortController();
const manager = everyone | permissions.manageChannels;

/** A channel of this kind that gets six papers, each a message; the server's time and the bot's go on together. Four messages an hour may be published. */
async function subscribed(type: number) {
  const rates = { crosspost: { limit: 4, perMs: 3_600_000 } };
  const server = await startDiscord({ answerWithinMs: 60_000, sessions: { everyMs: 0 }, rates });
  onTestFinished(() => server.stop());
  let aheadMs = 0;
  const clock = { ...systemClock, now: () => new Date(Date.now() + aheadMs) };
  const parts = { folder: tempFolder(), papers: papers(14, { featuredOn: utcDay(new Date()) }), clock };
  const { world, people } = server;
  const channel = world.channel({ name: 'news', guild_id: server.guild('Lab'), type });
  let bot = await openDiscordBot(server, parts);
  const ask = async (command: string, options: Record<string, string | number | boolean> = {}) =>
    people.text(await people.answer(people.command(command, options, { channel: channel.id, permissions: manager })));
  await ask('subscribe', { topic: 'planes', layout: 'cards', top: 6 });
  const published = () => world.messages.filter((message) => (message.flags & flags.crossposted) !== 0);
  const asked = () => server.requests.filter(({ line }) => line.endsWith('/crosspost'));
  return {
    ...{ server, channel, ask, published, asked },
    posts: () => world.messages.filter(({ channel_id, nonce }) => channel_id === channel.id && nonce !== undefined),
    async post() {
      const place = { platform: 'discord', tenant: channel.guild_id ?? '', channel: channel.id } as const;
      await bot.channels.update(place, (now) => now && { ...now, nextDue: clock.now().toISOString() });
      await bot.digests.tick(signal);
      await bot.courier.drain();
    },
    async publish() {
      await bot.publish(signal);
      bot.courier.wake();
      await bot.courier.drain();
    },
    async restart() {
      await bot.close();
      bot = await openDiscordBot(server, parts);
    },
    pass(ms: number) {
      aheadMs += ms;
      server.advance(ms);
    },
  };
}

test('posts of an announcement channel are published when its organiser wants it, as many an hour as may be, each once', async () => {
  const { ask, post, posts, publish, published, asked, restart, pass, server } = await subscribed(5);
  expect(await ask('schedule', { publish: true })).toContain('published to those who follow this channel');
  await post();
  const all = posts();
  expect(all).toHaveLength(6);
  // The answer to one is lost: nobody knows whether it was published.
  server.faults.add({ request: /crosspost$/, when: 'after', how: 'reset' });
  await publish();
  expect(published()).toEqual(all.slice(0, 1));
  pass(60_000);
  await publish();
  // Asking again counts, too.
  expect(published()).toEqual(all.slice(0, 3));
  expect(await ask('why')).toContain('as soon as that is allowed');
  // What waits is not asked for again and again.
  const before = asked().length;
  pass(60_000);
  await publish();
  expect(asked()).toHaveLength(before);
  // And no stop loses it.
  await restart();
  pass(3_600_000);
  await publish();
  expect(published()).toEqual(all);
  expect(asked().filter(({ status }) => status === 200)).toHaveLength(all.length);
  await publish();
  expect(asked().filter(({ status }) => status === 200)).toHaveLength(all.length);
  expect(await ask('why')).not.toContain('as soon as that is allowed');
});

test('nothing is published where nobody asked for it; an organiser may take it back', async () => {
  const { ask, post, publish, asked } = await subscribed(5);
  await post();
  await publish();
  expect(asked()).toEqual([]);
  await ask('schedule', { publish: true });
  expect(await ask('schedule', { publish: false })).not.toContain('published to those');
  await post();
  await publish();
  expect(asked()).toEqual([]);
});

test('where nobody can follow, that is said; what cannot be published is told to whoever subscribed the channel', async () => {
  const text = await subscribed(0);
  expect(await text.ask('schedule', { publish: true })).toContain('Only an announcement channel can be followed');
  const { ask, post, publish, published, server, channel } = await subscribed(5);
  await ask('schedule', { publish: true });
  await post();
  channel.type = 0;
  await publish();
  expect(published()).toEqual([]);
  const told = await server.world.until(() =>
    server.world.messages.find((message) => server.people.text(message).includes('could not be published')),
  );
  expect(server.world.channels.get(told.channel_id)?.recipient).toBe('100000000000000001');
});

test('a later post does not overtake those that wait, and what waited for more than a day is given up', async () => {
  const { ask, post, posts, publish, published, asked, restart, pass, server } = await subscribed(5);
  await ask('schedule', { publish: true });
  await post();
  await publish();
  expect(published()).toEqual(posts().slice(0, 4));
  // Two wait for most of an hour; what is posted meanwhile waits behind them.
  pass(600_000);
  await post();
  expect(posts()).toHaveLength(12);
  const before = asked().length;
  await publish();
  expect(asked()).toHaveLength(before);
  // discord.js keeps its own time until it may ask again.
  await restart();
  pass(3_600_000);
  await publish();
  expect(published()).toEqual(posts().slice(0, 8));
  pass(25 * 3_600_000);
  await publish();
  expect(published()).toEqual(posts().slice(0, 8));
  await server.world.until(() =>
    server.world.messages.find((message) => server.people.text(message).includes('for a day it was not possible')),
  );
  expect(await ask('why')).not.toContain('as soon as that is allowed');
});

test('a server that removed us is not asked to publish, until it lets us in again', async () => {
  const { ask, post, posts, publish, published, asked, restart, server, channel } = await subscribed(5);
  const guild = channel.guild_id ?? '';
  await ask('schedule', { publish: true });
  await post();
  server.kick(guild);
  // What happened is known for sure after a start.
  await restart();
  await publish();
  expect(asked()).toEqual([]);
  server.letIn(guild, { joinedAt: '2026-01-01T00:00:00.000Z' });
  await restart();
  await publish();
  expect(published()).toEqual(posts().slice(0, 4));
});
