import type { z } from 'zod';
import type { Ledger } from '../channels/ledger.ts';
import type { Preview } from '../channels/rank.ts';
import type { Channel, ChannelStore } from '../channels/subscription.ts';
import type { Chat } from '../chat/chat-adapter.ts';
import type { Choice, CommandSpec } from '../chat/command-spec.ts';
import type { Fault } from '../chat/fault.ts';
import type { Caller, PersonKey, Place, Tenant } from '../chat/place.ts';
import type { Block, Reply } from '../chat/reply.ts';
import type { Answerer, AnswerModel } from '../discussions/answer.ts';
import type { Discussions } from '../discussions/discussion.ts';
import type { FindLinked } from '../papers/linked.ts';
import type { PaperLookup } from '../papers/paper-lookup.ts';
import type { SourceInfo } from '../papers/paper-source.ts';
import type { PaperStore, SourceHealth } from '../papers/paper-store.ts';
import type { SavedPapers } from '../papers/saved-papers.ts';
import type { SearchIndex } from '../queries/search.ts';
import type { Schedule } from '../schedules/schedule.ts';
import type { MissingSettings, Ways } from './ways.ts';

/** What commands may use. Ports only; wired in main. */
export type Services = {
  papers: PaperStore;
  index: SearchIndex;
  /** For papers that are not in the store. */
  lookup: PaperLookup;
  channels: ChannelStore;
  ledger: Ledger;
  discussions: Discussions;
  answerer: Answerer;
  /** The operator's language model, if there is one. */
  model: Pick<AnswerModel, 'name' | 'check'> | undefined;
  saved: SavedPapers;
  /** What a site links to a paper; asked only after a first answer. */
  linked: FindLinked;
  /** What the next digest of a channel would hold; writes nothing. */
  preview(channel: Channel, now: Date): Promise<Preview>;
  /** Deletes everything stored about a person, at once; says how many records of each kind. */
  forget(person: PersonKey): Promise<Record<string, number>>;
  /** What the bot lacks in a place (see {@link ChatAdapter.missingAccess}). */
  missingAccess: (place: Place) => ReturnType<Chat['missingAccess']>;
  /** What else does not work there (see {@link ChatAdapter.channelNotes}). */
  channelNotes(place: Place): Promise<string[]>;
  /** What it lacks to show papers under links; undefined where that cannot be (see {@link ChatAdapter.missingForUnfurls}). */
  missingForUnfurls(place: Tenant): string[] | undefined;
  /** Why what is posted in a place cannot be published to others (see {@link ChatAdapter.cannotPublish}). */
  cannotPublish(place: Place): string | undefined;
  /** Why nothing can be posted in the place's tenant at the moment, in words (see {@link ChatAdapter.outage}). */
  outage(place: Tenant): string | undefined;
  /** Where papers come from. */
  sources: readonly SourceInfo[];
  sourceHealth(): SourceHealth;
  /** Whom people ask for help: an e-mail address, or the address of a page. */
  supportContact: string | undefined;
  /** The operator's defaults for new subscriptions. */
  defaults: { schedule: Schedule; top: number };
  /** How papers and answers leave the chat (`/paper connect`). */
  ways: Ways;
  missingSettings: MissingSettings;
  /** The papers are the sample that comes with the program: no source has answered yet. */
  isSample(): Promise<boolean>;
};

/** What a command is run with. `signal` aborts when nobody waits for the answer any more. */
export type CommandContext = {
  caller: Caller;
  place: Place;
  now: Date;
  signal: AbortSignal;
  services: Services;
  /** See {@link Invocation.shown}. */
  shown?: Readonly<Record<string, string>>;
  /** Specs of all commands, for help. */
  commands: readonly CommandSpec[];
};

/**
 * One `/paper` subcommand. Its zod schema has four uses: registration, text parser, form, help. In text the first
 * option is positional and takes the rest; the others are `name:value` or `--name value`. Options are plain text,
 * `z.int()`, `z.boolean()` or `z.enum()`, each with a description (at most 100 characters).
 */
export type CommandOf<S extends z.ZodObject> = Traits & {
  options: S;
  /** The options asked for in a form where a platform has forms and the person gave none. */
  form?: readonly (keyof S['shape'] & string)[];
  /** The options that offer values while typing; each must be answered by `complete`. */
  completes?: readonly (keyof S['shape'] & string)[];
  /** What the form's fields hold where the person said nothing: what is in force. */
  initial?(options: Partial<z.output<S>>, context: CommandContext): Promise<Partial<z.input<S>>>;
  /** What stands beside the form's fields. */
  intro?(options: Partial<z.output<S>>, context: CommandContext): Promise<Block[]>;
  /** What would be refused of the options that can be read, where others cannot: said together with those. */
  faults?(options: Partial<z.output<S>>, context: CommandContext): Promise<Fault[]>;
  /** Yields one or more replies; later ones replace the first. */
  run(options: z.output<S>, context: CommandContext): AsyncIterable<Reply>;
};

type Traits = {
  name: string;
  /** At most 100 characters, imperative, for people. */
  description: string;
  /** Only for people who may manage the channel; dispatch checks and refuses. */
  manages?: boolean;
  /**
   * What it has to do with the channel: tells of its papers, or does something in it. Where the bot was not let in (see
   * {@link Caller.isAway}) the first tells of the person's own direct messages, and the second is refused.
   */
  channel?: 'tells' | 'acts';
  /** Not registered or listed; reachable by buttons and adapters. */
  hidden?: boolean;
  complete?(option: string, text: string, context: CommandContext): Promise<Choice[]>;
};

/** A command as the list in `commands/index.ts` knows it: the schema reads the options before `run` gets them. */
export type Command = Traits & {
  options: z.ZodObject;
  form?: readonly string[];
  completes?: readonly string[];
  initial?(options: Record<string, unknown>, context: CommandContext): Promise<Record<string, unknown>>;
  intro?(options: Record<string, unknown>, context: CommandContext): Promise<Block[]>;
  faults?(options: Record<string, unknown>, context: CommandContext): Promise<Fault[]>;
  run(options: Record<string, unknown>, context: CommandContext): AsyncIterable<Reply>;
};

/** Keeps a command's option types while it is written; the list forgets them. */
export const defineCommand = <S extends z.ZodObject>(command: CommandOf<S>): Command => command;
