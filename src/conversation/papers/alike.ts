import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent, Where } from '../intent.ts';
import { bag, isBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import { titleShare } from '../words/title-share.ts';
import { type Part, type Sentence, type Word, writtenAs } from '../words/words.ts';
import { onlyPaper } from './masked-words.ts';
import { paperClass, paperFirst, paperNamed } from './reference.ts';
import { isAllYouNeed } from './sentence-title.ts';
import { isPlace } from './several-items.ts';

/**
 * Papers like one that is named or pointed at, and nothing that narrows them: "find me things close to 2605.19660". "Is it
 * similar to OScaR" compares.
 */
export function readAlike({ text, parts }: Sentence, named: readonly NamedPaper[]): Intent | undefined {
  if (isNarrowed(parts)) return undefined;
  for (const [at, part] of parts.entries()) {
    const found = likened(plainly(part.words), named);
    const paper = found?.paper ?? onlyPaper(text, named);
    // "The third one, more like that" counts in a list.
    const isListed = paper === undefined && parts.slice(0, at + 1).some(({ words }) => words.some(isPlace));
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
  if (found !== undefined) {
    const tail = rest.slice(found.end);
    return tail.length === 0 || isPhrase(tail, welcome) !== undefined ? { paper: found.paper } : undefined;
  }
  if (isAllYouNeed(rest)) return { paper: writtenAs(rest) };
  // "Which papers resemble Promptriever?": whatever it is, no topic is called so.
  const [name, another] = rest;
  const isName = /^\p{Lu}\p{L}{4,}$/u.test(name?.written ?? '') && titleShare(name?.text ?? '') === 0;
  return name !== undefined && another === undefined && isName ? { paper: name.written } : undefined;
}

/** Beside it nothing but the wish for papers: "does it work on models similar to Qwen3" names what they are. */
const asksForPapers = (words: readonly Word[], { start, end }: { start: number; end: number }): boolean =>
  start === 0 ? end > 1 : isBag(words, papers);

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
/** "… would make my evening" */
const welcome = phrases([
  'would|will|might|could be great|nice|good|lovely|cool|awesome|perfect|helpful|useful|welcome|appreciated ...?',
  'would|will|might make my|our day|evening|week|morning|weekend',
]);
const wished = phrases([
  'what|which else|other|more|further papers|work|works|articles|ones? are|is there|you? in|along those|these|that|this|similar lines|line|vein|direction|spirit',
  'any|some|anything|more|others|other else|other|more? papers|work|works|things|stuff? in|along those|these|that|this|similar lines|line|vein|direction|spirit',
  'are|is|got|have? there|you? any|some? other|more? similar|related|comparable|close papers|work|works|articles|ones|stuff|things?',
  'give|show|find|send|list|recommend|suggest|get me|us? a|some|any|few? more|other|similar|related papers|work|works|articles|ones|stuff|things? like? it|this|that?',
  'more|others|something|anything|papers|things|stuff like|similar|related to? it|this|that|one?',
  'and? similar|related papers|work|works|articles|ones|stuff|things?',
  'what|which else|other|more|papers|paper? should|can|could|would|do i|we|you read|recommend|suggest|look next|at|now|after?',
  'what to read next|now|after?',
  'do|did|would|is|are? you|we|there? have|know|got|find? a|some|something|anything|others|more|else|any? papers|work|works|else|more? in|along|of the|a|that? same|similar direction|vein|spirit|line|lines|area|style|kind|sort',
]);
const pointed = phrases(['this|that|it|these most|best|here?', 'this|that|the one|paper|article|work most|best|here?']);
/** "Papers like OScaR but for audio": not all that is like it. */
const isNarrowed = (parts: readonly Part[]): boolean =>
  parts.some(({ words }) => beginsWith(words, narrowing) !== undefined && isPhrase(words, byOthers) === undefined);
/** What is like it is mostly by others. */
const byOthers = phrases([
  'but|only|from|not by|from? the? other|different|another|same groups|group|labs|lab|teams|team|authors|people|companies',
]);
const narrowing = phrases(['but|for|on|only|in|with|without|from|since|not|no|except|rather|about|using']);

/** Papers like the one that is talked about, or like one that is named. */
export function readSimilar(
  { clauses, parts }: Sentence,
  where: Where,
  named: readonly NamedPaper[],
): Intent | undefined {
  if (isNarrowed(parts)) return undefined;
  for (const { words } of [...parts, ...clauses]) {
    const found = isPhrase(plainly(words), like);
    if (found === undefined) continue;
    if (found.name === undefined) return where === 'thread' ? { kind: 'similar' } : undefined;
    const paper = paperNamed(found.name, named);
    if (paper !== undefined) return { kind: 'similar', paper };
  }
  return undefined;
}

/** Fewer papers like the one that is talked about, or like one that is named. */
export function readUnlike({ clauses: [clause, another] }: Sentence, named: readonly NamedPaper[]): Intent | undefined {
  const found = clause === undefined || another !== undefined ? undefined : isPhrase(plainly(clause.words), unlike);
  if (found === undefined) return undefined;
  const paper = found.name === undefined ? undefined : paperNamed(found.name, named);
  return found.name !== undefined && paper === undefined
    ? undefined
    : { kind: 'similar', isLess: true, ...(paper === undefined ? {} : { paper }) };
}

const unlike = phrases(
  [
    '{lead}? less|fewer papers|stuff|things|work|posts|of|ones? like {paper}',
    '{lead}? less|fewer of {paper}',
    '{lead}? no more papers|stuff|things|work|posts? like {paper}',
  ],
  { ...paperClass, lead: ['show|give|send|post|bring me|us|here?', 'i|we? want|need|like'] },
);

const like = phrases(
  [
    '{lead}? more|papers|others|something|anything|stuff|ones|work like {paper}',
    'anything|something|what else? is? similar|related|comparable',
    '{lead}? similar|related papers|work|ones|stuff? to? {paper}?',
    '{lead}? papers|work|something|anything|others similar|related|close to {paper}',
    '{lead}? more|other|others|further papers|work|stuff|ones? on|about it|this|that|the same? paper|topic|subject|one?',
    'what is similar|related to {paper}',
  ],
  {
    ...paperClass,
    lead: [
      'show|find|give|get|any|are|is|what|list|see|there me|us|there|are|other|some|any?',
      'any',
      'are there any?',
    ],
  },
);
