import type { Block, Button, PaperCard, PaperEntry, Reply, Rich, Span } from '../../core/chat/reply.ts';
import { visible, webAddress } from './web-text.ts';

/** The same as {@link replyHtml} in words alone: addresses stand behind what they belong to. */
export const replyText = ({ blocks }: Pick<Reply, 'blocks'>): string =>
  blocks
    .map(block)
    .filter((text) => text !== '')
    .join('\n\n');

function span(part: Span): string {
  if (typeof part === 'string') return visible(part);
  if ('person' in part) return 'somebody';
  if ('channel' in part) return 'a channel';
  if ('mark' in part || 'instant' in part) return visible(part.text);
  if ('url' in part) return linked(part.text, part.url);
  return part satisfies never;
}
const rich = (text: Rich) => text.map(span).join('');

function linked(text: string, url: string): string {
  const address = webAddress(url);
  return address === undefined ? visible(text) : `${visible(text)} (${address})`;
}

const together = (...lines: readonly string[]) => lines.filter((line) => line !== '').join('\n');

const links = (buttons: readonly Button[]) =>
  together(...buttons.map((button) => ('url' in button ? linked(button.label, button.url) : '')));

const ranked = (rank: number | undefined) => (rank === undefined ? '' : `${rank}. `);

const paper = ({ rank, title, url, facts, body = [], reason = '', buttons }: PaperCard) =>
  together(
    `${ranked(rank)}${visible(title)}`,
    rich(facts),
    rich(body),
    visible(reason),
    webAddress(url) ?? '',
    links(buttons),
  );

const entry = ({ rank, title, url, sentence = '', facts }: PaperEntry) =>
  together(`${ranked(rank)}${visible(title)}`, visible(sentence), rich(facts), webAddress(url) ?? '');

/** Lines that are somebody else's. */
const quoted = (text: string) => visible(text).replace(/^/gm, '> ');

function block(shown: Block): string {
  switch (shown.type) {
    case 'heading':
      return visible(shown.text);
    case 'text':
    case 'note':
      return rich(shown.text);
    case 'paper':
      return paper(shown);
    case 'entry':
      return entry(shown);
    case 'choices':
      return together(visible(shown.note ?? ''), links(shown.buttons));
    case 'quote':
      return together(quoted(shown.text), rich(shown.source));
    case 'facts':
      return shown.facts.map(({ label, value }) => `${visible(label)}: ${rich(value)}`).join('\n');
    case 'code':
      return visible(shown.text);
    case 'buttons':
      return links(shown.buttons);
    case 'divider':
      return '---';
    default:
      return shown satisfies never;
  }
}
