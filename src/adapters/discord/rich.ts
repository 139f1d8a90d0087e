import type { Rich, Span } from '../../core/chat/reply.ts';
import { escapeLabel, escapeText, oneLine, safeUrl } from './escape.ts';

/** Rich text as Discord markdown. */
export const markdown = (rich: Rich): string => rich.map(spanMarkdown).join('');

/** The same on one line. */
export const markdownLine = (rich: Rich): string =>
  markdown(rich.map((span) => (typeof span === 'string' ? span.replace(/\s+/g, ' ') : span))).trim();

function spanMarkdown(span: Span): string {
  if (typeof span === 'string') return escapeText(span);
  if ('person' in span) return `<@${snowflake(span.person)}>`;
  if ('channel' in span) return `<#${snowflake(span.channel)}>`;
  if ('url' in span) return link(span.text, span.url);
  if ('instant' in span) return `<t:${Math.floor(Date.parse(span.instant) / 1000)}:${span.as === 'clock' ? 't' : 'f'}>`;
  if (span.text.trim() === '') return span.text;
  if (span.mark === 'code') return `\`${oneLine(span.text).replaceAll('`', 'ˋ')}\``;
  const sign = span.mark === 'bold' ? '**' : '*';
  // Marks hold only against a letter: the space around the words goes outside them.
  const words = span.text.trim();
  const from = span.text.indexOf(words);
  const [before, after] = [span.text.slice(0, from), span.text.slice(from + words.length)];
  return `${before}${sign}${escapeText(words)}${sign}${after}`;
}

/** `[label](url)`; the label alone when the address is not one to follow. */
export function link(label: string, url: string): string {
  const text = escapeLabel(label);
  const href = safeUrl(url);
  if (href === undefined) return text;
  return `[${text === '' ? 'link' : text}](${href})`;
}

const snowflake = (id: string) => id.replace(/\D/g, '');
