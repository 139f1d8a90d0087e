import type { types } from '@slack/bolt';
import type { Block, Button, PaperCard, Reply, Rich } from '../../core/reply.ts';
import { shorten } from '../../core/text.ts';
import { withShare } from './buttons.ts';
import { limits } from './limits.ts';
import { link, literal, mark, mrkdwn, type Names, preformatted } from './mrkdwn.ts';

/** What drawing cannot know by itself: how persons are called, and what a button carries. */
export type Ink = {
  names: Names;
  /** At most {@link limits.buttonValue} characters. */
  value(button: Extract<Button, { invoke: unknown }>): string;
};

/** A message as chat.postMessage takes it. */
export type Drawn = { text: string; blocks: types.KnownBlock[] };

/**
 * A reply as Block Kit, within every limit: what is too long is shortened, what is too much is cut with a word about
 * it. `by` names the command whose answer this is; a button that runs the same command again replaces the answer.
 */
export function render(reply: Reply, ink: Ink, by = ''): Drawn {
  const draw = createBlocks(ink, by);
  const blocks = withShare(reply).blocks.flatMap(draw.block);
  const text = fallback(reply);
  return { text, blocks: blocks.length === 0 ? sections(text) : within(blocks, limits.messageBlocks) };
}

/** Never empty, and free of markup: it is what a screen reader says and a notification shows. */
export function fallback({ summary, blocks }: Pick<Reply, 'summary' | 'blocks'>): string {
  const [first] = blocks;
  const text = summary.trim() !== '' ? summary : first?.type === 'heading' ? first.text : 'Paperboy';
  for (let max: number = limits.fallback; ; max = Math.floor(max / 2)) {
    const drawn = literal(shorten(text, max));
    if (drawn.length <= limits.fallback) return drawn;
  }
}

/** Whether a message needs no cutting: its blocks, its words. */
export function fits(reply: Reply): boolean {
  const draw = createBlocks({ names: (person) => person, value: () => '' }, '');
  const blocks = withShare(reply).blocks.flatMap(draw.block);
  return blocks.length <= limits.messageBlocks && textIn(blocks) <= limits.messageText;
}

export const textIn = (blocks: readonly types.KnownBlock[]): number =>
  blocks.reduce((sum, block) => {
    if (block.type === 'section') return sum + (block.text?.text.length ?? 0);
    if (block.type === 'header') return sum + block.text.text.length;
    if (block.type !== 'context') return sum;
    return sum + block.elements.reduce((all, element) => all + ('text' in element ? element.text.length : 0), 0);
  }, 0);

/** At most `max` blocks, and no more text than a message takes; says so when something is cut. */
export function within(blocks: types.KnownBlock[], max: number): types.KnownBlock[] {
  if (blocks.length <= max && textIn(blocks) <= limits.messageText) return blocks;
  const kept: types.KnownBlock[] = [];
  for (const block of blocks) {
    if (kept.length >= max - 1 || textIn([...kept, block]) > limits.messageText - 200) break;
    kept.push(block);
  }
  return [...kept, note('The rest does not fit one Slack message.')];
}

const note = (text: string): types.ContextBlock => ({ type: 'context', elements: [text].map(words) });

/** `verbatim`: Slack must not make links or mentions of what merely looks like one. */
const words = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

export const plain = (text: string, max: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: shorten(text.trim() === '' ? '–' : text, max),
  emoji: false,
});

/** Draws single blocks. Slack wants action ids unique within a message, so one drawer counts through it. */
export function createBlocks(ink: Ink, by: string) {
  let buttons = 0;

  function block(drawn: Block): types.KnownBlock[] {
    switch (drawn.type) {
      case 'heading':
        return [{ type: 'header', text: plain(drawn.text, limits.header) }];
      case 'text':
        return sections(mrkdwn(drawn.text, ink.names));
      case 'note':
        return mrkdwn(drawn.text, ink.names).trim() === ''
          ? []
          : [note(mrkdwn(drawn.text, ink.names, limits.contextText))];
      case 'paper':
        return paper(drawn);
      case 'quote':
        return [
          ...sections(quoted(drawn.text)),
          ...(drawn.source.length === 0 ? [] : [note(mrkdwn(drawn.source, ink.names, limits.contextText))]),
        ];
      case 'facts':
        return sections(facts(drawn.facts));
      case 'code':
        return pieces(preformatted(drawn.text), limits.sectionText - 6).flatMap((piece) =>
          sections(`\`\`\`${piece}\`\`\``),
        );
      case 'buttons':
        return rows(drawn.buttons);
      case 'divider':
        return [{ type: 'divider' }];
      default:
        return drawn satisfies never;
    }
  }

  function paper(card: PaperCard): types.KnownBlock[] {
    const rank = card.rank === undefined ? '' : `${card.rank}  `;
    const title = `*${rank}${link(card.url, mark('*', shorten(card.title, 600)).slice(1, -1))}*`;
    const lines = [
      title,
      mrkdwn(card.facts, ink.names, 600),
      ...(card.body === undefined ? [] : [mrkdwn(card.body, ink.names, limits.sectionText - title.length - 1_300)]),
      ...(card.reason === undefined ? [] : [mark('_', shorten(card.reason, 300))]),
    ].filter((line) => line !== '');
    const [first, ...more] = card.buttons;
    // One button sits beside the card; several stand under it in a row.
    const beside = first !== undefined && more.length === 0 ? { accessory: button(first) } : {};
    const section: types.SectionBlock = { type: 'section', text: words(lines.join('\n')), ...beside };
    return more.length === 0 ? [section] : [section, ...rows(card.buttons)];
  }

  const facts = (lines: { label: string; value: Rich }[]) => {
    const each = Math.floor(limits.sectionText / Math.max(1, lines.length)) - 1;
    return lines
      .map(
        ({ label, value }) => `${mark('*', shorten(label, 80))}  ${mrkdwn(value, ink.names, Math.max(40, each - 90))}`,
      )
      .join('\n');
  };

  const rows = (all: readonly Button[]): types.KnownBlock[] => {
    const blocks: types.KnownBlock[] = [];
    for (let from = 0; from < all.length; from += limits.actions) {
      blocks.push({ type: 'actions', elements: all.slice(from, from + limits.actions).map(button) });
    }
    return blocks;
  };

  function button(shown: Button): types.Button {
    const text = plain(shown.label, limits.buttonText);
    if ('url' in shown) {
      return { type: 'button', text, action_id: `link:${buttons++}`, url: shown.url.slice(0, limits.url) };
    }
    const style = shown.style === undefined ? {} : { style: shown.style };
    return { type: 'button', text, action_id: `run:${buttons++}:${by}`, value: ink.value(shown), ...style };
  }

  return { block, button };
}

const sections = (text: string): types.SectionBlock[] =>
  text.trim() === '' ? [] : [{ type: 'section', text: words(text.slice(0, limits.sectionText)) }];

const quoted = (text: string) =>
  `>${mrkdwn([text], (person) => person, limits.sectionText - 200)}`
    .replaceAll('\n', '\n>')
    .slice(0, limits.sectionText);

/** Pieces of at most `max` characters, broken at a line or a space, never inside an escaped sign. */
function pieces(text: string, max: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const at = Math.max(rest.lastIndexOf('\n', max), rest.lastIndexOf(' ', max));
    const end = at > 0 ? at : Math.max(1, max - (/&[a-z]{0,4}$/.exec(rest.slice(0, max))?.[0].length ?? 0));
    found.push(rest.slice(0, end));
    rest = rest.slice(at > 0 ? end + 1 : end);
  }
  return rest === '' ? found : [...found, rest];
}
