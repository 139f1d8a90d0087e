/** What the workspace holds. Ids are Slack's kinds: T… team, U… person, C… channel, D… direct message. */

export type User = {
  id: string;
  team_id: string;
  name: string;
  real_name: string;
  tz: string;
  is_admin?: boolean;
  is_owner?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  deleted?: boolean;
  is_bot?: boolean;
};

export type Channel = {
  id: string;
  name: string;
  is_private: boolean;
  is_im: boolean;
  is_mpim: boolean;
  is_archived: boolean;
  members: Set<string>;
  /** The person of a direct message with the bot. */
  user?: string;
};

export type Message = {
  ts: string;
  user: string;
  bot_id?: string;
  text: string;
  blocks?: unknown[];
  thread_ts?: string;
  /** What apps have put under links in it. */
  attachments?: Unfurled[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  /** Seen by this person only; gone with the next reload. */
  ephemeralFor?: string;
};

export type Unfurled = { id: number; blocks: unknown[]; app_unfurl_url: string; is_app_unfurl: true };

/** The workspace, unless a test wants another one. */
const team = 'T0PAPER';
export const bot = { user: 'U0BOT', id: 'B0BOT', name: 'paperboy' };

export type World = ReturnType<typeof createWorld>;

export function createWorld(now: () => number, ownTeam = team) {
  const users = new Map<string, User>();
  const channels = new Map<string, Channel>();
  const messages = new Map<string, Message[]>();
  const unseen: Message[] = [];
  let lastTs = 0;

  const world = {
    team: ownTeam,
    users,
    channels,
    /** Messages of a channel, oldest first, ephemeral ones and thread replies among them. */
    messages: (channel: string): Message[] => messages.get(channel) ?? [],
    /** Ephemeral messages that were accepted and shown to nobody. */
    unseen,
    /** What stands beside the bot's name, by channel and thread. */
    statuses: new Map<string, string>(),
    /** The domains whose links the installed app is told of. */
    unfurlDomains: [] as string[],
    /** The workspace belongs to an Enterprise organisation. */
    isEnterprise: false,
    addUser(user: Partial<User> & { id: string }): User {
      const added = { team_id: ownTeam, name: user.id.toLowerCase(), real_name: user.id, tz: 'Europe/Paris', ...user };
      users.set(added.id, added);
      return added;
    },
    addChannel({
      members,
      ...channel
    }: Partial<Omit<Channel, 'members'>> & { id: string; members?: string[] }): Channel {
      const base = { name: channel.id.toLowerCase(), is_private: false, is_im: false, is_mpim: false };
      const added = { ...base, is_archived: false, ...channel, members: new Set(members ?? []) };
      channels.set(added.id, added);
      return added;
    },
    /** The direct messages between a person and the bot. */
    directMessage(user: string): Channel {
      const id = `D${user.slice(1)}`;
      return channels.get(id) ?? world.addChannel({ id, is_im: true, user, members: [user, bot.user] });
    },
    /** Time stamps are ids: unique, rising, in seconds with six digits. */
    nextTs(): string {
      lastTs = Math.max(lastTs + 1, now() * 1_000);
      return (lastTs / 1_000_000).toFixed(6);
    },
    add(channel: string, message: Omit<Message, 'ts'>): Message {
      const added = { ts: world.nextTs(), ...message };
      if (added.ephemeralFor !== undefined && !isActive(channel, added.thread_ts)) {
        unseen.push(added);
        return added;
      }
      messages.set(channel, [...world.messages(channel), added]);
      // "Automatically cleared when the app sends a reply" (docs.slack.dev, assistant.threads.setStatus).
      if (added.user === bot.user) world.statuses.delete(`${channel} ${added.thread_ts}`);
      return added;
    },
    change(channel: string, ts: string, change: Partial<Message>): Message | undefined {
      const found = world.messages(channel).find((message) => message.ts === ts);
      return found && Object.assign(found, change);
    },
    remove(channel: string, ts: string): void {
      messages.set(
        channel,
        world.messages(channel).filter((message) => message.ts !== ts),
      );
    },
    /** What the bot can see: public channels, and whatever it is in. */
    sees(id: string): Channel | undefined {
      const channel = channels.get(id);
      if (channel === undefined) return undefined;
      const open = !channel.is_private && !channel.is_im && !channel.is_mpim;
      return open || channel.members.has(bot.user) ? channel : undefined;
    },
  };

  /**
   * "Ephemeral messages in threads are only shown if there is already an active thread" (docs.slack.dev, reference,
   * chat.postEphemeral, `thread_ts`): one that somebody has replied in. Slack takes the others without a word.
   */
  function isActive(channel: string, thread: string | undefined): boolean {
    const isReply = ({ ts, thread_ts, ephemeralFor }: Message) =>
      thread_ts === thread && ts !== thread && ephemeralFor === undefined;
    return thread === undefined || world.messages(channel).some(isReply);
  }

  world.addUser({ id: bot.user, name: bot.name, real_name: 'Paperboy', is_bot: true });
  return world;
}
