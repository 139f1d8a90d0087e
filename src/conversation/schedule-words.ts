import { type Said, timesApart } from '../core/schedules/apart.ts';
import { sameTimes } from '../core/schedules/when.ts';
import { clocksIn, saidOf } from './clock-words.ts';
import { plainly } from './manners.ts';
import { beginsWith, holds, isPhrase, phrases } from './phrases.ts';
import { titleShare } from './title-share.ts';
import type { Part, Word } from './words.ts';
import { placeSaid } from './zone-words.ts';

/**
 * When something is to come, as a schedule is typed ("weekdays 8:30"), and the zone it is said for; as it is written where
 * several places are called so, or none that is known.
 */
export type Times = { when?: string; timezone?: string };

/** The days, the time and the zone that parts of a sentence name, wherever they stand. */
export function timesIn(parts: readonly Part[]): Times {
  const { first: said, again } = asCorrected(saidParts(parts));
  const clock = clockIn(again) ?? clockIn(said) ?? halfOfDay(said);
  const words = said.flatMap((part) => part.words);
  const days =
    daysIn(
      again.flatMap((part) => part.words),
      true,
    ) ?? daysIn(words, clock !== undefined);
  const when = [days, clock].filter((part) => part !== undefined).join(' ');
  const timezone = placeSaid(said, clock !== undefined)?.zone;
  return { ...(when === '' ? {} : { when }), ...(timezone === undefined ? {} : { timezone }) };
}

/** Why what parts say of days and times cannot be had: other times on other days. */
export function timesApartIn(parts: readonly Part[]): string | undefined {
  const { first, again } = asCorrected(saidParts(parts));
  const asked = first.filter(
    ({ words }) => beginsWith(plainly(words), denying) === undefined && holds(words, other) === undefined,
  );
  const apart =
    again.length > 0 ? undefined : timesApart(asked.flatMap(({ words }): Said[] => [...saidOf(words), 'and']));
  return apart === undefined ? undefined : sameTimes(apart);
}

const saidParts = (parts: readonly Part[]) =>
  behindNo(parts).map((part) => ({ ...part, words: withoutFormer(part.words.flatMap(daysListed)) }));

/** "From mondays at 9 to thursdays at 16:00": what it was is not wanted; "from monday to friday at 9" are days. */
function withoutFormer(words: Word[]): Word[] {
  const from = words.findIndex(({ text }) => text === 'from');
  const to = words.findIndex(({ text }, at) => text === 'to' && at > from);
  const former = from === -1 || to === -1 ? [] : words.slice(from + 1, to);
  const isTime = former.some(({ text }) => /\d/.test(text)) && former.some(({ text }) => timeWords.has(text));
  return isTime ? words.toSpliced(from, former.length + 1) : words;
}

/** "Move it to 8, no 9": what is said again, as a time, in the place of what was said first. */
function asCorrected(parts: readonly Part[]): { first: readonly Part[]; again: readonly Part[] } {
  const [last, before] = [parts.at(-1)?.words ?? [], parts.at(-2)?.words ?? []];
  // "To monday, wait no, tuesday"
  const isApart = parts.length > 2 && isPhrase(before, correcting) !== undefined;
  const begun = isApart ? { end: 0 } : parts.length < 2 ? undefined : beginsWith(last, correcting);
  const rest = begun === undefined ? [] : last.slice(begun.end);
  const isTime =
    rest.length > 0 && rest.length <= 4 && rest.every(({ text }) => timeWords.has(text) || /^\d/.test(text));
  const asTime = /^\d{1,2}$/.test(rest[0]?.text ?? '') ? [{ text: 'at', written: 'at' }, ...rest] : rest;
  return isTime
    ? { first: parts.slice(0, isApart ? -2 : -1), again: [{ words: asTime, asks: false }] }
    : { first: parts, again: [] };
}
const correcting = phrases([
  'no|sorry|wait|oops|actually|rather|nope|err|er|hm no|sorry|wait|rather|make|i? it|that|mean|meant? at|on|to?',
]);

/** Whether a word says when or where something is to come, in a sentence of these parts: no topic is made of it. */
export function tellsTimes(parts: readonly Part[]): (word: string) => boolean {
  const { when } = timesIn(parts);
  const place = new Set(placeSaid(parts, when?.includes(':') === true)?.words.map((word) => word.toLowerCase()));
  const words = parts.flatMap((part) => part.words);
  const isDaily = holds(words, everyDay);
  const isOfTopic = (word: string) => words.some(({ text }, at) => text === word && beginsTopic(words, at));
  return (written) => {
    const word = written.toLowerCase();
    if (place.has(word)) return true;
    if (when === undefined) return false;
    return (
      (timeWords.has(word) && !isOfTopic(word)) ||
      (/^\d{1,2}(?:[:.h]\d{2})?(?:[ap]m)?$/.test(word) && !isOfTopic(word)) ||
      (isDaily !== undefined && word === 'day')
    );
  };
}

/** "Time series at 9", "night vision at 8", "2 bit quantization": no time says when before what titles say. */
function beginsTopic(words: readonly Word[], at: number): boolean {
  const [before = '', text = '', behind = ''] = [words[at - 1]?.text, words[at]?.text, words[at + 1]?.text];
  const isTime = (word: string) => timeWords.has(word) || /\d/.test(word);
  const isLone = !isTime(before) && !beforeTimes.has(before) && !isTime(behind) && !behindTimes.has(behind);
  if (!isLone || titleShare(behind) === 0 || adjectival.has(behind)) return false;
  // "Follow weekly forecasting", "papers about daily life"; "weekly robotics papers" are to come each week.
  if (text === 'weekly' || text === 'daily')
    return topical.has(before) && !words.slice(at + 1).some((word) => adjectival.has(word.text));
  return /^\d+$/.test(text) || ambiguous.has(text);
}
const topical = new Set('follow track watch about on regarding of'.split(' '));
const ambiguous = new Set('time night morning evening noon sat sun'.split(' '));
const beforeTimes = new Set('at in by around each every this'.split(' '));
const behindTimes = new Set(
  'at on in by of for from and or to is the us me here please a per only max with'.split(' '),
);

/** "No, Tuesday": what stands before is another wish, and leaves none out. */
export function behindNo(parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts;
  return first !== undefined && rest.length > 0 && isPhrase(first.words, refusing) !== undefined ? rest : parts;
}

const refusing = phrases(['oh|ah|hm? no|nope|nah|wrong|wait|sorry|not no|that|this|quite?']);

/** "mon,thu", "tue/fri" */
function daysListed(word: Word): Word[] {
  const names = word.text.split(/[,/+&]/);
  const days = names.map((name) => weekdays.find((day) => name.length > 2 && `${day}s`.startsWith(name)));
  if (names.length < 2) return [word];
  return days.every((day) => day !== undefined) ? days.map((day) => ({ text: `${day}s`, written: `${day}s` })) : [word];
}

/** "Standup is at 9, send it at 8:30": of several times the one that is asked for. */
function clockIn(parts: readonly Part[]): string | undefined {
  const found = parts.flatMap(({ words }) => {
    // "Don't post at 9, post at 10"
    if (beginsWith(plainly(words), denying) !== undefined) return [];
    const worth = (holds(words, asking) === undefined ? 0 : 1) - (holds(words, other) === undefined ? 0 : 2);
    return clocksIn(words).map((clock) => ({ clock, worth }));
  });
  const [first, ...rest] = found;
  if (first === undefined) return undefined;
  const { clock } = rest.reduce((best, one) => (one.worth > best.worth ? one : best), first);
  const isEvening = parts.some(({ words }) => holds(words, evening) !== undefined);
  return isEvening && Number.parseInt(clock, 10) < 12
    ? `${Number.parseInt(clock, 10) + 12}${clock.slice(clock.indexOf(':'))}`
    : clock;
}

const denying = phrases(['do? not|never please? post|send|deliver|bring|come']);

/** "In the evening" alone: an hour that a button can show, and that a form can change. */
function halfOfDay(parts: readonly Part[]): string | undefined {
  return halves.find(([, list]) => parts.some(({ words }) => holds(words, list) !== undefined))?.[0];
}

const halves = [
  ['18:00', phrases(['in the evening|evenings'])],
  ['14:00', phrases(['in the afternoon|afternoons'])],
] as const;

const evening = phrases(['in the evening|evenings|afternoon', 'every|each evening|afternoon']);

const asking = phrases([
  'papers|digest|digests|post|posts|send|deliver|delivered|get|move|change|schedule|set|list|it|this|make|arrive|come|receive|daily|add|follow|subscribe|wake|track',
]);
const other = phrases([
  'not keen|happy|fond|ideal|great|good|at',
  'meets|meet|starts|start|standup|meeting|shift|already|begins|currently',
]);

/** As they are typed; "the daily digest" says no days. */
function daysIn(all: readonly Word[], hasTime: boolean): string | undefined {
  // "On Tuesdays, not every day"
  const refused = holds(all, notDaily);
  const words = refused === undefined ? all : all.toSpliced(refused.start, refused.end - refused.start);
  const kept = daysLeft(words);
  if (kept !== undefined) return kept;
  for (const [days, list] of dayPhrases) if (holds(words, list) !== undefined) return days;
  const said = hasTime || words.every(({ text }) => timeWords.has(text) || besideDays.has(text)) ? bareDays : each;
  const free = words.filter((_, at) => !beginsTopic(words, at));
  const named = weekdays.filter((_, at) => holds(free, said[at] ?? none) !== undefined);
  if (named.length > 0) return named.map((day) => `${day}s`).join(' ');
  for (const [days, list] of looser) if (holds(free, list) !== undefined) return days;
  const daily = words.findIndex(({ text }, at) => text === 'daily' && !beginsTopic(words, at));
  if (daily === -1) return undefined;
  const isAdjective = adjectival.has(words[daily + 1]?.text ?? '');
  return isAdjective && (!hasTime || articles.has(words[daily - 1]?.text ?? '')) ? undefined : 'daily';
}

const notDaily = phrases([
  'not|than every|each day',
  'not|than daily|everyday',
  'instead of every|each|daily|everyday day?',
]);

const weekdays: readonly string[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** "Not on Fridays", "every day except Sunday": the days that are left. */
function daysLeft(words: readonly Word[]): string | undefined {
  const at = holds(words, leavingOut);
  if (at === undefined) return undefined;
  const behind = words.slice(at.start);
  const out = weekdays.filter((_, day) => holds(behind, bareDays[day] ?? none) !== undefined);
  if (holds(behind, weekend) !== undefined) out.push('saturday', 'sunday');
  if (out.length === 0) return undefined;
  const isDaily = holds(words.slice(0, at.start), everyDay) !== undefined;
  const left = weekdays.slice(0, isDaily ? 7 : 5).filter((day) => !out.includes(day));
  return left.length === 5 && !left.includes('saturday') && !left.includes('sunday')
    ? 'weekdays'
    : left.map((day) => `${day}s`).join(' ');
}

/** Between the two nothing else stands: "not before 9 on Mondays" leaves none out. */
const between = Array(6)
  .fill('on|at|the|during|over|any|more|anything|me|us|here|to|post|posts|posting|send|sending|papers|digest?')
  .join(' ');
const leavingOut = phrases(
  [
    `not|never|no|skip|exclude|omit|except|excluding|without|besides ${between} {day}`,
    `stop|quit posting|sending ${between} {day}`,
  ],
  {
    day: [...weekdays.flatMap((day) => [day, `${day}s`, day.slice(0, 3)]), 'weekend|weekends'],
  },
);
const weekend = phrases(['weekend|weekends']);
const everyDay = phrases(['every|each day', 'everyday|daily']);

const dayPhrases = [
  [
    'weekdays',
    phrases([
      'weekdays|weekday|workdays|workday',
      'working|work|business|week days|day',
      'monday|mondays|mon to|till|until|through|thru friday|fridays|fri',
      'mon-fri|monday-friday|mo-fr',
    ]),
  ],
  ['daily', phrases(['every|each day', 'everyday', 'all days', 'seven days'])],
] as const;

/** Said beside named days these add nothing. */
const looser = [
  ['weekends', phrases(['weekends', 'every|each|on weekend'])],
  ['daily', phrases(['every|each morning|evening|night|afternoon|noon'])],
  ['mondays', phrases(['weekly', 'every|each|once week', 'once a week'])],
] as const;

const each = weekdays.map((day) => phrases([`${day}s`, `every|each|on|and ${day}|${day.slice(0, 3)}`]));
/** Beside a time of day a day needs nothing before it. */
const bareDays = weekdays.map((day) =>
  phrases([
    `${day}s`,
    `${day}|${day.slice(0, 3)}`,
    ...(day === 'tuesday' ? ['tues'] : day === 'thursday' ? ['thurs|thur'] : []),
  ]),
);
const none = phrases([]);
const timeWords = new Set([
  ...weekdays.flatMap((day) => [day, `${day}s`, day.slice(0, 3)]),
  ...'tues thurs thur weekday weekdays workday workdays weekend weekends daily everyday weekly once twice every each at'.split(
    ' ',
  ),
  ...'morning mornings evening evenings afternoon afternoons noon midday midnight night nights tonight am pm'.split(
    ' ',
  ),
  ...'a.m p.m oclock time sharp'.split(' '),
  // As the topic's tokens are cut: "8:30 mon,thu" is four of them.
  ...['o', 'clock', 'a', 'm', 'p'],
]);
/** Beside days alone. */
const besideDays = new Set([
  'and',
  'or',
  'on',
  'only',
  'just',
  'please',
  'the',
  'make',
  'it',
  'then',
  'but',
  'instead',
  'rather',
  'no',
]);
const adjectival = new Set('papers paper digest post posts list thing update updates summary email message'.split(' '));
const articles = new Set('the my our your this that'.split(' '));
