import type { Place } from '../../src/core/chat/place.ts';
import type { Bot, Environment } from './bot.ts';

/** Two people of one team. Alice may manage the channel. On the console there is one person, whatever the name. */
export type Person = 'alice' | 'bob';

/** Something the bot said, as it stands now: edits change it. */
export type Shown = {
  /** Everything a person reads in it, with the addresses behind links. */
  text(): string;
  /** Only the person who asked sees it. */
  isPrivate(): boolean;
  click(label: string, person?: Person): Promise<Shown>;
};

/** A discussion: the messages of the bot in it, oldest first. */
export type Thread = { title: string; id: string; messages(): Shown[] };

export type Options = Record<string, string | number | boolean>;

/** One chat platform as people use it: a channel, two people, and the real bot on the other side. */
export type Stage = {
  name: string;
  /** What a bot needs to know to come here. */
  environment: Environment;
  /** The channel where everything happens, as the bot's store knows it. */
  place: Place;
  /** The bot that serves this stage from now on; resolves when it is connected. */
  attach(bot: Bot): Promise<void>;
  /** Runs a command in the channel; in text, words that come first stand without their option's name. */
  ask(command: string, options?: Options, person?: Person): Promise<Shown>;
  /** What everybody in the channel sees from the bot outside threads, oldest first. */
  posts(): Shown[];
  threads(): Thread[];
  /** Says something to the bot, in the channel or to it alone; resolves with its answer. */
  say(text: string, where: 'channel' | 'dm', person?: Person): Promise<Shown>;
  /** Says something to the bot in a thread; resolves with its answer there. */
  mention(thread: Thread, text: string, person?: Person): Promise<Shown>;
  /** Puts a thumb on a message of the bot's, or takes it off; absent where people cannot. */
  react?(to: Shown, thumb: '👍' | '👎', person: Person, off?: 'off'): Promise<void>;
  /** Resolves with the first value that is there, looked for after everything the bot does. */
  until<T>(what: string, look: () => T | undefined): Promise<T>;
  /** What the platform refused so far: nothing, if all is well. */
  refused(): unknown[];
  close(): Promise<void>;
};

/** What stands where an answer takes longer than people wait in silence: on a busy machine, before any of them. */
export const waitingWord = 'One moment…';

/** What the others in a channel read when somebody brings it a topic: no answer to anybody. */
export const toldWord = 'What this channel gets has changed.';

/** The papers somebody reads of, in order, each once. */
export const papersIn = (shown: Shown | readonly Shown[]): string[] => {
  const text = [shown]
    .flat()
    .map((one) => one.text())
    .join('\n');
  return [...new Set([...text.matchAll(/huggingface\.co\/papers\/(\d{4}\.\d{5})/g)].map(([, id = '']) => id))];
};

/** A digest's messages among the posts. */
export const digestsOf = (stage: Stage) =>
  stage.posts().filter((shown) => shown.text().match(/Daily papers ·|^Papers of/m));
