import type { Rich, Span } from '../../core/chat/reply.ts';
import { cutRich, richLength, wordsOf } from '../kit/rich.ts';
import { limits } from './limits.ts';

/** How persons are written: a name, since a mention would notify them. */
export type Names = (person: string) => string;

/** Rich text as Slack's mrkdwn of at most `max` characters; what is longer is shortened before it is escaped. */
export function mrkdwn(rich: Rich, names: Names, max: number = limits.sectionText): string {
  let drawn = draw(rich, names);
  // Escaping lengthens unevenly: shorten by what is over until it fits. Every round takes at least a character.
  for (let length = richLength(rich); drawn.length > max && length > 0; ) {
    length = Math.max(0, Math.min(length - 1, Math.floor((length * max) / drawn.length) - 1));
    drawn = draw(cutRich(rich, length), names);
  }
  return drawn;
}

/**
 * Plain text that Slack shows letter by letter: its three signs are escaped, so that no `<!channel>` or mention
 * arises, and signs that would format a stretch of text are replaced by their look-alikes, because mrkdwn has no
 * escape for them. Lone signs (`A* search`, `~3 %`) stay as they are.
 */
export const literal = (text: string): string => escapeSigns(settle(text));

/** Text for a code span or block: only the three signs and the closing fence matter there. */
export const preformatted = (text: string): string =>
  escapeSigns(withoutControls(text).replaceAll('`', lookalike('`')));

const escapeSigns = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

function draw(rich: Rich, names: Names): string {
  let text = '';
  let before: Span = '';
  for (const span of rich) {
    const next = drawSpan(span, names);
    if (next === '') continue;
    text += isMarked(before) || isMarked(span) ? `${border(text, next, before, span)}${next}` : next;
    before = span;
  }
  return text;
}

/**
 * What stands between a mark and its neighbour: the space that was inside the mark, where Slack does not take it; else,
 * between letters, a space of no width, because a mark that touches one formats nothing.
 */
function border(text: string, next: string, before: Span, span: Span): string {
  if (text === '' || /\s$/.test(text) || /^\s/.test(next)) return '';
  if (/\s$/.test(wordsOf(before) ?? '') || /^\s/.test(wordsOf(span) ?? '')) return ' ';
  return /[\p{L}\p{N}]$/u.test(text) || /^[\p{L}\p{N}]/u.test(next) ? '\u200b' : '';
}

function drawSpan(span: Span, names: Names): string {
  if (typeof span === 'string') return literal(span);
  if ('person' in span) return literal(`@${names(span.person)}`);
  if ('channel' in span) return /^[A-Z0-9]+$/.test(span.channel) ? `<#${span.channel}>` : literal(`#${span.channel}`);
  if ('url' in span) return link(span.url, literal(span.text));
  if ('instant' in span) return date(span);
  if (span.mark === 'code') return `\`${preformatted(span.text)}\``;
  return mark(span.mark === 'bold' ? '*' : '_', span.text);
}

/** Slack draws it by each reader's clock; an old client shows the words after the bar. */
function date({ instant, as, text }: Extract<Span, { instant: string }>): string {
  const format = as === 'clock' ? '{time}' : '{date_short} {time}';
  return `<!date^${Math.floor(Date.parse(instant) / 1000)}^${format}|${literal(text).replaceAll('|', '\u2223')}>`;
}

const isMarked = (span: Span) => typeof span !== 'string' && 'mark' in span;

/** A mark holds only when text touches it on both sides and does not end it early. */
function mark(sign: '*' | '_', text: string): string {
  const inner = literal(text.trim()).replaceAll(sign, lookalike(sign)).replaceAll('\n', ' ');
  return inner === '' ? '' : `${sign}${inner}${sign}`;
}

/** A link with a drawn label (without one, the address); an address that is none leaves the label alone. */
export function link(url: string, label: string): string {
  if (!/^https?:\/\//.test(url) || url.length > limits.url) return label;
  const safe = escapeSigns(url.replace(/[|<>\s"*`]/g, encodeURIComponent));
  const shown = label.replaceAll('\n', ' ').replaceAll('|', '\u2223').trim();
  return shown === '' ? `<${safe}>` : `<${safe}|${shown}>`;
}

/** A sign opens a format where no letter stands before it, and only if it is closed on the same line. */
const opener = /(?<![\p{L}\p{N}])(?:[*_~`](?=\S)|:(?=[a-z0-9_+'-]+:)|^>)/gmu;
const closer = /(?<=\S)[*_~`](?![\p{L}\p{N}])/gu;

const settle = (text: string) => withoutControls(text).split('\n').map(settleLine).join('\n');

function settleLine(line: string): string {
  const lastCloser = new Map([...line.matchAll(closer)].map(({ index, 0: sign }) => [sign, index]));
  return line.replace(opener, (sign, at: number) => {
    if (sign === ':') return ':\u2060';
    if (sign === '>') return '\u2060>';
    return (lastCloser.get(sign) ?? 0) > at + 1 ? lookalike(sign) : sign;
  });
}

/** Direction overrides would turn the rest of our line around; what cannot be seen could hide a word or end a mark. */
export const withoutControls = (text: string) =>
  text.replaceAll('\t', ' ').replace(/(?!\n)\p{Cc}|\p{Cs}|[\u200b\ufeff\u202a-\u202e\u2066-\u2069]/gu, '');

const lookalike = (sign: string) => ({ '*': '\u2217', _: '\u02cd', '~': '\u223c', '`': '\u02cb' })[sign] ?? sign;
