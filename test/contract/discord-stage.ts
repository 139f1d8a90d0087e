import { botId, startDiscord } from '../servers/discord/index.ts';
import { flatten } from '../servers/discord/schema.ts';
import { everyone, type Message, permissions } from '../servers/discord/world.ts';
import { type Person, type Shown, type Stage, type Thread, waitingWord } from './stage.ts';
import { platformWaitMs, processMs } from './wait.ts';

const ids: Record<Person, string> = { alice: '100000000000000001', bob: '100000000000000002' };

/** Under a post there is room for a sign alone. */
const signed = ({ components }: Message, label: string) =>
  label === 'Discuss' && !flatten(components).some((part) => part.label === label) ? '💬' : label;

/** A Discord server with one channel; people type slash commands, click, and mention the bot in threads. */
export async function openDiscord({ waitMs = processMs } = {}) {
  // Tests start the bot again at once, and need not wait five seconds for it.
  const sessions = { everyMs: 0 };
  const discord = await startDiscord({ answerWithinMs: platformWaitMs, waitMs, sessions });
  const { world, people } = discord;
  // What is said comes without the permissions that a command brings.
  const guild = discord.guild('Lab', ids.alice);
  const channel = world.channel({ name: 'reading', guild_id: guild });
  const who = (person: Person, at = channel.id) => ({
    user: ids[person],
    channel: at,
    permissions: person === 'alice' ? everyone | permissions.manageChannels : everyone,
  });
  const from = (at: string) => world.messages.filter((each) => each.channel_id === at && each.author.id === botId);

  const messageOf = new WeakMap<Shown, Message>();
  const shown = (message: Message): Shown => {
    const one = asShown(message);
    messageOf.set(one, message);
    return one;
  };
  const asShown = (message: Message): Shown => ({
    text: () => people.text(message),
    isPrivate: () => people.isPrivate(message),
    click: async (label, person = 'alice') => {
      const clicked = people.click(message, signed(message, label), {
        user: ids[person],
        permissions: who(person).permissions,
      });
      return shown(await people.answer(clicked, waitingWord));
    },
  });

  /** The direct messages between a person and the bot. */
  const direct = (person: Person): string => {
    const known = [...world.channels.values()].find(({ type, recipient }) => type === 1 && recipient === ids[person]);
    return (known ?? world.channel({ name: 'direct', type: 1, recipient: ids[person] })).id;
  };

  async function said(text: string, at: string, person: Person): Promise<Shown> {
    const before = from(at).length;
    people.say(text, who(person, at));
    const answer = () =>
      from(at)
        .slice(before)
        .find((each) => people.text(each) !== waitingWord);
    return shown(await stage.until(`an answer to "${text}"`, answer));
  }

  const stage: Stage = {
    name: 'Discord',
    environment: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
    place: { platform: 'discord', tenant: guild, channel: channel.id, kind: 'public' },
    attach: (bot) => bot.logs('discord is connected').then(() => undefined),
    async ask(command, options = {}, person = 'alice') {
      const asked = people.command(command, options, who(person));
      return shown(await people.answer(asked, waitingWord));
    },
    posts: () =>
      from(channel.id)
        .filter((message) => message.only === undefined && !people.isPrivate(message))
        .map(shown),
    threads: () =>
      [...world.channels.values()]
        .filter(({ type, parent_id }) => type === 11 && parent_id === channel.id)
        .map(({ id, name }): Thread => ({ id, title: name, messages: () => from(id).map(shown) })),
    say: (text, where, person = 'alice') =>
      where === 'dm' ? said(text, direct(person), person) : said(`<@${botId}> ${text}`, channel.id, person),
    mention: ({ id }, text, person = 'alice') => said(`<@${botId}> ${text}`, id, person),
    async react(to, thumb, person, off) {
      const message = messageOf.get(to);
      if (message === undefined) throw new Error('that is no message');
      people.react(message, thumb, { user: ids[person], remove: off !== undefined });
    },
    until: (what, look) => world.until(look, what),
    refused: () => discord.refused(),
    close: () => discord.stop(),
  };
  return { ...stage, discord, who, shown };
}
