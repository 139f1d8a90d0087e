import { expect, onTestFinished, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { specOf } from '../../src/core/commands/options.ts';
import { utcDay } from '../../src/core/day.ts';
import { papers } from '../fixtures/papers.ts';
import { botId, startDiscord } from '../servers/discord/index.ts';
import type { Interaction } from '../servers/discord/interaction-routes.ts';
import { forumType, type Message, permissions } from '../servers/discord/world.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { openDiscordBot } from './discord-bot.ts';
import {
  asManager,
  clickable,
  fair,
  faultOf,
  seeded,
  someOptions,
  someWords,
  strike,
  takenAway,
} from './discord-walk.ts';

const specs = commands.filter(({ hidden }) => hidden !== true).map(specOf);
const steps = Number(process.env.WALK_STEPS ?? 60);
const seeds = (process.env.WALK_SEEDS ?? '1').split(',').map(Number);

/** A bot that people use at random, in every kind of place, while permissions, requests and connections are lost. */
async function walk(seed: number) {
  const random = seeded(seed);
  const server = await startDiscord({ answerWithinMs: 60_000, waitMs: 60_000, sessions: { everyMs: 0 } });
  onTestFinished(() => server.stop());
  const { world, people } = server;
  const guild = server.guild('Lab');
  const channels = [
    world.channel({ name: 'reading', guild_id: guild }),
    world.channel({ name: 'secret', guild_id: guild, hidden: true }),
    world.channel({ name: 'news', guild_id: guild, type: 5 }),
    world.channel({ name: 'voices', guild_id: guild, type: 2 }),
  ];
  const granted = permissions.manageThreads;
  const forum = world.channel({ name: 'posts', guild_id: guild, type: forumType, granted });
  const talk = world.channel({ name: 'talk', guild_id: guild, type: 11, parent_id: forum.id });
  const foreign = world.channel({ name: 'theirs', guild_id: '700000000000000001' });
  const group = world.channel({ name: 'friends', type: 3 });
  const parts = { folder: tempFolder(), papers: papers(30, { featuredOn: utcDay(new Date()) }) };
  let bot = await openDiscordBot(server, parts);
  const told: string[] = [];
  let turn = 0;

  /** Another person each time: nobody may do so much in a minute. */
  function somebody() {
    const user = `1000000000000${String(++turn % 60).padStart(5, '1')}`;
    const direct =
      [...world.channels.values()].find(({ recipient }) => recipient === user) ??
      world.channel({ name: 'direct', type: 1, recipient: user });
    const threads = [...world.channels.values()].filter(({ type }) => type === 11);
    const at = random.one([...channels, ...channels, ...threads, foreign, group, direct]);
    return { user, channel: at.id, ...(random.chance(0.6) ? asManager : {}) };
  }

  /** Waits for what a person sees of it, and follows buttons and forms three deep. */
  async function follow(what: string, interaction: Interaction, depth = 3): Promise<void> {
    await world.until(() => interaction.answer, `${what} (seed ${seed})`);
    if (interaction.answer?.type !== 8 && interaction.answer?.type !== 9) await people.answer(interaction);
    expect(faultOf(interaction, server), what).toBeUndefined();
    const who = { user: interaction.person, ...asManager };
    if (interaction.modal !== undefined && depth > 0) {
      const names = [...JSON.stringify(interaction.modal.components).matchAll(/"custom_id":"([^"]+)"/g)];
      const values = Object.fromEntries(names.map(([, name = '']) => [name, someWords(random)]));
      return follow(`${what} > form`, people.submit(interaction, values), depth - 1);
    }
    const message = interaction.messages.at(-1);
    const labels = message === undefined ? [] : clickable(message);
    if (message === undefined || labels.length === 0 || depth === 0) return;
    const label = random.one(labels);
    await follow(`${what} > ${label}`, people.click(message, label, who), depth - 1);
  }

  async function mention(): Promise<void> {
    const who = somebody();
    const channel = world.channels.get(who.channel);
    if (channel === undefined || !world.sees(channel)) return;
    const said = people.say(`<@${botId}> ${someWords(random)}`, who);
    // Without Read Message History no reply, but a message; without Send Messages one to the person.
    const isAnswer = ({ id, author, channel_id }: Message) =>
      author.id === botId &&
      BigInt(id) > BigInt(said.id) &&
      (channel_id === said.channel_id || world.channels.get(channel_id)?.recipient === who.user);
    const answers = await world.until(
      () => {
        const found = world.messages.filter(isAnswer);
        return found.length > 0 && found;
      },
      `an answer to ${JSON.stringify(said.content)} in ${channel.name}, without ${channel.denied}`,
    );
    expect(answers.map(people.text).filter((text) => text === '')).toEqual([]);
  }

  async function digests(): Promise<void> {
    for (const { place } of await bot.channels.all()) {
      await bot.channels.update(place, (channel) => channel && { ...channel, nextDue: new Date().toISOString() });
    }
    await bot.digests.tick(AbortSignal.timeout(10_000));
  }

  const doings: [number, string, () => Promise<void>][] = [
    [
      40,
      'command',
      async () => {
        const spec = random.one(specs);
        const options = someOptions(spec, random);
        await follow(
          `/${spec.name} ${JSON.stringify(options)}`.slice(0, 300),
          people.command(spec.name, options, somebody()),
        );
      },
    ],
    [
      20,
      'old button',
      async () => {
        const seen = world.messages.filter((message) => message.author.id === botId && clickable(message).length > 0);
        if (seen.length === 0) return;
        const message = random.one(seen);
        const label = random.one(clickable(message));
        await follow(
          `old ${label}`,
          people.click(message, label, { user: message.only ?? somebody().user, ...asManager }),
        );
      },
    ],
    [
      6,
      'half a value',
      async () => {
        const spec = random.one(specs);
        const option = spec.options.find(({ completes }) => completes);
        if (option !== undefined)
          await people.complete(spec.name, { [option.name]: someWords(random) }, option.name, somebody());
      },
    ],
    [8, 'mention', mention],
    [
      4,
      'look up',
      async () => {
        const who = somebody();
        await follow('look up', people.lookUp(people.say(someWords(random), who), who));
      },
    ],
    [
      8,
      'permission',
      async () => {
        const channel = random.one([...channels, forum]);
        server.deny(channel, random.one(takenAway));
      },
    ],
    [6, 'digests', digests],
    [
      2,
      'drop',
      async () => {
        server.gateway.drop({ resumable: random.chance(0.5) });
        await world.until(() => server.gateway.isConnected(), 'a connection');
      },
    ],
    [
      1,
      'kick',
      async () => {
        server.kick(guild);
        server.letIn(guild);
      },
    ],
    [
      1,
      'restart',
      async () => {
        await bot.close();
        bot = await openDiscordBot(server, parts);
      },
    ],
  ];
  const deck = doings.flatMap((doing) => Array.from({ length: doing[0] }, () => doing));

  const organiser = { user: somebody().user, channel: talk.id, ...asManager };
  await people.answer(people.command('subscribe', { topic: 'planes', top: 5 }, organiser));
  for (let step = 0; step < steps; step++) {
    const [, name, act] = random.one(deck);
    server.faults.clear();
    const fault = random.chance(0.25) ? strike(server, random) : '';
    told.push(`${step} ${name} ${fault}`);
    await act().catch((error: unknown) => {
      throw new Error(`seed ${seed}, ${told.at(-1)}`, { cause: error });
    });
  }
  server.faults.clear();
  await bot.close();
  return { server, bot, channels, forum };
}

/** A paper as digests name it. */
const numbered = /\*\*\d+\u2002\[.*?papers\/(\d{4}\.\d{5})/g;

test.each(seeds)(
  'whatever people do, each gets one answer, and nothing that Discord refuses is sent (seed %d)',
  async (seed) => {
    const { server, bot, channels, forum } = await walk(seed);
    expect(server.refused().filter(({ error = '', status }) => status !== 0 && !fair.test(error))).toEqual([]);
    expect(bot.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    const { messages, channels: places } = server.world;
    const shownOnce = (digests: Message[]) => {
      const found = digests.flatMap(({ components }) => [...JSON.stringify(components).matchAll(numbered)]);
      const shown = found.map(([, paper]) => paper);
      expect(shown).toEqual([...new Set(shown)]);
    };
    for (const { id } of channels) {
      shownOnce(
        messages.filter((each) => each.channel_id === id && each.nonce !== undefined && !each.message_reference),
      );
    }
    shownOnce(messages.filter(({ id }) => places.get(id)?.parent_id === forum.id));
  },
  600_000,
);
