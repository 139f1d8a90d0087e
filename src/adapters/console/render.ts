import { stripVTControlCharacters } from 'node:util';
import wrapAnsi from 'wrap-ansi';
import type { CommandSpec } from '../../core/chat/command-spec.ts';
import type {
  Block,
  Button,
  Choices,
  PaperCard,
  PaperEntry,
  Reply,
  Rich,
  RunButton,
  Span,
} from '../../core/chat/reply.ts';
import type { PrintLine } from '../../core/commands/command-line.ts';
import { linked, type Style, safe, safeLine, styled, type Terminal } from './terminal.ts';

/** How what is pressed elsewhere is typed. `specs` tell what a form would ask for first. */
export type Typing = { printLine: PrintLine; specs: readonly CommandSpec[] };

/** Draws a reply as lines of text. Buttons are the command to type. */
export function render({ blocks }: Reply, terminal: Terminal, typing: Typing): string {
  const draw = drawing(terminal, typing);
  const paragraphs: { type: Block['type']; lines: string }[] = blocks.map((block) => ({
    type: block.type,
    lines: draw(block),
  }));
  return paragraphs
    .filter(({ lines }) => lines !== '')
    .map(({ type, lines }, position) => {
      const before = paragraphs[position - 1]?.type;
      // Small print belongs to what it stands under, plain lines to each other, and one to the papers it heads.
      const close =
        (before === type && (type === 'text' || type === 'note')) || (before === 'note' && type === 'entry');
      return position === 0 ? lines : `${close ? '\n' : '\n\n'}${lines}`;
    })
    .join('');
}

function drawing(terminal: Terminal, { printLine, specs }: Typing) {
  const mark = (style: Style, text: string) => styled(style, text, terminal);

  function wrap(text: string, indent = 0): string {
    const space = ' '.repeat(indent);
    const lines = terminal.width === undefined ? text : broken(text, terminal.width - indent);
    return lines.replace(/^/gm, space).replace(/(?<![ \t])[ \t]+$/gm, '');
  }

  function span(part: Span): string {
    if (typeof part === 'string') return safe(part);
    if ('person' in part) return `@${safe(part.person)}`;
    if ('channel' in part) return `#${safe(part.channel)}`;
    const text = safe(part.text);
    if ('url' in part) return linked(mark('cyan', text), part.url, terminal);
    if ('instant' in part) return text;
    return mark(part.mark === 'code' ? 'cyan' : part.mark, text);
  }
  const rich = (text: Rich) => text.map(span).join('');

  /** "Next 5: search diffusion page:2"; "similar 2606.19195", which says what it does. */
  function button(shown: Button): string {
    const label = safe(shown.label);
    if ('url' in shown) return linked(label, shown.url, terminal);
    return label.toLowerCase() === shown.invoke.command
      ? command(shown)
      : `${mark('dim', `${label}:`)} ${command(shown)}`;
  }

  const command = (shown: RunButton) => mark('cyan', typed(shown));
  /** Under a paper of a list, where a label to each would be a third of the list. */
  const brief = (shown: Button) => ('url' in shown ? button(shown) : command(shown));

  /** The line that does what a button does, with what is to be filled in. */
  function typed({ invoke, ask }: RunButton): string {
    const { command, options } = invoke;
    // What a post had no place for: "more" is enough right under it, and nobody types when the post was due.
    if (command === 'more' && options.run !== undefined && options.page === undefined) return command;
    const line = safe(printLine(invoke));
    // The whole form of a command, from its beginning.
    const isBare = Object.keys(options).length === 0;
    const first = isBare ? specs.find(({ name }) => name === command)?.options[0]?.name : undefined;
    if (ask?.length === 0 && first !== undefined) return `${line} <${first}>`;
    return line + (ask ?? []).flatMap((name) => (options[name] === undefined ? [` <${name}>`] : [])).join('');
  }

  /** One a line. What opens a form elsewhere is typed as what it would send, and stands here once. */
  function buttons(shown: readonly Button[]): string {
    const lines = shown.map((one) => ('url' in one ? one.url : typed(one)));
    return shown
      .filter((_, at) => lines.indexOf(lines[at] ?? '') === at)
      .map((one) => wrap(button(one)))
      .join('\n');
  }

  function paper(card: PaperCard): string {
    const indent = card.rank === undefined ? 0 : Math.max(3, String(card.rank).length + 1);
    const title = terminal.links
      ? linked(mark('bold', safe(card.title)), card.url, terminal)
      : mark('bold', safe(card.title));
    const address = terminal.links ? [] : [mark('dim', safe(card.url))];
    const lines = [
      wrap(title, indent),
      wrap(rich(card.facts), indent),
      ...(card.body === undefined ? [] : [wrap(rich(card.body), indent)]),
      ...(card.reason === undefined ? [] : [wrap(mark('italic', safe(card.reason)), indent)]),
      wrap([...address, ...card.buttons.map(card.rank === undefined ? button : brief)].join(' · '), indent),
    ];
    const text = lines.filter((line) => line.trim() !== '').join('\n');
    return card.rank === undefined ? text : `${String(card.rank).padEnd(indent)}${text.slice(indent)}`;
  }

  /** A list is read without its addresses where a click on the title opens them. */
  function entry({ rank, title, url, sentence, facts, actions }: PaperEntry): string {
    const indent = Math.max(3, String(rank).length + 1);
    const first = actions.slice(0, 1).map(brief);
    const name = mark('bold', safe(title));
    const lines = [
      wrap(terminal.links ? linked(name, url, terminal) : name, indent),
      wrap(safe(sentence ?? ''), indent),
      wrap([rich(facts), ...(terminal.links ? first : [])].join(' · '), indent),
      terminal.links ? '' : wrap([mark('dim', safe(url)), ...first].join(' · '), indent),
    ];
    const text = lines.filter((line) => line.trim() !== '').join('\n');
    return `${String(rank).padEnd(indent)}${text.slice(indent)}`;
  }

  /** "More about: show <paper>" */
  function choices({ label, choices: [first], buttons, note }: Choices): string {
    const typed = first && {
      label,
      invoke: { command: first.invoke.command, options: {} },
      ask: Object.keys(first.invoke.options),
    };
    const row = wrap([...(typed === undefined ? [] : [typed]), ...buttons].map(button).join(' · '));
    return note === undefined ? row : `${row}\n${wrap(mark('dim', safe(note)))}`;
  }

  return (block: Block): string => {
    switch (block.type) {
      case 'entry':
        return entry(block);
      case 'choices':
        return choices(block);
      case 'heading':
        return wrap(mark('bold', safe(block.text)));
      case 'text':
        return wrap(rich(block.text));
      case 'note':
        return wrap(mark('dim', rich(block.text)));
      case 'paper':
        return paper(block);
      case 'quote':
        return `${wrap(`"${safe(block.text)}"`, 2)}\n${wrap(mark('dim', `— ${rich(block.source)}`), 4)}`;
      case 'facts':
        return block.facts.map(({ label, value }) => fact(safe(label), rich(value), block.facts)).join('\n');
      case 'code':
        return wholeLines(block.text);
      case 'buttons':
        return buttons(block.buttons);
      case 'divider':
        return mark('dim', '─'.repeat(Math.min(terminal.width ?? 40, 40)));
      default:
        return block satisfies never;
    }
  };

  /** Labels in one column when they are short, else each above its value, as where an address would not fit beside it. */
  function fact(label: string, value: string, all: readonly { label: string }[]): string {
    const { width } = terminal;
    const longest = Math.max(...all.map((one) => one.label.length));
    const column = longest + 2;
    const isTight = width !== undefined && width - column < addressLength && hasAddress(value);
    if (isTight || longest > Math.max(shortLabel, (width ?? 0) / 3))
      return `${wrap(mark('bold', label))}\n${wrap(value, 4)}`;
    return `${mark('bold', label.padEnd(column))}${wrap(value, column).trimStart()}`;
  }
}

const shortLabel = 14;
/** "(https://huggingface.co/papers/2606.19195)" */
const addressLength = 44;

const hasAddress = (text: string): boolean => stripVTControlCharacters(text).includes('://');

/** An address stays whole, however long: broken it cannot be clicked. What else is too long for a line is broken. */
const broken = (text: string, width: number): string =>
  wrapAnsi(text, width)
    .split('\n')
    .map((line) => (hasAddress(line) ? line : wrapAnsi(line, width, { hard: true })))
    .join('\n');

/** Text to copy keeps its line breaks and indents; each line is made safe by itself. */
const wholeLines = (text: string) =>
  text
    .split('\n')
    .map((line) => safeLine(line).trimEnd())
    .join('\n');
