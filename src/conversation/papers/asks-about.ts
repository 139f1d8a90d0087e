import { plainly } from '../words/manners.ts';
import { beginsWith, phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';

/** Whether a part asks how something is, rather than for it: "how does 2606.19195 get by with so little". */
export function asksAbout({ words }: { words: readonly Word[] }): boolean {
  const asked = plainly(words);
  return beginsWith(asked, questions) !== undefined && beginsWith(asked, toPeople) === undefined;
}

const questions = phrases([
  'how do|does|did|is|are|was|were|can|could|would|well|much|many|fast|slow|big|large|small|long|good|exactly',
  'why do|does|did|is|are|was|were|can|could|would|not',
  'does|did|was|were',
  'do|is|are it|they|this|the',
  'what|which {name} do|does|did|are|was|were',
  'on|in|with|for|at what|which|how',
]);
/** What people have read, or are to do. */
const toPeople = phrases([
  'how|why? do|does|did|was|were|can|could|would|is|are you|i|we|anyone|anybody|someone|somebody|people',
  'what|which paper|papers|one|ones|article',
]);
