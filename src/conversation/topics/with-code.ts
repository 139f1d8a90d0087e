import { beginsWith, phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';

/** Whether papers with code are wanted, and where that stands. `isWish`: those without it are welcome, too. */
export type CodeAsked = { isWish: boolean; start: number; end: number };

/** As a term of the query language. */
export const withCode = 'code:yes';

/**
 * "Only ones with code", "that have a public repo", ", code available": that papers are wanted whose page links code. Marks of
 * punctuation stand among the words. "With code generation models" and "reasoning with code" name a topic.
 */
export function codeIn(words: readonly Word[]): CodeAsked | undefined {
  for (const start of words.keys()) {
    const before = words[start - 1]?.text ?? '';
    const { end } =
      beginsWith(words, asked, start) ?? (begins.has(before) ? beginsWith(words, bare, start) : undefined) ?? {};
    if (end === undefined || !ends.has(words[end]?.text ?? '.')) continue;
    if (words[start]?.text === 'with' && instruments.has(before)) continue;
    const near = [...words.slice(Math.max(0, start - 3), start), ...words.slice(end, end + 5)];
    return { isWish: near.some(({ text }) => wishes.has(text)), start, end };
  }
  return undefined;
}

const code = 'code|codes|codebase|repo|repos|repository|repositories|github|implementation|implementations';
const open =
  'available|open|opensource|open-source|open-sourced|public|official|released|published|working|accompanying';
const classes = {
  only: [
    'but? only|just the? ones|those|papers|work|works|stuff|things?',
    'the? ones|those|papers|work|works',
    'only|just',
  ],
  has: [
    'has|have? got',
    'has|have|come|comes|include|includes|provide|provides|release|released|releases|share|shares|shared|publish|published|link|links|with with?',
  ],
  its: [`a|an|the|some|any|their|its|all|real? publicly? ${open}|source|pytorch|jax|reference|training? source?`],
  code: [`${code} ${code}|link|links?`],
  out: [
    `is|are|was|being? publicly? must|should? be? publicly? ${open}|online|out|included|attached|linked|required|needed|provided only|please?`,
    'is|are? on|at github',
    'must|should|has|have|needs|need to? be there|available|provided',
    'only',
  ],
};
/** "With code", "that have a public repo", "whose code is out" */
const asked = phrases(
  [
    '{only}? with {its}? {code} {out}?',
    '{only}? thats|that got {its}? {code}',
    '{only}? that|which|who|they|must|should has|have|need|needs to? {has}? {its}? {code} {out}?',
    '{only}? that|which|who|they|must|should {has} {its}? {code} {out}?',
    '{only}? whose|where {its}? {code} {out}',
    'having|including {its}? {code} {out}?',
  ],
  classes,
);
/** "Code available" */
const bare = phrases(['{only}? {code} {out}'], classes);
/** What is done with code itself. */
const instruments = new Set(
  'reasoning thinking solving training pretraining acting working dealing interacting interact prompting do done or'.split(
    ' ',
  ),
);
/** Where "code available" may begin. */
const begins = new Set(['', ',', ';', '.', '(', ':', '-', 'and', 'but']);
/** Where the sentence ends behind it, or goes on. */
const ends = new Set(
  `. , ; : ! ? ) ( please thanks since from by sorted newest latest most best top every each daily weekly weekdays on in at and if
  for to this last until before after published not no but ideally preferably would tho though too also`.split(/\s+/),
);
/** "If possible", "ideally": what comes without is welcome, too. */
const wishes = new Set(
  'if ideally preferably preferred prefer bonus maybe nice optional optionally plus hopefully'.split(' '),
);
