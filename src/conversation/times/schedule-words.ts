import { type Said, timesApart } from '../../core/schedules/apart.ts';
import { sameTimes } from '../../core/schedules/when.ts';
import { plainly } from '../words/manners.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import { allWords, type Part, type Word } from '../words/words.ts';
import { addsTime } from './added-times.ts';
import { areClocks, clockEnds, clocksIn, saidOf } from './clock-words.ts';
import { daysApart, daysIn, saidEveryDay } from './day-words.ts';
import { anyWeekday, beginsTopic, dayPart, daySaid, eachWeekday, hourIn, oneWeekday, timeWords } from './time-words.ts';
import { placeSaid } from './zone-words.ts';

/**
 * When something is to come, as a schedule is typed ("weekdays 8:30"), and the zone it is said for; as it is written where
 * several places are called so, or none that is known.
 */
export type Times = { when?: string; timezone?: string };

/** The days, the time and the zone that parts of a sentence name, wherever they stand. */
export function timesIn(parts: readonly Part[]): Times {
  const { first: said, again } = asCorrected(saidParts(parts));
  const clock = clockIn(again) ?? clockIn(said) ?? hourOfHalf(said);
  const days = daysIn(again, true) ?? daysIn(said, clock !== undefined);
  const when = [days, clock].filter((part) => part !== undefined).join(' ');
  const timezone = placeSaid(said, clock !== undefined)?.zone;
  return { ...(when === '' ? {} : { when }), ...(timezone === undefined ? {} : { timezone }) };
}

/** A time, or days, wanted besides those that there are, as the command reads it; undefined where none or several times are said. */
export function addedIn(parts: readonly Part[]): Times | undefined {
  const { when = '', ...zone } = timesIn(parts);
  const [clock, another] = when.split(' ').filter((said) => said.includes(':'));
  if (when === '' || another !== undefined || !addsTime(parts, tellsTimes(parts))) return undefined;
  // "Also not on Fridays", "every day as well"
  if (clock === undefined) return /\b(?:not|except|daily)\b/.test(when) ? undefined : { when: `also ${when}`, ...zone };
  return {
    when: [...(when.startsWith('daily') ? [] : when.split(' ').slice(0, -1)), 'also', clock].join(' '),
    ...zone,
  };
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
  timesTogether(behindNo(parts)).map((part) => ({
    ...part,
    words: daysApart(withoutFormer(withoutStart(part.words))),
  }));

/** "At 8am, 2pm and 8pm": times that stand between commas are of one list. */
function timesTogether(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    const rest = part.words[0]?.text === 'and' ? part.words.slice(1) : part.words;
    const isNext = last !== undefined && clockEnds(last.words).includes(last.words.length) && areClocks(rest);
    if (isNext) found[found.length - 1] = { ...part, words: [...last.words, { text: 'and', written: '' }, ...rest] };
    else found.push(part);
  }
  return found;
}

/** "Starting Monday, post at 8", "until Friday": from when on is not on which days; "Monday till Wednesday" are days. */
function withoutStart(words: Word[]): Word[] {
  const found = holds(words, startsOrEnds);
  if (found === undefined) return words;
  const around = [words[found.start - 1], words[found.end]];
  const isRange = around.some((word) => word !== undefined && daySaid(word).length > 0);
  return isRange ? words : words.toSpliced(found.start, found.end - found.start);
}
const startsOrEnds = phrases([
  `starting|beginning|effective|commencing on|from|with? next|this? ${anyWeekday}`,
  `as of|from next|this? ${anyWeekday}`,
  `from next|this? ${anyWeekday} on|onwards|onward`,
  `until|till next|this? ${anyWeekday}`,
]);

/** "From mondays at 9 to thursdays at 16:00", "move it from mondays to thursdays": what it was is not wanted; "from monday to friday at 9" are days. */
function withoutFormer(words: Word[]): Word[] {
  const from = words.findIndex(({ text }) => text === 'from');
  const to = words.findIndex(({ text }, at) => text === 'to' && at > from);
  const former = from === -1 || to === -1 ? [] : words.slice(from + 1, to);
  const isMoved = former.some(({ text }) => /\d/.test(text)) || holds(words.slice(0, from), moving) !== undefined;
  const isTime = isMoved && former.some(({ text }) => timeWords.has(text));
  return isTime ? words.toSpliced(from, former.length + 1) : words;
}

const moving = phrases(['move|change|switch|shift|reschedule it|this|that|them|us|the|our? posts|post|papers|digest?']);

/** "Move it to 8, no 9": what is said again, as a time, in the place of what was said first. */
function asCorrected(parts: readonly Part[]): { first: readonly Part[]; again: readonly Part[] } {
  const [last, before] = [parts.at(-1)?.words ?? [], parts.at(-2)?.words ?? []];
  // "To monday, wait no, tuesday"
  const isApart = parts.length > 2 && isPhrase(before, correcting) !== undefined;
  const begun = isApart ? { end: 0 } : parts.length < 2 ? undefined : beginsWith(last, correcting);
  const behind = begun === undefined ? [] : last.slice(begun.end);
  // "Weekdays at 9, no Fridays" leaves them out.
  const rest = last[0]?.text === 'no' && begun?.end === 1 && isOfEachWeek(behind[0]) ? [] : behind;
  const isTime =
    rest.length > 0 && rest.length <= 4 && rest.every(({ text }) => timeWords.has(text) || /^\d/.test(text));
  const asTime = /^\d{1,2}$/.test(rest[0]?.text ?? '') ? [{ text: 'at', written: 'at' }, ...rest] : rest;
  return isTime
    ? { first: parts.slice(0, isApart ? -2 : -1), again: [{ words: asTime, asks: false }] }
    : { first: parts, again: [] };
}
const isOfEachWeek = (word: Word | undefined) => word !== undefined && ofEachWeek.has(word.text);
const ofEachWeek = new Set([...eachWeekday.split('|'), 'weekdays', 'weekends']);
const correcting = phrases([
  'no|sorry|wait|oops|actually|rather|nope|err|er|hm no|sorry|wait|rather|make|i? it|that|mean|meant? at|on|to?',
]);

/** Whether a word says when or where something is to come, in a sentence of these parts: no topic is made of it. */
export function tellsTimes(parts: readonly Part[]): (word: string) => boolean {
  const { when } = timesIn(parts);
  const place = new Set(placeSaid(parts, when?.includes(':') === true)?.words.map((word) => word.toLowerCase()));
  const words = allWords(parts);
  const isDaily = holds(words, saidEveryDay);
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

/** "No, Tuesday": what stands before is another wish, and leaves none out. */
export function behindNo(parts: readonly Part[]): readonly Part[] {
  const [first, ...rest] = parts;
  return first !== undefined && rest.length > 0 && isPhrase(first.words, refusing) !== undefined ? rest : parts;
}

const refusing = phrases(['oh|ah|hm? no|nope|nah|wrong|wait|sorry|not no|that|this|quite?']);

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
  const part = parts.map(({ words }) => words[(holds(words, inPart)?.end ?? 0) - 1]?.text).find((found) => found);
  const hour = Number.parseInt(clock, 10);
  return part === undefined || clock.includes(' ') ? clock : `${hourIn(part, hour)}${clock.slice(clock.indexOf(':'))}`;
}

const denying = phrases(['do? not|never please? post|send|deliver|bring|come']);

/** "At lunch, like 13": a bare number beside a half of the day is its hour. */
function hourOfHalf(parts: readonly Part[]): string | undefined {
  const half = halfOfDay(parts);
  if (half === undefined) return undefined;
  const asTimes = parts.map((part) => {
    const found = isPhrase(part.words, about);
    return found?.name === undefined ? part : { ...part, words: [{ text: 'at', written: '' }, ...found.name] };
  });
  return clockIn(asTimes) ?? half;
}
const about = phrases(['like|say|maybe|perhaps|about|rather {name} or? so|please|maybe?']);

/** "In the evening" alone: an hour that a button can show, and that a form can change. */
function halfOfDay(parts: readonly Part[]): string | undefined {
  const said = halves.filter(({ anywhere, alone }) =>
    parts.some(({ words }) => holds(words, words.every(isOfTimes) ? alone : anywhere) !== undefined),
  );
  return said.length === 0 ? undefined : said.map(({ clock }) => clock).join(' ');
}

const isOfTimes = ({ text }: Word): boolean => timeWords.has(text) || besideParts.has(text);
const besideParts = new Set(
  'and plus then in by on the a only just rather also post posts digest it them please'.split(' '),
);

/** The hour of a part of the day, and how that is said. Where nothing but times is, "evenings" will do, which may be a topic's. */
const ofPart = (clock: string, part: string, said: readonly string[]) => {
  const anywhere = [...said, `a|an|another|extra|additional ${part} post|digest|list|round|update`];
  const alone = [`${part}s`, `and|plus|then|the ${part}`, `${part} and|plus|then`];
  return { clock, anywhere: phrases(anywhere), alone: phrases([...anywhere, ...alone]) };
};
const halves = [
  // "Every morning" keeps the hour that a channel has.
  ofPart('9:00', 'morning', ['in the morning|mornings']),
  ofPart('12:00', 'lunch', ['lunchtime', 'at|around|over|by lunch']),
  ...[['14:00', 'afternoon'] as const, ['18:00', 'evening'] as const].map(([clock, part]) =>
    ofPart(clock, part, [`in the ${part}|${part}s`, `every|each|${oneWeekday}|${eachWeekday} ${part}|${part}s`]),
  ),
];

const inPart = phrases([`in the ${dayPart}`, `every|each ${dayPart}`]);

const asking = phrases([
  'papers|digest|digests|post|posts|send|deliver|delivered|get|move|change|schedule|set|list|it|this|make|arrive|come|receive|daily|add|follow|subscribe|wake|track',
]);
const other = phrases([
  'not keen|happy|fond|ideal|great|good|at',
  'meets|meet|starts|start|standup|meeting|shift|already|begins|currently',
]);
