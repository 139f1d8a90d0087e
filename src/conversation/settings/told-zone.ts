import { isOffset, looksLikeZone, readZone } from '../../core/schedules/read-zone.ts';
import { zoneNames } from '../../core/schedules/zone-names.ts';
import { beginsWith, holds, isPhrase, phrases } from '../words/phrases.ts';
import { writtenAs } from '../words/words.ts';
import { change, type Told } from './told-times.ts';

/** A place behind words that speak of the time zone. */
export const zone: Told = ({ name = [] }) => {
  // "To Lisbon and make it five papers" says more than a place.
  if (name.length > longestPlace) return undefined;
  if (isPhrase(name, amiss) !== undefined) return change('schedule', {});
  const written = writtenAs(name);
  const read = readZone(written);
  return change('schedule', { timezone: read.ok ? read.zone : written });
};

/**
 * "Switch us to EST", "use CET from now on": of what may be another thing, only what is written as a zone is one. A city is one
 * where somebody moves there or speaks of its time: "use Lima" means a model.
 */
export const zoneNamed: Told = (found, asked, all) => {
  const written = writtenAs(found.name ?? []);
  const isPlace = beginsWith(asked, moving) !== undefined || holds(asked, ofTime) !== undefined;
  const isWritten =
    /\/|^(?:[ecmp][sd]t|cest?|gmt|utc|bst|ist|jst)$/i.test(written) ||
    isOffset(written) ||
    (/^\p{Lu}{2,4}$/u.test(written) && zoneNames.has(written.toLowerCase())) ||
    (isPlace && /^\p{Lu}/u.test(written));
  return isWritten && looksLikeZone(written) ? zone(found, asked, all) : undefined;
};
const moving = phrases(['switch|move']);
const ofTime = phrases(['time']);

const longestPlace = 4;
const amiss = phrases(['not? all|completely? wrong|incorrect|off|broken|right|correct']);
