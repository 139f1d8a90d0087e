import type { Segment } from '../core/queries/search.ts';
import { splitSentences } from '../core/sentences.ts';
import { wordsOf } from './analysis.ts';

/** Longer sentences are cut around their first matched word. */
const longestSnippet = 240;

/** The sentence that holds most of the wanted terms (the first of equals), with the matched words marked. */
export function snippetOf(text: string, wanted: ReadonlySet<string>): Segment[] {
  const words = wordsOf(text).map(({ start, end, word }) => ({
    start,
    end,
    terms: word.steps.flat().filter((term) => wanted.has(term)),
  }));
  const matched = words.filter(({ terms }) => terms.length > 0);
  let chosen = { from: 0, to: text.length, different: -1, matches: 0 };
  for (const { start: from, text: sentence } of splitSentences(text)) {
    const to = from + sentence.length;
    const inside = matched.filter(({ start }) => start >= from && start < to);
    const different = new Set(inside.flatMap(({ terms }) => terms)).size;
    const isBetter = different > chosen.different || (different === chosen.different && inside.length > chosen.matches);
    if (isBetter) chosen = { from, to, different, matches: inside.length };
  }
  const first = matched.find(({ start }) => start >= chosen.from);
  return mark(text, window(text, chosen, first?.start ?? chosen.from), matched);
}

function window(
  text: string,
  { from, to }: { from: number; to: number },
  around: number,
): { from: number; to: number } {
  if (to - from <= longestSnippet) return { from, to };
  const begin = around - from < longestSnippet - 60 ? from : wordStart(text, Math.max(from, around - 80));
  const end = text.lastIndexOf(' ', begin + longestSnippet);
  return { from: begin, to: Math.min(to, end > begin ? end : begin + longestSnippet) };
}

function wordStart(text: string, near: number): number {
  const space = text.indexOf(' ', near);
  return space < 0 ? near : space + 1;
}

function mark(
  text: string,
  { from, to }: { from: number; to: number },
  matched: { start: number; end: number }[],
): Segment[] {
  const segments: Segment[] = [];
  let at = from;
  for (const { start, end } of matched) {
    if (start < from || end > to) continue;
    if (start > at) segments.push({ text: text.slice(at, start), matched: false });
    segments.push({ text: text.slice(start, end), matched: true });
    at = end;
  }
  if (at < to) segments.push({ text: text.slice(at, to), matched: false });
  return segments;
}
