import type { Intent } from '../intent.ts';
import { spanIn } from '../times/time.ts';
import { wordsOfPast } from '../times/time-words.ts';
import { bag, isBag } from '../words/bag.ts';
import { plainly } from '../words/manners.ts';
import { anyNumber, numberIn } from '../words/numbers.ts';
import { beginsWith, holds, isPhrase, phrases, withoutEnd } from '../words/phrases.ts';
import { allWords, type Part, type Sentence, type Word } from '../words/words.ts';

/** What the channel got while somebody was away: "recap for the standup", "was off all week, catch me up". */
export function readRecap({ parts }: Sentence, now: Date): Intent | undefined {
  const words = allWords(parts);
  const isAway = holds(words, away) !== undefined;
  const meant = parts.filter((part) => isRecap(part) || asksForMissed(part, isAway));
  // "It was great" is told of the days away.
  const isOfOne = meant.some((part) => part.words.some(({ text }) => ofOne.has(text)));
  if (meant.length === 0 || isOfOne || holds(words, ofTopic) !== undefined) return undefined;
  const days = daysAway(words, now);
  return { kind: 'recap', ...(days === undefined ? {} : { days: Math.min(days, mostDays) }) };
}

/** How many days back words tell of. */
export const daysAway = (words: readonly Word[], now: Date): number | undefined =>
  daysCounted(words) ?? spanIn(words, now)?.span.days;

/** "For 10 days", "the last two weeks". */
function daysCounted(words: readonly Word[]): number | undefined {
  for (const [at, { text }] of words.entries()) {
    const days = daysOf.get(words[at + 1]?.text.replace(/s$/, '') ?? '');
    const count = text === 'couple' ? 2 : text === 'a' || text === 'whole' ? 1 : numberIn(text);
    if (days !== undefined && count !== undefined) return count * days;
  }
  return undefined;
}

const daysOf = new Map([
  ['day', 1],
  ['week', 7],
  ['fortnight', 14],
]);

/** Of a time or of all, and of no topic: "recap of the week", not "recap of GRPO". */
function isRecap({ words }: Part): boolean {
  const at = words.findIndex(({ text }) => recaps.has(text));
  const behind = at === -1 ? [] : words.slice(at + 1);
  return at !== -1 && (behind.length === 0 || isPhrase(behind, ofTime) !== undefined);
}

/** As many days as the command takes. */
export const mostDays = 31;
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
  'catch|fill me|us up|in',
  'bring|get me|us up to? speed|date?',
  'catch|fill me|us up|in on? the|this|last|what|everything|all week|weeks|month|days|i|we|here|that|today ...?',
  'catch|fill me|us up|in on? everything|yesterday|today|all',
  'catch|fill|bring me|us up|in on|with|for|over? the? last|past|previous ... day|days|week|weeks ...?',
]);

/** What came, or was missed, and no topic; of what came, somebody who was away asks, or it is said where. */
function asksForMissed({ words }: Part, isAway: boolean): boolean {
  const asked = plainly(words);
  if (isPhrase(asked, catchingUp) !== undefined || withoutEnd(asked, whatMissed).length < asked.length) return true;
  if (beginsWith(asked, asking) === undefined || holds(asked, advised) !== undefined) return false;
  return isBag(asked, missed) || (isAway && isBag(asked, came));
}

const ofDays = `${wordsOfPast} whole entire then 2 3 4 5 6 7 8 9 10 12 14 20 21 30 away gone off ill sick offline gone absent travelling traveling holiday holidays vacation leave office channel interesting important new
  posts posted sent shared digest digests couple were meanwhile overview summary rundown`;
const missed = bag(
  [
    'i|we miss|missed',
    'what happened|went|came|come here|channel|through',
    'what|which|everything|anything|papers posted|sent|shared here|channel',
    'what|which|everything|anything|papers channel get|got|had|receive|received',
    'what|which|everything|anything we get|got|receive|received',
  ],
  ofDays,
);
const came = bag(
  [
    'what|which|everything|anything|something|papers|all|there posted|sent|shared|happened|went|came|come|new|interesting|important|good|worth|know',
    'what|which|everything|anything|papers|all day|days|week|weeks',
    'summary|rundown|overview|digest',
  ],
  ofDays,
);
const asking = phrases([
  'what|which|anything|everything|something|all|papers|posts',
  'did|have|has|was|were|is|are i|we|there|anything|something|it',
  'show|give|tell|get|see|send|list|bring|have',
  'a|the|quick|short? summary|rundown|overview|digest of ...',
]);
/** "… and would be glad to learn what I have missed" */
const whatMissed = phrases(['what|everything|anything|all i|we have|may|might|could? missed here|meanwhile|since?']);
/** "My thesis is on EEG, and I missed everything from May": of that alone. */
const ofTopic = phrases([
  'thesis|project|dissertation|phd|research|field|team|group|work|works|working is|are? on|about|in',
]);
/** "Which papers should I not miss?" */
const advised = phrases(['must|not|never']);
const away = phrases([
  'away|offline|ill|sick|travelling|traveling|gone|absent|abroad',
  'on|from|after a|an|my|our|parental|maternity|paternity|sick|annual|business|long? vacation|holiday|holidays|leave|pto|trip|weekend|break|mission|sabbatical|honeymoon|assignment',
  'out|off of? office|work|sick',
  'was|were|been|am|are|be out|off of? all|since|for|the|last|today|yesterday|with',
  `was|were|been|am|are|be out|off ${anyNumber(31)}|two|three|four|five|six`,
  'at|from a|the conference|retreat|workshop|congress',
  'back from|after|at|in',
  'did|have|could not read|look|looked|check|checked|follow|followed|open|opened',
  'i|we? missed the|everything|all|some|a|most|last',
]);

/** A paper is summed up. */
const ofOne = new Set('paper it number abstract discussion thread'.split(' '));
