import { createServer } from 'node:http';
import { listen } from '../listen.ts';
import { Commands } from './command-schema.ts';
import { createFaults } from './faults.ts';
import { createGateway } from './gateway.ts';
import type { SessionLimits } from './identify-rules.ts';
import { type Interaction, interactionRoutes } from './interaction-routes.ts';
import { messageRoutes, shownChannel } from './message-routes.ts';
import { createPeople } from './people.ts';
import { createRateLimits, type Rates } from './rate-limits.ts';
import { read, refusals } from './refusal.ts';
import { createRest } from './rest.ts';
import { route } from './route.ts';
import { type Channel, createWorld, everyone, type Guild, overwrites } from './world.ts';

export type DiscordServer = Awaited<ReturnType<typeof startDiscord>>;

type Options = {
  token?: string;
  /** The server's time, in milliseconds. */
  now?: () => number;
  /** How long an interaction may wait for its first answer, in milliseconds. */
  answerWithinMs?: number;
  /** Generous unless a test is about them: Discord tells its own in headers. */
  rates?: Partial<Rates>;
  /** How long a nonce is remembered, in milliseconds. */
  nonceMs?: number;
  /** How long anything is waited for before that is an error, in milliseconds. */
  waitMs?: number;
  sessions?: Partial<SessionLimits>;
  /** Whether the portal lets people install the app for themselves. */
  userInstall?: boolean;
  /** Threads that may be open at once in a forum. */
  mostThreads?: number;
};

export const botId = '900000000000000001';

/** A Discord of one's own on loopback: gateway and REST, strict about every limit, with faults on demand. See README. */
export async function startDiscord({ now = Date.now, answerWithinMs = 3_000, ...options }: Options = {}) {
  let token = options.token ?? 'right-token';
  let ahead = 0;
  let port = 0;
  const userInstall = options.userInstall ?? true;
  let nonceMs = options.nonceMs ?? 180_000;
  const seen = () =>
    `${requests
      .map((each) => JSON.stringify(each))
      .slice(-20)
      .join('\n')}\n${requests.length} requests`;
  const world = createWorld(() => now() + ahead, seen, options.waitMs);
  const interactions: Interaction[] = [];
  const requests: { line: string; status: number; error?: string }[] = [];
  const registrations: { where: string; commands: { name: string; options?: unknown[] | undefined }[] }[] = [];
  const faults = createFaults();
  const rateLimits = createRateLimits(world.now, {
    bucket: options.rates?.bucket ?? { limit: 100, perMs: 1_000 },
    crosspost: options.rates?.crosspost ?? { limit: 10, perMs: 3_600_000 },
    global: options.rates?.global ?? { limit: 1_000, perMs: 1_000 },
  });

  const address = (scheme: string) => `${scheme}://127.0.0.1:${port}`;
  /** People who are in no server. */
  const left = new Set<string>();
  /** The commands that people see in every server (`everywhere`), or in one beside those. */
  const commandsOf = new Map<string, object[]>();
  /** discord.com/developers/docs/interactions/application-commands#bulk-overwrite-global-application-commands: it takes the place of what there was. */
  const registered = (where: string, sent: unknown) => {
    const commands = read(Commands, sent);
    // discord.com/developers/docs/interactions/application-commands#installation-context: "as long as any included
    // contexts are already supported on the application-level".
    const isUnsupported = commands.some(({ integration_types = [] }) => integration_types.includes(1) && !userInstall);
    const fault = { _errors: [{ code: 'BASE_TYPE_CHOICES', message: 'not supported by the application' }] };
    if (isUnsupported) throw refusals.form({ integration_types: fault });
    registrations.push({ where, commands });
    const now = commands.map((command) => ({ ...command, id: world.snowflake(), application_id: botId, version: '1' }));
    commandsOf.set(where, now);
    world.changed();
    return now;
  };
  const routes = [
    route('GET', '/gateway/bot', () => ({
      url: address('ws'),
      ...gateway.told(),
    })),
    // Of a guild that the bot is not in Discord says no more than of one that is none.
    route('GET', '/guilds/:id', ([id = '']) => {
      const guild = world.guilds.get(id);
      if (guild === undefined) throw refusals.unknownGuild();
      return { id, name: guild.name, owner_id: guild.owner, roles: [everyoneOf(id)] };
    }),
    // discord.com/developers/docs/resources/audit-log#get-guild-audit-log: "Requires the VIEW_AUDIT_LOG permission".
    route('GET', '/guilds/:id/audit-logs', ([id = '']) => {
      const { invitedBy } = world.guilds.get(id) ?? {};
      if (invitedBy === undefined) throw refusals.noPermission();
      return { audit_log_entries: [{ id: '1', action_type: 28, target_id: botId, user_id: invitedBy }] };
    }),
    route('GET', '/guilds/:id/members/:id', ([guild = '', id = '']) => {
      if (!world.guilds.has(guild)) throw refusals.unknownGuild();
      // discord.com/developers/docs/resources/guild#get-guild-member: of whoever is not there, 10007.
      if (left.has(id)) throw refusals.unknownMember();
      return { user: { id, username: 'paperboy', bot: id === botId }, roles: [] };
    }),
    route('GET', '/applications/@me', () => ({
      id: botId,
      integration_types_config: { 0: {}, ...(userInstall ? { 1: {} } : {}) },
    })),
    route('GET', '/users/@me', () => ({ id: botId, username: 'paperboy', bot: true })),
    route('GET', '/applications/:id/commands', () => commandsOf.get('everywhere') ?? []),
    route('GET', '/applications/:id/guilds/:id/commands', ([, guild = '']) => commandsOf.get(guild) ?? []),
    route('PUT', '/applications/:id/commands', (_, sent) => registered('everywhere', sent)),
    route('PUT', '/applications/:id/guilds/:id/commands', ([, guild = ''], sent) => registered(guild, sent)),
    ...messageRoutes(world, { botId, nonceMs: () => nonceMs, mostThreads: options.mostThreads ?? 1_000 }),
    ...interactionRoutes(world, interactions, { botId, answerWithinMs }),
  ];
  const rest = createRest({
    token: () => token,
    routes,
    faults,
    rateLimits,
    record: (request) => {
      requests.push(request);
      world.changed();
    },
  });
  const server = createServer((request, response) => {
    rest(request, response).catch((error) => response.writeHead(500).end(JSON.stringify({ message: String(error) })));
  });
  const sessions: SessionLimits = {
    ...{ shards: 1, total: 1_000, remaining: 1_000, resetsAt: world.now() + 86_400_000, maxConcurrency: 1 },
    ...{ everyMs: 5_000, guildsPerShard: 2_500, assignedShards: 1 },
    ...options.sessions,
  };
  const gateway = createGateway({
    server,
    now: world.now,
    token: () => token,
    resetToken: () => {
      token = `${token}, reset`;
    },
    limits: sessions,
    guilds: () => world.guilds.keys(),
    ready: () => ({
      user: { id: botId, username: 'paperboy', discriminator: '0', bot: true },
      application: { id: botId, flags: 0 },
    }),
    shownGuild,
    resumeUrl: () => address('ws'),
    changed: world.changed,
  });
  world.onEvent(gateway.send);
  port = await listen(server);

  /** As GUILD_CREATE shows it. */
  function shownGuild(id: string): object {
    const guild = world.guilds.get(id);
    const own = [...world.channels.values()].filter((channel) => channel.guild_id === id);
    const member = {
      user: { id: botId, username: 'paperboy', bot: true },
      roles: [],
      joined_at: '2024-01-01T00:00:00Z',
      deaf: false,
      mute: false,
      flags: 0,
    };
    return {
      id,
      name: guild?.name,
      owner_id: guild?.owner,
      // discord.com/developers/docs/events/gateway-events#guild-create: "When this guild was joined at".
      joined_at: guild?.joinedAt ?? '2024-01-01T00:00:00.000000+00:00',
      system_channel_id: guild?.systemChannel ?? null,
      roles: [everyoneOf(id)],
      emojis: [],
      features: [],
      channels: own
        .filter(({ type }) => type !== 11)
        .map((channel) => ({
          ...shownChannel(channel),
          permission_overwrites: overwrites(channel, botId),
        })),
      threads: own.filter(({ type, archived }) => type === 11 && !archived).map(shownChannel),
      members: [member],
      member_count: 2,
      presences: [],
      voice_states: [],
      stage_instances: [],
      guild_scheduled_events: [],
    };
  }

  return {
    /** What DISCORD_API_URL is set to. */
    url: `${address('http')}/api`,
    token,
    world,
    people: createPeople(world, interactions, botId, commandsOf),
    gateway,
    /** How sessions may be started. */
    sessions,
    faults,
    rates: rateLimits.rates,
    /** Every request that came, with the status it got and what was wrong with it. */
    requests,
    left,
    /** Bulk writes of commands. */
    registrations,
    /** The commands that people see now, by where they were registered. */
    commandsOf,
    interactions,
    shownGuild,
    /** Requests that were refused; a well-behaved client has none. */
    refused: () => requests.filter(({ status }) => status >= 400 && status !== 429),
    guild(name: string, owner = '500000000000000001'): string {
      const id = world.snowflake();
      world.guilds.set(id, { id, name, owner });
      return id;
    },
    /** Takes permissions from the bot in a channel, and gives it back what it lacked. */
    deny(channel: Channel, denied: bigint): void {
      channel.denied = denied;
      world.tell('CHANNEL_UPDATE', { ...shownChannel(channel), permission_overwrites: overwrites(channel, botId) });
    },
    /** The bot is let into a guild again, or for the first time; told when it is connected. */
    letIn(id: string, rest: Partial<Guild> = {}): void {
      const joinedAt = new Date(world.now()).toISOString();
      world.guilds.set(id, { id, name: 'Lab', owner: '500000000000000001', joinedAt, ...rest });
      world.tell('GUILD_CREATE', shownGuild(id));
    },
    /** The bot is removed from a guild; told when it is connected. */
    kick(id: string): void {
      world.guilds.delete(id);
      world.tell('GUILD_DELETE', { id });
    },
    /** Moves the server's clock: interactions grow old, nonces are forgotten. */
    advance: (milliseconds: number) => {
      ahead += milliseconds;
    },
    forgetNoncesAfter: (milliseconds: number) => {
      nonceMs = milliseconds;
    },
    /** From now on only this token is good. */
    changeToken: (next: string) => {
      token = next;
    },
    async stop() {
      await gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The role that everybody has, with the server's own id. */
const everyoneOf = (id: string) => ({
  id,
  name: '@everyone',
  permissions: String(everyone),
  position: 0,
  color: 0,
  hoist: false,
  managed: false,
  mentionable: false,
});
