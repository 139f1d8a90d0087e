import { z } from 'zod';
import type { Caller } from '../../../src/core/chat/place.ts';
import type { Reply } from '../../../src/core/chat/reply.ts';
import { type Command, defineCommand, type Services } from '../../../src/core/commands/command.ts';
import { createDispatch } from '../../../src/core/commands/dispatch.ts';
import type { Measurement } from '../../../src/core/status/measurement.ts';

const say = (summary: string): Reply => ({
  summary,
  blocks: [{ type: 'text', text: [summary] }],
  audience: 'caller',
  share: { command: 'echo', options: { text: summary } },
});

/** Commands that answer with what they were given. */
const commands: Command[] = [
  defineCommand({
    name: 'echo',
    description: 'Say it again',
    options: z.object({
      text: z.string().min(2).max(50).describe('What to say'),
      times: z.int().min(1).max(3).default(1).describe('How often'),
      loud: z.boolean().default(false).describe('In capitals'),
    }),
    form: ['text', 'times'],
    completes: ['text'],
    async complete(_option, text) {
      if (text === 'fail') throw new Error('no index');
      return Array.from({ length: 40 }, (_, n) => ({ label: `${text} ${n} ${'x'.repeat(120)}`, value: `${text}${n}` }));
    },
    async *run({ text, times, loud }) {
      for (let time = 1; time <= times; time++) yield say(loud ? text.toUpperCase() : text);
    },
  }),
  defineCommand({
    name: 'post',
    description: 'Change the channel',
    options: z.object({}),
    manages: true,
    async *run() {
      yield say('changed');
    },
  }),
  defineCommand({
    name: 'break',
    description: 'Fail',
    options: z.object({}),
    async *run() {
      yield say('begun');
      throw new Error('secret detail');
    },
  }),
  defineCommand({
    name: 'ask',
    description: 'Ask a question',
    options: z.object({ question: z.string().describe('The question') }),
    async *run({ question }) {
      yield say(`asked: ${question}`);
    },
  }),
  defineCommand({
    name: 'top',
    description: 'Best papers',
    options: z.object({ period: z.enum(['week', 'month']).default('week').describe('How long') }),
    async *run({ period }) {
      yield say(`top of the ${period}`);
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
];

/** A port that must not be asked: whoever does, sees its name. */
const untouched = new Proxy({} as Services, {
  get: (_target, name) => {
    if (name === 'outage') return () => undefined;
    throw new Error(`services.${String(name)} was asked`);
  },
});

export function harness() {
  const logged: { message: string; facts?: Record<string, unknown> }[] = [];
  const log = (message: string, facts?: Record<string, unknown>) => {
    logged.push({ message, ...(facts === undefined ? {} : { facts }) });
  };
  const debugged: { message: string; facts?: Record<string, unknown> | undefined }[] = [];
  const measured: Measurement[] = [];
  const clock = { time: Date.UTC(2026, 5, 19, 9) };
  const dispatch = createDispatch({
    commands,
    services: untouched,
    clock: { now: () => new Date(clock.time), sleep: async () => {} },
    log: { debug: (message, facts) => void debugged.push({ message, facts }), info: log, warn: log, error: log },
    measure: (what) => void measured.push(what),
    reference: () => 'ref-1',
  });
  return { dispatch, logged, debugged, measured, clock };
}

export const caller = (over: Partial<Caller> = {}): Caller => ({
  id: 'alice',
  place: { platform: 'console', tenant: 'console', channel: 'general', kind: 'public' },
  isExternal: false,
  mayManage: async () => true,
  canSee: async () => true,
  ...over,
});

export async function repliesOf(replies: AsyncIterable<Reply>): Promise<Reply[]> {
  const all: Reply[] = [];
  for await (const reply of replies) all.push(reply);
  return all;
}
export const summaryOf = async (replies: AsyncIterable<Reply>) => (await repliesOf(replies)).at(-1)?.summary;
