import { z } from 'zod';
import type { createSlack } from '../../../src/adapters/slack/index.ts';
import type { Button, Reply } from '../../../src/core/chat/reply.ts';
import { type Command, type CommandContext, defineCommand } from '../../../src/core/commands/command.ts';

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

/** Commands that show what reached them; `channels`: of those a person's home tells which they can see. */
export function commandsOf(
  ran: CommandContext[],
  adapter: ReturnType<typeof createSlack>,
  channels: readonly string[],
): Command[] {
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
        for (const id of channels) {
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
