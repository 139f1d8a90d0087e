import { setTimeout } from 'node:timers/promises';
import { readConfig } from '../src/config.ts';
import { asTopics, newChannel } from '../src/core/channels/channel.ts';
import type { Sender } from '../src/core/channels/delivery.ts';
import type { PostResult } from '../src/core/chat/chat-adapter.ts';
import { channelKey, type Place } from '../src/core/chat/place.ts';
import { parseQuery, writeQuery } from '../src/core/queries/query.ts';
import { openBot } from '../src/wire.ts';
import { startHuggingFace } from '../test/servers/hugging-face.ts';

/** Monday morning and the next one, of recorded days. */
const from = '2026-06-08T06:00:00.000Z';
const to = '2026-06-15T06:00:00.000Z';

/** What goes wrong, and when: the source for an hour of Tuesday, a channel on Wednesday, one message on Thursday. */
const sourceDown = { from: '2026-06-09T06:30:00.000Z', to: '2026-06-09T07:30:00.000Z' };
const archivedAt = '2026-06-10T08:00:00.000Z';
const refused = { from: '2026-06-11T20:00:00.000Z', to: '2026-06-12T00:00:00.000Z' };

type Wanted = { place: Place; topic: string; line: string; timezone: string };
const slack = (channel: string): Place => ({ platform: 'slack', tenant: 'T0TEAM', channel, kind: 'public' });
const wanted: Wanted[] = [
  { place: slack('C0READING'), topic: '', line: '0 9 * * 1-5', timezone: 'Europe/Berlin' },
  { place: slack('C0ROBOTS'), topic: 'robot | robotics', line: '30 10 * * *', timezone: 'Europe/Berlin' },
  {
    place: { platform: 'discord', tenant: '81384788765712384', channel: '381870553235193857', kind: 'public' },
    topic: 'diffusion | agents',
    line: '0 18 * * 1-5',
    timezone: 'America/New_York',
  },
];

/** The log of a week in three channels over recorded papers, a line an entry, as a collector gets it. Only time and platforms are ours. */
export async function weekLog(): Promise<string[]> {
  let now = new Date(from);
  const lines: string[] = [];
  const source = await startHuggingFace({ recorded: true });
  const write =
    (level: string) =>
    (msg: string, facts: Record<string, unknown> = {}) =>
      void lines.push(
        JSON.stringify({ level, time: now.toISOString(), ...facts, msg }).replaceAll(
          new URL(source.url).host,
          'huggingface.co',
        ),
      );
  const { HF_API_URL, ...settings } = { HF_API_URL: source.url, DATABASE_URL: ':memory:', BACKFILL_DAYS: '7' };
  const bot = await openBot(readConfig({ HF_API_URL, ...settings }), {
    clock: { now: () => now, sleep: () => setTimeout(0) },
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    senderOf: (platform) => senderOn(platform, () => now.toISOString()),
  });
  for (const want of wanted) await subscribe(want, now);
  await bot.index.ready();
  // What it says of its own start is another story.
  lines.splice(0);
  bot.courier.open();
  const { signal } = new AbortController();
  for (let due = await bot.channels.nextDue(); due !== undefined && due.at < to; due = await bot.channels.nextDue()) {
    // The heartbeat comes some seconds after the minute.
    now = new Date(Math.max(now.getTime(), Date.parse(due.at)) + 4_000);
    source.now = now;
    source.recover();
    const at = now.toISOString();
    if (at > sourceDown.from && at < sourceDown.to) source.fail({ kind: 'status', status: 503 }, 100);
    await bot.recentPapers.fetch(signal);
    await bot.digests.tick(signal);
    await bot.courier.drain();
  }
  await bot.close();
  await source.close();
  return lines;

  async function subscribe({ place, topic, line, timezone }: Wanted, at: Date): Promise<void> {
    const query = parseQuery(topic);
    const channel = newChannel(place, 'U0ADA', { line, timezone }, 5, at);
    const topics = asTopics([{ text: writeQuery(query), query }], channel, 'U0ADA', at);
    await bot.channels.update(channelKey(place), () => ({ ...channel, topics }));
  }
}

/** A platform that takes everything, but for what was planted. */
function senderOn(platform: Place['platform'], now: () => string): Sender {
  const result = ({ channel }: Place): PostResult | undefined => {
    if (channel === 'C0ROBOTS' && now() > archivedAt) return { kind: 'gone', reason: 'the channel is archived' };
    if (platform === 'discord' && now() > refused.from && now() < refused.to)
      return {
        kind: 'rejected',
        reason: 'Discord does not take the message as it is drawn (50035)',
        detail: 'Invalid Form Body components[2]: the length of text must be 4000 or fewer',
      };
    return undefined;
  };
  return {
    platform,
    pace: { perChannelMs: 0, perSecond: 1_000_000 },
    post: async (place) =>
      result(place) ?? { kind: 'sent', message: { place, id: `${Date.parse(now()) / 1_000}.000100` } },
    find: async () => ({ kind: 'absent' }),
    openThread: async ({ place }) => ({ kind: 'opened', place }),
  };
}
