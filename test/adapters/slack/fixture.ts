import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { createSlack, type SlackOptions } from '../../../src/adapters/slack/index.ts';
import type { ChatEvent } from '../../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import type { Clock } from '../../../src/core/clock.ts';
import type { CommandContext, Services } from '../../../src/core/commands/command.ts';
import { createPlatformPace } from '../../../src/delivery/pace.ts';
import { createButtonStore } from '../../../src/storage/buttons.ts';
import { createKeyValueStore } from '../../../src/storage/key-value-store.ts';
import { createSeenEvents } from '../../../src/storage/seen-events.ts';
import { createWeb } from '../../../src/web/server.ts';
import { recordedLog } from '../../fixtures/clock.ts';
import { conversing } from '../../fixtures/conversing.ts';
import { freePort } from '../../fixtures/free-port.ts';
import { startSlack } from '../../servers/slack/index.ts';
import { tempDatabase } from '../../storage/temp-database.ts';
import { commandsOf } from './shown-commands.ts';

export type Mode = 'socket' | 'http';
export const modes: Mode[] = ['socket', 'http'];

export const channel = 'C0READING';
export const elsewhere = 'C0ELSEWHERE';
export const alice = 'U0ALICE';
const guest = 'U0GUEST';

/**
 * Time that passes only as far as somebody waited for it, so that a busy machine makes nothing late. It begins now:
 * Bolt looks at the age of signatures by itself.
 */
export function patientClock(): Clock {
  let now = Date.now();
  return {
    now: () => new Date(now),
    async sleep(milliseconds, signal) {
      const until = now + milliseconds;
      const ms = patience.has(milliseconds) ? aDay : milliseconds;
      await wait(ms, undefined, { ...(signal && { signal }), ref: false }).catch(() => {});
      if (signal?.aborted !== true) now = Math.max(now, until);
    },
  };
}

/** How long a form, its answer, a select's options and Slack's greeting are waited for: in tests they come, however late. */
const patience = new Set([1_200, 1_500, 2_500, 15_000]);
const aDay = 86_400_000;
/** As long as no test is about them. */
const deadlines = { postMs: aDay, questionMs: aDay, finishMs: 50 };

/** A workspace with a few people, and the adapter connected to it with the real Bolt and commands of this test. */
export async function connected(
  mode: Mode,
  { port: wanted, scopes, ...over }: Partial<SlackOptions> & { port?: number; scopes?: readonly string[] } = {},
) {
  const clock = over.clock ?? patientClock();
  const slack = await startSlack({ now: () => clock.now().getTime() });
  if (scopes !== undefined) slack.grant([...scopes]);
  onTestFinished(() => slack.close());
  if (scopes !== undefined) slack.grant([...scopes]);
  const { world, secrets } = slack;
  world.addUser({ id: alice, name: 'alice' });
  world.addUser({ id: 'U0BOB', name: 'bob' });
  world.addUser({ id: 'U0ADMIN', name: 'admin', is_admin: true });
  world.addUser({ id: guest, name: 'guest', is_restricted: true });
  world.addUser({ id: 'U0PARTNER', name: 'partner', team_id: 'T0OTHER' });
  world.addChannel({ id: channel, members: ['U0BOT', alice, 'U0BOB', guest, 'U0PARTNER'] });
  world.addChannel({ id: elsewhere, members: [alice] });
  world.addChannel({ id: 'C0SECRET', is_private: true, members: [alice] });

  const db = await tempDatabase();
  const log = recordedLog();
  const events: ChatEvent[] = [];
  const port = wanted ?? (await freePort());
  const web = createWeb({
    ...{ port, host: '127.0.0.1', allowedHosts: [], log, clock },
    health: { alive: () => undefined, ready: async () => undefined },
  });
  onTestFinished(() => web.stop());
  const ran: CommandContext[] = [];
  const options: SlackOptions = {
    botToken: secrets.bot,
    ...(mode === 'socket' ? { appToken: secrets.app } : { signingSecret: secrets.signing, routes: web.routes }),
    apiUrl: slack.apiUrl,
    manage: 'members',
    unknownPolicy: 'at-most-once',
    buttons: createButtonStore(db, () => clock.now()),
    keyValues: createKeyValueStore(db),
    seen: createSeenEvents(db, () => clock.now()),
    ...{ log, clock },
    ...over,
    deadlines: { ...deadlines, ...over.deadlines },
  };
  const adapter = createSlack(options);
  const dispatch = conversing({
    commands: commandsOf(ran, adapter, [channel, elsewhere, 'C0SECRET', 'C0OTHERS']),
    services: servicesOf(adapter),
    ...{ clock, log },
    onEvent: async (event) => {
      events.push(event);
      slack.changed();
    },
  });
  if (mode === 'http') slack.useHttp(`http://127.0.0.1:${port}/slack/events`);
  onTestFinished(() => adapter.stop());
  const { turn } = createPlatformPace(adapter, clock);
  await adapter.start(dispatch, turn);
  /** Waits for the pace, as delivery does before it posts. */
  const paced = (place: Place) => turn(place, new AbortController().signal);
  return { slack, world, adapter, dispatch, paced, log, events, ran, options, db };
}

const servicesOf = (adapter: ReturnType<typeof createSlack>) =>
  new Proxy({} as Services, {
    get: (_target, name) => {
      if (name === 'outage') return () => adapter.outage?.()?.reason;
      throw new Error(`services.${String(name)} was asked`);
    },
  });
