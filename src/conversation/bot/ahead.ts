import type { Intent } from '../intent.ts';
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
/** What is to come, and no topic: "which papers will you post tomorrow?" */
const ahead = bag(
  [
    'preview|peek post|digest|selection|mail|message|newsletter|posts|first|before|please|goes|now|next|tomorrow',
    'preview it|this',
    'dry run',
    'test|trial|sample|example post|digest|posts|run|mail',
    'sample|example|preview get|got|see',
    'what|which|how|see|show next|tomorrow|tomorrows|upcoming|mondays|planned|scheduled post|posts|digest|selection|mail|message|newsletter|papers|posting',
    'what|which|how would|will|going post|posted|send|sent|get|receive|come you|we|i|channel|here|settings|tomorrow',
    'what|how would|will post|digest look|hold|contain|bring|have',
    'what next channel|here|line',
    'what queued tomorrow|monday|next|up',
    'what tomorrow|monday scheduled|planned|coming',
  ],
  `look looks like before first advance ahead beforehand settings current currently right next in line channel tomorrow tomorrows todays
  monday tuesday wednesday thursday friday mondays tuesdays wednesdays thursdays fridays monday's tuesday's wednesday's
  thursday's friday's coming daily weekly morning hold contain bring have these be goes everybody everyone
  list lists sneak queued going live were posting with if today then time`,
);
const begins = phrases([
  'what|which|how|show|see|give|let|preview|peek|a|the|dry|sample|test|sneak|send|get|have|do|run|make|example|want|like',
]);
const untold = phrases(['when|often|many|long', 'what|which time|times|day|days', 'last|yesterday|previous']);
/** "Preview" alone, or what follows it at once. */
const alone = phrases(['preview first?', 'a? dry run']);
