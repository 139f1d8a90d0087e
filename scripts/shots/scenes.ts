import { type Environment, readConfig } from '../../src/config.ts';
import { asTopics, dueNow, newChannel } from '../../src/core/channels/channel.ts';
import type { Sender } from '../../src/core/channels/delivery.ts';
import type { Place, Platform } from '../../src/core/chat/place.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import type { Clock } from '../../src/core/clock.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { systemClock } from '../../src/system-clock.ts';
import { type Bot, type BotParts, openBot } from '../../src/wire.ts';
import { recordedPapers } from './recorded-papers.ts';

const today = '2026-06-19';
const timezone = 'America/New_York';

/** Names of the pictures, the same for every platform. */
export const scenes = ['digest', 'search', 'paper', 'discussion', 'error'] as const;
export type Scene = (typeof scenes)[number];

/** What people do in each scene, as text after `/paper`. */
export const said = {
  search: { query: 'diffusion language model' },
  paper: '2606.19195',
  question: 'How many parameters does it have?',
  unknownZone: { when: 'weekdays 9:00', timezone: 'Europe/Pariss' },
};

/** Stands in an answer that is not whole yet. */
export const unfinished = 'I am fetching';

/** Nine o'clock in New York on a recorded day, all of whose papers were captured by then; from now on. */
export function morningClock(): Clock {
  const opened = Date.now();
  const morning = Date.parse(`${today}T13:00:30.000Z`);
  return { ...systemClock, now: () => new Date(morning + Date.now() - opened) };
}

/** The whole bot over the papers of half a year; the chats that `environment` sets up are connected. */
export async function openMorning(
  clock: Clock,
  environment: Environment,
  parts: Pick<BotParts, 'senderOf'> = {},
): Promise<{ bot: Bot; paper: string }> {
  const papers = recordedPapers('2026-01', today);
  const log = { info: () => {}, warn: console.warn, error: console.error };
  const config = readConfig({ DATABASE_URL: ':memory:', DIGEST_TZ: timezone, ...environment });
  const bot = await openBot(config, { ...parts, papers, clock, log });
  await bot.index.ready();
  await Promise.all(bot.chats.map((chat) => chat.connect()));
  return { bot, paper: said.paper };
}

/** A platform that takes every message at once, and what it was given. */
export function collecting(platform: Platform): { sender: Sender; posts: Reply[] } {
  const posts: Reply[] = [];
  const sender: Sender = {
    platform,
    pace: { perChannelMs: 0, perSecond: 1_000 },
    async post(place, reply, id) {
      posts.push(reply);
      return { kind: 'sent', message: { place, id } };
    },
    find: async () => ({ kind: 'absent' }),
    openThread: async ({ place }) => ({ kind: 'opened', place }),
  };
  return { sender, posts };
}

/** What the channel reads. */
const topics = ['reasoning', 'diffusion', 'robots'];

/** Subscribes the channel with a digest due now, and sends it. */
export async function sendDigest({ channels, digests, courier, clock }: Bot, place: Place): Promise<void> {
  const due = clock.now();
  due.setUTCSeconds(0, 0);
  const channel = newChannel(place, '1', { line: '0 9 * * 1-5', timezone }, 5, due);
  const read = topics.map((text) => ({ text, query: parseQuery(text) }));
  await channels.update(place, () => dueNow({ ...channel, topics: asTopics(read, channel, '1', due) }, due));
  await digests.tick(new AbortController().signal);
  courier.open();
  await courier.drain();
}
