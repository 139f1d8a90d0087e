import type { NamedPaper } from '../core/queries/search.ts';
import { bag, inBag } from './bag.ts';
import type { Intent } from './intent.ts';
import { plainly } from './manners.ts';
import { onlyPaper } from './masked-words.ts';
import { beginsWith, holds, isPhrase, phrases } from './phrases.ts';
import { paperFirst } from './reference.ts';
import { isPlace } from './several-items.ts';
import type { Part, Sentence, Word } from './words.ts';

/**
 * Papers like one that is named or pointed at, and nothing that narrows them: "find me things close to 2605.19660". "Is it
 * similar to OScaR" compares.
 */
export function readAlike({ text, parts }: Sentence, named: readonly NamedPaper[]): Intent | undefined {
  if (isNarrowed(parts)) return undefined;
  for (const part of parts) {
    const found = likened(plainly(part.words), named);
    const paper = found?.paper ?? onlyPaper(text, named);
    // "The third one, more like that" counts in a list.
    const isListed = paper === undefined && parts.some(({ words }) => words.some(isPlace));
    if (found !== undefined && !isListed) return { kind: 'similar', ...(paper === undefined ? {} : { paper }) };
  }
  // "I liked OScaR, what should I read next?"
  const isWished = parts.some(({ words }) => isPhrase(plainly(words), wished) !== undefined);
  const paper = isWished ? onlyPaper(text, named) : undefined;
  return paper === undefined ? undefined : { kind: 'similar', paper };
}

function likened(asked: readonly Word[], named: readonly NamedPaper[]): { paper?: string } | undefined {
  const before = paperFirst(asked, named);
  // "TRUST-SQL related papers"; "CelebA and similar" names what papers use.
  if (
    before !== undefined &&
    named.some(({ id }) => id === before.paper) &&
    isPhrase(asked.slice(before.end), wished) !== undefined
  )
    return { paper: before.paper };
  const at = holds(asked, near);
  if (at === undefined || !asksForPapers(asked.slice(0, at.end), at)) return undefined;
  const rest = asked.slice(at.end);
  if (isPhrase(rest, pointed) !== undefined) return {};
  const found = paperFirst(rest, named);
  return found === undefined || rest.length > found.end ? undefined : { paper: found.paper };
}

/** Beside it nothing but the wish for papers: "does it work on models similar to Qwen3" names what they are. */
const asksForPapers = (words: readonly Word[], { start, end }: { start: number; end: number }): boolean =>
  start === 0 ? end > 1 : inBag(words, papers)?.others.length === 0;

const papers = bag(
  [
    'papers|paper|work|works|articles|article|preprints|preprint|publications|studies|research|literature',
    'something|anything|things|stuff|others|ones|more|else|any|some|other',
    'what|which',
  ],
  `recommend suggest list looking search there exists read reading five ten few closely most 3 4 5 6 8 10 20 similar related other
  further additional new newer recent close closer closest akin comparable nearest next like resemble resembles resembling alike
  neighbours neighbors neighbour neighbor along same direction vein spirit line lines area style`,
);
const near = phrases([
  'similar|close|closer|closest|related|akin|comparable|nearest|next to|with',
  'similar|related|close|closest|comparable papers|paper|work|works|articles|ones|stuff|things|research to|with|for|of',
  'like|resemble|resembles|resembling|alike',
  'neighbours|neighbors|neighbour|neighbor of|to',
  'in|along|of the|a? same|similar direction|vein|spirit|line|lines|area|style as|of|to',
  'in|along the direction|vein|spirit|line|lines|style of',
]);
const wished = phrases([
  'are|is|got|have? there|you? any|some? other|more? similar|related|comparable|close papers|work|works|articles|ones|stuff|things?',
  'give|show|find|send|list|recommend|suggest|get me|us? a|some|any|few? more|other|similar|related papers|work|works|articles|ones|stuff|things? like? it|this|that?',
  'more|others|something|anything|papers|things|stuff like|similar|related to? it|this|that|one?',
  'and? similar|related papers|work|works|articles|ones|stuff|things?',
  'what|which else|other|more|papers|paper? should|can|could|would|do i|we|you read|recommend|suggest|look next|at|now|after?',
  'what to read next|now|after?',
]);
const pointed = phrases(['this|that|it|these most|best|here?', 'this|that|the one|paper|article|work most|best|here?']);
/** "Papers like OScaR but for audio": not all that is like it. */
export const isNarrowed = (parts: readonly Part[]): boolean =>
  parts.some(({ words }) => beginsWith(words, narrowing) !== undefined);
const narrowing = phrases(['but|for|on|only|in|with|without|from|since|not|no|except|rather|about|using']);
