import { createSlack } from '../../../src/adapters/slack/index.ts';
import { createSlackForMany } from '../../../src/adapters/slack/many.ts';
import type { ServiceOptions } from '../../../src/adapters/slack/workspace.ts';
import type { ChatAdapter } from '../../../src/core/chat/chat-adapter.ts';
import type { HttpRoutes } from '../../../src/core/chat/http-routes.ts';
import { createCipher } from '../../../src/storage/cipher.ts';
import { createInstallations } from '../../../src/storage/installations.ts';
import { createWeb } from '../../../src/web/server.ts';
import { fakeClock, recordedLog } from '../../fixtures/clock.ts';
import { freePort } from '../../fixtures/free-port.ts';
import { createMemoryButtons, createMemoryKeyValues, createMemorySeen } from '../../fixtures/memory-stores.ts';
import { startSlack } from '../../servers/slack/index.ts';
import { bot as ourselves } from '../../servers/slack/world.ts';
import { tempDatabase } from '../../storage/temp-database.ts';
import { textsIn } from '../slack-stage.ts';
import type { Ground } from './ground.ts';

const channel = 'C0READING';
const alice = 'U0ALICE';

/** A fake Slack that calls us over HTTP, and our adapter with the real Bolt, for one workspace. */
export const openSlackGround = () =>
  open(async ({ secrets }, options) => createSlack({ ...options, botToken: secrets.bot }));

/** The same for many workspaces, of which this one has installed the app. */
export const openSlackForManyGround = () =>
  open(async ({ secrets, world: { team } }, options) => {
    const installations = createInstallations(await tempDatabase(), createCipher(['k'.repeat(32)]));
    const self = JSON.stringify({ team, user: ourselves.user, bot: ourselves.id });
    await installations.put({ platform: 'slack', tenant: team }, { self, tokens: { token: secrets.bot } }, new Date());
    const app = { clientId: '1.2', clientSecret: 'secret', publicUrl: 'https://papers.example.org' };
    return createSlackForMany({ ...options, ...app, workspaces: undefined, installations });
  });

type Slack = Awaited<ReturnType<typeof startSlack>>;
type Options = ServiceOptions & { signingSecret: string; routes: HttpRoutes };

async function open(connect: (slack: Slack, options: Options) => Promise<ChatAdapter>): Promise<Ground> {
  // Bolt looks at the age of signatures by itself.
  const clock = { ...fakeClock(new Date()), sleep: () => new Promise<void>(() => {}) };
  const slack = await startSlack({ now: () => clock.now().getTime() });
  const { world, people, secrets } = slack;
  world.addUser({ id: alice, name: 'alice' });
  world.addChannel({ id: channel, name: 'reading', members: [ourselves.user, alice] });
  world.addChannel({ id: 'C0CLOSED', name: 'closed', is_private: true, members: [alice] });
  const port = await freePort();
  const log = recordedLog();
  const web = createWeb({
    ...{ port, host: '127.0.0.1', allowedHosts: [], log, clock },
    health: { alive: () => undefined, ready: async () => undefined },
  });
  const adapter = await connect(slack, {
    ...{ signingSecret: secrets.signing, routes: web.routes, apiUrl: slack.apiUrl },
    ...{ buttons: createMemoryButtons(), keyValues: createMemoryKeyValues(), seen: createMemorySeen() },
    ...{ manage: 'members', unknownPolicy: 'at-most-once', log, clock },
  });
  slack.useHttp(`http://127.0.0.1:${port}/slack/events`);
  const said = () => world.messages(channel).filter(({ user }) => user === ourselves.user);
  const place = { platform: 'slack', tenant: world.team, channel, kind: 'public' } as const;
  const withButton = (label: string) => said().findLast(({ blocks }) => textsIn(blocks).includes(label));
  return {
    adapter,
    place,
    texts: ({ thread }) =>
      said()
        // A message with replies names itself as its thread.
        .filter(({ thread_ts, ts }) => (thread_ts === ts ? undefined : thread_ts) === thread)
        .map(({ text, blocks }) => [text, ...textsIn(blocks)].join('\n')),
    seenByOthers: () => said().flatMap(({ text, ephemeralFor }) => (ephemeralFor === undefined ? [text] : [])),
    gone: { ...place, channel: 'C0CLOSED', kind: 'private' },
    fail(how) {
      if (how === 'lost') slack.faults.add('chat.postMessage', { kind: 'close', done: true });
      else slack.faults.add('chat.postMessage', { kind: 'status', status: 429, retryAfter: 1, done: false });
    },
    search: (query) => void people.command(alice, channel, `search ${query}`),
    offers: (label) => withButton(label) !== undefined,
    click(label) {
      const message = withButton(label);
      if (message !== undefined) void people.click(alice, channel, message, label);
    },
    rest: () => void clock.set(new Date(clock.now().getTime() + 2_000)),
    until: slack.until,
    async close() {
      await web.stop();
      await slack.close();
      if (slack.refused.length > 0) throw new Error(JSON.stringify(slack.refused));
    },
  };
}
