import { z } from 'zod';
import type { Interaction } from './interaction-routes.ts';
import { flags, flatten } from './schema.ts';
import { everyone, type Message, shown, type World } from './world.ts';

export type Who = {
  user?: string;
  channel: string;
  permissions?: bigint;
  locale?: string;
  /** Whose installation of the app it comes from: `{ 0: guild }` the server's, `{ 1: user }` the person's own. */
  owners?: Record<string, string>;
};
type Values = Record<string, string | number | boolean>;

const kinds = { string: 3, number: 4, boolean: 5 } as const;

/** All words a person reads in a message. */
const text = ({ content, components }: Message) =>
  [content, ...flatten(components).map(({ content, label }) => content ?? label ?? '')]
    .filter((line) => line !== '')
    .join('\n');

/** What people do in the client: each returns at once with the interaction, which fills as the bot answers. */
export function createPeople(
  world: World,
  interactions: Interaction[],
  botId: string,
  commandsOf: ReadonlyMap<string, readonly object[]>,
) {
  /**
   * discord.com/developers/docs/interactions/application-commands#contexts: a person is offered a command where its
   * `contexts` say so, through an installation that its `integration_types` name.
   */
  function checkOffered(name: unknown, context: number, owners: object): void {
    const found = commandsOf.get('everywhere')?.find((command) => Object(command).name === name);
    if (found === undefined) return;
    const { contexts = [0, 1, 2], integration_types = [0] } = Object(found);
    const installed = Object.keys(owners).some((key) => integration_types.includes(Number(key)));
    if (!contexts.includes(context) || !installed) throw new Error(`Discord does not offer ${name} there`);
  }

  function act(type: Interaction['type'], who: Who, data: object, clicked?: Message): Interaction {
    const user = who.user ?? '100000000000000001';
    const channel = world.channels.get(who.channel);
    if (channel === undefined) throw new Error(`no channel ${who.channel}`);
    const person = { id: user, username: `user${user.slice(-3)}`, discriminator: '0' };
    const permissions = who.permissions ?? everyone;
    const id = world.snowflake();
    const owners = who.owners ?? (world.isThere(channel) ? { 0: channel.guild_id ?? '0' } : { 1: user });
    const interaction: Interaction = {
      id,
      token: `token-${id}`,
      type,
      person: user,
      channel: who.channel,
      at: world.now(),
      messages: [],
      owners,
      followUps: 0,
      ...(clicked === undefined ? {} : { clicked }),
    };
    interactions.push(interaction);
    const { denied, granted = 0n } = world.channels.get(channel.parent_id ?? '') ?? channel;
    // A conversation of people is neither a server's nor the bot's.
    const context = channel.guild_id !== undefined ? 0 : channel.type === 3 ? 2 : 1;
    if (type === 2) checkOffered(Object(data).name, context, owners);
    const ours = (everyone | granted) & ~denied;
    world.tell('INTERACTION_CREATE', {
      id,
      application_id: botId,
      type,
      token: interaction.token,
      version: 1,
      channel_id: channel.id,
      channel: { id: channel.id, type: channel.type, ...(channel.parent_id ? { parent_id: channel.parent_id } : {}) },
      locale: who.locale ?? 'en-US',
      entitlements: [],
      authorizing_integration_owners: owners,
      attachment_size_limit: 10_485_760,
      app_permissions: String(ours),
      data,
      ...(channel.guild_id === undefined
        ? { user: person, context }
        : {
            guild_id: channel.guild_id,
            guild: { id: channel.guild_id, locale: 'en-US', features: [] },
            guild_locale: 'en-US',
            context,
            member: {
              user: person,
              roles: [],
              joined_at: '2024-01-01T00:00:00Z',
              permissions: String(permissions),
              flags: 0,
              deaf: false,
              mute: false,
            },
          }),
      ...(clicked === undefined ? {} : { message: { ...shown(clicked), flags: clicked.flags } }),
    });
    return interaction;
  }

  const slash = (type: 2 | 4, subcommand: string, options: Values, who: Who, focused?: string) =>
    act(type, who, {
      id: '1',
      name: 'paper',
      type: 1,
      options: [
        {
          name: subcommand,
          type: 1,
          options: Object.entries(options).map(([name, value]) => ({
            name,
            value,
            type: kinds[z.enum(['string', 'number', 'boolean']).parse(typeof value)],
            ...(name === focused ? { focused: true } : {}),
          })),
        },
      ],
    });

  return {
    command: (subcommand: string, options: Values, who: Who) => slash(2, subcommand, options, who),
    /** A command in the menu of a person. */
    personCommand(name: string, person: string, who: Who) {
      const users = { [person]: { id: person, username: `user${person.slice(-3)}`, discriminator: '0' } };
      return act(2, who, { id: '3', name, type: 2, target_id: person, resolved: { users } });
    },
    /** Half a value in an option: the choices offered. */
    async complete(subcommand: string, options: Values, focused: string, who: Who) {
      const interaction = slash(4, subcommand, options, who, focused);
      return world.until(() => interaction.choices, `the choices of ${subcommand} ${focused}`);
    },
    lookUp: (message: Message, who: Who) =>
      act(2, who, {
        id: '2',
        name: 'Look up paper',
        type: 3,
        target_id: message.id,
        resolved: { messages: { [message.id]: shown(message) } },
      }),
    /**
     * Clicks the button with this label, emoji or id, or chooses what is called so from a select; it must stand in the
     * message and be visible to the person.
     */
    click(message: Message, label: string, who: Omit<Who, 'channel'> = {}): Interaction {
      const parts = flatten(message.components);
      const button = parts.find(
        (part) => part.type === 2 && [part.label, part.emoji?.name, part.custom_id].includes(label),
      );
      const found = button ?? parts.find(({ options }) => options?.some((option) => option.label === label));
      if (found?.custom_id === undefined) throw new Error(`no button "${label}" there`);
      const chosen = found.options?.filter((option) => option.label === label).map(({ value }) => value);
      if (message.only !== undefined && message.only !== (who.user ?? '100000000000000001'))
        throw new Error('not visible');
      return act(
        3,
        { ...who, channel: message.channel_id },
        { custom_id: found.custom_id, component_type: found.type, ...(chosen && { values: chosen }) },
        message,
      );
    },
    /** Sends a form; what is not given stays as it was opened. */
    submit(form: Interaction, values: Record<string, string | string[]>, who: Omit<Who, 'channel'> = {}): Interaction {
      if (form.modal === undefined) throw new Error('there is no form');
      const components = form.modal.components.map(({ component }) => {
        const { type, custom_id } = component;
        const given = values[custom_id];
        const defaults = 'options' in component ? component.options.filter((option) => option.default) : [];
        const chosen = [given ?? defaults.map(({ value }) => value)].flat();
        if (type === 4) return { type: 18, component: { type, custom_id, value: given ?? component.value ?? '' } };
        if (type === 21) return { type: 18, component: { type, custom_id, value: chosen[0] ?? null } };
        return { type: 18, component: { type, custom_id, values: chosen } };
      });
      const data = { custom_id: form.modal.custom_id, components };
      return act(5, { ...who, user: form.person, channel: form.channel }, data, form.clicked);
    },
    /** The text is told only when the bot is mentioned, answered with a ping, or in direct messages: it has no more rights. */
    say(
      content: string,
      { user = '100000000000000001', channel: at }: Who,
      options: { pings?: boolean } = {},
    ): Message {
      const channel = world.channels.get(at);
      const author = { id: user, username: `user${user.slice(-3)}` };
      const isMention = content.includes(`<@${botId}>`) || options.pings === true;
      const message = {
        id: world.snowflake(),
        mentions: isMention ? [{ id: botId, username: 'paperboy', bot: true }] : [],
        channel_id: at,
        author,
        content,
        flags: 0,
        components: [],
        embeds: [],
        edits: 0,
        timestamp: new Date(world.now()).toISOString(),
      };
      world.messages.push(message);
      if (channel !== undefined && !world.sees(channel)) return message;
      world.tell('MESSAGE_CREATE', {
        ...shown(message),
        content: isMention || channel?.type === 1 ? content : '',
        ...(channel?.guild_id === undefined
          ? {}
          : { guild_id: channel.guild_id, member: { roles: [], joined_at: '2024-01-01T00:00:00Z' } }),
      });
      return message;
    },
    react(message: Message, emoji: string, { user = '100000000000000001', remove = false, bot = false } = {}): void {
      world.tell(remove ? 'MESSAGE_REACTION_REMOVE' : 'MESSAGE_REACTION_ADD', {
        user_id: user,
        channel_id: message.channel_id,
        message_id: message.id,
        guild_id: world.channels.get(message.channel_id)?.guild_id,
        emoji: { id: null, name: emoji },
        // discord.com/developers/docs/events/gateway-events#message-reaction-add: both are told of added ones alone.
        ...(remove ? {} : { message_author_id: message.author.id, member: { user: { id: user, bot }, roles: [] } }),
      });
    },
    /** The message an interaction led to, once something can be read in it that is more than a word to wait. */
    answer: (interaction: Interaction, waitingWord?: string): Promise<Message> =>
      world.until(
        () => {
          const message = interaction.messages.at(-1);
          const turned = interaction.answer?.type !== 6 || (message?.edits ?? 0) > 0;
          return turned && message !== undefined && !['', waitingWord].includes(text(message)) && message;
        },
        `the answer to ${JSON.stringify(interaction)}`,
      ),
    isPrivate: (message: Message) => (message.flags & flags.ephemeral) !== 0,
    text,
  };
}
