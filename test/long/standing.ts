import type { openDiscord } from '../contract/discord-stage.ts';
import type { openSlack } from '../contract/slack-stage.ts';
import { botId } from '../servers/discord/index.ts';
import { bot as ourselves } from '../servers/slack/world.ts';
import type { Standing } from './promises.ts';

const papersIn = (content: unknown): string[] => [
  ...new Set(
    [...JSON.stringify(content).matchAll(/huggingface\.co\/papers\/(\d{4}\.\d{5})/g)].map(([, id = '']) => id),
  ),
];

/** What the bot said for everybody: Discord keeps the key as the nonce, Slack in the metadata. */
export const standingOnDiscord = ({ world, people }: Awaited<ReturnType<typeof openDiscord>>['discord']): Standing[] =>
  world.messages
    .filter((message) => message.author.id === botId && message.only === undefined && !people.isPrivate(message))
    .map(({ id, channel_id, nonce, components }) => ({
      ...{ id, channel: channel_id, papers: papersIn(components) },
      inThread: world.channels.get(channel_id)?.type === 11,
      key: nonce === undefined ? undefined : String(nonce),
    }));

export const standingOnSlack = ({ world }: Awaited<ReturnType<typeof openSlack>>['slack']): Standing[] =>
  [...world.channels.keys()].flatMap((channel) =>
    world
      .messages(channel)
      .filter(({ user, ephemeralFor }) => user === ourselves.user && ephemeralFor === undefined)
      .map(({ ts, thread_ts, metadata, blocks }) => ({
        ...{ id: ts, channel, papers: papersIn(blocks ?? []) },
        inThread: thread_ts !== undefined,
        key: typeof metadata?.event_payload.key === 'string' ? metadata.event_payload.key : undefined,
      })),
  );
