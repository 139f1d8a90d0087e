import { consolePlace } from '../../src/adapters/console/channel.ts';
import type { Bot } from './bot.ts';
import { lineOf } from './slack-stage.ts';
import type { Shown, Stage, Thread } from './stage.ts';

/** The terminal, piped: lines go in, answers and digests come out, each followed by an empty line. */
export async function openConsole() {
  let bot: Bot | undefined;
  /** What was printed by bots that have ended, and where the answers to our lines stand: the rest is the channel's. */
  let before = '';
  const answers: { from: number; to: number | undefined }[] = [];
  const all = () => before + (bot?.out() ?? '');

  /** Everything since `from` up to the next line that was typed. */
  function shown(span: { from: number; to: number | undefined }): Shown {
    const text = () => all().slice(span.from, span.to);
    return {
      text,
      isPrivate: () => true,
      /** A button is drawn as the line to type: "My list: saved"; "save 2606.00001" where that says what it does. */
      click: (label) => {
        const command = label === 'Details' ? 'show' : label.toLowerCase();
        const drawn = (as: string) => text().match(new RegExp(`(?:^|· |\\n)\\s*${as}([^\\n·]+)`))?.[1];
        const line = drawn(`${label}: `) ?? drawn(`(?=${command} )`);
        if (line === undefined) throw new Error(`no button "${label}" in:\n${text()}`);
        return type(line.trim());
      },
    };
  }

  /** There is one person at the keyboard: lines wait for each other. */
  let typing: Promise<unknown> = Promise.resolve();
  function type(line: string): Promise<Shown> {
    const typed = typing.then(() => typeNow(line));
    typing = typed.catch(() => undefined);
    return typed;
  }

  async function typeNow(line: string): Promise<Shown> {
    const span = { from: all().length, to: undefined };
    for (const earlier of answers) earlier.to ??= span.from;
    answers.push(span);
    bot?.type(line);
    // Opening a discussion prints what is posted first; the answer comes last.
    const end = /^\/?discuss /.test(line) ? /Write to me there.*\n\n$/ : /\S\s*\n\n$/;
    await stage.until(`the answer to "${line}"`, () => end.test(all().slice(span.from)) || undefined);
    return shown(span);
  }

  const openings = () => [...all().matchAll(/^(.+) \((\S+)\) · opened by .*$/gm)];
  /** The discussion the prompt stands in, by the address of its paper. */
  let inside: string | undefined;

  /** What no line of ours brought. */
  function channelText(): string {
    const end = all().length;
    let at = 0;
    let text = '';
    for (const { from, to = end } of answers) {
      text += all().slice(at, from);
      at = to;
    }
    return text + all().slice(at, end);
  }

  const stage: Stage = {
    name: 'the console',
    environment: {},
    place: consolePlace,
    async attach(next) {
      before = all();
      for (const earlier of answers) earlier.to ??= before.length;
      bot = next;
      inside = undefined;
      await next.until('the prompt', () => next.out().includes('Type help for the commands.') || undefined);
    },
    ask: (command, options = {}) => type(lineOf(command, options)),
    posts: () => {
      const digests = channelText().split(/(?<!Late: due .*\n\n)^(?=Daily papers ·|Papers of|Late: due)/m);
      const texts = [...digests.filter((text) => text.trim() !== ''), ...openings().map(([line]) => line)];
      return texts.map((text) => ({ text: () => text, isPrivate: () => false, click: noButtons }));
    },
    threads: () =>
      openings().map(({ 1: title = '', 2: id = '', index }): Thread => {
        return { id, title, messages: () => [shown({ from: index, to: undefined })] };
      }),
    async say(text) {
      if (inside !== undefined) bot?.type('back');
      inside = undefined;
      return type(text);
    },
    async mention({ id }, text) {
      if (inside !== id) {
        if (inside !== undefined) bot?.type('back');
        const entered = await type(`discuss ${id}`);
        await stage.until('the discussion', () => /Write to me there/.exec(entered.text())?.index);
        inside = id;
      }
      return type(text);
    },
    until: (what, look) => {
      if (bot === undefined) throw new Error('there is no bot');
      return bot.until(what, look);
    },
    refused: () => [],
    close: async () => {},
  };
  return stage;
}

const noButtons = async (label: string) => {
  throw new Error(`"${label}" is clicked in answers only`);
};
