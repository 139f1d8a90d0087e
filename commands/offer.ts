import { z } from 'zod';
import { pausedSince } from '../src/core/channels/channel-settings.ts';
import type { Channel } from '../src/core/channels/subscription.ts';
import { channelOf } from '../src/core/chat/place.ts';
import type { Block, Button, Invocation, Reply, Rich } from '../src/core/chat/reply.ts';
import { refuse, say } from '../src/core/chat/say.ts';
import { type CommandContext, defineCommand } from '../src/core/commands/command.ts';
import { printCommandLine, readCommandLine } from '../src/core/commands/command-line.ts';
import { isMinimum, minimumOffer } from '../src/core/commands/minimum-offer.ts';
import { specOf } from '../src/core/commands/options.ts';
import { personalOffers } from '../src/core/commands/personal-offers.ts';
import { notAllowed } from '../src/core/commands/refusals.ts';
import { replaceOffer } from '../src/core/commands/replace-offer.ts';
import { stopOffer } from '../src/core/commands/stop-offer.ts';
import { hasAlready, noTopics } from '../src/core/commands/topic-list.ts';
import { topicKey, topicName } from '../src/core/queries/topic.ts';
import { readSchedule } from '../src/core/schedules/read-schedule.ts';
import { readZone } from '../src/core/schedules/read-zone.ts';
import { printWhen, typedWhen } from '../src/core/schedules/when.ts';
import { counted, shorten } from '../src/core/text.ts';
import { changeTopic } from './change-topic.ts';

/** What a plain sentence would change, as a button: nothing is changed before somebody presses it. */
export const offer = defineCommand({
  name: 'offer',
  description: 'Offer a change as a button, with what else it would change',
  hidden: true,
  options: z.object({
    line: z.string().max(1_000).describe('The command, as it would be typed'),
    mine: z.boolean().default(false).describe('For the person alone, not for this channel'),
    says: z.string().max(500).exactOptional().describe('What of the wish is left out'),
  }),
  async *run({ line, mine, says }, context) {
    // A swap is offered alone, and its command is hidden, so not among those of the context.
    const specs = [...context.commands, specOf(changeTopic)];
    const spec = (name: string) => specs.find((command) => command.name === name);
    const { name, given } = readCommandLine(line, spec);
    // Not every offer is of a command: "clear my list" is of what one would name.
    if (spec(name) === undefined && !Object.hasOwn(personalOffers, name))
      return yield refuse('I do not know what to change. /paper help lists what I can do.');
    if (mine) return yield forOneself(line);
    yield withNote(await offered({ command: name, options: given }, line, context, says), says);
  },
});

/** A direct message is a place of its own, where everybody decides for themselves. */
const forOneself = (line: string): Reply =>
  say('Send me this in a direct message, and it is for you alone:', { type: 'code', text: line });

/** What is left out stands above the buttons. */
function withNote(reply: Reply, says: string | undefined): Reply {
  if (says === undefined || reply.failed === true) return reply;
  const note: Block = { type: 'note', text: [says] };
  const at = reply.blocks.findIndex(({ type }) => type === 'buttons');
  return { ...reply, blocks: at === -1 ? [...reply.blocks, note] : reply.blocks.toSpliced(at, 0, note) };
}

async function offered(
  invoke: Invocation,
  line: string,
  context: CommandContext,
  says: string | undefined,
): Promise<Reply> {
  const { caller, place, services } = context;
  const personal = personalOffers[invoke.command];
  if (personal !== undefined) return await personal(invoke, context);
  const onlyMe: Button[] =
    place.kind === 'dm' || caller.isAlone || invoke.command !== 'subscribe'
      ? []
      : [{ label: 'Only me', invoke: { command: 'offer', options: { line, mine: true } } }];
  if (caller.isExternal || !(await caller.mayManage())) {
    const refused = notAllowed(caller);
    return onlyMe.length === 0
      ? refused
      : { ...refused, blocks: [...refused.blocks, { type: 'buttons', buttons: onlyMe }] };
  }
  const current = await services.channels.get(channelOf(place));
  const needless = nothingToDo(invoke, current, says);
  if (needless !== undefined) return needless;
  const has = hasAlready(invoke, current, context.now);
  const besides = invoke.command === 'schedule' ? [change({ ...invoke, options: {} })] : onlyMe;
  if (has !== undefined) return besides.length === 0 ? say(has) : say(has, { type: 'buttons', buttons: besides });
  if (invoke.command === 'unsubscribe') return await stopOffer(invoke, current, context);
  if (invoke.command === 'change-topic') return replaceOffer(invoke, current, context);
  if (isMinimum(invoke) && current !== undefined) return minimumOffer(invoke, current);
  const begun = beginning(invoke, current);
  const said = questionFor(begun, current, context);
  if ('problem' in said) return refuse(said.problem, { type: 'buttons', buttons: [...said.instead, change(begun)] });
  const settled = said.invoke ?? begun;
  const { command } = settled;
  const button: Button = { label: labels[command] ?? 'Do it', invoke: settled, style: 'primary' };
  const ways = command === 'subscribe' ? oneOrTwo(settled) : [];
  const buttons = [
    ...(ways.length > 0 ? ways : [button]),
    ...onlyMe,
    ...(hasForm.has(command) ? [change(settled)] : []),
  ];
  const notes = [said.alsoChanges, command === 'subscribe' ? subscribeNote(invoke, settled, ways) : undefined];
  return {
    summary: plain(said.question),
    blocks: [
      { type: 'text', text: said.question },
      ...notes.flatMap((text): Block[] => (text === undefined ? [] : [{ type: 'note', text: [text] }])),
      { type: 'buttons', buttons },
    ],
    audience: 'everyone',
  };
}

/** What would change nothing is told at once, as far as the channel shows it. */
function nothingToDo(
  { command, options }: Invocation,
  channel: Channel | undefined,
  says = whatToChange,
): Reply | undefined {
  switch (command) {
    case 'pause':
      if (channel === undefined) return noTopics('pause');
      return channel.pause === undefined
        ? undefined
        : say(pausedSince(channel), { type: 'buttons', buttons: [resume] });
    case 'resume':
      if (channel === undefined) return noTopics('resume');
      return channel.pause === undefined ? say('This channel is not paused.') : undefined;
    case 'schedule': {
      const isEmpty = Object.keys(options).length === 0;
      return isEmpty ? refuse(says, { type: 'buttons', buttons: [change({ command, options })] }) : undefined;
    }
    default:
      return undefined;
  }
}

const whatToChange = 'What should I change? Say it as in "post on weekdays at 9" or "at most 3 papers".';
const resume: Button = { label: 'Resume', invoke: { command: 'resume', options: {} } };

/** A channel that gets nothing yet begins with the top papers at that time. */
function beginning(invoke: Invocation, channel: Channel | undefined): Invocation {
  if (invoke.command !== 'schedule' || channel !== undefined) return invoke;
  const { publish: _, ...options } = invoke.options;
  return { command: 'subscribe', options };
}

/** "Agents and robotics" may be two topics, or one that asks for the words of both. */
function oneOrTwo({ command, options }: Invocation): Button[] {
  const topics = String(options.topic ?? '').split(/ and /i);
  if (topics.length === 1 || /[";|]|(?:^|\s)-/.test(topics.join(' '))) return [];
  const label = topics.length === 2 ? 'Two topics' : `${topics.length} topics`;
  return [
    { label, invoke: { command, options: { ...options, topic: topics.join('; ') } }, style: 'primary' },
    { label: 'One topic', invoke: { command, options } },
  ];
}

/** What a subscription leaves open. */
function subscribeNote(asked: Invocation, { options }: Invocation, ways: readonly Button[]): string | undefined {
  if (ways.length > 0) return 'One topic asks for the words of both in every paper.';
  if (options.topic !== undefined) return undefined;
  return asked.command === 'schedule'
    ? 'Nothing is posted here yet, so that this begins with the top papers.'
    : 'For a topic, say it as in "subscribe us to diffusion at 9", or press Change.';
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
type Question =
  | { question: Rich; alsoChanges?: string; invoke?: Invocation }
  /** `instead`: the same with a zone that may be meant. */
  | { problem: string; instead: Button[] };

function questionFor(
  { command, options }: Invocation,
  current: Channel | undefined,
  context: CommandContext,
): Question {
  const where: Rich = context.place.kind === 'dm' ? ['you'] : ['this channel'];
  switch (command) {
    case 'subscribe':
    case 'schedule':
      return timedQuestion({ command, options }, current, context);
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
  if (!read.ok)
    return { problem: read.faults.map(({ problem }) => problem).join(' '), instead: zonesMeant({ command, options }) };
  const { line, timezone } = read.schedule;
  const when = `${printWhen(line)} ${timezone}`;
  const isMoved = current !== undefined && (current.schedule.line !== line || current.schedule.timezone !== timezone);
  const names = shorten((current?.topics ?? []).map(({ text }) => topicName(text)).join(' · '), 300);
  const moves =
    isMoved && names !== ''
      ? `This moves what comes now, too (${names}), from ${printWhen(current.schedule.line)} ${current.schedule.timezone}.`
      : undefined;
  const who = place.kind === 'dm' ? 'you' : 'this channel';
  const topic = text('topic');
  // They take places of each post, and somebody who names a topic may want it in their place.
  const besides =
    topic !== undefined && topicKey(topic) !== '' && current?.topics.some((one) => one.text === '') === true
      ? "It comes besides the day's top papers; unsubscribe ends those."
      : undefined;
  const also = [moves, besides].filter((note) => note !== undefined).join(' ');
  const top = text('top');
  const posts = top === undefined ? '' : `, up to ${counted(Number(top), 'paper')} a post`;
  const votes = text('min-upvotes');
  const upvoted = votes === undefined ? '' : `, with ${counted(Number(votes), 'upvote')} or more`;
  const shown = `${shownAs[text('layout') ?? ''] ?? ''}${shownTo[text('publish') ?? ''] ?? ''}`;
  const question: Rich =
    command === 'subscribe'
      ? [
          { text: topicName(topic ?? ''), mark: 'bold' },
          ` for ${who}, ${when}${posts}${upvoted}${shown === '' ? '' : shown.replace(/,$/, '')}?`,
        ]
      : [`Post ${when}${posts}${shown} for ${who}?`];
  // "An hour later" would move the time again with every press, and a form opened for "not on Fridays" would tick other days.
  const settled = { when: typedWhen(line), ...(read.zoneFrom === 'typed' ? { timezone } : {}) };
  return {
    question,
    ...(also === '' ? {} : { alsoChanges: also }),
    ...(typed.when === undefined ? {} : { invoke: { command, options: { ...options, ...settled } } }),
  };
}

/** As many buttons as stand in a row beside the form's. */
const mostZones = 4;

/** The change for each zone that may be meant by the one that is written; offered again, so that it is seen whole. */
function zonesMeant({ command, options }: Invocation): Button[] {
  const read = readZone(String(options.timezone ?? ''));
  if (options.timezone === undefined || read.ok) return [];
  const zones = read.among ?? (read.nearest === undefined ? [] : [read.nearest]);
  return zones.slice(0, mostZones).map((zone) => {
    const line = printCommandLine({ command, options: { ...options, timezone: zone } });
    return { label: zone, invoke: { command: 'offer', options: { line } } };
  });
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
