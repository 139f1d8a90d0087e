import { movedBy } from './change-options.ts';
import type { ChangeCommand, Intent } from './intent.ts';
import { isPhrase, type Match, phrases } from './phrases.ts';
import { behindNo, tellsTimes, timesApartIn, timesIn } from './schedule-words.ts';
import { type Part, type Word, writtenAs } from './words.ts';

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

/** The days, the time and the zone that words name, as a change of the schedule. */
export function timed(words: readonly Word[]): Intent | undefined {
  const parts = [{ words: [...words], asks: false }];
  const { when, timezone } = timesIn(parts);
  if (when === undefined) return undefined;
  const says = timesApartIn(parts);
  const changed = change('schedule', { when, ...(timezone === undefined ? {} : { timezone }) });
  return says === undefined ? changed : { ...changed, says };
}
export const daysSaid: Told = (_, words) => timed(words);

/** "Post sun 9", "send mondays and thursdays 8:30": days and a time, and nothing that might be of a topic. */
export const onlyTimes: Told = (found, words) => {
  const isTime = tellsTimes([{ words: [...words], asks: false }]);
  const isAll = found.name?.every(({ text }) => isTime(text) || /^(?:and|at|on|\+|utc|\d.*)$/.test(text)) === true;
  return isAll && found.name?.some(({ text }) => /^\d/.test(text)) ? timed(words) : undefined;
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
  const said = rest.flatMap(({ words }) => words);
  const only = rest === parts ? isPhrase(said, other)?.name : said;
  if (only === undefined || only.length > 8) return undefined;
  return timed(only);
}

const other = phrases(['no|nope|nah {name} instead|rather', 'no|nope|nah on|at {name}']);
