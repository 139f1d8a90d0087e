import { isOffset, looksLikeZone, readZone } from './read-zone.ts';
import type { Schedule } from './schedule.ts';
import { readWhen } from './when.ts';

/** Changes to a channel's schedule as typed; absent means "leave as it is". */
export type TypedSchedule = { when?: string | undefined; timezone?: string | undefined };
/** What was typed as a schedule, and where its time zone is from; or what is wrong with it, for whoever typed it. */
export type ScheduleAnswer = { ok: true; schedule: Schedule; zoneFrom: ZoneFrom } | { ok: false; problem: string };

/** Where the zone of a schedule comes from: said in the answer, because it decides when people are woken. */
export type ZoneFrom = 'typed' | 'kept' | 'person' | 'operator';

/** The schedule a person means. The zone: as typed (also behind the time), else the channel's, the person's, the operator's. */
export function readSchedule(
  { when, timezone }: TypedSchedule,
  current: Schedule | undefined,
  { own, defaults, now }: { own: string | undefined; defaults: Schedule; now: Date },
): ScheduleAnswer {
  const { words, zone } = timezone === undefined ? splitZone(when ?? '') : { words: when ?? '', zone: timezone };
  const base = zoneOf(zone, current, own, defaults);
  if ('problem' in base) return { ok: false, problem: base.problem };
  const line = current?.line ?? defaults.line;
  if (words.trim() === '') return { ok: true, schedule: { line, timezone: base.zone }, zoneFrom: base.from };
  const read = readWhen(words, line, now);
  if (!read.ok) return read;
  return { ok: true, schedule: { line: read.line, timezone: base.zone }, zoneFrom: base.from };
}

/** The zone people write beside the time: "weekdays 9:00 Europe/Paris", "daily 18:00 in New York", "8am Berlin on fridays". */
function splitZone(text: string): { words: string; zone?: string } {
  const words = text
    .replace(/[()]|,(?=\s)/g, ' ')
    .trim()
    .split(/\s+/)
    .slice(0, 40);
  for (const count of [3, 2, 1]) {
    for (let at = words.length - count; at >= 0; at -= 1) {
      const zone = words.slice(at, at + count).join(' ');
      if (!looksLikeZone(zone)) continue;
      return { words: [...words.slice(0, at), ...words.slice(at + count)].join(' '), zone };
    }
  }
  return { words: text };
}

function zoneOf(
  typed: string | undefined,
  current: Schedule | undefined,
  own: string | undefined,
  defaults: Schedule,
): { zone: string; from: ZoneFrom } | { problem: string } {
  if (typed === undefined) {
    if (current !== undefined) return { zone: current.timezone, from: 'kept' };
    const known = own === undefined ? undefined : readZone(own);
    return known?.ok ? { zone: known.zone, from: 'person' } : { zone: defaults.timezone, from: 'operator' };
  }
  const read = readZone(typed);
  if (read.ok) return { zone: read.zone, from: 'typed' };
  if (read.among !== undefined) {
    const list = `${read.among.slice(0, -1).join(', ')} or ${read.among.at(-1)}`;
    return {
      problem: `${typed.slice(0, 60)} can be ${list}. Name one of them. Example: /paper schedule weekdays 9:00 ${read.among[0]}`,
    };
  }
  if (isOffset(typed.trim())) {
    return {
      problem: `${typed.trim()} is an offset, and offsets do not follow the clock changes of any place. Name a place. Example: /paper schedule weekdays 9:00 Europe/Paris`,
    };
  }
  const near = read.nearest === undefined ? '' : ` Nearest: ${read.nearest}.`;
  const example = read.nearest ?? 'Europe/Paris';
  return {
    problem: `${typed.slice(0, 60)} is not a time zone I know.${near} Example: /paper schedule weekdays 9:00 ${example}`,
  };
}
