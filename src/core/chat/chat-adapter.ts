import type { Choice, CommandSpec, Form } from './command-spec.ts';
import type { Memberships } from './memberships.ts';
import type { Caller, ChannelKey, PersonKey, Place } from './place.ts';
import type { Invocation, Reply } from './reply.ts';

/** A message that stands somewhere. `id` is the platform's; with `place.thread` it stands in that thread. */
export type MessageRef = { place: Place; id: string; url?: string };

/** What became of a post. Expected failures are values; `post` throws only on our own mistakes. */
export type PostResult =
  | { kind: 'sent'; message: MessageRef }
  /**
   * Not sent; worth another try after so many milliseconds. `tooEarly`: the platform wants a slower pace, no more;
   * `everywhere`: it takes nothing from us until then, wherever to.
   */
  | { kind: 'retry'; afterMs: number; reason: string; tooEarly?: true; everywhere?: true }
  /** This message can never be sent: `reason` in words for people, `detail` in the platform's own, for the log. */
  | { kind: 'rejected'; reason: string; detail?: string }
  /** Nothing can be sent to this channel until a person changes something; `reason` is said to the organiser. */
  | { kind: 'gone'; reason: string }
  /** The answer was lost: the message may or may not stand there. */
  | { kind: 'unknown'; reason: string };

/**
 * What `find` saw of a message with our key. `unable`: not permitted to look, or the answer was lost. With `afterMs` it
 * only has to wait for its turn at the platform's pace, so many milliseconds, and then goes on. `isUnkeyed`: the place
 * recognises no key, however soon: posting again would double what may stand there.
 */
export type FindResult =
  | { kind: 'found'; message: MessageRef }
  | { kind: 'absent' }
  | { kind: 'unable'; reason: string; afterMs?: number; isUnkeyed?: true };

/** A platform's published pace for posts, told to the outbox. */
export type Pace = {
  /** Least time between two posts to one channel, in milliseconds. */
  perChannelMs: number;
  /** Posts a tenant (workspace) may get a minute; absent where the platform has no such limit. */
  perTenantMinute?: number;
  /** Posts a second over everything; absent where the platform has no such limit. */
  perSecond?: number;
  /**
   * Posts on their way at once; absent: as many as there are hands. For a platform where nothing can be looked for: what
   * is on its way when the process is killed is lost to us.
   */
  atOnce?: number;
  /** How long the platform recognises a key it has seen, in milliseconds: within it, posting again is safe. Absent: never. */
  idempotentMs?: number;
};

/**
 * The whole installation is out of order since then: a token that is not accepted, a workspace that is being moved.
 * `reason` is for people, and says what to do.
 */
export type Outage = { since: Date; reason: string };

/**
 * Waits until the platform's pace allows a message to this place: whatever an adapter posts or edits itself takes one.
 * Resolves at once when the signal aborts.
 */
export type Turn = (place: Place, signal: AbortSignal) => Promise<void>;

/** The platform did not answer: `start` may be called again. Every other error of `start` is a setting's fault. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
  /** How long it should be left alone before, in milliseconds, where that is known. */
  readonly afterMs: number | undefined;

  constructor(message: string, { afterMs, ...options }: ErrorOptions & { afterMs?: number } = {}) {
    super(message, options);
    this.afterMs = afterMs;
  }
}

/** The platform refuses what is set up: a start has no sense before a person changed something, and may cost. */
export class RefusedError extends Error {
  override name = 'RefusedError';
}

/** A chat platform. Speaks for one platform and all of its tenants. */
export interface ChatAdapter {
  readonly platform: Place['platform'];
  readonly pace: Pace;
  /** One person and the bot: nobody has to mention it. */
  readonly isAlone?: boolean;
  /**
   * What is posted is read, and that is all: nobody answers there, and no message is changed, found again or opened a
   * thread under. `edit`, `openThread` and `find` say so.
   */
  readonly isOneWay?: boolean;
  /**
   * Whether a reply fits one message of this platform (characters, blocks, buttons). Pure. Digests are shortened and
   * split with it before they are written to the outbox (by `composeDigest`); absent: everything fits.
   */
  fits?(reply: Reply): boolean;
  /** Begins to serve. The log says when the platform is connected: one that cannot be reached yet may be tried again after this. */
  start(dispatch: Dispatch, turn: Turn): Promise<void>;
  /**
   * Sends a reply to a place. `key` names the message (at most 25 characters): posting the same key again soon must
   * not double it where the platform can tell, and {@link find} looks for it.
   */
  post(place: Place, reply: Reply, key: string, signal?: AbortSignal): Promise<PostResult>;
  edit(message: MessageRef, reply: Reply): Promise<PostResult>;
  /**
   * Publishes a message of ours to wherever its channel is followed; once, however often it is asked for. Absent: nothing
   * can be followed.
   */
  publish?(message: MessageRef): Promise<PostResult>;
  /** Why what stands in a place cannot be published; undefined where it can. */
  cannotPublish?(place: Place): string | undefined;
  /** Opens (or returns) the thread under a message; `title` is shortened to the platform's limit. */
  openThread(
    message: MessageRef,
    title: string,
  ): Promise<{ kind: 'opened'; place: Place; url?: string } | Exclude<PostResult, { kind: 'sent' }>>;
  /** Whether a thread still stands: it may have been deleted while we were not connected. Absent: threads stand. */
  threadStands?(thread: Place): Promise<boolean>;
  /** Looks for our own message with this key, no older than `since`. */
  find(place: Place, key: string, since: Date): Promise<FindResult>;
  /**
   * What the bot lacks in a channel to do its work there, in words an organiser understands; empty when all is well.
   * Joins a public channel where the platform allows it. `need`: posts alone, which is what is asked when nothing is
   * said, or discussions, too.
   */
  missingAccess(place: Place, need?: 'posts' | 'discussions'): Promise<string[]>;
  /**
   * What an organiser should know of a channel although posts come there: what else does not work, and what to grant.
   * Sentences. Absent: nothing is known.
   */
  channelNotes?(place: Place): Promise<string[]>;
  /**
   * What the bot lacks to show papers under links that people post, said as "I am missing …"; empty when all is well.
   * Absent: the platform shows links in its own way.
   */
  missingForUnfurls?(tenant: string): string[];
  /**
   * Set while the installation is out of order: the tenant's, or without one that of all there are. Until that is back
   * nothing is planned or sent on this platform, and nothing expires; the adapter asks again by itself, and tells
   * `tenant-recovered`. Of one among many it tells `tenant-gone`, so that it alone waits. Absent: no such thing is known.
   */
  outage?(tenant?: string): Outage | undefined;
  /** Set while nothing is heard from the platform, and it is being connected again. Told to operators; nothing waits for it. */
  away?(): Outage | undefined;
  /**
   * The place, of another platform, where the person of a mailbox is told what was refused or may be lost. Absent: it is
   * said on the platform itself.
   */
  ownerOf?(place: Place): Promise<Place | undefined>;
  /** A channel's name, for operators; undefined where it is not known without asking. */
  channelName?(channel: string, tenant?: string): string | undefined;
  /**
   * Set for a channel in which each message is a post of its own, with a title and a thread; `mayPin`: one of them may
   * be kept on top. Absent: messages stand one below the other. Throws where the platform does not say at the moment.
   */
  forum?(place: Place): Promise<{ mayPin: boolean } | undefined>;
  /** Deletes what the adapter itself keeps of a person; tells how many records of each kind. Absent: it keeps nothing. */
  forget?(person: PersonKey): Promise<Record<string, number>>;
  /** Who may see what, asked of the platform anew. Absent: nobody is known outside of the chat. */
  memberships?: Memberships;
  /** Finishes what is at hand (bounded by the caller) and disconnects. */
  stop(): Promise<void>;
}

/** What had to wait for an installation that is in order again. */
export type Comeback = {
  /** What was due since then goes out now. Absent: the ordinary rules say what is too late. */
  since?: Date;
  /** Whether a channel was paused for this reason only because the installation was out of order. */
  explains?(reason: string): boolean;
};

/** What other rooms may ask of an adapter: anything but to send, which is delivery's alone. */
export type Chat = Pick<ChatAdapter, 'missingAccess' | 'edit' | 'threadStands' | 'isAlone'>;

/** What happens to an installation or channel without anybody asking. */
export type ChatEvent =
  /** The platform closed for good while it served, and the log says why: nothing works there until a new start. */
  | { kind: 'ended'; platform: Place['platform'] }
  /** The bot was removed from a tenant, or a channel was deleted: pause, purge after the retention time. */
  | { kind: 'tenant-gone'; platform: Place['platform']; tenant: string }
  | { kind: 'tenant-back'; platform: Place['platform']; tenant: string }
  /**
   * The tenants the bot is in, told when the platform connects anew: it may have been removed or let in meanwhile.
   * `isGone` is asked about each tenant that is known and not among them: one connection need not speak for all.
   */
  | {
      kind: 'tenants';
      platform: Place['platform'];
      tenants: ReadonlySet<string>;
      isGone(tenant: string): Promise<boolean>;
    }
  /** It is out of order: see {@link ChatAdapter.outage}. */
  | { kind: 'tenant-out'; platform: Place['platform']; tenant: string }
  /** It is in order again. */
  | ({ kind: 'tenant-recovered'; platform: Place['platform']; tenant: string } & Comeback)
  /** `reason`: what to tell people later, where it is more than "deleted". */
  | { kind: 'channel-gone'; platform: Place['platform']; tenant: string; channel: string; reason?: string }
  /** The platform gave a channel another id: `to`, for good. */
  | { kind: 'channel-moved'; platform: Place['platform']; tenant: string; channel: string; to: string }
  /** The bot was let in again. */
  | { kind: 'channel-back'; platform: Place['platform']; tenant: string; channel: string }
  /** A thread was deleted, and what was said in it. */
  | { kind: 'thread-gone'; platform: Place['platform']; tenant: string; channel: string; thread: string }
  /** A word of the platform's own, to be said once for this occasion in the tenant's life, however often it is told. */
  | { kind: 'notice'; platform: Place['platform']; tenant: string; occasion: string; place: Place; reply: Reply }
  /** A reply that is about one paper (see {@link Reply}) now stands as this message, where others can react to it. */
  | { kind: 'said'; message: MessageRef; paper: string }
  | ReactionEvent;

/** 👍 or 👎 */
export type Thumb = 1 | -1;

/** A message as a reaction names it. `channel` is the thread where the platform's threads are channels of their own. */
export type ReactedTo = ChannelKey & { message: string };

/**
 * A person put 👍 or 👎 on one of our messages, or took it off; a moderator may take off everybody's (no person), of
 * both kinds (no value). `at`: when, by the platform's clock, where it may tell two of them to two processes.
 */
export type ReactionEvent =
  | { kind: 'thumb'; on: ReactedTo; person: string; value: Thumb; at?: Date }
  | { kind: 'thumb-off'; on: ReactedTo; person?: string; value?: Thumb; at?: Date };

/** A line of text after `/paper`, read. */
export type TypedLine = {
  /**
   * What it asks for when a form must ask for more before it can run (required options missing, or the command prefers
   * one); absent: it can just run. Known at once: preparing a form may take longer than a platform waits.
   */
  unfinished?: Invocation;
  /** Runs it. Later replies replace the first. */
  run(caller: Caller, signal?: AbortSignal): AsyncIterable<Reply>;
};

/** How adapters reach the commands. Never throws: what goes wrong becomes a reply. */
export interface Dispatch {
  /** The specs of all commands: registration, forms, help. */
  readonly commands: readonly CommandSpec[];
  /** Runs typed options (slash command, button, form). Later replies replace the first. */
  run(invocation: Invocation, caller: Caller, signal?: AbortSignal): AsyncIterable<Reply>;
  /** Reads one line of text after `/paper`; empty text is `start`. */
  readLine(line: string): TypedLine;
  /** Runs what was said to the bot by mention: a command line if it starts with a command's name, else a question. */
  runMention(text: string, caller: Caller, signal?: AbortSignal): AsyncIterable<Reply>;
  /** Choices for a half-typed option value; at most 25. */
  complete(command: string, option: string, text: string, caller: Caller): Promise<Choice[]>;
  /** Why a person may not run a command: said before a form is opened for it, too. Undefined for whoever may. */
  refusal(command: string, caller: Caller): Promise<Reply | undefined>;
  /** The form that asks for the given options (default: the command's own), prefilled from the invocation. */
  form(invocation: Invocation, caller: Caller, ask?: readonly string[]): Promise<Form>;
  event(event: ChatEvent): Promise<void>;
}
