import type { Intent, Where } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { holds, isPhrase, phrases } from '../words/phrases.ts';
import { isTalk } from '../words/talk.ts';
import { type Sentence, type Word, writtenAs } from '../words/words.ts';

/**
 * A title that is a sentence, alone or behind "show", of a paper that is not known: "open attention is all you need". Its words are
 * mostly no topic, and a search for those that are would be one for something else.
 */
export function readSentenceTitle({ parts: [part, another] }: Sentence, where: Where): Intent | undefined {
  if (where === 'thread' || part === undefined || another !== undefined || part.asks) return undefined;
  const words = plainly(part.words);
  const { name } = isPhrase(words, shown) ?? {};
  const title = name ?? words;
  const isTitle = name === undefined ? isAllYouNeed(title) : isStatement(title);
  return isTitle && holds(title, requested) === undefined ? { kind: 'paper', paper: writtenAs(title) } : undefined;
}

const shown = phrases([
  'show|open|find|get|read|see|pull|bring|fetch|give|search me|us? up? for? the? paper? called|titled|named? {name}',
  'do you|we have|know the? paper? called|titled|named? {name}',
  'look for|up the? paper? called|titled|named? {name}',
]);

/** Something is said of something: "textbooks are all you need", "scaling laws can mislead". */
const isStatement = (title: readonly Word[]): boolean =>
  title.length > 2 && !isTalk(title[0]?.text ?? '') && holds(title.slice(1, -1), said) !== undefined;
const said = phrases(['is|are|can|does|do|need|needs|makes|make|will', 'all you need']);

export const isAllYouNeed = (words: readonly Word[]): boolean => isPhrase(words, allYouNeed) !== undefined;
const allYouNeed = phrases(['{name} is|are all you need', '{name} is|are not all you need']);

/** What is said of papers, and of people who look for them. */
const requested = phrases([
  'paper|papers|one|ones|that|which|who|where|about|me|us|my|our|i|we|they|it|its|if|what|how|new|newest|latest|today|week|please|post|channel|list|code',
]);
