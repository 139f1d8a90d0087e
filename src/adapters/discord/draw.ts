import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  type APIThumbnailComponent,
  ComponentType,
  SeparatorSpacingSize,
} from 'discord.js';
import type { Block, PaperCard, PaperEntry, Reply } from '../../core/chat/reply.ts';
import { shorten } from '../../core/text.ts';
import { cutRich } from '../kit/rich.ts';
import { unbroken } from '../kit/unbroken.ts';
import { type ButtonIds, buttonComponent, buttonRows, choiceRows, signComponent, smallPrint } from './draw-buttons.ts';
import { escapeCode, escapeLine, safeUrl } from './escape.ts';
import { link, markdown, markdownLine } from './rich.ts';

/** A warm grey-blue, readable on both themes; refusals have none. */
const accent = 0x5f7fa8;
const longest = { heading: 200, title: 300, line: 400 };

/** How much room is used: lines between papers, and text below the button instead of beside it. */
export type Layout = { separators: boolean; wide: boolean };

/** What is drawn of a reply. */
type Drawn = Pick<Reply, 'summary' | 'blocks' | 'failed'>;

/** The reply's components, within no limit but those of single fields: `shrink` sees to the message's. */
export function draw(reply: Drawn, idOf: ButtonIds, layout: Layout): APIMessageTopLevelComponent[] {
  const inside = components(reply.blocks, idOf, layout);
  if (inside.length === 0) return [text(escapeLine(shorten(reply.summary, longest.line)) || '…')];
  // Lines alone, and refusals, need no frame around them; a post would lose a tenth of a phone's width to it.
  const isPost = reply.blocks.some(({ type }) => type === 'entry');
  const plain = isPost || reply.failed === true || inside.every(({ type }) => type === ComponentType.TextDisplay);
  return plain ? inside : [{ type: ComponentType.Container, accent_color: accent, components: inside }];
}

function components(blocks: Block[], idOf: ButtonIds, layout: Layout): APIComponentInContainer[] {
  const drawn: APIComponentInContainer[] = [];
  let lines: string[] = [];
  const flush = () => {
    const content = lines.join('\n').trim();
    if (content !== '') drawn.push(text(content));
    lines = [];
  };
  for (const block of blocks) {
    switch (block.type) {
      case 'paper':
        flush();
        if (layout.separators && drawn.length > 0) drawn.push(separator);
        drawn.push(...card(block, idOf, layout));
        break;
      case 'divider':
        flush();
        if (layout.separators && drawn.length > 0) drawn.push(separator);
        break;
      case 'buttons':
        flush();
        drawn.push(...buttonRows(block.buttons, idOf));
        break;
      case 'entry':
        flush();
        drawn.push(entry(block, idOf));
        break;
      case 'choices':
        lines.push(prefixed('-# ', escapeLine(smallPrint(block))));
        flush();
        drawn.push(...choiceRows(block, idOf));
        break;
      default: {
        const line = lineOf(block);
        if (line !== '') lines.push(line);
      }
    }
  }
  flush();
  return drawn;
}

/** Blocks that are lines of text. */
function lineOf(block: Exclude<Block, { type: 'paper' | 'entry' | 'choices' | 'divider' | 'buttons' }>): string {
  switch (block.type) {
    case 'heading':
      return prefixed('### ', escapeLine(shorten(block.text, longest.heading)));
    case 'text':
      return unbroken(markdown(block.text));
    case 'note':
      return unbroken(markdown(block.text))
        .split('\n')
        .map((line) => prefixed('-# ', line.trim()))
        .join('\n');
    case 'quote':
      return `> ${escapeLine(block.text)}\n-# ${markdownLine(['— ', ...block.source])}`;
    case 'facts':
      return block.facts.map(({ label, value }) => `**${escapeLine(label)}** ${markdownLine(value)}`).join('\n');
    case 'code':
      return `\`\`\`\n${escapeCode(block.text)}\n\`\`\``;
    default:
      return block satisfies never;
  }
}

/** A picture, or the only button, stands beside the title; more buttons go below. */
function card(paper: PaperCard, idOf: ButtonIds, { wide }: Layout): APIComponentInContainer[] {
  const rank = paper.rank === undefined ? '' : `${paper.rank} · `;
  const title = `**${rank}${link(shorten(paper.title, longest.title), paper.url)}**`;
  const facts = unbroken(markdownLine(cutRich(paper.facts, longest.line)));
  const reason = prefixed('-# ', escapeLine(shorten(paper.reason ?? '', longest.line)));
  const said = joined([markdownLine(paper.body ?? []), reason]);
  const picture = pictureOf(paper);
  const [only, ...others] = picture === undefined ? paper.buttons : [];
  const button = only !== undefined && others.length === 0 ? buttonComponent(only, idOf) : undefined;
  const below = button === undefined ? buttonRows(paper.buttons, idOf) : [];
  const accessory = picture ?? button;
  if (accessory === undefined) return [text(joined([title, facts, said])), ...below];
  // Beside it a phone leaves half of its width: what stands under the title gets all of it where there is room for parts.
  const [beside, under] = picture === undefined ? [title, joined([facts, said])] : [joined([title, facts]), said];
  if (wide && under !== '') {
    return [{ type: ComponentType.Section, components: [text(beside)], accessory }, text(under), ...below];
  }
  return [{ type: ComponentType.Section, components: [text(joined([beside, under]))], accessory }, ...below];
}

/** Title, sentence and small print, with the one thing most want to do as a sign beside them. */
function entry({ rank, title, url, sentence, facts, actions }: PaperEntry, idOf: ButtonIds): APIComponentInContainer {
  const content = joined([
    `**${rank}${enSpace}${link(shorten(title, longest.title), url)}**`,
    unbroken(escapeLine(shorten(sentence ?? '', longest.line))),
    prefixed('-# ', unbroken(markdownLine(cutRich(facts, longest.line)))),
  ]);
  const [first] = actions;
  if (first === undefined) return text(content);
  return { type: ComponentType.Section, components: [text(content)], accessory: signComponent(first, idOf) };
}

const enSpace = '\u2002';

function pictureOf({ image }: PaperCard): APIThumbnailComponent | undefined {
  const url = image === undefined ? undefined : safeUrl(image);
  return url === undefined ? undefined : { type: ComponentType.Thumbnail, media: { url } };
}

const text = (content: string): APITextDisplayComponent => ({ type: ComponentType.TextDisplay, content });
const separator = { type: ComponentType.Separator, divider: true, spacing: SeparatorSpacingSize.Small } as const;
const joined = (lines: string[]) => lines.filter((line) => line !== '').join('\n');
const prefixed = (prefix: string, line: string) => (line === '' ? '' : `${prefix}${line}`);
