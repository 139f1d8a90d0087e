import type { Arguments } from './answers.ts';
import { faultsOfMessage } from './methods.ts';
import { bot, type World } from './world.ts';

/** What was answered through one response_url. */
export type Response = {
  channel: string;
  user: string;
  text: string;
  blocks: unknown[];
  inChannel: boolean;
  replaced: boolean;
  thread?: string;
};

const uses = 5;
const lifeMs = 30 * 60_000;

/** The addresses that come with commands and clicks: five uses in half an hour (docs.slack.dev). */
export function createResponses(world: World, now: () => number) {
  const issued = new Map<string, { channel: string; user: string; at: number; left: number; shown?: string }>();
  const given: Response[] = [];
  const refusals: number[] = [];

  return {
    given,
    /** The next answer is not taken, with this HTTP status. */
    refuseNext: (status: number) => void refusals.push(status),
    issue(channel: string, user: string, shown?: string): string {
      const id = `r${issued.size + 1}`;
      issued.set(id, { channel, user, at: now(), left: uses, ...(shown === undefined ? {} : { shown }) });
      return id;
    },
    /** Returns the HTTP status and the body. */
    take(id: string, args: Arguments): [number, string] {
      const address = issued.get(id);
      if (address === undefined) return [404, 'no_such_url'];
      if (now() - address.at > lifeMs) return [404, 'expired_url'];
      if (address.left-- <= 0) return [404, 'used_url'];
      const fault = faultsOfMessage(args);
      if (fault !== undefined) return [400, JSON.stringify(fault)];
      const refused = refusals.shift();
      if (refused !== undefined) return [refused, 'refused'];
      const { channel, user } = address;
      const inChannel = args.response_type === 'in_channel';
      const replaced = args.replace_original === true && address.shown !== undefined;
      const content = { text: String(args.text), blocks: Array.isArray(args.blocks) ? args.blocks : [] };
      const thread = typeof args.thread_ts === 'string' ? { thread_ts: args.thread_ts } : {};
      const only = inChannel ? {} : { ephemeralFor: user };
      const standing = replaced && address.shown ? world.change(channel, address.shown, content) : undefined;
      const message =
        standing ?? world.add(channel, { user: bot.user, bot_id: bot.id, ...content, ...thread, ...only });
      address.shown = message.ts;
      given.push({
        channel,
        user,
        ...content,
        inChannel,
        replaced,
        ...(thread.thread_ts && { thread: thread.thread_ts }),
      });
      return [200, 'ok'];
    },
  };
}
