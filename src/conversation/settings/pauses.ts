import { oneMonth, oneWeekday } from '../times/time-words.ts';
import { anyNumber, numberWords } from '../words/numbers.ts';
import { type Classes, holds, isPhrase, phrases } from '../words/phrases.ts';
import type { Word } from '../words/words.ts';

/** What is said to somebody who wants a pause that ends by itself. */
export const noEnd = 'A pause has no end that I know of: somebody resumes it.';

/** "Pause until monday", "no pings in August", "skip tomorrow", and nothing else: all that comes is to rest for so long. */
export const isPauseWithEnd = (words: readonly Word[]): boolean => isPhrase(words, withEnd) !== undefined;

/** Whether a wish for a pause says how long, whatever else it says. */
export const saysHowLong = (words: readonly Word[]): boolean => holds(words, howLong) !== undefined;

const classes: Classes = {
  rest: [
    'pause|mute|silence|snooze|suspend|halt posting|sending?',
    '{stop} posting|sending',
    'hold off',
    'be|go|stay|keep quiet|silent',
    'take a break',
  ],
  stop: ['stop|quit|cease'],
  all: [
    'us|it|this|everything|all|yourself|here|paperboy',
    'the|our|all|any? daily? posts|post|digest|papers|channel|notifications|messages|pings',
  ],
  pings: [
    'posts|post|ping|pings|pinging|message|messages|notification|notifications|digest|digests|alert|alerts|updates',
  ],
  day: [`tomorrow|today|tonight|${oneWeekday}`],
  count: [`a|an|another|some|few|couple|${numberWords.join('|')}|${anyNumber(31)}`, 'a? couple|few of?'],
  // "No posts over the weekend" may be said of each.
  time: [
    'hour|hours|day|days|week|weeks|month|months|summer|winter|year|while|bit|holiday|holidays|vacation|break|christmas|easter',
  ],
  month: ['summer|winter|holidays|christmas|easter', oneMonth],
  during: ['in|during|for|over|through|throughout all|the|of|whole|entire|next|this? {month}'],
  span: ['on|for? {day} only?', '{long}'],
  // "On Friday" may be said of each.
  soon: ['tomorrow|today|tonight only?', `on? this|next|coming ${oneWeekday}`, '{long}'],
  long: [
    'until|till|between|from ...',
    '{during}',
    'for|over|during the|this|these|all|rest|whole? of? the? {time}',
    'for about|around|maybe|just|only? the? next|coming? {count} more? {time} or? so?',
    'this|next {time}',
  ],
  here: ['here', 'in|for this|the|our channel'],
};
const withEnd = phrases(
  [
    '{rest} {all}? {here}? {span} {here}?',
    // "Stop on Friday" may be said of each.
    '{stop} {long} {here}?',
    'no|without more? {pings} {here}? {soon} {here}?',
    'do? not|never post|send|bring|share us? anything|papers|posts? {here}? {soon} {here}?',
    'skip {soon}',
    'skip this|next week|month',
    'pause|stop|mute ... and resume|restart|unpause on|in|at|next|tomorrow|again ...?',
  ],
  classes,
);
const howLong = phrases(
  [
    'until|till ...',
    'for the|next|rest ... {time}',
    'for {count} ... {time}',
    'for {time}',
    'over|during|through ... {time}',
    '{during}',
    'this|next {time}',
    'for|over|during|through|this|next the|this|next? weekend',
    'today|tomorrow|tonight',
  ],
  classes,
);
