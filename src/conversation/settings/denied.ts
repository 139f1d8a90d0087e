import { someDay, workingDays } from '../times/time-words.ts';
import { ends } from '../words/ends.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, type Classes, isPhrase, phrases } from '../words/phrases.ts';
import type { Part } from '../words/words.ts';

/** "Do not pause", "please never stop posting"; "why do you not stop?" asks for it. */
export function isDenied({ words }: Part): boolean {
  const asked = plainly(words);
  if (asked[0]?.text === 'why') return false;
  const alone = isPhrase(asked, deniedAlone);
  return beginsWith(asked, denied) !== undefined || (alone !== undefined && (alone.name ?? []).length <= 2);
}

/** "We must not add noise to the labels": said of something else, and no wish for it either. */
export const deniesDeed = (part: Part): boolean =>
  beginsWith(plainly(part.words), deniedDeed) !== undefined && !isDenied(part);

const classes: Classes = {
  ...ends,
  not: [
    'please? do? not please? ever|yet|now?',
    'never ever?',
    'i|we|you do|should|must|need not want|need|like|have? you|it|this|that|us|me? to?',
    'no need to',
  ],
  day: [someDay, workingDays],
  change: ['{ends}', 'change|move|add'],
  all: [
    'posting|sending|it|the|this|these|those|them|us|me|my|our|papers|digest|posts|everything|all|daily|updates|here',
  ],
};
const denied = phrases(
  [
    '{not} pause|unpause|mute|unmute|silence|snooze|resume|unsubscribe|subscribe|unfollow|follow|cancel|reset|reschedule',
    '{not} skip|exclude|omit on|the? {day}',
    '{not} leave|take out|the? {day}',
    '{not} {removes} out|the? {day}',
    '{not} pausing|stopping|unsubscribing|cancelling',
    '{not} {ends} {all}',
    '{not} halt|suspend|erase|wipe|change|move|restart|disable {all}',
    '{not} turn|switch|shut|disconnect|unplug ...',
    '{not} replace|swap|substitute ...',
  ],
  classes,
);
/** Behind these at most a topic: "do not remove graph networks". */
const deniedAlone = phrases(['{not} {change} {name}? papers|topic|topics|posts? here?'], classes);
const deniedDeed = phrases(['{not} {change}'], classes);
