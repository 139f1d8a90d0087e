import { type ShownLists, shownInMemory } from '../core/channels/shown-lists.ts';
import type { Dispatch } from '../core/chat/chat-adapter.ts';
import { type Caller, channelOf } from '../core/chat/place.ts';
import type { Block, Button, Invocation, Reply } from '../core/chat/reply.ts';
import { refuse, say } from '../core/chat/say.ts';
import type { Clock } from '../core/clock.ts';
import type { Command, Services } from '../core/commands/command.ts';
import type { PrintLine } from '../core/commands/command-line.ts';
import type { CommandDispatch } from '../core/commands/dispatch.ts';
import type { Log } from '../core/log.ts';
import { askedAbout, contentWords, naming } from '../core/queries/asked-about.ts';
import { typedWhen } from '../core/schedules/when.ts';
import { shorten } from '../core/text.ts';
import { createAskedOfShown } from './asked-of-shown.ts';
import { corrected, replacesNumber } from './corrected.ts';
import type { Intent } from './intent.ts';
import { commandOf, offerOf } from './invocation.ts';
import { linePrinter } from './line-printer.ts';
import { createLists } from './lists.ts';
import { createOffers } from './offers.ts';
import { citedInStyle } from './papers/cited-in-style.ts';
import { savedAsked, severalAsked } from './papers/several.ts';
import { createReferents } from './referents.ts';
import { refined } from './refined.ts';
import { secondThought } from './second-thought.ts';
import { createLastUndo } from './settings/last-undo.ts';
import { changes, isLoneSlip, knownCommands, typedCommand } from './typed-command.ts';
import { understand } from './understand.ts';
import { understoodAs } from './understood-as.ts';
import { isEverydayName } from './words/title-share.ts';

type ConversationParts = {
  /** Runs what is understood as it runs what is typed. */
  dispatch: CommandDispatch;
  commands: readonly Command[];
  services: Services;
  /** What people were shown, where several processes answer; absent: this one remembers. */
  shown?: ShownLists | undefined;
  clock: Clock;
  log: Log;
};

/** A longer text is no sentence; dispatch says so. */
const longest = 4_000;

/**
 * Adds to the commands what is said in plain words: a line that is a command runs, a sentence becomes the command it
 * means, and what would change something becomes a button. Replies that may be shared stand for all to see where the
 * sentence did; the others are the person's own. `printLine` prints a command as a line that is read as that command.
 */
export function createConversation({
  dispatch,
  commands,
  services,
  clock,
  log,
  ...parts
}: ConversationParts): Dispatch & { printLine: PrintLine } {
  const known = knownCommands(commands);
  const printLine = linePrinter(known);
  const lists = createLists(services, parts.shown ?? shownInMemory());
  const offers = createOffers();
  const lastUndo = createLastUndo();
  const referents = createReferents({ services, lists, clock, specOf: (command) => known.get(command)?.spec });

  const askedOfShown = createAskedOfShown({ services, lists, referents, printLine, clock });

  async function* remembered(replies: AsyncIterable<Reply>, ran: Invocation, caller: Caller): AsyncIterable<Reply> {
    for await (const reply of replies) {
      // Before it is shown: its numbers count as soon as somebody reads them. What was done is told all the same.
      await lists.remember(reply, ran.command, caller, clock.now()).catch((error: unknown) => {
        log.error('a list could not be remembered', { platform: caller.place.platform, error });
      });
      const command = known.get(ran.command)?.command;
      if (command !== undefined && changes(command)) lastUndo.remember(reply, ran, caller, clock.now());
      yield reply;
    }
  }

  /** What an intent runs; a reply where nothing can be run. What changes something is offered. */
  async function answerTo(intent: Intent, text: string, caller: Caller): Promise<Invocation | Reply> {
    const offered = offers.lineOf(caller, clock.now());
    const line = offered === undefined ? undefined : dispatch.readLine(offered);
    const last = line === undefined ? await hourOf(text, caller) : { command: line.name, options: line.given };
    const other = last && corrected(last, intent, text);
    if (other !== undefined) return offerOf(other, printLine);
    if (intent.kind === 'unclear') return unclear(text);
    if (intent.kind === 'more')
      return intent.back
        ? ((await lists.previous(caller, clock.now())) ?? noPrevious)
        : ((await lists.more(caller, clock.now())) ?? noMore);
    const command = intent.kind === 'item' ? await referents.ofItems(intent, text, caller) : commandOf(intent, text);
    const says = intent.kind === 'change' ? intent.says : undefined;
    if (command === undefined) return says === undefined ? whichChange : say(says, settings);
    if ('blocks' in command) return command;
    const meant = await referents.resolved(command, text, caller);
    if ('blocks' in meant) return meant;
    const spec = known.get(meant.command)?.spec;
    if (meant.options.paper === undefined && spec?.options.some(({ name, required }) => name === 'paper' && required))
      return referents.whichPaper(meant, caller);
    return intent.kind === 'change' || isOffered.has(meant.command) ? offerOf(meant, printLine, says) : meant;
  }

  /** The schedule that a channel has, where a number of it may be meant: "8 instead of 9". */
  async function hourOf(text: string, { place }: Caller): Promise<Invocation | undefined> {
    const channel = replacesNumber(text) ? await services.channels.get(channelOf(place)) : undefined;
    return channel && { command: 'schedule', options: { when: typedWhen(channel.schedule.line) } };
  }

  async function* runMention(said: string, caller: Caller, signal?: AbortSignal): AsyncIterable<Reply> {
    if (said.length > longest || said.startsWith('/')) return yield* readLine(said).run(caller, signal);
    const styled = citedInStyle(said);
    const asked = styled?.text ?? said;
    // An option with its name says all there is to say.
    const text = readLine(asked).named.length > 0 ? asked : await placed(secondThought(asked), caller);
    const line = readLine(text);
    const typed = typedCommand(line, known);
    const again =
      typed === undefined ? (offers.answered(text, caller, clock.now()) ?? wayBack(text, caller)) : undefined;
    if (again !== undefined) return yield again;
    const { intent, answer, isOwn = false, isFollowUp = false } = await meant(text, typed, caller);
    // Whether it was meant for a command, dispatch asks of a line.
    if (intent?.kind !== 'paper' && typed === undefined && isLoneSlip(line, known))
      return yield* line.run(caller, signal);
    if ('blocks' in answer) return yield standing(answer, 'offer', caller);
    const note = [
      ...(styled === undefined || answer.command !== 'cite' ? [] : [styled.note]),
      ...(intent === undefined || answer.command === 'offer' ? [] : understoodAs(intent, text, clock.now())),
    ];
    // Dispatch says what is wrong with a line, where something is.
    const isLine = intent === undefined && answer.options === line.given;
    for await (const reply of isLine ? line.run(caller, signal) : run(answer, caller, signal)) {
      offers.remember(reply, answer, caller, clock.now());
      const noted = isFollowUp ? ofShown(reply, String(answer.options.question)) : withNote(reply, note);
      yield isOwn ? keptPrivate(noted) : standing(noted, answer.command, caller);
    }
  }

  /** The way back that "undo that" asks for: an offer, too. */
  function wayBack(text: string, caller: Caller): Reply | undefined {
    const { offer, invoke } = lastUndo.offered(text, caller, clock.now()) ?? {};
    if (offer === undefined || invoke === undefined) return undefined;
    offers.remember(offer, { command: 'offer', options: { line: printLine(invoke) } }, caller, clock.now());
    return offer;
  }

  async function placed(text: string, caller: Caller): Promise<string> {
    try {
      return await referents.placed(text, caller);
    } catch (error) {
      log.error('a list could not be looked up', { platform: caller.place.platform, error });
      return text;
    }
  }

  /** What a text runs, and the intent behind it where it is no command. What cannot be looked up is asked as it stands. */
  async function meant(
    text: string,
    typed: Invocation | undefined,
    caller: Caller,
  ): Promise<{ intent?: Intent; answer: Invocation | Reply; isOwn?: boolean; isFollowUp?: boolean }> {
    try {
      const ofThose = typed === undefined ? await askedOfShown(text, caller) : undefined;
      if (ofThose !== undefined) return { answer: ofThose, isOwn: await lists.isOwn(caller, clock.now()) };
      const ofShown = await referents.ofShown(typed === undefined ? text : bareQuestion(typed), caller);
      const followUp = ofShown === undefined ? undefined : { answer: ofShown, isFollowUp: true };
      if (followUp !== undefined && typed !== undefined) return followUp;
      const several = severalAsked(typed === undefined ? text : bareQuestion(typed));
      const asked = several === undefined ? undefined : await referents.ofSeveral(several, caller);
      if (asked !== undefined) return { answer: asked, isOwn: await lists.isOwn(caller, clock.now()) };
      const ofSaved = typed === undefined ? savedAsked(text) : undefined;
      if (ofSaved !== undefined) return { answer: await referents.ofSaved(ofSaved, caller), isOwn: true };
      if (typed !== undefined) return { answer: await referents.resolved(typed, text, caller) };
      const [named, authors] = await Promise.all([services.index.named(text), services.index.authorsIn(text)]);
      const understood = understand({ text, where: await referents.whereOf(caller), now: clock.now(), named, authors });
      const isNamed = named.some(({ words }) => !isEverydayName(words.split(' ')));
      if (followUp !== undefined && !isNamed && asksOfPapers.has(understood.kind)) return followUp;
      const isOffered = offers.lineOf(caller, clock.now()) !== undefined;
      const search = isOffered ? undefined : await lists.searchAt(caller, clock.now());
      const intent = (search && refined(search, text, clock.now())) ?? understood;
      const isOwn = intent.kind === 'item' && (await lists.isOwn(caller, clock.now()));
      return { intent, answer: await answerTo(intent, text, caller), isOwn };
    } catch (error) {
      log.error('a sentence could not be looked up', { platform: caller.place.platform, error });
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

  const run: Dispatch['run'] = (invocation, caller, signal) => {
    if (invocation.command !== 'offer') offers.forget(caller);
    return remembered(dispatch.run(invocation, caller, signal), invocation, caller);
  };

  const readLine: CommandDispatch['readLine'] = (text) => {
    const line = dispatch.readLine(text);
    const typed = { command: line.name, options: line.given };
    return { ...line, run: (caller, signal) => remembered(line.run(caller, signal), typed, caller) };
  };

  return { ...dispatch, run, readLine, runMention, printLine };
}

/** What is said of papers that a person was shown alone is said to them alone. */
const keptPrivate = ({ share: _, ...reply }: Reply): Reply => ({ ...reply, audience: 'caller' });

/** What an item may ask for that stores or opens something. */
const isOffered = new Set(['save', 'discuss']);

/** The question of `ask` alone, which may say of which papers it is. */
const bareQuestion = ({ command, options: { question, ...others } }: Invocation): string =>
  command === 'ask' && typeof question === 'string' && Object.keys(others).length === 0 ? question : '';

/** What a follow-up may be taken for, where only its words are looked at. */
const asksOfPapers: ReadonlySet<Intent['kind']> = new Set(['question', 'search', 'top', 'paper', 'unclear']);

/** What was asked of the paper that was shown last says so, with the way to all the others. */
const ofShown = (reply: Reply, question: string): Reply => ({
  ...reply,
  blocks: [
    { type: 'note', text: ['Asked of the paper that was shown last.'] },
    ...reply.blocks,
    { type: 'buttons', buttons: [searchFor(question)] },
  ],
});

const searchFor = (said: string): Button => ({
  label: 'Search all papers',
  invoke: { command: 'search', options: { query: contentWords(naming(askedAbout(said))).join(' ') || said } },
});

const unclear = (said: string): Reply =>
  refuse(`I do not know what you mean by "${shorten(said, 80)}".`, {
    type: 'buttons',
    buttons: [
      searchFor(said),
      { label: 'Top of the day', invoke: { command: 'top', options: { period: 'day' } } },
      { label: 'All commands', invoke: { command: 'help', options: {} } },
    ],
  });

const withNote = (reply: Reply, note: readonly Block[]): Reply =>
  note.length === 0 || reply.failed === true ? reply : { ...reply, blocks: [...note, ...reply.blocks] };

const noPrevious: Reply = refuse('What I showed last has no page before it.');

const noMore: Reply = refuse('There is no further page. Say of what you want more, as in "papers about diffusion".', {
  type: 'buttons',
  buttons: [
    { label: 'Search', invoke: { command: 'search', options: {} }, ask: ['query'] },
    { label: 'Top of the week', invoke: { command: 'top', options: { period: 'week' } } },
  ],
});

const settings: Block = {
  type: 'buttons',
  buttons: [
    { label: 'Settings', invoke: { command: 'schedule', options: {} }, ask: [] },
    { label: 'All commands', invoke: { command: 'help', options: {} } },
  ],
};

const whichChange: Reply = refuse(
  'What should I change? Say it as in "post on weekdays at 9", "at most 3 papers" or "subscribe us to diffusion".',
  settings,
);
