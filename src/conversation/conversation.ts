import type { Dispatch } from '../core/chat/chat-adapter.ts';
import type { Caller } from '../core/chat/place.ts';
import type { Block, Invocation, Reply } from '../core/chat/reply.ts';
import { refuse } from '../core/chat/say.ts';
import type { Clock } from '../core/clock.ts';
import type { Command, Services } from '../core/commands/command.ts';
import type { CommandDispatch } from '../core/commands/dispatch.ts';
import { specOf } from '../core/commands/options.ts';
import { counted } from '../core/text.ts';
import type { Intent, Where } from './intent.ts';
import { commandOf, offerOf } from './invocation.ts';
import { createLists } from './lists.ts';
import { pointsBack } from './reference.ts';
import { changes, typedCommand } from './typed-command.ts';
import { understand } from './understand.ts';
import { understoodAs } from './understood-as.ts';

type ConversationParts = {
  /** Runs what is understood as it runs what is typed. */
  dispatch: CommandDispatch;
  commands: readonly Command[];
  services: Services;
  clock: Clock;
};

/** A longer text is no sentence; dispatch says so. */
const longest = 4_000;

/**
 * Adds to the commands what is said in plain words: a line that is a command runs, a sentence becomes the command it
 * means, and what would change something becomes a button. Replies that may be shared stand for all to see where the
 * sentence did; the others are the person's own.
 */
export function createConversation({ dispatch, commands, services, clock }: ConversationParts): Dispatch {
  const known = new Map(commands.map((command) => [command.name, { command, spec: specOf(command) }]));
  const lists = createLists(services);

  async function* remembered(replies: AsyncIterable<Reply>, caller: Caller): AsyncIterable<Reply> {
    for await (const reply of replies) {
      lists.remember(reply, caller, clock.now());
      yield reply;
    }
  }

  async function whereOf(caller: Caller): Promise<Where> {
    const { place } = caller;
    if (place.thread !== undefined && (await services.discussions.at(place)) !== undefined) return 'thread';
    if (await lists.isUnderPost(caller, clock.now())) return 'digest';
    return place.kind === 'dm' ? 'dm' : 'channel';
  }

  /** The paper of the discussion, or the one that was shown last; a command that needs one gets it, and "how fast is it?". */
  async function withPaper({ command, options }: Invocation, text: string, caller: Caller): Promise<Invocation> {
    const needs = known.get(command)?.spec.options.some(({ name, required }) => name === 'paper' && required);
    const isMeant = needs || (command === 'ask' && pointsBack(text));
    if (!isMeant || options.paper !== undefined) return { command, options };
    const paper = (await services.discussions.at(caller.place))?.paper ?? lists.paperAt(caller, clock.now());
    return { command, options: paper === undefined ? options : { ...options, paper } };
  }

  /** "save 2": a number is no paper's name where a list stands. */
  async function withItem(invocation: Invocation, caller: Caller): Promise<Invocation | Reply> {
    const { paper } = invocation.options;
    if (typeof paper !== 'string' || !isNumber(paper)) return invocation;
    const found = await itemOf(Number(paper.replace('#', '')), caller);
    return 'reply' in found ? found.reply : { ...invocation, options: { ...invocation.options, paper: found.paper } };
  }

  async function itemOf(number: number, caller: Caller): Promise<{ paper: string } | { reply: Reply }> {
    const list = await lists.at(caller, clock.now());
    const paper = number < 0 ? list.at(number) : list[number - 1];
    if (paper !== undefined) return { paper };
    const summary =
      list.length === 0
        ? 'I have shown no list here that I could count in.'
        : `The list I showed last has ${counted(list.length, 'paper')}, so there is no number ${number}.`;
    return { reply: refuse(summary) };
  }

  /** What an intent runs; a reply where nothing can be run. */
  async function answerTo(intent: Intent, text: string, caller: Caller): Promise<Invocation | Reply> {
    if (intent.kind !== 'item') {
      const command = commandOf(intent, text);
      if (command === undefined) return whichChange;
      if (intent.kind === 'change') return offerOf(command, known.get(command.command)?.spec);
      return withPaper(command, text, caller);
    }
    const found = await itemOf(intent.number, caller);
    if ('reply' in found) return found.reply;
    const { paper } = found;
    switch (intent.does) {
      case 'save':
      case 'discuss':
        return offerOf({ command: intent.does, options: { paper } }, known.get(intent.does)?.spec);
      case 'facts':
        return { command: 'facts', options: { fact: intent.fact ?? 'links', question: text, paper } };
      case 'ask':
        return { command: 'ask', options: { question: text, paper } };
      default:
        return { command: intent.does, options: { paper } };
    }
  }

  async function* runMention(text: string, caller: Caller, signal?: AbortSignal): AsyncIterable<Reply> {
    const line = readLine(text);
    if (text.length > longest || text.startsWith('/')) return yield* line.run(caller, signal);
    const typed = typedCommand(line, known);
    const { intent, answer } = await meant(text, typed, caller);
    if ('blocks' in answer) return yield standing(answer, 'offer', caller);
    const note = intent === undefined ? [] : understoodAs(intent, clock.now());
    const isLine = intent === undefined && answer === typed;
    for await (const reply of isLine ? line.run(caller, signal) : run(answer, caller, signal)) {
      yield withNote(standing(reply, answer.command, caller), note);
    }
  }

  /** What a text runs, and the intent behind it where it is no command. What cannot be looked up is asked as it stands. */
  async function meant(
    text: string,
    typed: Invocation | undefined,
    caller: Caller,
  ): Promise<{ intent?: Intent; answer: Invocation | Reply }> {
    try {
      if (typed !== undefined) return { answer: await withItem(typed, caller) };
      const named = await services.index.named(text);
      const intent = understand({ text, where: await whereOf(caller), now: clock.now(), named });
      return { intent, answer: await answerTo(intent, text, caller) };
    } catch {
      return { answer: typed ?? { command: 'ask', options: { question: text } } };
    }
  }

  /** Who speaks in a channel is answered there, as far as the answer may be shared, or says what to do instead. */
  function standing(reply: Reply, command: string, { place }: Caller): Reply {
    if (place.kind === 'dm' || place.platform === 'console' || reply.audience === 'everyone') return reply;
    const { share, ...rest } = reply;
    const found = known.get(command)?.command;
    const isRefusal = reply.failed === true && found !== undefined && !changes(found) && command !== 'offer';
    return share === undefined && !isRefusal ? reply : { ...rest, audience: 'everyone' };
  }

  const run: Dispatch['run'] = (invocation, caller, signal) =>
    remembered(dispatch.run(invocation, caller, signal), caller);

  const readLine: CommandDispatch['readLine'] = (text) => {
    const line = dispatch.readLine(text);
    return { ...line, run: (caller, signal) => remembered(line.run(caller, signal), caller) };
  };

  return { ...dispatch, run, readLine, runMention };
}

const isNumber = (text: string) => /^#?\d{1,2}$/.test(text.trim());

const withNote = (reply: Reply, note: readonly Block[]): Reply =>
  note.length === 0 || reply.failed === true ? reply : { ...reply, blocks: [...note, ...reply.blocks] };

const whichChange: Reply = refuse('What should I change? The settings of this channel are one form away.', {
  type: 'buttons',
  buttons: [
    { label: 'Settings', invoke: { command: 'schedule', options: {} }, ask: [] },
    { label: 'All commands', invoke: { command: 'help', options: {} } },
  ],
});
