import { ActivityType, Client, GatewayIntentBits, type IIdentifyThrottler, Options, type REST } from 'discord.js';
import { boundedFetch, type Deadlines } from './requests.ts';

const status = 'Daily research papers: /paper';

/** No retries of its own (they double posts), nothing cached that is not asked for, and only the intents in use. */
export function createClient(apiUrl: string, deadlines: Deadlines, throttler: () => IIdentifyThrottler): Client {
  return new Client({
    // As many connections as Discord wants: beyond 2,500 servers each it closes them (4011).
    shards: 'auto',
    // When none was told of for so long, in milliseconds, those that are left are in an outage.
    waitGuildTimeout: 5_000,
    // The same in every server: what one is due next is none of the others'.
    presence: { activities: [{ name: 'Paperboy', type: ActivityType.Custom, state: status }] },
    ws: { buildIdentifyThrottler: throttler },
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.GuildMessageReactions,
      GatewayIntentBits.DirectMessageReactions,
    ],
    allowedMentions: { parse: [] },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      UserManager: { maxSize: 100, keepOverLimit: ({ id, client }) => id === client.user.id },
    }),
    rest: {
      api: apiUrl.replace(/(?<!\/)\/+$/, ''),
      version: '10',
      retries: 0,
      timeout: deadlines.requestMs,
      makeRequest: boundedFetch(deadlines),
      rejectOnRateLimit,
    },
  });
}

/**
 * Posts report a rate limit to the outbox, which knows what else waits. The others wait a little; for ever they must
 * not: discord.js asks again as often as it is told to.
 */
const rejectOnRateLimit: NonNullable<REST['options']['rejectOnRateLimit']> = ({
  method,
  route,
  timeToReset,
  retryAfter,
}) =>
  (method === 'POST' && /\/(?:messages|threads)$/.test(route)) ||
  Math.max(timeToReset, retryAfter) > 5_000 ||
  retryAfter <= 0;
