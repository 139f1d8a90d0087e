import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createSlack, type SlackOptions } from '../../../src/adapters/slack/index.ts';
import type { ChatEvent } from '../../../src/core/chat/chat-adapter.ts';
import type { Place } from '../../../src/core/chat/place.ts';
import type { Button, Reply } from '../../../src/core/chat/reply.ts';
import type { Clock } from '../../../src/core/clock.ts';
import { type Command, type CommandContext, defineCommand, type Services } from '../../../src/core/commands/command.ts';
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
    commands: commandsOf(ran, adapter),
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

const say = (summary: string, more: Partial<Reply> = {}): Reply => ({
  summary,
  blocks: [{ type: 'text', text: [summary] }],
  audience: 'caller',
  ...more,
});

const button = (label: string, command: string, given: Record<string, string | number> = {}): Button => ({
  label,
  invoke: { command, options: given },
});

/** A command whose form asks for days and a time, and for lines. */
const planning = (name: string, current: string): Command =>
  defineCommand({
    name,
    description: 'When papers come',
    options: z.object({
      when: z.string().exactOptional().describe('Such as weekdays 9:00').meta({ label: 'When', asks: 'when' }),
      topics: z.string().exactOptional().describe('Topics: a; b').meta({ label: 'Topics', asks: 'lines', hint: '' }),
    }),
    form: ['when', 'topics'],
    initial: async () => ({ when: current, topics: 'planes; "a; b" kites' }),
    async *run({ when = 'nothing', topics = '' }) {
      const faults = [
        ...(when.includes('ever') ? [{ option: 'when', problem: 'Not a time.' }] : []),
        ...(topics.includes('bad') ? ['No topic.', 'Nor this.'].map((problem) => ({ option: 'topics', problem })) : []),
      ];
      yield faults.length === 0 ? say(`planned ${when} for ${topics}`) : say('no', { failed: true, faults });
    },
  });

/** Commands that show what reached them. */
function commandsOf(ran: CommandContext[], adapter: ReturnType<typeof createSlack>): Command[] {
  return [
    defineCommand({
      name: 'search',
      description: 'Find papers',
      options: z.object({
        query: z.string().max(200).describe('Words'),
        page: z.int().default(1).describe('Page'),
      }),
      async *run({ query, page }, context) {
        ran.push(context);
        yield say('Looking…');
        const buttons = [
          button('Next', 'search', { query, page: page + 1 }),
          button('Long', 'search', { query: 'x'.repeat(190), page }),
          button('Discuss', 'discuss', { paper: '2606.00001' }),
          button('Endless', 'echo', { text: 'y'.repeat(2_500) }),
        ];
        yield say(`page ${page} of ${query}`, {
          blocks: [
            { type: 'text', text: [`page ${page} of ${query}`] },
            { type: 'buttons', buttons },
          ],
          share: { command: 'search', options: { query, page } },
        });
      },
    }),
    defineCommand({
      name: 'echo',
      description: 'Say it again',
      options: z.object({ text: z.string().describe('Text') }),
      async *run({ text }) {
        yield say(`${text.length} letters`);
      },
    }),
    defineCommand({
      name: 'subscribe',
      description: 'Subscribe this channel to papers on a topic',
      manages: true,
      options: z.object({
        topic: z.string().describe('Topic'),
        top: z.int().min(1).max(10).default(5).describe('How many'),
        timezone: z.string().default('UTC').describe('Time zone'),
        layout: z.enum(['compact', 'cards']).default('compact').describe('Layout'),
        quiet: z.boolean().default(false).describe('Quiet'),
      }),
      form: ['topic', 'top', 'timezone', 'layout', 'quiet'],
      completes: ['timezone'],
      complete: async (_option, text) =>
        ['Europe/Paris', 'Europe/Rome']
          .filter((zone) => zone.includes(text))
          .map((zone) => ({ label: zone, value: zone })),
      intro: async () => [{ type: 'text', text: ['The next digest would be: nothing'] }],
      async *run(options, context) {
        ran.push(context);
        const lacking = await adapter.missingAccess(context.place);
        const tells = (topic: string): Partial<Reply> =>
          topic === 'told' ? { tells: [{ person: context.caller.id }, ' subscribed'] } : {};
        if (options.topic === 'bad') yield say('bad topic', { failed: true });
        else
          yield say(
            lacking.length > 0 ? lacking.join() : `subscribed ${JSON.stringify(options)}`,
            tells(options.topic),
          );
      },
    }),
    defineCommand({
      name: 'settings',
      description: 'Change what comes',
      options: z.object({ top: z.int().min(1).max(10).exactOptional().describe('How many') }),
      form: ['top'],
      initial: async () => ({ top: 5 }),
      async *run({ top }, context) {
        ran.push(context);
        yield top === 9 ? say('too many', { failed: true }) : say('changed');
      },
    }),
    planning('plan', 'weekdays 09:00'),
    planning('monthly', '0 9 1 * *'),
    defineCommand({
      name: 'discuss',
      description: 'Open a discussion',
      options: z.object({ paper: z.string().describe('Paper') }),
      async *run({ paper }, context) {
        ran.push(context);
        yield say(`discussing ${paper}`, { about: paper });
      },
    }),
    defineCommand({
      name: 'ask',
      description: 'Ask a question',
      options: z.object({ question: z.string().describe('The question') }),
      async *run({ question }, context) {
        ran.push(context);
        yield say('Reading…', { audience: 'everyone' });
        yield say(`asked: ${question} in ${context.place.thread ?? 'no thread'}`, { audience: 'everyone' });
      },
    }),
    defineCommand({
      name: 'saved',
      description: 'My papers',
      options: z.object({}),
      async *run() {
        yield say('yours alone');
      },
    }),
    defineCommand({
      name: 'lookup',
      description: 'Papers in a text',
      hidden: true,
      options: z.object({ text: z.string().describe('Text') }),
      async *run({ text }) {
        yield say(`looked up ${/\d{4}\.\d{5}/.exec(text)?.[0] ?? 'nothing'}`);
      },
    }),
    defineCommand({
      name: 'start',
      description: 'Begin',
      hidden: true,
      options: z.object({}),
      async *run() {
        yield say('hello');
      },
    }),
    defineCommand({
      name: 'home',
      description: 'Home',
      hidden: true,
      options: z.object({}),
      async *run(_options, { caller }) {
        const seen = [];
        for (const id of [channel, elsewhere, 'C0SECRET', 'C0OTHERS']) {
          if (await caller.canSee({ ...caller.place, channel: id, kind: 'public' })) seen.push(id);
        }
        yield say(`home: ${seen.join(' ')}`, {
          blocks: [
            { type: 'text', text: [`home: ${seen.join(' ')}`] },
            {
              type: 'buttons',
              buttons: [button('Mine', 'saved'), { ...button('Get papers', 'subscribe'), ask: [] } as Button],
            },
          ],
        });
      },
    }),
    defineCommand({
      name: 'hang',
      description: 'Never answer',
      options: z.object({}),
      async *run() {
        yield await new Promise<Reply>(() => {});
      },
    }),
  ];
}

const servicesOf = (adapter: ReturnType<typeof createSlack>) =>
  new Proxy({} as Services, {
    get: (_target, name) => {
      if (name === 'outage') return () => adapter.outage?.()?.reason;
      throw new Error(`services.${String(name)} was asked`);
    },
  });
