import { type Client, GatewayDispatchEvents } from 'discord.js';
import { z } from 'zod';
import type { ChatAdapter, Dispatch } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { Clock } from '../../core/clock.ts';
import type { Requests } from './requests.ts';

/** Later than this nobody looks for a word any more, in milliseconds: we may have been away when we were let in. */
const newForMs = 86_400_000;

/** discord-api-docs, resources/audit-log, "Audit Log Events". */
const botAdded = 28;

/** `joined_at`: when we were let in. */
const NewGuild = z.object({
  id: z.string(),
  joined_at: z.iso.datetime({ offset: true }),
  system_channel_id: z.string().nullish(),
  owner_id: z.string(),
});

const AuditLog = z.object({
  audit_log_entries: z.array(z.object({ target_id: z.string().nullish(), user_id: z.string().nullish() })),
});

type GreetingParts = {
  request: Requests;
  missingAccess: ChatAdapter['missingAccess'];
  tell: Dispatch['event'];
  clock: Clock;
  self(): string | undefined;
  /** Counts the work in, so that it is finished before the bot stops. */
  take(id: string, work: () => Promise<void>): void;
};

/**
 * One message for each time that a server lets us in: in the channel where the server greets, else to whoever invited
 * us, as far as we may know that, else to the server's owner. The outbox says it, once, however often it is told here:
 * at every start, as long as the server is new.
 */
export function greetNewGuilds(client: Client, { request, missingAccess, tell, clock, self, take }: GreetingParts) {
  async function inviterOf(guild: string): Promise<string | undefined> {
    const query = new URLSearchParams({ action_type: String(botAdded), limit: '20' });
    const read = request('get', `/guilds/${guild}/audit-logs`, { query }).then((answer) => AuditLog.parse(answer));
    // Few bots may read it.
    const { audit_log_entries: entries } = await read.catch(() => ({ audit_log_entries: [] }));
    return entries.find(({ target_id }) => target_id === self())?.user_id ?? undefined;
  }

  async function placeFor({ id, system_channel_id, owner_id }: z.infer<typeof NewGuild>): Promise<Place> {
    const platform = 'discord';
    if (system_channel_id) {
      const here = { platform, tenant: id, channel: system_channel_id, kind: 'public' } as const;
      if ((await missingAccess(here)).length === 0) return here;
    }
    const person = (await inviterOf(id)) ?? owner_id;
    return { platform, tenant: person, channel: person, kind: 'dm' };
  }

  client.ws.on(GatewayDispatchEvents.GuildCreate, (event: unknown) => {
    const guild = NewGuild.safeParse(event).data;
    if (guild === undefined || clock.now().getTime() - Date.parse(guild.joined_at) > newForMs) return;
    const occasion = `greeting ${guild.joined_at}`;
    take(`${occasion} in ${guild.id}`, async () => {
      // The client learns from the same event, just after us, what we may do in the server.
      await Promise.resolve();
      const place = await placeFor(guild);
      await tell({ kind: 'notice', platform: 'discord', tenant: guild.id, occasion, place, reply: greeting });
    });
  });
}

const greeting: Reply = {
  summary: 'I am Paperboy: I bring a channel its research papers, every day.',
  blocks: [
    { type: 'heading', text: 'Paperboy is here' },
    {
      type: 'text',
      text: [
        'I bring a channel its research papers, every day. Whoever manages a channel starts it there with ',
        { text: '/paper subscribe', mark: 'code' },
        ' and a few words, such as diffusion -video; ',
        { text: '/paper preview', mark: 'code' },
        ' shows what would come.',
      ],
    },
    {
      type: 'text',
      text: [
        'Everyone can look for papers with ',
        { text: '/paper search', mark: 'code' },
        ', and talk with me in direct messages, too. ',
        { text: '/paper help', mark: 'code' },
        ' tells the rest.',
      ],
    },
    { type: 'buttons', buttons: [{ label: "Today's papers", invoke: { command: 'today', options: {} } }] },
  ],
  audience: 'everyone',
};
