import { commands } from '../../commands/index.ts';
import { consolePlace } from '../../src/adapters/console/channel.ts';
import { render } from '../../src/adapters/console/render.ts';
import { linePrinter } from '../../src/conversation/line-printer.ts';
import { knownCommands } from '../../src/conversation/typed-command.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import type { openBrowser } from './browser.ts';
import { collecting, morningClock, openMorning, sendDigest } from './scenes.ts';

const terminal = { width: 92, colours: true, links: true };

/** Draws the digest and a search as a terminal shows them. */
export async function shootConsole(browser: Awaited<ReturnType<typeof openBrowser>>, folder: URL): Promise<void> {
  const { sender, posts } = collecting('console');
  const { bot } = await openMorning(morningClock(), {}, { senderOf: () => sender });
  await sendDigest(bot, consolePlace);
  const caller = {
    id: 'you',
    place: consolePlace,
    isExternal: false,
    mayManage: async () => true,
    canSee: async () => true,
  };
  const searched: Reply[] = [];
  for await (const reply of bot.dispatch.readLine('search world model robot limit:3').run(caller)) searched.push(reply);
  const printLine = linePrinter(knownCommands(commands));
  const draw = (reply: Reply) => render(reply, terminal, { printLine, specs: bot.dispatch.commands });
  const prompt = (line: string) => `\u001b[2mpaper>\u001b[22m ${line}`;
  const screens = {
    digest: posts.map(draw).join('\n\n'),
    search: [prompt('search world model robot limit:3'), ...searched.map(draw)].join('\n'),
  };
  for (const [name, text] of Object.entries(screens)) {
    await browser.shoot(page(text), 860, new URL(`console-${name}.png`, folder));
  }
  await bot.close();
}

const marks: Record<string, string> = {
  1: 'font-weight:bold',
  2: 'opacity:.6',
  3: 'font-style:italic',
  36: 'color:#7fd1e0',
};

/** The few escape sequences that our renderer writes, as HTML. */
function page(text: string): string {
  const [first = '', ...rest] = text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`).split('\u001b');
  const html = rest.map((part) => {
    if (part.startsWith(']')) return part.slice(part.indexOf('\u0007') + 1);
    const [, style = '', words = ''] = /^\[(\d+)m(.*)$/s.exec(part) ?? [];
    return `${marks[style] === undefined ? '</span>' : `<span style="${marks[style]}">`}${words}`;
  });
  return `<style>body { margin: 0; padding: 18px 22px; background: #16181d; color: #e4e6ea }
    pre { margin: 0; font: 14px/1.45 'DejaVu Sans Mono', monospace; white-space: pre-wrap }</style><pre>${first}${html.join('')}</pre>`;
}
