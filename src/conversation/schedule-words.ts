import { isOffset, looksLikeZone, readZone } from '../core/schedules/read-zone.ts';
import { phrases, without, withoutEnd } from './phrases.ts';
import type { Word } from './words.ts';

/** When something is to come, as people write it among other words. `rest`: the words without it. */
export type Timed = { when?: string; timezone?: string; rest: Word[] };

/** Takes days, times and a zone out of the words. Days alone ("Friday") are no schedule without `every`, `on` or an s. */
export function timesIn(words: readonly Word[]): Timed {
  const from = words.findIndex((_, at) => timedFrom(words, at) > at);
  if (from === -1) return { rest: [...words] };
  const to = timedFrom(words, from);
  const zone = zoneAt(words, to);
  const before = withoutEnd(words.slice(0, from), joints);
  const said = words.slice(from, to);
  const behind = timesIn(words.slice(zone?.end ?? to));
  const parts = [whenOf(said), behind.when].filter((part) => part !== undefined && part !== '');
  const timezone = zone?.zone ?? behind.timezone;
  return {
    ...(parts.length === 0 ? {} : { when: parts.join(' ') }),
    ...(timezone === undefined ? {} : { timezone }),
    rest: [...before, ...without(behind.rest, joints)],
  };
}

/** Where the words about a time end that begin here; `at` itself when none do. */
function timedFrom(words: readonly Word[], at: number): number {
  let end = at;
  let isTimed = false;
  for (; end < words.length; end += 1) {
    const { text } = words[end] ?? { text: '' };
    if (isDay(text, words[end - 1]?.text) || isTime(words, end)) isTimed ||= !(isAdjective(words, end) && end === at);
    else if (!(between.has(text) && end + 1 < words.length)) break;
  }
  while (end > at && between.has(words[end - 1]?.text ?? '')) end -= 1;
  return isTimed && (end > at + 1 || startsAlone(words[at]?.text ?? '')) ? end : at;
}

const isDay = (text: string, before: string | undefined) =>
  always.has(text) ||
  (weekdays.has(text.replace(/s$/, '')) &&
    (text.endsWith('s') || between.has(before ?? '') || weekdays.has(before ?? '')));

/** "Daily life" is no schedule. */
const isAdjective = (words: readonly Word[], at: number) => {
  const behind = words[at + 1];
  return (
    /^(daily|weekly|everyday|morning|evening)$/.test(words[at]?.text ?? '') &&
    behind !== undefined &&
    !between.has(behind.text) &&
    !isTime(words, at + 1) &&
    !/^(papers?|digest|updates?|posts?|alerts?|about|for|please|thanks)$/.test(behind.text)
  );
};

/** `9`, where a word before it says that it is a time; `9:00` and `8am` anywhere. */
const isTime = (words: readonly Word[], at: number) => {
  const text = words[at]?.text ?? '';
  if (/^\d{1,2}([:.h]\d{2})?(am|pm)?$/.test(text) && /[:.hap]/.test(text)) return true;
  if (text === 'am' || text === 'pm' || text === "o'clock") return /^\d/.test(words[at - 1]?.text ?? '');
  return (/^\d{1,2}$/.test(text) && /^(at|@|to|for|around|by)$/.test(words[at - 1]?.text ?? '')) || named.has(text);
};

const startsAlone = (text: string) => always.has(text) || named.has(text) || /^\d/.test(text) || /s$/.test(text);

/** The zone that follows a time: "Berlin", "in New York", "Paris time". */
function zoneAt(words: readonly Word[], at: number): { zone: string; end: number } | undefined {
  const start = /^(in|of)$/.test(words[at]?.text ?? '') ? at + 1 : at;
  for (const count of [3, 2, 1]) {
    const some = words.slice(start, start + count);
    if (some.length < count) continue;
    const name = some.map(({ written }) => written).join(' ');
    const read = count === 1 && !looksLikeZone(name) ? undefined : readZone(name);
    const zone =
      read === undefined ? undefined : read.ok ? read.zone : count === 1 && !isOffset(name) ? read.nearest : undefined;
    if (zone === undefined) continue;
    const end = start + count;
    return { zone, end: words[end]?.text === 'time' ? end + 1 : end };
  }
  return undefined;
}

/** As a schedule is typed: "each morning" is a time to nobody but people. */
const whenOf = (words: readonly Word[]) =>
  words
    .map(({ text }) => text)
    // "At 8 in the morning": the hour is said.
    .filter((text) => !(hours.has(text) && words.some((word) => /^\d/.test(word.text))))
    .filter((text, at) => at > 0 || !/^(to|for|from|by|in|the)$/.test(text))
    .map((text, at, texts) => (/^(every|each)$/.test(text) && hours.has(texts[at + 1] ?? '') ? 'daily' : text))
    .map((text) => said.get(text) ?? text)
    .filter((text) => text !== '')
    .join(' ');

const hours = new Set(['morning', 'mornings', 'evening', 'evenings', 'afternoon']);

const said = new Map([
  ['morning', '9:00'],
  ['mornings', '9:00'],
  ['workday', 'weekdays'],
  ['week', ''],
  ['the', ''],
  ['evening', '18:00'],
  ['evenings', '18:00'],
  ['weekly', 'mondays'],
  ['daily', 'daily'],
  ['afternoon', '15:00'],
  ['around', 'at'],
  ['by', 'at'],
]);

const always = new Set([
  'daily',
  'weekdays',
  'weekday',
  'weekends',
  'weekend',
  'workdays',
  'everyday',
  'weekly',
  'mornings',
  'evenings',
]);
const named = new Set(['noon', 'midday', 'midnight', 'morning', 'evening', 'afternoon']);
const between = new Set([
  'at',
  'on',
  'every',
  'each',
  'and',
  'the',
  'in',
  'to',
  'day',
  '@',
  'through',
  'thru',
  'until',
  'around',
  'by',
  'week',
  'single',
  'of',
  'from',
  'business',
  'work',
  'working',
]);
const weekdays = new Set(
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun'.split(' '),
);

/** What ties a time to the rest of a sentence. */
const joints = phrases(['at|on|in|every|each|and|the|from|by|for', 'time', 'instead', 'please']);
