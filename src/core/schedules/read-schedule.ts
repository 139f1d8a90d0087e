import type { Fault } from '../chat/fault.ts';
import { nearest } from '../nearest.ts';
import { isOffset, looksLikeZone, readZone } from './read-zone.ts';
import type { Schedule } from './schedule.ts';
import { readWhen } from './when.ts';

/** Changes to a channel's schedule as typed; absent means "leave as it is". */
export type TypedSchedule = { when?: string | undefined; timezone?: string | undefined };
/** What was typed as a schedule, and where its time zone is from; or all that is wrong with it. */
export type ScheduleAnswer = { ok: true; schedule: Schedule; zoneFrom: ZoneFrom } | { ok: false; faults: Fault[] };

/** Where the zone of a schedule comes from: said in the answer, because it decides when people are woken. */
export type ZoneFrom = 'typed' | 'kept' | 'person' | 'operator';

/** The schedule a person means. The zone: as typed (also behind the time), else the channel's, the person's, the operator's. */
export function readSchedule(
  { when, timezone }: TypedSchedule,
  current: Schedule | undefined,
  { own, defaults, now }: { own: string | undefined; defaults: Schedule; now: Date },
): ScheduleAnswer {
  const { words, zone } = timezone === undefined ? splitZone(when ?? '', now) : { words: when ?? '', zone: timezone };
  const base = zoneOf(zone, current, own, defaults);
  const line = current?.line ?? defaults.line;
  const read = words.trim() === '' ? { ok: true as const, line } : readWhen(words, line, now);
  if (read.ok && !('problem' in base)) {
    return { ok: true, schedule: { line: read.line, timezone: base.zone }, zoneFrom: base.from };
  }
  const faults: Fault[] = [];
  if (!read.ok) faults.push({ ...read.fault, option: 'when' });
  // A zone behind the time stands in that field.
  if ('problem' in base) faults.push({ ...base, option: timezone === undefined ? 'when' : 'timezone' });
  return { ok: false, faults };
}

/** The zone people write beside the time: "weekdays 9:00 Europe/Paris", "daily 18:00 in New York", "8am Berlin on fridays". */
function splitZone(text: string, now: Date): { words: string; zone?: string } {
  const known = withoutZone(text, looksLikeZone);
  if (known !== undefined) return known;
  const misspelt = withoutZone(text, (name) => !isNearDay(name) && nearZone(name) !== undefined);
  const isRest = misspelt !== undefined && (misspelt.words === '' || readWhen(misspelt.words, '0 9 * * *', now).ok);
  return isRest ? misspelt : { words: text };
}

/** The first words that are a zone, of many the longest, and those around it. */
function withoutZone(text: string, isZone: (name: string) => boolean): { words: string; zone: string } | undefined {
  const words = text
    .replace(/[()]|,(?=\s)/g, ' ')
    .trim()
    .split(/\s+/)
    .slice(0, 40);
  for (const count of [4, 3, 2, 1]) {
    for (let at = words.length - count; at >= 0; at -= 1) {
      const zone = words.slice(at, at + count).join(' ');
      if (!isZone(zone)) continue;
      return { words: [...words.slice(0, at), ...words.slice(at + count)].join(' '), zone };
    }
  }
  return undefined;
}

/** "Bejing": what comes nearest to a name that is none. */
function nearZone(name: string): string | undefined {
  const read = readZone(name);
  return read.ok ? undefined : read.nearest;
}

/** "Satruday" names no city. */
const isNearDay = (word: string) => nearest(word, dayWords) !== undefined;
const dayWords = 'monday tuesday wednesday thursday friday saturday sunday weekdays weekend daily'.split(' ');

function zoneOf(
  typed: string | undefined,
  current: Schedule | undefined,
  own: string | undefined,
  defaults: Schedule,
): { zone: string; from: ZoneFrom } | Fault {
  if (typed === undefined) {
    if (current !== undefined) return { zone: current.timezone, from: 'kept' };
    const known = own === undefined ? undefined : readZone(own);
    return known?.ok ? { zone: known.zone, from: 'person' } : { zone: defaults.timezone, from: 'operator' };
  }
  const read = readZone(typed);
  if (read.ok) return { zone: read.zone, from: 'typed' };
  if (read.among !== undefined) {
    const list = `${read.among.slice(0, -1).join(', ')} or ${read.among.at(-1)}`;
    return withExample(`${typed.slice(0, 60)} can be ${list}. Name one of them.`, read.among[0]);
  }
  if (isOffset(typed.trim())) {
    return withExample(
      `${typed.trim()} is an offset, and offsets do not follow the clock changes of any place. Name a place.`,
    );
  }
  const near = read.nearest === undefined ? '' : ` Nearest: ${read.nearest}.`;
  return withExample(`${typed.slice(0, 60)} is not a time zone I know.${near}`, read.nearest);
}

const withExample = (problem: string, zone = 'Europe/Paris'): Fault => ({
  problem,
  said: `${problem} Example: /paper schedule weekdays 9:00 ${zone}`,
});
