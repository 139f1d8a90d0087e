import type { Intent } from '../intent.ts';
import { anyWeekday, possessiveWeekday } from '../times/time-words.ts';
import { bag, isBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/words.ts';

/** What the next post here would hold: "what would tomorrow's digest look like?", "a dry run, please". */
export function readAhead({ parts, clauses }: Sentence): Intent | undefined {
  const isMeant = [...parts, ...clauses].some(({ words }) => {
    if (holds(words, links) !== undefined) return false;
    const asked = plainly(words);
    if (isPhrase(words, atOnce) !== undefined || isPhrase(asked, alone) !== undefined) return true;
    const isWish = beginsWith(asked, begins) !== undefined && holds(asked, untold) === undefined;
    return isWish && isBag(asked, ahead);
  });
  return isMeant ? { kind: 'status', of: 'preview' } : undefined;
}

/** It is never posted out of turn: what would be is shown. */
const atOnce = phrases([
  'please|can|could? you? please? post|send|deliver|push|publish|bring me|us|it|this|one? the|our|a|daily|todays? next? digest|post|papers|one? right? now|immediately|early|earlier please?',
]);
const links = phrases(['link|links|url|arxiv|unfurl', 'under|below']);
/** Days to come, or the next post. */
const someNext = `next|tomorrow|tomorrows|${anyWeekday}|${possessiveWeekday}`;
/** What is to come, and no topic: "which papers will you post tomorrow?", "what's coming on friday", "what's monday's digest". */
const ahead = bag(
  [
    'preview|peek post|digest|selection|mail|message|newsletter|posts|first|before|please|goes|now|next|tomorrow',
    'preview it|this',
    'dry run',
    'test|trial|sample|example post|digest|posts|run|mail',
    'sample|example|preview get|got|see',
    'what|which|how|see|show next|tomorrow|tomorrows|upcoming|planned|scheduled post|posts|digest|selection|issue|mail|message|newsletter|papers|posting',
    // "Show me Friday's papers" asks for those of the last one.
    `what|which|how ${possessiveWeekday} post|posts|digest|selection|issue|mail|message|newsletter`,
    `what up|on|have for ${someNext}`,
    'what|which|how|anything would|will|going post|posted|send|sent|share|bring|get|receive|come|be you|paperboy|bot|we|i|channel|here|settings|tomorrow',
    'what|how would|will post|digest look|hold|contain|bring|have',
    `what|which will be|come ${someNext}`,
    'what next channel|here|line',
    `what queued|scheduled|planned up|${someNext}`,
    `what|which|anything|something|papers come|comes|arrive|arrives|coming|arriving|due ${someNext}`,
    'what|which papers come|arrive|coming here',
    `what|which we|us|channel get|getting|gets ${someNext}`,
    `what|which|anything you|paperboy|bot posting|sending|bringing ${someNext}`,
  ],
  `look looks like before first advance ahead beforehand settings current currently right next in line channel tomorrow tomorrows today
  todays coming daily weekly week morning evening hold contain bring have these be goes everybody everyone new later after round batch
  list lists sneak queued going live were posting with if then time ${[anyWeekday, possessiveWeekday].join(' ').replaceAll('|', ' ')}`,
);
const begins = phrases([
  'what|which|how|show|see|give|let|preview|peek|a|the|dry|sample|test|sneak|send|get|have|do|run|make|example|want|like',
  'anything|something|papers|is',
]);
const untold = phrases([
  'when|often|many|long',
  'what|which time|times|day|days',
  // What is over.
  'last|yesterday|previous|did|was|had|came',
  'have|has you|we|they|been',
]);
/** "Preview" alone, or what follows it at once. */
const alone = phrases(['preview first?', 'a? dry run']);
