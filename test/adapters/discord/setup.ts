import { onTestFinished } from 'vitest';
import { createDiscord, type DiscordParts } from '../../../src/adapters/discord/index.ts';
import type { ChatAdapter, ChatEvent, Dispatch } from '../../../src/core/chat/chat-adapter.ts';
import type { CommandSpec, Form } from '../../../src/core/chat/command-spec.ts';
import type { Caller, Place } from '../../../src/core/chat/place.ts';
import type { Invocation, Reply } from '../../../src/core/chat/reply.ts';
import type { Clock } from '../../../src/core/clock.ts';
import type { Log } from '../../../src/core/log.ts';
import { atOnce } from '../../fixtures/at-once.ts';
import { createMemoryButtons, createMemoryKeyValues, createMemorySeen } from '../../fixtures/memory-stores.ts';
import { createWaiting } from '../../fixtures/wait.ts';
import { type DiscordServer, startDiscord } from '../../servers/discord/index.ts';

type Said = { invocation?: Invocation; line?: string; caller: Caller };

/** Commands as a test wants them: what was asked (`changed` is told), and what is answered. */
function createSpeaker(changed: () => void) {
  const said: Said[] = [];
  /** What a form was to be opened for. */
  const askedFor: Invocation[] = [];
  const events: ChatEvent[] = [];
  let answers: (said: Said) => AsyncIterable<Reply> = async function* () {
    yield line('done');
  };
  let offered: { label: string; value: string }[] = [];
  let form: Form | undefined;
  let refusal: Reply | undefined;
  const heard = (entry: Said) => {
    said.push(entry);
    changed();
    return answers(entry);
  };
  const dispatch: Dispatch = {
    commands,
    run: (invocation, caller) => heard({ invocation, caller }),
    readLine: (text) => ({ run: (caller) => heard({ line: text, caller }) }),
    runMention: (text, caller) => heard({ line: text, caller }),
    complete: async () => offered,
    form: async (invocation) => {
      askedFor.push(invocation);
      return form ?? { title: 'Form', command: invocation.command, intro: [], fields: [], given: {} };
    },
    refusal: async () => refusal,
    async event(event) {
      events.push(event);
      changed();
    },
  };
  return {
    dispatch,
    said,
    askedFor,
    events,
    answerWith: (next: typeof answers) => {
      answers = next;
    },
    reply: (...replies: Reply[]) => {
      answers = async function* () {
        yield* replies;
      };
    },
    offer: (choices: typeof offered) => {
      offered = choices;
    },
    askWith: (next: Form) => {
      form = next;
    },
    refuseWith: (next: Reply) => {
      refusal = next;
    },
  };
}

export const line = (text: string, rest: Partial<Reply> = {}): Reply => ({
  summary: text,
  blocks: [{ type: 'text', text: [text] }],
  audience: 'caller',
  ...rest,
});

export const commands: CommandSpec[] = [
  {
    name: 'search',
    description: 'Find papers',
    usage: 'search <query> [limit]',
    options: [
      {
        name: 'limit',
        description: 'How many',
        label: 'Limit',
        kind: 'integer',
        required: false,
        min: 1,
        max: 10,
        completes: false,
      },
      {
        name: 'query',
        description: 'Words',
        label: 'Query',
        kind: 'text',
        required: true,
        maxLength: 300,
        completes: true,
      },
      {
        name: 'sort',
        description: 'Order',
        label: 'Sort',
        kind: 'choice',
        required: false,
        choices: ['new', 'upvotes'],
        completes: false,
      },
    ],
  },
  { name: 'today', description: "Today's papers", usage: 'today', options: [] },
];

/** When everything here happens: no time passes but what a test lets pass, so that a busy machine makes nothing late. */
const now = Date.parse('2026-06-19T07:00:00.000Z');

/** A server that ends with the test. */
export async function openServer(options: Parameters<typeof startDiscord>[0] = {}): Promise<DiscordServer> {
  const server = await startDiscord({ now: () => now, ...options });
  onTestFinished(() => server.stop());
  return server;
}

/** A clock whose sleepers wake when the test says so. */
function createManualClock() {
  const sleepers = new Map<() => void, number>();
  const { changed, until } = createWaiting(() => `sleeps of ${[...sleepers.values()].join(', ') || 'nobody'} (in ms)`);
  const clock: Clock = {
    now: () => new Date(now),
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          sleepers.delete(wake);
          resolve();
        };
        if (signal?.aborted) return wake();
        signal?.addEventListener('abort', wake, { once: true });
        sleepers.set(wake, milliseconds);
        changed();
      }),
  };
  const asleep = (milliseconds: number) => [...sleepers].filter(([, length]) => length === milliseconds);
  return {
    clock,
    /** Waits until somebody sleeps for exactly this long, and wakes them. */
    async pass(milliseconds: number): Promise<void> {
      await until(() => asleep(milliseconds).length > 0, `somebody who sleeps for ${milliseconds} ms`);
      for (const [wake] of asleep(milliseconds)) wake();
    },
  };
}

export type LogLine = { level: string; message: string; facts: Record<string, unknown> | undefined };

/** A server with one guild and two channels, and the adapter connected to it. */
export async function connected(parts: Partial<DiscordParts> & { server?: DiscordServer; start?: boolean } = {}) {
  const server = parts.server ?? (await openServer());
  // A second start begins when it may: Discord takes one identify in five seconds.
  if (parts.server !== undefined) server.advance(5_000);
  const guild = [...server.world.guilds.keys()][0] ?? server.guild('Lab');
  const named = (name: string) =>
    [...server.world.channels.values()].find((channel) => channel.name === name) ??
    server.world.channel({ name, guild_id: guild });
  const channel = named('ml-reading');
  const lines: LogLine[] = [];
  const say = (level: string) => (message: string, facts?: Record<string, unknown>) => {
    lines.push({ level, message, facts });
    server.world.changed();
  };
  const log: Log = { info: say('info'), warn: say('warn'), error: say('error') };
  const buttons = createMemoryButtons();
  const keyValues = createMemoryKeyValues();
  const manual = createManualClock();
  const speaker = createSpeaker(server.world.changed);
  const adapter: ChatAdapter = createDiscord({
    token: 'right-token',
    apiUrl: server.url,
    buttons,
    keyValues,
    seen: createMemorySeen(),
    log,
    clock: manual.clock,
    ...parts,
  });
  // What a test opens last ends first: no adapter outlives its server.
  onTestFinished(() => adapter.stop());
  if (parts.start !== false) await adapter.start(speaker.dispatch, atOnce);
  const place: Place = { platform: 'discord', tenant: guild, channel: channel.id, kind: 'public' };
  return { server, guild, channel, place, adapter, speaker, lines, buttons, manual, pass: manual.pass };
}
