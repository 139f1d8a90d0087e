import type { ChatAdapter, Dispatch } from '../../core/chat/chat-adapter.ts';
import type { CommandSpec } from '../../core/chat/command-spec.ts';
import type { Caller, Place } from '../../core/chat/place.ts';
import { Reply } from '../../core/chat/reply.ts';
import { refuse } from '../../core/chat/say.ts';
import type { KeyValueStore } from '../../core/chat/stores.ts';
import type { Clock } from '../../core/clock.ts';
import type { PrintLine } from '../../core/commands/command-line.ts';
import { shorten } from '../../core/text.ts';
import { consolePlace } from './channel.ts';
import { openHistory } from './history.ts';
import { startPrompt } from './prompt.ts';
import { render } from './render.ts';
import { type Output, terminalOf } from './terminal.ts';

type ConsoleParts = {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: Output;
  errors: Output;
  /** Remembers which posts were printed, and the latest of them. */
  keyValues: KeyValueStore;
  clock: Clock;
  /** What the tab key offers. */
  specs: readonly CommandSpec[];
  /** How buttons are written as commands. */
  printLine: PrintLine;
  /** The name of the person at the keyboard. */
  person: string;
  /** Where the lines that are typed are remembered; absent: until the end. */
  historyFile?: string | undefined;
  /** A person ended the prompt. */
  onEnd?: () => void;
};

export type Console = ChatAdapter & {
  /** Answers one line on stdout, or says on stderr why not. True when it was answered. */
  answer(dispatch: Dispatch, line: string, signal?: AbortSignal): Promise<boolean>;
  /** Prints the latest post, unless it was printed by this process just now. */
  showLatest(): Promise<void>;
  /** The latest post is not true any more: it is not printed again. */
  forgetLatest(): Promise<void>;
  /** Prints a line that no channel was sent. */
  say(line: string): void;
};

/** The terminal as a chat platform: the default where no other is set up. Digests and answers go to stdout. */
export function createConsole({
  input,
  output,
  errors,
  keyValues,
  clock,
  specs,
  printLine,
  person,
  historyFile,
  onEnd,
}: ConsoleParts): Console {
  let dispatch: Dispatch | undefined;
  let prompt: ReturnType<typeof startPrompt> | undefined;
  let place = consolePlace;
  /** The title of the paper whose discussion the prompt stands in. */
  let open: string | undefined;
  let hasPosted = false;
  let answering: Promise<unknown> = Promise.resolve();
  const interrupt = new AbortController();

  function print(reply: Reply, stream = output): void {
    const text = `${render(reply, terminalOf(stream), { printLine, specs })}\n\n`;
    if (prompt === undefined) stream.write(text);
    else prompt.above(text);
  }

  const callerAt = (where: Place): Caller => ({
    id: person,
    place: where,
    isExternal: false,
    isAlone: true,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    mayManage: async () => true,
    canSee: async ({ platform }) => platform === 'console',
  });

  /** `back` leaves a paper's thread, `exit` ends the program; {@link withOwnWords} says so. */
  async function read(line: string): Promise<void> {
    if (dispatch === undefined || line === '') return;
    if (line === 'exit' || line === 'quit') return onEnd?.();
    const meant = endings.find((word) => isSlip(line.toLowerCase(), word));
    if (meant !== undefined) return print(refuse(`Did you mean ${meant}?`));
    if (place.thread !== undefined && line === 'back') {
      place = consolePlace;
      return;
    }
    let last: Reply | undefined;
    for await (const reply of dispatch.runMention(line, callerAt(place), interrupt.signal)) {
      last = reply;
      prompt?.meanwhile(reply.summary);
      if (reply.leadsTo !== undefined) await enter(reply.leadsTo);
    }
    // An earlier reply is what was known until then.
    if (last !== undefined) print(/^(\/?paper |\/)?help$/i.test(line) ? withOwnWords(last) : last);
  }

  async function enter(thread: Place): Promise<void> {
    place = thread;
    open = await keyValues.get(titleOf(thread.thread));
  }

  return {
    platform: 'console',
    pace: { perChannelMs: 0, perSecond: 1_000 },
    isAlone: true,
    async start(commands) {
      dispatch = commands;
      prompt = startPrompt({
        input,
        output,
        label: () => (place.thread === undefined ? 'paper> ' : `${shorten(open ?? 'discussion', 40)} (back leaves)> `),
        complete: (command, option, text) => commands.complete(command, option, text, callerAt(place)),
        specs,
        history: openHistory(historyFile),
        onLine: (line) => {
          answering = answering.then(() => read(line)).finally(() => prompt?.ask());
        },
        ...(onEnd === undefined ? {} : { onEnd }),
      });
    },
    async post(where, reply, key) {
      const posted = `console posted ${key}`;
      const message = { place: where, id: key };
      if ((await keyValues.get(posted)) === undefined) {
        print(reply);
        hasPosted = true;
        // What is said in a discussion is not the channel's latest post.
        if (where.thread === undefined && reply.quiet !== true)
          await keyValues.set('console latest', JSON.stringify(reply));
        await keyValues.set(posted, clock.now().toISOString());
      }
      return { kind: 'sent', message };
    },
    async edit(message, reply) {
      print(reply);
      return { kind: 'sent', message };
    },
    async openThread({ place: where, id }, title) {
      await keyValues.set(titleOf(id), title);
      return { kind: 'opened', place: { ...where, thread: id } };
    },
    async find(where, key) {
      const at = await keyValues.get(`console posted ${key}`);
      return at === undefined ? { kind: 'absent' } : { kind: 'found', message: { place: where, id: key } };
    },
    missingAccess: async () => [],
    async stop() {
      interrupt.abort();
      prompt?.close();
      await answering;
    },
    async answer(commands, line, signal) {
      let last: Reply | undefined;
      for await (const reply of commands.runMention(line, callerAt(consolePlace), signal)) last = reply;
      if (last === undefined) return true;
      print(last, last.failed === true ? errors : output);
      return last.failed !== true;
    },
    async showLatest() {
      const latest = await keyValues.get('console latest');
      if (latest !== undefined && latest !== '' && !hasPosted) print(Reply.parse(JSON.parse(latest)));
    },
    forgetLatest: () => keyValues.set('console latest', ''),
    /** Of the lines typed at the prompt nothing is left, in the file or to go back to. */
    async forget() {
      prompt?.forget();
      return { 'typed lines': openHistory(historyFile).forget() };
    },
    say: (line) => print({ summary: line, blocks: [{ type: 'text', text: [line] }], audience: 'caller' }),
  };
}

const endings = ['exit', 'quit'];

/** The same letters in another order, or one of them twice: no word that anybody searches for is. */
const isSlip = (line: string, word: string): boolean => sorted(line.replace(/(.)\1+/g, '$1')) === sorted(word);
const sorted = (word: string) => [...word].sort().join('');

/** Two words are the terminal's own: no command has them. */
const withOwnWords = (help: Reply): Reply => ({
  ...help,
  blocks: [
    ...help.blocks,
    { type: 'note', text: ["Here exit ends the program, and back leaves a paper's discussion."] },
  ],
});

/** Under which key the title of a discussion's paper is kept. */
const titleOf = (thread: string | undefined) => `console title ${thread}`;
