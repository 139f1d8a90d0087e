import { Agent, request } from 'node:http';
import { asTopics, dueNow, newChannel } from '../../src/core/channels/channel.ts';
import type { Sender } from '../../src/core/channels/delivery.ts';
import type { Channel } from '../../src/core/channels/subscription.ts';
import type { Pace, PostResult } from '../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../src/core/chat/place.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import type { Limits } from './loopback-limits.ts';
import { topicsOf } from './made-up-papers.ts';

export type Scenario = {
  name: string;
  platform: Place['platform'];
  channels: number;
  tenants: number;
  pace: Pace;
  limits: Limits;
  /** The rate at which the limits let everything through, in posts a second. */
  limitRate: number;
};

/**
 * 10,000 channels due in the same minute, in real time, against a loopback server that refuses what the platform would.
 * Slack's limit is the workspace's: one workspace of 300 channels takes the minute its limit says.
 */
export const scenarios = (size: number): Scenario[] => [
  {
    name: 'Discord: 50 requests a second',
    platform: 'discord',
    channels: size,
    tenants: Math.ceil(size / 10),
    pace: { perChannelMs: 1_000, perSecond: 50 },
    limits: { perSecond: 50, perChannel: { calls: 5, windowMs: 5_000 }, latencyMs: 80 },
    limitRate: 50,
  },
  {
    name: 'Slack: 300 a minute in one workspace, 1 a second and channel',
    platform: 'slack',
    channels: Math.ceil(size / 20),
    tenants: 1,
    pace: { perChannelMs: 1_000, perTenantMinute: 300, perSecond: 50 },
    limits: { perTenantMinute: 300, perChannel: { calls: 1, windowMs: 1_000 }, latencyMs: 80 },
    limitRate: 5,
  },
];

/** Posts at this moment, and then once a day. */
export function dueChannel(
  { platform, tenants }: Pick<Scenario, 'platform' | 'tenants'>,
  number: number,
  now: Date,
): Channel {
  const place = { platform, tenant: `t${number % tenants}`, channel: `c${number}`, kind: 'public' as const };
  const schedule = { line: `${now.getUTCMinutes()} ${now.getUTCHours()} * * *`, timezone: 'UTC' };
  const channel = newChannel(place, 'a', schedule, 5, now);
  const topics = topicsOf(number).map((text) => ({ text, query: parseQuery(text) }));
  return dueNow({ ...channel, topics: asTopics(topics, channel, 'a', now) }, now);
}

/** Posts to the loopback server, over connections that stay; opening a thread is a request like a post. */
export function senderOver(url: string, { platform, pace }: Scenario): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  return {
    platform,
    pace,
    post: (place, reply, key) =>
      new Promise<PostResult>((resolve) => {
        const body = JSON.stringify(reply);
        const sent = request(`${url}/${place.tenant}/${place.channel}`, { method: 'POST', agent }, (response) => {
          response.resume().on('end', () => {
            if (response.statusCode === 200) resolve({ kind: 'sent', message: { place, id: key } });
            else resolve({ kind: 'retry', afterMs: 1_000, reason: 'rate limited' });
          });
        });
        sent.on('error', (error) => resolve({ kind: 'unknown', reason: String(error) }));
        sent.end(body);
      }),
    find: async () => ({ kind: 'absent' }),
    openThread: async ({ place }) => ({ kind: 'opened', place }),
  };
}
