import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createSlackForMany } from '../../../src/adapters/slack/many.ts';
import type { ChatEvent } from '../../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { defineCommand, type Services } from '../../../src/core/commands/command.ts';
import { createPlatformPace } from '../../../src/delivery/pace.ts';
import { onChannelEvent } from '../../../src/digests/channel-events.ts';
import { createButtonStore } from '../../../src/storage/buttons.ts';
import { createChannelStore } from '../../../src/storage/channels.ts';
import { createCipher } from '../../../src/storage/cipher.ts';
import { createInstallations } from '../../../src/storage/installations.ts';
import { createKeyValueStore } from '../../../src/storage/key-value-store.ts';
import { createSeenEvents } from '../../../src/storage/seen-events.ts';
import { createWeb } from '../../../src/web/server.ts';
import { recordedLog } from '../../fixtures/clock.ts';
import { conversing } from '../../fixtures/conversing.ts';
import { freePort } from '../../fixtures/free-port.ts';
import { startSlackApp } from '../../servers/slack/app.ts';
import { startSlack } from '../../servers/slack/index.ts';
import { tempDatabase } from '../../storage/temp-database.ts';

export const channel = 'C0READING';
export const alice = 'U0ALICE';
const publicUrl = 'https://papers.example.org';

export const placeIn = (tenant: string): Place => ({ platform: 'slack', tenant, channel, kind: 'public' });

const say = (summary: string): Reply => ({
  summary,
  blocks: [{ type: 'text', text: [summary] }],
  audience: 'everyone',
});

/** Time that passes when the test says so. What waits for less than a second waits for no more than a moment. */
function heldClock() {
  let now = Date.now();
  let sleepers: { until: number; wake: () => void }[] = [];
  const sleep: Clock['sleep'] = async (ms, signal) => {
    if (ms < 1_000) {
      await wait(2);
      now += ms;
      return;
    }
    await new Promise<void>((wake) => {
      sleepers.push({ until: now + ms, wake });
      signal?.addEventListener('abort', () => wake());
    });
  };
  return {
    now: () => new Date(now),
    sleep,
    pass(ms: number) {
      now += ms;
      const due = sleepers.filter(({ until }) => until <= now);
      sleepers = sleepers.filter(({ until }) => until > now);
      for (const { wake } of due) wake();
    },
  };
}

/**
 * An app, two workspaces with the same channel and the same person, and a database; `start` starts a process that serves
 * them. `listed`: the workspaces that may install it.
 */
export async function twoWorkspaces({
  listed,
  rotates = true,
}: {
  listed?: readonly string[];
  rotates?: boolean;
} = {}) {
  const clock = heldClock();
  const nowMs = () => clock.now().getTime();
  const app = await startSlackApp({ redirectUrls: [`${publicUrl}/slack/oauth_redirect`], now: nowMs, rotates });
  const one = await startSlack({ now: nowMs, team: 'T0ONE' });
  const two = await startSlack({ now: nowMs, team: 'T0TWO' });
  onTestFinished(async () => {
    await Promise.all([app, one, two].map((server) => server.close()));
  });
  for (const { world } of [one, two]) {
    world.addUser({ id: alice, name: 'alice' });
    world.addChannel({ id: channel, name: 'reading', members: ['U0BOT', alice] });
  }
  const db = await tempDatabase();
  const channels = createChannelStore(db);
  const ourKey = 'k'.repeat(32);
  const installations = createInstallations(db, createCipher([ourKey]));
  const events: ChatEvent[] = [];

  async function start({ clientSecret = app.secrets.clientSecret, mostServed = 500, hears = true, key = ourKey } = {}) {
    const installations = createInstallations(db, createCipher([key]));
    const log = recordedLog();
    const port = await freePort();
    const web = createWeb({
      ...{ port, host: '127.0.0.1', allowedHosts: [], publicUrl, log, clock },
      health: { alive: () => undefined, ready: async () => undefined },
    });
    const adapter = createSlackForMany({
      ...{ clientId: app.secrets.clientId, clientSecret, signingSecret: one.secrets.signing, publicUrl },
      ...{ apiUrl: app.apiUrl, workspaces: listed, installations, log, clock },
      ...(hears ? { routes: web.routes } : {}),
      ...{ manage: 'members', unknownPolicy: 'at-most-once', mostServed },
      buttons: createButtonStore(db, clock.now),
      keyValues: createKeyValueStore(db),
      seen: createSeenEvents(db, clock.now),
      deadlines: { postMs: 20_000, questionMs: 20_000, finishMs: 1_000 },
    });
    const dispatch = conversing({
      commands: [echo],
      services: new Proxy({} as Services, { get: () => () => undefined }),
      ...{ clock, log },
      async onEvent(event) {
        events.push(event);
        if (event.kind === 'tenant-out' || event.kind === 'tenant-gone' || event.kind === 'tenant-recovered') {
          await onChannelEvent(event, channels, clock.now());
        }
        for (const slack of [one, two]) slack.changed();
      },
    });
    onTestFinished(async () => {
      await adapter.stop();
      await web.stop();
    });
    await adapter.start(dispatch, createPlatformPace(adapter, { ...clock, sleep: async () => {} }).turn);
    const at = `http://127.0.0.1:${port}`;
    if (hears) for (const slack of [one, two]) slack.useHttp(`${at}/slack/events`);
    return {
      ...{ adapter, log, at },
      install: (slack: typeof one, how?: Parameters<typeof app.install>[2]) => app.install(at, slack, how),
      post: (slack: typeof one, text: string, key = text) => adapter.post(placeIn(slack.world.team), say(text), key),
    };
  }

  const told = (slack: typeof one) =>
    events.flatMap((event) => ('tenant' in event && event.tenant === slack.world.team ? [event.kind] : []));
  return {
    ...{ app, one, two, db, channels, installations, clock, events, start, told },
    posts: ({ world }: typeof one) => world.messages(channel).filter(({ user }) => user === 'U0BOT'),
  };
}

const echo = defineCommand({
  name: 'echo',
  description: 'Say it again',
  options: z.object({ text: z.string().describe('Text') }),
  async *run({ text }, { caller }) {
    yield say(`${caller.place.tenant} said ${text}`);
  },
});
