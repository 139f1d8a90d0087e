import { spelled } from '../words/words.ts';
import { quoted } from './typed-terms.ts';

/**
 * The topics of which any will do, as the query language says it: "mamba or rwkv, either is fine". Of no other "or": in
 * "supervised or unsupervised learning" both sides need the last word. By date only papers are listed that hold every word,
 * and there an "or" before one word stands for itself. Undefined where a topic is as long as a sentence.
 */
export function eitherOf(text: string, topic: readonly string[], isByDate: boolean): string | undefined {
  const isFree = freely.test(text);
  const lower = text.toLowerCase();
  const [first, last] = [topic[0], topic.at(-1)].map((word) => word?.toLowerCase());
  if (first === undefined || last === undefined || (!isFree && !isByDate)) return undefined;
  const start = lower.indexOf(first);
  const end = lower.lastIndexOf(last) + last.length;
  const said = text.slice(start, end);
  const sides = said.split(isFree ? /,? or |, |\// : / or /).map((side) => side.trim());
  const words = new Set(topic.map((word) => spelled(word)));
  const isTopic = (side: string) => side !== '' && side.split(' ').every((word) => words.has(spelled(word)));
  if (start === -1 || sides.length < 2 || !sides.every((side) => isTopic(side) && side.split(' ').length <= longest))
    return undefined;
  if (!isFree && (sides.length > 2 || sides.at(-1)?.includes(' '))) return undefined;
  return sides.map(quoted).join(' | ');
}

const longest = 3;
const freely =
  /\b(?:either|both|any|all)(?: one| of them)? (?:is|are|would be|will|works?|do|does)\b|\bany(?:thing)? of (?:these|those|them)\b|\bwhat(?:ever| ?so ?ever) (?:you|u|there|is|'s)\b|\beither way\b|\bi don'?t (?:mind|care) which\b/i;
