import type { Block, Button, PaperCard, PaperEntry, Reply, Rich, Span } from '../../core/chat/reply.ts';
import { visible, webAddress } from './web-text.ts';

/**
 * A reply as HTML to stand in a page, a mail or a feed: plain elements without style, script or picture, which read well
 * where a style sheet is taken away. What a button would run is left out: there is nothing to press. `note`, `facts` and
 * `paper` are classes for whoever has a style sheet.
 */
export const replyHtml = ({ blocks }: Pick<Reply, 'blocks'>): string => together(...blocks.map(block));

/** Text that stands as it is between tags, and in an attribute between quotes. */
export const escapeHtml = (text: string): string =>
  visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');

function link(text: string, url: string): string {
  const address = webAddress(url);
  return address === undefined ? escapeHtml(text) : `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`;
}

const marks = { bold: 'strong', italic: 'em', code: 'code' } as const;

function span(part: Span): string {
  if (typeof part === 'string') return lines(part);
  // Ids that only the platform has names for.
  if ('person' in part) return 'somebody';
  if ('channel' in part) return 'a channel';
  if ('mark' in part) return `<${marks[part.mark]}>${lines(part.text)}</${marks[part.mark]}>`;
  if ('url' in part) return link(part.text, part.url);
  if ('instant' in part) return `<time datetime="${escapeHtml(part.instant)}">${escapeHtml(part.text)}</time>`;
  return part satisfies never;
}
const rich = (text: Rich) => text.map(span).join('');

const paragraph = (html: string, style?: string) =>
  html === '' ? '' : `<p${style === undefined ? '' : ` class="${style}"`}>${html}</p>`;

const ranked = (rank: number | undefined) => (rank === undefined ? '' : `${rank}. `);

const links = (buttons: readonly Button[]) =>
  paragraph(buttons.flatMap((button) => ('url' in button ? [link(button.label, button.url)] : [])).join(' · '));

/** `parts`: what stands under the title, each as HTML or empty. */
const titled = ({ rank, title, url }: Pick<PaperCard, 'rank' | 'title' | 'url'>, ...parts: readonly string[]) =>
  `<div class="paper">\n${together(`<h3>${ranked(rank)}${link(title, url)}</h3>`, ...parts)}\n</div>`;

const together = (...parts: readonly string[]) => parts.filter((html) => html !== '').join('\n');

const paper = (card: PaperCard) =>
  titled(
    card,
    paragraph(rich(card.facts), 'facts'),
    paragraph(rich(card.body ?? [])),
    paragraph(lines(card.reason ?? ''), 'note'),
    links(card.buttons),
  );

const entry = (shown: PaperEntry) =>
  titled(shown, paragraph(lines(shown.sentence ?? '')), paragraph(rich(shown.facts), 'facts'));

function block(shown: Block): string {
  switch (shown.type) {
    case 'heading':
      return `<h2>${lines(shown.text)}</h2>`;
    case 'text':
      return paragraph(rich(shown.text));
    case 'note':
      return paragraph(rich(shown.text), 'note');
    case 'paper':
      return paper(shown);
    case 'entry':
      return entry(shown);
    case 'choices':
      return together(paragraph(lines(shown.note ?? ''), 'note'), links(shown.buttons));
    case 'quote':
      return `<blockquote>${paragraph(lines(shown.text))}${paragraph(rich(shown.source), 'note')}</blockquote>`;
    case 'facts':
      return `<ul>${shown.facts.map(({ label, value }) => `<li><strong>${lines(label)}</strong>: ${rich(value)}</li>`).join('')}</ul>`;
    case 'code':
      return `<pre>${escapeHtml(shown.text)}</pre>`;
    case 'buttons':
      return links(shown.buttons);
    case 'divider':
      return '<hr>';
    default:
      return shown satisfies never;
  }
}
