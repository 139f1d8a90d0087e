import { z } from 'zod';
import type { Channel } from '../src/core/channels/subscription.ts';
import { saidOf } from '../src/core/chat/fault.ts';
import { channelOf } from '../src/core/chat/place.ts';
import type { Block, Button, Invocation, Reply, Rich } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { readCommandLine } from '../src/core/commands/command-line.ts';
import { notAllowed } from '../src/core/commands/refusals.ts';
import { topicName } from '../src/core/queries/topic.ts';
import { minutesMoved } from '../src/core/schedules/moved.ts';
import { readSchedule } from '../src/core/schedules/read-schedule.ts';
import { printWhen, typedWhen } from '../src/core/schedules/when.ts';
import { counted } from '../src/core/text.ts';

/** What a plain sentence would change, as a button: nothing is changed before somebody presses it. */
export const offer = defineCommand({
  name: 'offer',
  description: 'Offer a change as a button, with what else it would change',
  hidden: true,
  options: z.object({
    line: z.string().max(1_000).describe('The command, as it would be typed'),
    mine: z.boolean().default(false).describe('For the person alone, not for this channel'),
  }),
  async *run({ line, mine }, context) {
    const spec = (name: string) => context.commands.find((command) => command.name === name);
    const { name, given } = readCommandLine(line, spec);
    if (spec(name) === undefined) return yield refuse('I do not know what to change. /paper help lists what I can do.');
    if (mine) return yield forOneself(line);
    yield await offered({ command: name, options: given }, line, context);
  },
});

/** A direct message is a place of its own, where everybody decides for themselves. */
const forOneself = (line: string): Reply =>
  say('Send me this in a direct message, and it is for you alone:', { type: 'code', text: line });

async function offered(invoke: Invocation, line: string, context: CommandContext): Promise<Reply> {
  const { caller, place, services } = context;
  const personal = personalOffers[invoke.command];
  if (personal !== undefined) return await personal(invoke, context);
  const onlyMe: Button[] =
    place.kind === 'dm' || invoke.command !== 'subscribe'
      ? []
      : [{ label: 'Only me', invoke: { command: 'offer', options: { line, mine: true } } }];
  if (caller.isExternal || !(await caller.mayManage())) {
    const refused = notAllowed(caller);
    return onlyMe.length === 0
      ? refused
      : { ...refused, blocks: [...refused.blocks, { type: 'buttons', buttons: onlyMe }] };
  }
  const current = await services.channels.get(channelOf(place));
  const said = questionFor(invoke, current, context);
  if ('problem' in said) return refuse(said.problem, { type: 'buttons', buttons: [change(invoke)] });
  const settled = said.invoke ?? invoke;
  const button: Button = { label: labels[invoke.command] ?? 'Do it', invoke: settled, style: 'primary' };
  const buttons = [button, ...onlyMe, ...(hasForm.has(invoke.command) ? [change(settled)] : [])];
  const notes = said.alsoChanges === undefined ? [] : [{ type: 'note' as const, text: [said.alsoChanges] }];
  return {
    summary: plain(said.question),
    blocks: [{ type: 'text', text: said.question }, ...notes, { type: 'buttons', buttons }],
    audience: 'everyone',
  };
}

/** No names: the command's own form, filled in. */
const change = (invoke: Invocation): Button => ({ label: 'Change', invoke, ask: [] });
const hasForm = new Set(['subscribe', 'schedule']);
const labels: Readonly<Record<string, string>> = {
  subscribe: 'Subscribe',
  unsubscribe: 'Stop it',
  schedule: 'Set it',
  pause: 'Pause',
  resume: 'Resume',
  model: 'Set it',
  unfurl: 'Set it',
};

/** `invoke`: what the button does, where it is not what was typed. */
type Question = { question: Rich; alsoChanges?: string; invoke?: Invocation } | { problem: string };

function questionFor(
  { command, options }: Invocation,
  current: Channel | undefined,
  context: CommandContext,
): Question {
  const where: Rich = context.place.kind === 'dm' ? ['you'] : ['this channel'];
  const topic = { text: topicName(String(options.topic ?? '')), mark: 'bold' as const };
  switch (command) {
    case 'subscribe':
    case 'schedule':
      return timedQuestion({ command, options }, current, context);
    case 'unsubscribe':
      return { question: ['Stop papers about ', topic, ' for ', ...where, '?'] };
    case 'pause':
      return { question: ['Stop posting for ', ...where, ' until somebody resumes? Topics and schedule are kept.'] };
    case 'resume':
      return { question: ['Start posting for ', ...where, ' again?'] };
    case 'model':
      return {
        question: [`Answer ${options.set === 'off' ? 'without' : 'with'} a language model for `, ...where, '?'],
      };
    case 'unfurl':
      return {
        question:
          options.set === 'off'
            ? ['Leave links to papers as they are in ', ...where, '?']
            : ['Show the paper under links to it in ', ...where, '?'],
      };
    default:
      return { question: ['Do this for ', ...where, '? ', { text: `/paper ${command}`, mark: 'code' }] };
  }
}

/** With the time it would be: one channel has one, so that a new one moves its other topics, too. */
function timedQuestion(
  { command, options }: Invocation,
  current: Channel | undefined,
  { caller, services, now, place }: CommandContext,
): Question {
  const text = (name: string) => (options[name] === undefined ? undefined : String(options[name]));
  const typed = { when: text('when'), timezone: text('timezone') };
  const read = readSchedule(typed, current?.schedule, {
    own: caller.timezone,
    defaults: services.defaults.schedule,
    now,
  });
  if (!read.ok) return { problem: read.faults.map(saidOf).join(' ') };
  const { line, timezone } = read.schedule;
  const when = `${printWhen(line)} ${timezone}`;
  const isMoved = current !== undefined && (current.schedule.line !== line || current.schedule.timezone !== timezone);
  const others = current?.topics.length ?? 0;
  const moves =
    isMoved && others > 0
      ? `This moves ${counted(others, 'topic')} of now from ${printWhen(current.schedule.line)} ${current.schedule.timezone}.`
      : undefined;
  const who = place.kind === 'dm' ? 'you' : 'this channel';
  const topic = text('topic');
  const top = text('top');
  const posts = top === undefined ? '' : `, up to ${counted(Number(top), 'paper')} a post`;
  const votes = text('min-upvotes');
  const upvoted = votes === undefined ? '' : `, with ${counted(Number(votes), 'upvote')} or more`;
  const shown = `${shownAs[text('layout') ?? ''] ?? ''}${shownTo[text('publish') ?? ''] ?? ''}`;
  const question: Rich =
    command === 'subscribe'
      ? [{ text: topicName(topic ?? ''), mark: 'bold' }, ` for ${who}, ${when}${posts}${upvoted}?`]
      : [`Post ${when}${posts}${shown} for ${who}?`];
  // "An hour later" would move the time again with every press.
  const isMovedBy = minutesMoved(typed.when ?? '') !== undefined;
  return {
    question,
    ...(moves === undefined ? {} : { alsoChanges: moves }),
    ...(isMovedBy ? { invoke: { command, options: { ...options, when: typedWhen(line) } } } : {}),
  };
}

/** How a layout looks. */
const shownAs: Readonly<Record<string, string>> = {
  compact: ', all papers in one message,',
  cards: ', each paper in a message of its own,',
};

/** Where a post can be read besides. */
const shownTo: Readonly<Record<string, string>> = {
  true: ', published to the servers that follow,',
  false: ', not published to other servers,',
};

const plain = (rich: Rich): string =>
  rich.map((span) => (typeof span === 'string' ? span : 'text' in span ? span.text : '')).join('');

const emailWay = { asks: 'Get your papers by e-mail?', label: 'Set up e-mail' };
/** How papers leave the chat. */
const ways: Readonly<Record<string, typeof emailWay>> = {
  email: emailWay,
  feed: { asks: 'Get papers as a feed?', label: 'Set up a feed' },
  mcp: { asks: 'Let your agent search and ask me (MCP)?', label: 'Connect an agent' },
};

/** What changes nothing but what is a person's own, or opens a discussion. */
const personalOffers: Readonly<Record<string, (invoke: Invocation, context: CommandContext) => Promise<Reply>>> = {
  save: (invoke, context) => {
    if (invoke.options.remove !== undefined)
      return aboutPaper(invoke, 'Take it off your private list?', 'Remove', context);
    const isOne = !String(invoke.options.paper ?? '').includes(' ');
    return aboutPaper(invoke, `Put ${isOne ? 'it' : 'them'} on your private list?`, 'Save', context);
  },
  discuss: (invoke, context) => aboutPaper(invoke, 'Open the thread about it in this channel?', 'Discuss', context),
  connect: async (invoke) => {
    const { asks, label } = ways[String(invoke.options.way)] ?? emailWay;
    return say(asks, { type: 'buttons', buttons: [{ label, invoke, style: 'primary' }] });
  },
  'forget-me': async () =>
    say('Delete everything stored about you?', {
      type: 'buttons',
      buttons: [{ label: 'Delete my data', invoke: { command: 'forget-me', options: {} } }],
    }),
};

async function aboutPaper(
  invoke: Invocation,
  asks: string,
  label: string,
  { services }: CommandContext,
): Promise<Reply> {
  const papers = await services.papers.get(String(invoke.options.paper ?? '').split(' '));
  const titles = papers.map(({ title }): Block => ({ type: 'text', text: [{ text: title, mark: 'bold' }] }));
  return {
    summary: asks,
    blocks: [
      ...titles,
      { type: 'text', text: [asks] },
      { type: 'buttons', buttons: [{ label, invoke, style: 'primary' }] },
    ],
    audience: 'everyone',
  };
}
