import type { Intent } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/words.ts';

/** Papers beside the one that is talked about, and nothing else: "what else is close to this?", "others in the same vein". */
export function readNeighbours({ clauses: [clause, another], parts }: Sentence): Intent | undefined {
  // "Who else is working on that? Give me some related papers"
  if (parts.some(({ words }) => isPhrase(plainly(words), wished) !== undefined)) return { kind: 'similar' };
  if (clause === undefined || another !== undefined || clause.words.length > mostWords) return undefined;
  const asked = plainly(clause.words);
  const isNear = holds(asked, near) !== undefined && holds(asked, others) !== undefined;
  const isMeant = isPhrase(asked, next) !== undefined || (isNear && beginsWith(asked, ofWork) === undefined);
  return isMeant ? { kind: 'similar' } : undefined;
}

/** "More like this", "papers close to this one", of the paper that was shown, wherever it is said. */
export function readPointed({ clauses: [clause, another] }: Sentence): Intent | undefined {
  const isAll = clause !== undefined && another === undefined;
  return isAll && isPhrase(plainly(clause.words), pointed) !== undefined ? { kind: 'similar' } : undefined;
}

const pointed = phrases(
  [
    'show|find|give|get|see|any|are|is me|us|there|you? more|some|any|other|others|papers|something|anything|stuff|work|ones? more|papers|work|ones? {near} this|it|that one|paper|work?',
    'more|some|any|other|others|papers|something|anything|stuff|work|ones papers|work|ones|stuff|else? {near} this|it|that one|paper|work?',
    '{near} this|it|that one|paper?',
    'show|find|give|get|see|list me|us? similar|related papers|ones|work|works?',
    'something|anything|others similar|related|alike',
    'similar|related papers|ones|work|works',
  ],
  { near: ['like', 'similar|related|close to', 'in the same spirit|direction|vein as'] },
);

/** More is said of it: a question. */
const mostWords = 14;

const near = phrases([
  'close|closest|closer|similar|related|akin|like to? this|it|that paper|one|work?',
  'this|that spirit|direction|vein',
  'same spirit|direction|vein|lines|line|topic|subject|area as|of|like? this|it|that? paper|one?',
  'do|does|doing|tackle|tackles|tackling|use|try|tries|about this|that|such a? kind|sort|type of? thing|things|stuff|work|idea',
  'same|similar thing|things|idea as|like|to this|it|that',
  'similar|related papers|work|works|ones|articles|studies to|with this|it|that paper|one|work?',
  'neighbours|neighbors of|to? this|it|that? paper|one?',
]);
const wished = phrases([
  'are|is there? any|some|other? related|similar works|work|papers|articles that? you|i|we|worth ...',
  'any|some|other related|similar works|work|papers|articles that? you|i|we|worth|to ...',
  'give|show|find|get|send|list|recommend|suggest me|us? a|some|few|any|other|more? few? related|similar papers|work|works|ones|articles|stuff',
]);
const others = phrases([
  'what|anything|something|anyone|who else',
  'any|some|other|more|further|which|the|show|find|list others|papers|paper|work|works|articles|preprints',
  'other|others|anything|something|more',
  'related|similar papers|work|works|ones|articles|stuff',
  'neighbours|neighbors',
]);
const next = phrases(['what else|other? papers|paper|work? should|can|could|might|to i|we|one? read ...?']);
/** It is asked how, or whether: not for papers. */
const ofWork = phrases(['how|why|does|do|did|was|were ...']);
