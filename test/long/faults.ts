import type { openDiscord } from '../contract/discord-stage.ts';
import type { openSlack } from '../contract/slack-stage.ts';
import { processMs } from '../contract/wait.ts';
import { within } from '../fixtures/wait.ts';
import type { FakeHuggingFace } from '../servers/hugging-face.ts';
import type { Diary } from './diary.ts';

type Parts = {
  discord: Awaited<ReturnType<typeof openDiscord>>['discord'];
  slack: Awaited<ReturnType<typeof openSlack>>['slack'];
  library: FakeHuggingFace;
  diary: Diary;
};

/** What goes wrong, each in turn, for ever. Each resolves when people can be heard again. */
export function createTroubles({ discord, slack, library, diary }: Parts): { name: string; strike(): Promise<void> }[] {
  const request = /^POST .*\/messages$/;
  const post = 'chat.postMessage';
  const onDiscord = (fault: Omit<Parameters<typeof discord.faults.add>[0], 'request'>) => async () =>
    discord.faults.add({ request, ...fault });
  const onSlack = (fault: Parameters<typeof slack.faults.add>[1]) => async () => slack.faults.add(post, fault);
  const backOnDiscord = (drop: () => void) => () =>
    diary.away(['discord'], async () => {
      drop();
      await discord.world.until(discord.gateway.isConnected, 'Discord to be connected again');
    });
  const backOnSlack = (drop: () => void) => () =>
    diary.away(['slack'], async () => {
      drop();
      const seen = () => `${slack.socket.connections()} connections`;
      await within(slack.socket.arrival(), 'Slack to be connected again', seen, processMs);
    });

  return [
    { name: 'Discord: the answer to a post is lost', strike: onDiscord({ when: 'after', how: 'close' }) },
    { name: 'Slack: the answer to a post is lost', strike: onSlack({ kind: 'close', done: true }) },
    { name: 'Discord: 500', strike: onDiscord({ when: 'before', how: 500 }) },
    { name: 'Slack: 500', strike: onSlack({ kind: 'status', status: 500, done: false }) },
    { name: 'Discord: the gateway drops', strike: backOnDiscord(() => discord.gateway.drop({ resumable: true })) },
    { name: 'Slack: the socket drops', strike: backOnSlack(() => slack.socket.drop()) },
    { name: 'the source hangs', strike: async () => library.fail({ kind: 'never' }) },
    { name: 'Discord: 429', strike: onDiscord({ when: 'before', how: 429 }) },
    { name: 'Slack: 429', strike: onSlack({ kind: 'status', status: 429, done: false, retryAfter: 2 }) },
    { name: 'Discord: a connection is reset', strike: onDiscord({ when: 'after', how: 'reset' }) },
    { name: 'Slack: a connection is reset', strike: onSlack({ kind: 'reset', done: true }) },
    {
      name: 'Discord: the session is gone',
      strike: backOnDiscord(() => discord.gateway.drop({ resumable: false })),
    },
    { name: 'Slack: asks to connect again', strike: backOnSlack(() => slack.socket.refresh()) },
    { name: 'the source says 503', strike: async () => library.fail({ kind: 'status', status: 503 }) },
    { name: 'Discord: an answer hangs', strike: onDiscord({ when: 'after', how: 'hang' }) },
    { name: 'Slack: an answer hangs', strike: onSlack({ kind: 'hang', done: true }) },
    { name: 'the source breaks off', strike: async () => library.fail({ kind: 'cut' }) },
  ];
}
