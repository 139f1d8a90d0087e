import type { Choice } from '../chat/command-spec.ts';
import { nearest } from '../nearest.ts';
import { nearestCity, zonesOfPlace } from './cities.ts';
import { zoneNames } from './zone-names.ts';

/** A time zone as a person wrote it: its IANA name; or the several it may be; or what comes nearest, if anything does. */
export type ZoneAnswer = { ok: true; zone: string } | { ok: false; among?: readonly string[]; nearest?: string };

/** Reads "Europe/Paris", "europe/paris", "Paris", "São Paulo", "Pacific time", "MSK", "Japan", "utc". */
export function readZone(text: string): ZoneAnswer {
  const among = zonesMeant(text);
  const [zone] = among;
  if (zone !== undefined) return among.length === 1 ? { ok: true, zone } : { ok: false, among };
  const near = nearestZone(underscored(text));
  return near === undefined ? { ok: false } : { ok: false, nearest: near };
}

function zonesMeant(text: string): readonly string[] {
  const words = text.trim().replace(/(?<!\s)\s+time$/i, '');
  const known = knownZone(underscored(words));
  return known === undefined ? (zoneNames.get(words.toLowerCase()) ?? zonesOfPlace(words)) : [known];
}

const underscored = (text: string) => text.trim().replace(/\s+/g, '_');

/** "UTC+2", "-05:00": an offset is no zone, because it does not follow the clock changes of any place. */
export const isOffset = (word: string) => /^(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?$/i.test(word);

/** Whether words are meant as a zone, right or wrong: they hold a slash, are an offset, or name one. */
export const looksLikeZone = (words: string): boolean =>
  isOffset(words) || /^\p{L}[\p{L}_+-]*\/[\p{L}\d_/+-]+$/u.test(words) || zonesMeant(words).length > 0;

/** Zones to offer for half-typed text, best first: those that begin with it, by region or by city, then the others. */
export function zoneChoices(text: string): Choice[] {
  const typed = underscored(text).toLowerCase();
  const named = zonesMeant(text);
  const begins = (zone: string) => zone.toLowerCase().startsWith(typed) || cityOf(zone).startsWith(typed);
  const holding = ['UTC', ...zones].filter((zone) => zone.toLowerCase().includes(typed));
  const ordered = [...named, ...holding.filter(begins), ...holding];
  return [...new Set(ordered)].slice(0, mostChoices).map((zone) => ({ label: zone, value: zone }));
}

/** As many as the narrowest platform shows. */
const mostChoices = 25;

/** The zone of a city that stands behind a region of no such zone (Asia/Mumbai), or what was misspelt. */
function nearestZone(written: string): string | undefined {
  const city = written.slice(written.lastIndexOf('/') + 1).replaceAll('_', ' ');
  if (!written.includes('/')) return nearestCity(city);
  const there = zonesOfPlace(city);
  return there.length === 1 ? there[0] : nearest(written, zones, 2);
}

function knownZone(written: string): string | undefined {
  const lower = written.toLowerCase();
  if (/^(utc|gmt|z)$/.test(lower)) return 'UTC';
  const listed = byName.get(lower);
  if (listed !== undefined) return listed;
  // Names the list holds under an older spelling only: Asia/Kathmandu, Europe/Kyiv.
  if (lower.includes('/') && lower.length < 64 && resolved(lower) !== undefined) return capitalised(lower);
  if (countries.has(lower)) return resolved(lower);
  const [city, another] = byCity.get(lower) ?? [];
  return another === undefined ? city : undefined;
}

const zones = Intl.supportedValuesOf('timeZone');

const cityOf = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase();

/** Every word of a sentence is looked up: by their names, and by those of their cities, in lower case. */
const byName = new Map(zones.map((zone) => [zone.toLowerCase(), zone]));
const byCity = new Map<string, string[]>();
for (const zone of zones) byCity.set(cityOf(zone), [...(byCity.get(cityOf(zone)) ?? []), zone]);

/** Countries of one zone, and what else of the zone database's older names is one word: https://data.iana.org/time-zones/tzdb/backward */
const countries = new Set(
  'egypt greenwich hongkong iceland israel jamaica japan kwajalein libya navajo poland portugal singapore turkey universal'.split(
    ' ',
  ),
);

/** US/Eastern, Etc/GMT+5 and Asia/Kathmandu, as the zone database writes them. */
const capitalised = (zone: string) =>
  zone
    .replace(/(^|[/_-])\p{L}/gu, (start) => start.toUpperCase())
    .replace(/^Us\/|(?<=^Etc\/)\p{L}{3}(?=$|[+-])/u, (name) => name.toUpperCase());

function resolved(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
