import type { NamedPaper } from '../../core/queries/search.ts';
import type { Intent, Where } from '../intent.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, type Classes, holds, isPhrase, phrases } from '../words/phrases.ts';
import type { Part, Sentence, Word } from '../words/words.ts';
import { asksAbout } from './asks-about.ts';
import { onlyPaper } from './masked-words.ts';
import { paperFirst } from './reference.ts';
import { isPlace } from './several-items.ts';

/** A discussion of a paper that is named, or of the one that is talked about: "can we get a thread for OScaR?" */
export function readDiscussed(sentence: Sentence, where: Where, named: readonly NamedPaper[]): Intent | undefined {
  if (where === 'thread') return undefined;
  const behind = sentence.parts.map(behindOpening).find((words) => words !== undefined);
  const told = behind ?? sentence.parts.map(behindVerb).find((words) => words !== undefined);
  if (told === undefined) return undefined;
  // Opened is a thread on whatever the sentence names; discussed is what follows the word, and not "the limits of …".
  const isOfOne = behind !== undefined || isPhrase(plainly(told), pointed) !== undefined;
  const paper = (isOfOne ? onlyPaper(sentence.text, named) : undefined) ?? paperFirst(told, named)?.paper;
  if (paper !== undefined) return { kind: 'change', command: 'discuss', options: { paper } };
  const isPointed = isPhrase(plainly(told), pointed) !== undefined || (behind !== undefined && told.length === 0);
  return isPointed && !sentence.parts.some(({ words }) => words.some(isPlace))
    ? { kind: 'change', command: 'discuss', options: {} }
    : undefined;
}

/** What stands behind the wish for a thread, "on OScaR". */
function behindOpening(part: Part): readonly Word[] | undefined {
  if (asksAbout(part)) return undefined;
  const asked = plainly(part.words);
  const at = beginsWith(asked, wished) ?? holds(part.words, opening);
  if (at === undefined) return undefined;
  const rest = 'start' in at ? part.words.slice(at.end) : asked.slice(at.end);
  return plainly(rest.slice(beginsWith(rest, towards)?.end ?? 0));
}

/** What stands behind the wish to discuss something, where nobody tells that it was. */
function behindVerb({ words }: Part): readonly Word[] | undefined {
  const said = beginsWith(words, together);
  if (said !== undefined) return words.slice(said.end);
  const asked = plainly(words);
  const verb = beginsWith(asked, discussing);
  return verb === undefined ? undefined : asked.slice(verb.end);
}

const classes: Classes = {
  thread: [
    'a|an|the|our|some|another|one|its? new|separate|own|dedicated|short|little|quick|proper|own? discussion? thread|discussion|debate',
  ],
};
const opening = phrases(
  [
    'open|opening|start|starting|create|creating|make|making|begin|launch|launching|kick|set|spin|put up|off? {thread}',
    'deserves|deserve|merits|merit|warrants|needs|worth {thread}',
  ],
  classes,
);
const wished = phrases(
  [
    'open|start|create|make|begin|launch|kick|set|spin|put|have|get|need|want|give up|off|me|us? {thread}',
    'i|we would? want|need|like|love {thread}',
    'new|separate|discussion thread',
    'thread|discussion on|for|about|of|please',
    'is there a thread|discussion on|for|about|of',
  ],
  classes,
);
const towards = phrases([
  'on|for|about|of|over|around|regarding|re',
  'to|where we|people|us? can? discuss|talk about?',
]);
const discussing = phrases([
  'we|us|i should|must|could|can|will|shall|may|might discuss|debate about?',
  'we|us|i have|need|want|ought to discuss|debate about?',
  'discuss|debate about?',
  'start|begin discussing|debating',
]);
const together = phrases(['let us talk|chat about', 'can|could|shall|should|may we talk|chat about']);
const pointed = phrases([
  'it|this|that here?',
  'this|that|the one|paper|article|work here?',
  'it|this|that with ...',
  'this|that|the one|paper|article|work with ...',
]);
