import type { Choice } from '../chat/command-spec.ts';
import { nearest } from '../nearest.ts';

/** A time zone as a person wrote it: its IANA name, or why not and what comes nearest. */
export type ZoneAnswer = { ok: true; zone: string } | { ok: false; nearest?: string };

/**
 * Reads "Europe/Paris", "europe/paris", "Paris", "utc". Abbreviations are refused: "EST" is a fixed offset to the zone
 * database, and a post "at 9 EST" would come an hour off for half of the year.
 */
export function readZone(text: string): ZoneAnswer {
  const written = text.trim().replace(/\s+/g, '_');
  const known = knownZone(written);
  if (known !== undefined) return { ok: true, zone: known };
  const meant = abbreviations.get(written.toLowerCase());
  if (meant !== undefined) return { ok: false, nearest: meant };
  const near = nearest(written, zones);
  if (near !== undefined) return { ok: false, nearest: near };
  const city = nearest(written, zones.map(cityOf));
  const begins = (zone: string) => written.length > 2 && cityOf(zone).startsWith(written.toLowerCase());
  const there = zones.find((zone) => cityOf(zone) === city) ?? zones.find(begins);
  return there === undefined ? { ok: false } : { ok: false, nearest: there };
}

/** "UTC+2", "-05:00": an offset is no zone, because it does not follow the clock changes of any place. */
export const isOffset = (word: string) => /^(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?$/i.test(word);

/** Whether a word is meant as a zone, right or wrong: it holds a slash, is an offset, or names one. */
export const looksLikeZone = (word: string) =>
  isOffset(word) ||
  /^\p{L}[\p{L}_+-]*\/[\p{L}\d_/+-]+$/u.test(word) ||
  abbreviations.has(word.toLowerCase()) ||
  knownZone(word) !== undefined;

/** Zones to offer for half-typed text, best first: those that begin with it, by region or by city, then the others. */
export function zoneChoices(text: string): Choice[] {
  const typed = text.trim().replace(/\s+/g, '_').toLowerCase();
  const near = abbreviations.get(typed);
  const begins = (zone: string) => zone.toLowerCase().startsWith(typed) || cityOf(zone).startsWith(typed);
  const holding = ['UTC', ...zones].filter((zone) => zone.toLowerCase().includes(typed));
  const ordered = [...(near === undefined ? [] : [near]), ...holding.filter(begins), ...holding];
  return [...new Set(ordered)].slice(0, mostChoices).map((zone) => ({ label: zone, value: zone }));
}

/** As many as the narrowest platform shows. */
const mostChoices = 25;

function knownZone(written: string): string | undefined {
  const lower = written.toLowerCase();
  if (/^(utc|gmt|z)$/.test(lower)) return 'UTC';
  const listed = zones.find((zone) => zone.toLowerCase() === lower);
  if (listed !== undefined) return listed;
  // Names the list holds under an older spelling only: Asia/Kathmandu, Europe/Kyiv.
  if (lower.includes('/') && lower.length < 64 && resolved(lower) !== undefined) return capitalised(lower);
  // A country of one zone: Japan, Israel, Portugal.
  if (/^[a-z]{5,9}$/.test(lower) && resolved(lower) !== undefined) return resolved(lower);
  const [city, another] = zones.filter((zone) => cityOf(zone) === lower);
  return another === undefined ? city : undefined;
}

const zones = Intl.supportedValuesOf('timeZone');

const cityOf = (zone: string) => zone.slice(zone.lastIndexOf('/') + 1).toLowerCase();

const capitalised = (zone: string) => zone.replace(/(^|[/_-])\p{L}/gu, (start) => start.toUpperCase());

function resolved(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** What people mean by the abbreviations and countries they write most. */
const abbreviations: ReadonlyMap<string, string> = new Map([
  ['est', 'America/New_York'],
  ['edt', 'America/New_York'],
  ['et', 'America/New_York'],
  ['cst', 'America/Chicago'],
  ['cdt', 'America/Chicago'],
  ['mst', 'America/Denver'],
  ['mdt', 'America/Denver'],
  ['pst', 'America/Los_Angeles'],
  ['pdt', 'America/Los_Angeles'],
  ['pt', 'America/Los_Angeles'],
  ['bst', 'Europe/London'],
  ['cet', 'Europe/Paris'],
  ['cest', 'Europe/Paris'],
  ['eet', 'Europe/Helsinki'],
  ['ist', 'Asia/Kolkata'],
  ['jst', 'Asia/Tokyo'],
  ['kst', 'Asia/Seoul'],
  ['aest', 'Australia/Sydney'],
  ['uk', 'Europe/London'],
  ['germany', 'Europe/Berlin'],
  ['france', 'Europe/Paris'],
  ['india', 'Asia/Kolkata'],
  ['china', 'Asia/Shanghai'],
  ['korea', 'Asia/Seoul'],
]);
