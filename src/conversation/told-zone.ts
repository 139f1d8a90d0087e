import { looksLikeZone, readZone } from '../core/schedules/read-zone.ts';
import { isPhrase, phrases } from './phrases.ts';
import { change, type Told } from './told-times.ts';
import { writtenAs } from './words.ts';

/** A place behind words that speak of the time zone. */
export const zone: Told = ({ name = [] }) => {
  // "To Lisbon and make it five papers" says more than a place.
  if (name.length > longestPlace) return undefined;
  if (isPhrase(name, amiss) !== undefined) return change('schedule', {});
  const written = writtenAs(name);
  const read = readZone(written);
  return change('schedule', { timezone: read.ok ? read.zone : written });
};

/** "Switch us to EST", "use CET from now on": of what may be another thing, only what is written as a zone is one. */
export const zoneNamed: Told = (found, ...words) => {
  const written = writtenAs(found.name ?? []);
  const isWritten = /^\p{Lu}|\/|^(?:[ecmp][sd]t|cest?|cet|gmt|utc|bst|ist|jst)$/u.test(written);
  return isWritten && looksLikeZone(written) ? zone(found, ...words) : undefined;
};

const longestPlace = 4;
const amiss = phrases(['not? all|completely? wrong|incorrect|off|broken|right|correct']);
