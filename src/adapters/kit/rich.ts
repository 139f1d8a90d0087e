import type { Rich, Span } from '../../core/chat/reply.ts';
import { shorten } from '../../core/text.ts';

/** How long the name of a person or channel is taken to be, in characters: the platform draws it, or we look it up. */
const nameLength = 22;

/** At most `max` characters of the words, cut at a word with an ellipsis; marks and links stay whole. */
export function cutRich(rich: Rich, max: number): Rich {
  const kept: Rich = [];
  let left = max;
  for (const span of rich) {
    const length = lengthOf(span);
    if (length > left) return [...kept, cutSpan(span, left)];
    kept.push(span);
    left -= length;
  }
  return kept;
}

function cutSpan(span: Span, max: number): Span {
  if (typeof span === 'string') return shorten(span, max);
  return max > 1 && 'text' in span ? { ...span, text: shorten(span.text, max) } : '…';
}

/** Characters of the words, before a platform's markup and escapes lengthen them. */
export const richLength = (rich: Rich): number => rich.reduce((sum, span) => sum + lengthOf(span), 0);

const lengthOf = (span: Span): number => wordsOf(span)?.length ?? nameLength;

/** The words of a span; undefined where it is a name that is drawn for an id. */
export function wordsOf(span: Span): string | undefined {
  if (typeof span === 'string') return span;
  if ('text' in span) return span.text;
  return 'person' in span || 'channel' in span ? undefined : (span satisfies never);
}
