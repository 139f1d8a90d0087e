import { movedBy } from './change-options.ts';
import { leavesDaysOut } from './days-out.ts';
import type { ChangeCommand, Intent } from './intent.ts';
import { plainly } from './manners.ts';
import { beginsWith, isPhrase, type Match, phrases } from './phrases.ts';
import { addedIn, behindNo, tellsTimes, timesApartIn, timesIn } from './schedule-words.ts';
import { allWords, type Part, type Word, writtenAs } from './words.ts';

/** What a phrase says that leaves no doubt. `words`: without what they are wrapped in for politeness; `all`: with it. */
export type Told = (found: Match, words: readonly Word[], all: readonly Word[]) => Intent | undefined;

/** A change that is to be offered. */
export const change = (
  command: ChangeCommand,
  options: Extract<Intent, { kind: 'change' }>['options'],
): Extract<Intent, { kind: 'change' }> => ({
  kind: 'change',
  command,
  options,
});

/** What is said of days and times alone, or as what somebody would rather have. */
export const timesWanted = (parts: readonly Part[]): Intent | undefined =>
  addedTime(parts) ??
  (leavesDaysOut(parts, tellsTimes(parts)) ? scheduleOf(parts) : undefined) ??
  (prefersTime(parts) ? scheduleIn(allWords(parts)) : undefined);

/** The days, the time and the zone that words name, as a change of the schedule. */
export const scheduleIn = (words: readonly Word[]): Intent | undefined =>
  scheduleOf([{ words: [...words], asks: false }]);

/** The same of parts, which may begin with "but". */
function scheduleOf(parts: readonly Part[]): Intent | undefined {
  const { when, timezone } = timesIn(parts);
  if (when === undefined) return undefined;
  const says = timesApartIn(parts);
  const changed = change('schedule', { when, ...(timezone === undefined ? {} : { timezone }) });
  return says === undefined ? changed : { ...changed, says };
}
export const daysSaid: Told = (_, words) => scheduleIn(words);

/** "A second post at 18:00": besides the times that the channel has. */
function addedTime(parts: readonly Part[]): Intent | undefined {
  const added = addedIn(parts);
  if (added === undefined) return undefined;
  const isOfDays = added.when?.startsWith('also ') !== true;
  return isOfDays
    ? {
        ...change('schedule', {}),
        says: 'Say all the days and times, as in "post on mondays and fridays at 9:00 and 18:00".',
      }
    : change('schedule', added);
}

/** "Post sun 9", "send mondays and thursdays 8:30": days and a time, and nothing that might be of a topic. */
export const onlyTimes: Told = (found, words) => {
  const isTime = tellsTimes([{ words: [...words], asks: false }]);
  const isAll = found.name?.every(({ text }) => isTime(text) || /^(?:and|at|on|\+|utc|\d.*)$/.test(text)) === true;
  return isAll && found.name?.some(({ text }) => /^\d/.test(text)) ? scheduleIn(words) : undefined;
};

/** "Never post before 10": then is the earliest time. */
export const notBefore: Told = ({ name = [] }) => {
  const at = { text: 'at', written: 'at' };
  const { when, timezone } = timesIn([{ words: [at, ...name], asks: false }]);
  return when?.includes(':') === true && name.length <= 4
    ? change('schedule', { when, ...(timezone === undefined ? {} : { timezone }) })
    : undefined;
};

/** "An hour earlier". */
export const movedSaid: Told = (_, words) => {
  const when = movedBy(writtenAs(words));
  return when === undefined ? undefined : change('schedule', { when });
};

/** "No, Tuesday instead", "no, 9am": days and a time, and nothing else. */
export function instead(parts: readonly Part[]): Intent | undefined {
  const rest = behindNo(parts);
  const said = allWords(rest);
  const only = rest === parts ? isPhrase(said, other)?.name : said;
  if (only === undefined || only.length > 8) return undefined;
  return scheduleIn(only);
}

const other = phrases(['no|nope|nah {name} instead|rather', 'no|nope|nah on|at {name}']);

/** "We'd rather have it in the afternoon, 14h Paris time"; "we'd like papers on kites every weekday" names a topic. */
function prefersTime(parts: readonly Part[]): boolean {
  const first = parts[0]?.words ?? [];
  return [first, plainly(first)].some((words) => isPreferred(words, parts));
}

function isPreferred(words: readonly Word[], parts: readonly Part[]): boolean {
  const found = beginsWith(words, preferred);
  if (found === undefined) return false;
  const behind = words.slice(found.end).find(({ text }) => !/^(?:a|an|the|my|our)$/.test(text))?.text ?? '';
  return !/^(?:on|in|by)$/.test(words[found.end - 1]?.text ?? '') || tellsTimes(parts)(behind) || /\d/.test(behind);
}
const preferred = phrases([
  'can|could|should|might|may it|this|that|the|these|they|our? post|posts|digest|papers? come|arrive|land|drop|be|go posted|sent|out|here? a? bit|little|lot? earlier|later|sooner|at|around|by|before|after',
  'i|we? would|will|could? rather|better|prefer|prefered|like to? have|get|receive|see|read|want? it|them|these|posts|papers|the|our? post|posts|digest|papers? in|at|on|around|by|every',
]);
