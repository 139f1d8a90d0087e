import type { Intent } from './intent.ts';
import { plainly } from './manners.ts';
import { numberIn } from './numbers.ts';
import { holds, isPhrase, type Phrases, phrases } from './phrases.ts';
import { spanIn } from './time.ts';
import type { Part, Sentence, Word } from './words.ts';

/** What the channel got while somebody was away: "recap for the standup", "was off all week, catch me up". */
export function readRecap({ parts }: Sentence, now: Date): Intent | undefined {
  const words = parts.flatMap((part) => part.words);
  const counted = daysCounted(words);
  const says = (list: Phrases) => parts.some((part) => isPhrase(plainly(part.words), list) !== undefined);
  const isMeasured = counted !== undefined || words.some(({ text }) => text === 'since');
  const isMeant = parts.some(isRecap) || says(catchingUp) || (isMeasured && says(missing));
  if (!isMeant || words.some(({ text }) => ofOne.has(text))) return undefined;
  const days = counted ?? spanIn(words, now)?.span.days;
  return { kind: 'recap', ...(days === undefined ? {} : { days: Math.min(days, longest) }) };
}

/** "For 10 days", "the last two weeks". */
function daysCounted(words: readonly Word[]): number | undefined {
  for (const [at, { text }] of words.entries()) {
    const days = daysOf.get(words[at + 1]?.text.replace(/s$/, '') ?? '');
    const count = text === 'couple' ? 2 : numberIn(text);
    if (days !== undefined && count !== undefined) return count * days;
  }
  return undefined;
}

const daysOf = new Map([
  ['day', 1],
  ['week', 7],
]);

/** Of a time or of all, and of no topic: "recap of the week", not "recap of GRPO". */
function isRecap({ words }: Part): boolean {
  const at = words.findIndex(({ text }) => recaps.has(text));
  const behind = at === -1 ? [] : words.slice(at + 1);
  return at !== -1 && (behind.length === 0 || isPhrase(behind, ofTime) !== undefined);
}

/** As many days as the command takes. */
const longest = 31;
const recaps = new Set(['recap', 'recapitulate', 'recapitulation']);
const ofTime = phrases([
  'of|for|on|over? the? last|past|previous ... day|days|week|weeks ...?',
  'please|thanks|now|again',
  'for|since|from|over|until ...',
  'of|on? the|this|last|past|our|these|all? week|weeks|month|day|days|today|todays|yesterday|yesterdays|everything|all|channel|missed|posts ...?',
  'of|on? what i|we|was|has|you ...',
]);
const catchingUp = phrases([
  'show|see|open|give|get me|us? the|your|our last|latest|previous digest|post|posts',
  'catch|bring|get me|us up to? speed|date? please|again?',
  'catch|fill me|us up|in on? the|this|last|what|everything|all week|weeks|month|days|i|we|here|that|today ...?',
  'catch|fill me|us up|in on? everything|yesterday|today|all',
  'catch|fill|bring me|us up|in on|with|for|over? the? last|past|previous ... day|days|week|weeks ...?',
]);
/** Beside a number of days, or the day since when. */
const missing = phrases([
  'what|anything|something did|have? i|we|it? miss|missed ...?',
  'what happened|went|was on|posted? here? ...?',
]);
/** A paper is summed up. */
const ofOne = new Set('paper it number abstract discussion thread'.split(' '));

/** What the next post here would hold: "what would tomorrow's digest look like?", "a dry run, please". */
export function readAhead({ parts, clauses }: Sentence): Intent | undefined {
  const isMeant = [...parts, ...clauses].some(({ words }) => {
    const isAsked = isPhrase(plainly(words), ahead) !== undefined || isPhrase(words, atOnce) !== undefined;
    return holds(words, links) === undefined && isAsked;
  });
  return isMeant ? { kind: 'status', of: 'preview' } : undefined;
}

/** It is never posted out of turn: what would be is shown. */
const atOnce = phrases([
  'please|can|could? you? please? post|send|deliver|push|publish|bring me|us|it|this|one? the|our|a|daily|todays? next? digest|post|papers|one? right? now|immediately|early|earlier please?',
]);
const links = phrases(['link|links|url|arxiv|unfurl', 'under|below']);
const post = 'next|daily|morning|weekly? digest|post|posts|selection|mail|message|newsletter';
const ahead = phrases([
  `what|how would|will|does|might|is tomorrows|the|my|our|your|todays|next ${post} look|hold|be|contain|bring|have|show ...?`,
  `what|how would|will|does|might|is mondays|monday's ${post} look|hold|be|contain|bring|have|show ...?`,
  'what would|will i|we|you|it|this channel? get|receive|see|post|send tomorrow|next|monday|with|if ...?',
  'show|give|send|see|get|have|want|do|make|like me|us? a|the|another? preview|sample|dry|test run|post|digest?',
  `show|give|send|see|get|have|want|do|make|like me|us? a|the|another? preview|sample|dry run? of|for the|my|our|your|tomorrows|todays ${post} ...?`,
  'show|give|send|see|get|have|want|do|make|like me|us? a|the|another? preview|sample|dry run? before|first|what ...',
  `a|the? preview|sample|dry run? of|for? the|my|our|your|tomorrows|todays? ${post} ...?`,
  `show|see me|us? how|what tomorrows|the|my|our|your|todays ${post} would|will|does|is look|be|contain|hold|looks|going|bring|have|show ...?`,
  `what|which papers? will|would|is|are be? in|on tomorrows|the|my|our|your ${post}`,
  'preview please|first|now?',
  `preview the|my|our|your|tomorrows|todays|it|this ${post}?`,
  'a? dry run please?',
]);
