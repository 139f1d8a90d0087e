import { type Client, GatewayDispatchEvents } from 'discord.js';
import { z } from 'zod';
import { deliveryKey } from '../../core/channels/delivery-key.ts';
import type { ChatAdapter } from '../../core/chat/chat-adapter.ts';
import type { Place } from '../../core/chat/place.ts';
import type { Reply } from '../../core/chat/reply.ts';
import type { KeyValueStore } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { Log } from '../../core/log.ts';
import { faultOf } from './classify.ts';
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
  post: ChatAdapter['post'];
  /** Waits for the pace of what is posted. */
  turn(place: Place): Promise<void>;
  keyValues: KeyValueStore;
  clock: Clock;
  log: Log;
  self(): string | undefined;
  /** Counts the work in, so that it is finished before the bot stops. */
  take(id: string, work: () => Promise<void>): void;
};

/**
 * One message for each time that a server lets us in: in the channel where the server greets, else to whoever invited
 * us, as far as we may know that, else to the server's owner.
 */
export function greetNewGuilds(
  client: Client,
  { request, post, turn, keyValues, clock, log, ...parts }: GreetingParts,
) {
  async function inviterOf(guild: string): Promise<string | undefined> {
    const query = new URLSearchParams({ action_type: String(botAdded), limit: '20' });
    const read = request('get', `/guilds/${guild}/audit-logs`, { query }).then((answer) => AuditLog.parse(answer));
    // Few bots may read it.
    const { audit_log_entries: entries } = await read.catch(() => ({ audit_log_entries: [] }));
    return entries.find(({ target_id }) => target_id === parts.self())?.user_id ?? undefined;
  }

  async function greet({ id, joined_at, system_channel_id, owner_id }: z.infer<typeof NewGuild>): Promise<void> {
    const note = `discord greeting in ${id}`;
    if ((await keyValues.get(note)) === joined_at) return;
    // Before it is said: a greeting that stays away is a smaller fault than one that stands twice.
    await keyValues.set(note, joined_at);
    const say = async (place: Place) => {
      await turn(place);
      return post(place, greeting, deliveryKey(place, `greeting ${joined_at}`, 0));
    };
    const { kind } = system_channel_id
      ? await say({ platform: 'discord', tenant: id, channel: system_channel_id, kind: 'public' })
      : { kind: 'gone' };
    if (kind !== 'gone') return;
    const person = (await inviterOf(id)) ?? owner_id;
    const direct = await say({ platform: 'discord', tenant: person, channel: person, kind: 'dm' });
    if (direct.kind !== 'sent') log.info('A new server could not be greeted.', { server: id, reason: direct.reason });
  }

  client.ws.on(GatewayDispatchEvents.GuildCreate, (event: unknown) => {
    const guild = NewGuild.safeParse(event).data;
    if (guild === undefined || clock.now().getTime() - Date.parse(guild.joined_at) > newForMs) return;
    parts.take(`greeting ${guild.id} ${guild.joined_at}`, () =>
      greet(guild).catch((error) => log.warn('a new server could not be greeted', { fault: faultOf(error) })),
    );
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
