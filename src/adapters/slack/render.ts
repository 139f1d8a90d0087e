import type { types } from '@slack/bolt';
import type { Block, Choices, PaperCard, PaperEntry, Reply, Rich } from '../../core/chat/reply.ts';
import { shorten } from '../../core/text.ts';
import { withShare } from '../kit/share.ts';
import { unbroken } from '../kit/unbroken.ts';
import { type ButtonValue, createButtons, plain } from './draw-buttons.ts';
import { limits } from './limits.ts';
import { link, literal, mrkdwn, type Names, preformatted, withoutControls } from './mrkdwn.ts';

/** What drawing cannot know by itself: how persons are called, and what a button carries. */
export type DrawContext = {
  names: Names;
  value: ButtonValue;
};

/** A message as chat.postMessage takes it. */
export type Drawn = { text: string; blocks: types.KnownBlock[] };

/**
 * A reply as Block Kit, within every limit: what is too long is shortened, what is too much is cut with a word about
 * it. `by` names the command whose answer this is; a button that runs the same command again replaces the answer.
 */
export function render(reply: Reply, context: DrawContext, by = ''): Drawn {
  const draw = createBlocks(context, by);
  const blocks = withShare(reply).blocks.flatMap(draw.block);
  const text = fallback(reply);
  return { text, blocks: blocks.length === 0 ? sections(text) : within(blocks, limits.messageBlocks) };
}

/** Never empty, and free of markup: it is what a screen reader says and a notification shows. */
function fallback({ summary, blocks }: Pick<Reply, 'summary' | 'blocks'>): string {
  const [first] = blocks;
  const said = [summary, first?.type === 'heading' ? first.text : ''].map((line) => withoutControls(line).trim());
  const text = said.find((line) => line !== '') ?? 'Paperboy';
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

const textIn = (blocks: readonly types.KnownBlock[]): number =>
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

type Fact = Extract<Block, { type: 'facts' }>['facts'][number];

/** How a section's 3,000 characters are shared out. */
const cardParts = { title: 800, url: 500, sentence: 800, facts: 500, reason: 300 };
const factsPerSection = 10;
const factLabel = 90;

/** Draws single blocks; one drawer draws a whole message. */
export function createBlocks(context: DrawContext, by: string) {
  const buttons = createButtons(context.value, by);

  function block(drawn: Block): types.KnownBlock[] {
    switch (drawn.type) {
      case 'heading':
        return [{ type: 'header', text: plain(drawn.text, limits.header) }];
      case 'text':
        return sections(mrkdwn(drawn.text, context.names));
      case 'note':
        return notes(drawn.text);
      case 'paper':
        return paper(drawn);
      case 'quote':
        return [...sections(quoted(drawn.text)), ...notes(drawn.source)];
      case 'facts':
        return facts(drawn.facts);
      case 'code':
        return pieces(preformatted(drawn.text), limits.sectionText - 6).flatMap((piece) =>
          sections(`\`\`\`${piece}\`\`\``),
        );
      case 'buttons':
        return buttons.rows(drawn.buttons);
      case 'entry':
        return entry(drawn);
      case 'choices':
        return choices(drawn);
      case 'divider':
        return [{ type: 'divider' }];
      default:
        return drawn satisfies never;
    }
  }

  const notes = (text: Rich) => {
    const drawn = unbroken(mrkdwn(text, context.names, limits.contextText));
    return drawn.trim() === '' ? [] : [note(drawn)];
  };

  function entry({ rank, title, url, sentence, facts, actions }: PaperEntry): types.KnownBlock[] {
    const name = bold(title, cardParts.title).slice(1, -1);
    const titled = url.length > cardParts.url ? name : link(url, name);
    const said = mrkdwn([sentence ?? ''], context.names, cardParts.sentence);
    const text = words(`*${rank}*  *${titled}*${said === '' ? '' : `\n${said}`}`);
    const accessory = buttons.menu(actions);
    return [{ type: 'section', text, ...(accessory === undefined ? {} : { accessory }) }, ...notes(facts)];
  }

  /** A select says itself what it is for. */
  function choices(block: Choices): types.KnownBlock[] {
    const drawn = buttons.choices(block);
    const isSelect = drawn.some(({ elements }) => elements.some(({ type }) => type === 'static_select'));
    const label = isSelect || block.choices.length === 0 ? '' : block.label;
    return [...notes([[block.note ?? '', label].filter((part) => part !== '').join(' · ')]), ...drawn];
  }

  function paper(card: PaperCard): types.KnownBlock[] {
    const rank = card.rank === undefined ? '' : `${card.rank}  `;
    const name = bold(card.title, cardParts.title).slice(1, -1);
    const title = `*${rank}${card.url.length > cardParts.url ? name : link(card.url, name)}*`;
    const facts = unbroken(mrkdwn(card.facts, context.names, cardParts.facts));
    const because = mrkdwn([{ text: card.reason ?? '', mark: 'italic' }], context.names, cardParts.reason);
    // The abstract has what the others leave.
    const left = limits.sectionText - title.length - facts.length - because.length - 3;
    const body = mrkdwn(card.body ?? [], context.names, left);
    const lines = [title, facts, body, because].filter((line) => line !== '' && line !== '**');
    const [first, ...more] = card.buttons;
    // One button sits beside the card; several stand under it in a row.
    const beside = first !== undefined && more.length === 0 ? { accessory: buttons.button(first) } : {};
    const section: types.SectionBlock = { type: 'section', text: words(lines.join('\n')), ...beside };
    return more.length === 0 ? [section] : [section, ...buttons.rows(card.buttons)];
  }

  const bold = (text: string, max: number) => mrkdwn([{ text, mark: 'bold' }], context.names, max);

  function facts(lines: Fact[]): types.KnownBlock[] {
    const blocks: types.KnownBlock[] = [];
    for (let from = 0; from < lines.length; from += factsPerSection) {
      const some = lines.slice(from, from + factsPerSection);
      const each = Math.floor(limits.sectionText / some.length) - 3;
      const drawn = some.map(({ label, value }) => {
        const name = bold(label, factLabel);
        return `${name}  ${mrkdwn(value, context.names, each - name.length)}`;
      });
      blocks.push(...sections(drawn.join('\n')));
    }
    return blocks;
  }

  return { block, button: buttons.button };
}

/** `text` fits already: whoever draws it keeps within a section. */
const sections = (text: string): types.SectionBlock[] =>
  text.trim() === '' ? [] : [{ type: 'section', text: words(text) }];

const quoted = (text: string) => `>${mrkdwn([text.replaceAll('\n', ' ')], (person) => person, limits.sectionText - 1)}`;

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
