import type { ServerResponse } from 'node:http';
import { createDiscord } from '../../../src/adapters/discord/index.ts';
import { recordedLog } from '../../fixtures/clock.ts';
import { createMemoryButtons, createMemoryKeyValues, createMemorySeen } from '../../fixtures/memory-stores.ts';
import { botId, startDiscord } from '../../servers/discord/index.ts';
import { type Message, permissions } from '../../servers/discord/world.ts';
import type { Ground } from './ground.ts';

const now = Date.parse('2026-06-19T07:00:00.000Z');

/** A fake Discord, and our adapter with the real client library. */
export async function openDiscordGround(): Promise<Ground> {
  const discord = await startDiscord({ now: () => now });
  const { world, people } = discord;
  const guild = discord.guild('Lab');
  const { id: channel } = world.channel({ name: 'reading', guild_id: guild });
  const { id: closed } = world.channel({ name: 'closed', guild_id: guild, denied: permissions.send });
  const adapter = createDiscord({
    ...{ token: discord.token, apiUrl: discord.url, log: recordedLog() },
    ...{ buttons: createMemoryButtons(), keyValues: createMemoryKeyValues(), seen: createMemorySeen() },
    clock: { now: () => new Date(now), sleep: () => new Promise(() => {}) },
  });
  const said = (at: string) =>
    world.messages.filter(({ channel_id, author }) => channel_id === at && author.id === botId);
  const isPrivate = (message: Message) => message.only !== undefined || people.isPrivate(message);
  const place = { platform: 'discord', tenant: guild, channel, kind: 'public' } as const;
  const withButton = (label: string) =>
    said(channel).findLast((message) => people.text(message).split('\n').includes(label));
  return {
    adapter,
    place,
    texts: ({ channel: at, thread = at }) => said(thread).map(people.text),
    seenByOthers: () =>
      said(channel)
        .filter((message) => !isPrivate(message))
        .map(people.text),
    gone: { ...place, channel: closed },
    fail(how) {
      const request = /^POST .*\/messages$/;
      if (how === 'lost') discord.faults.add({ request, when: 'after', how: 'close' });
      else discord.faults.add({ request, when: 'before', how: tooMany });
    },
    search: (query) => void people.command('search', { query }, { channel }),
    offers: (label) => withButton(label) !== undefined,
    click(label) {
      const message = withButton(label);
      if (message !== undefined) people.click(message, label);
    },
    until: world.until,
    async close() {
      await discord.stop();
      // "Invalid form body": what we drew is more than Discord takes.
      const invalid = discord.refused().filter(({ error }) => error?.includes('50035'));
      if (invalid.length > 0) throw new Error(JSON.stringify(invalid));
    },
  };
}

/** As Discord says that a channel gets too much. */
const tooMany = (response: ServerResponse) =>
  response
    .writeHead(429, { 'content-type': 'application/json', 'retry-after': '1' })
    .end(JSON.stringify({ message: 'You are being rate limited.', retry_after: 1, global: false }));
