import { type Answer, type Arguments, fail, textOf } from './answers.ts';
import { faultsOfBlocks, faultsOfView, View } from './block-kit.ts';
import { unfurl } from './unfurls.ts';
import { bot, type Channel, type Message, type User, type World } from './world.ts';

export type MethodContext = {
  world: World;
  now(): number;
  /** Single-use trigger ids: undefined when good, else the error. */
  useTrigger(id: string): string | undefined;
  views: Map<string, { id: string; user?: string; view: View }>;
  /** No id is given twice, also when the view that had it is gone. */
  nextView(): string;
  socketUrl(): string;
};

export type Method = {
  /** Any one of them. The kind of channel decides between the families. */
  scopes?: string[] | ((channel: Channel | undefined) => string[]);
  token?: 'app';
  run(args: Arguments, context: MethodContext): Answer;
};

const json = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};

const family = (verb: string) => (channel: Channel | undefined) => [
  `${channel?.is_im ? 'im' : channel?.is_mpim ? 'mpim' : channel?.is_private ? 'groups' : 'channels'}:${verb}`,
];

export const channelOf = (args: Arguments, { world }: Pick<MethodContext, 'world'>): Channel | undefined =>
  world.channels.get(textOf(args, 'channel'));

function post(args: Arguments, { world }: MethodContext, ephemeralFor?: string): Answer {
  const id = textOf(args, 'channel');
  const channel = /^[UW]/.test(id) && world.users.has(id) ? world.directMessage(id) : world.sees(id);
  if (channel === undefined) return fail('channel_not_found');
  if (channel.is_archived) return fail('is_archived');
  if (!channel.members.has(bot.user)) return fail('not_in_channel');
  if (ephemeralFor !== undefined && !channel.members.has(ephemeralFor)) return fail('user_not_in_channel');
  const faults = faultsOfMessage(args);
  if (faults !== undefined) return faults;
  const thread = textOf(args, 'thread_ts');
  if (thread !== '' && !world.messages(channel.id).some(({ ts }) => ts === thread)) return fail('thread_not_found');
  const message = world.add(channel.id, {
    user: bot.user,
    bot_id: bot.id,
    ...contentOf(args),
    ...(thread === '' ? {} : { thread_ts: thread }),
    ...(ephemeralFor === undefined ? {} : { ephemeralFor }),
  });
  return ephemeralFor === undefined
    ? { ok: true, channel: channel.id, ts: message.ts, message }
    : { ok: true, message_ts: message.ts };
}

function contentOf(args: Arguments): Pick<Message, 'text' | 'blocks' | 'metadata'> {
  const blocks = json(args.blocks);
  const metadata = json(args.metadata);
  return {
    text: textOf(args, 'text'),
    ...(Array.isArray(blocks) ? { blocks } : {}),
    ...(isMetadata(metadata) ? { metadata } : {}),
  };
}

const isMetadata = (value: unknown): value is NonNullable<Message['metadata']> =>
  typeof value === 'object' && value !== null && 'event_type' in value && 'event_payload' in value;

/** Refuses what Slack refuses, and a message without the text that screen readers need, which Slack lets pass. */
export function faultsOfMessage(args: Arguments): Answer | undefined {
  if (textOf(args, 'text').trim() === '') return fail('no_text');
  if (textOf(args, 'text').length > 40_000) return fail('msg_too_long');
  if (args.blocks === undefined) return undefined;
  const messages = faultsOfBlocks(json(args.blocks));
  return messages.length === 0 ? undefined : fail('invalid_blocks', { response_metadata: { messages } });
}

/** A page of a list; the cursor is the position. */
function paged<T>(list: T[], args: Arguments, most: number) {
  const limit = Math.min(Number(args.limit ?? most) || most, most);
  const from = Number(textOf(args, 'cursor')) || 0;
  const next = from + limit < list.length ? String(from + limit) : '';
  return { page: list.slice(from, from + limit), response_metadata: { next_cursor: next } };
}

function listed(args: Arguments, messages: Message[]): Answer {
  const oldest = Number(args.oldest ?? 0);
  const all = messages.filter(({ ts, ephemeralFor }) => ephemeralFor === undefined && Number(ts) > oldest);
  const { page, response_metadata } = paged(all, args, 15);
  const withMetadata = String(args.include_all_metadata) === 'true';
  const shown = page.map(({ metadata, ...message }) => (withMetadata && metadata ? { ...message, metadata } : message));
  return { ok: true, messages: shown, has_more: response_metadata.next_cursor !== '', response_metadata };
}

const inChannel =
  (run: (channel: Channel, args: Arguments, context: MethodContext) => Answer): Method['run'] =>
  (args, context) => {
    const channel = context.world.sees(textOf(args, 'channel'));
    return channel === undefined ? fail('channel_not_found') : run(channel, args, context);
  };

const publicUser = ({ id, team_id, name, real_name, tz, ...flags }: User) => ({
  ...{ id, team_id, name, real_name, tz, profile: { display_name: name } },
  ...flags,
});
const publicChannel = ({ members, ...channel }: Channel) => ({ ...channel, is_member: members.has(bot.user) });

function open(kind: 'open' | 'publish', args: Arguments, context: MethodContext): Answer {
  const view = json(args.view);
  const messages = faultsOfView(view);
  if (messages.length > 0) return fail('invalid_arguments', { response_metadata: { messages } });
  if (kind === 'open') {
    const fault = context.useTrigger(textOf(args, 'trigger_id'));
    if (fault !== undefined) return fail(fault);
  }
  const user = textOf(args, 'user_id');
  const id = kind === 'publish' ? `home:${user}` : context.nextView();
  context.views.set(id, { id, view: View.parse(view), ...(user === '' ? {} : { user }) });
  return { ok: true, view: { id } };
}

export const methods: Record<string, Method> = {
  'auth.test': {
    run: (_, { world }) => ({
      ok: true,
      url: 'https://paper.slack.com/',
      team: 'Paper',
      user: bot.name,
      team_id: world.team,
      user_id: bot.user,
      bot_id: bot.id,
    }),
  },
  'apps.connections.open': { token: 'app', run: (_, { socketUrl }) => ({ ok: true, url: socketUrl() }) },
  'chat.postMessage': { scopes: ['chat:write'], run: (args, context) => post(args, context) },
  'chat.postEphemeral': { scopes: ['chat:write'], run: (args, context) => post(args, context, textOf(args, 'user')) },
  'chat.update': {
    scopes: ['chat:write'],
    run: inChannel((channel, args, { world }) => {
      const faults = faultsOfMessage(args);
      if (faults !== undefined) return faults;
      const ts = textOf(args, 'ts');
      const changed = world.change(channel.id, ts, contentOf(args));
      return changed === undefined ? fail('message_not_found') : { ok: true, channel: channel.id, ts };
    }),
  },
  'chat.unfurl': { scopes: ['links:write'], run: unfurl },
  'conversations.info': {
    scopes: family('read'),
    run: inChannel((channel) => ({ ok: true, channel: publicChannel(channel) })),
  },
  'conversations.members': {
    scopes: family('read'),
    run: inChannel((channel, args) => {
      const { page, response_metadata } = paged([...channel.members], args, 1_000);
      return { ok: true, members: page, response_metadata };
    }),
  },
  'conversations.history': {
    scopes: family('history'),
    run: inChannel((channel, args, { world }) =>
      channel.members.has(bot.user)
        ? listed(
            args,
            world
              .messages(channel.id)
              .filter(({ thread_ts, ts }) => !thread_ts || thread_ts === ts)
              .reverse(),
          )
        : fail('not_in_channel'),
    ),
  },
  'conversations.replies': {
    scopes: family('history'),
    run: inChannel((channel, args, { world }) => {
      const thread = textOf(args, 'ts');
      const found = world.messages(channel.id).filter(({ ts, thread_ts }) => ts === thread || thread_ts === thread);
      return found.length === 0 ? fail('thread_not_found') : listed(args, found);
    }),
  },
  'conversations.join': {
    scopes: ['channels:join'],
    run: inChannel((channel) => {
      if (channel.is_private || channel.is_im) return fail('method_not_supported_for_channel_type');
      if (channel.is_archived) return fail('is_archived');
      channel.members.add(bot.user);
      return { ok: true, channel: publicChannel(channel) };
    }),
  },
  'conversations.open': {
    scopes: ['im:write'],
    run: (args, { world }) => {
      const user = textOf(args, 'users');
      return world.users.has(user)
        ? { ok: true, channel: { id: world.directMessage(user).id } }
        : fail('user_not_found');
    },
  },
  'users.info': {
    scopes: ['users:read'],
    run: (args, { world }) => {
      const user = world.users.get(textOf(args, 'user'));
      return user === undefined ? fail('user_not_found') : { ok: true, user: publicUser(user) };
    },
  },
  'users.conversations': {
    scopes: ['channels:read'],
    run: (args, { world }) => {
      const user = textOf(args, 'user') || bot.user;
      const types = (textOf(args, 'types') || 'public_channel').split(',');
      const wanted = (channel: Channel) =>
        types.includes(
          channel.is_im ? 'im' : channel.is_mpim ? 'mpim' : channel.is_private ? 'private_channel' : 'public_channel',
        );
      const all = [...world.channels.values()].filter(
        (channel) => channel.members.has(user) && wanted(channel) && world.sees(channel.id) !== undefined,
      );
      const { page, response_metadata } = paged(all.map(publicChannel), args, 1_000);
      return { ok: true, channels: page, response_metadata };
    },
  },
  'views.open': { run: (args, context) => open('open', args, context) },
  'views.publish': { run: (args, context) => open('publish', args, context) },
  'views.update': {
    run: (args, { views }) => {
      const kept = views.get(textOf(args, 'view_id'));
      const view = json(args.view);
      const messages = faultsOfView(view);
      if (kept === undefined) return fail('not_found');
      if (messages.length > 0) return fail('invalid_arguments', { response_metadata: { messages } });
      kept.view = View.parse(view);
      return { ok: true, view: { id: kept.id } };
    },
  },
};
