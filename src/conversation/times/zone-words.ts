import { isOffset, looksLikeZone, readZone } from '../../core/schedules/read-zone.ts';
import { plainly } from '../words/manners.ts';
import { holds, phrases } from '../words/phrases.ts';
import { titleShare } from '../words/title-share.ts';
import { isSaid } from '../words/weights.ts';
import { allWords, type Part, type Word } from '../words/words.ts';
import { clockEnds } from './clock-words.ts';

/** `zone`: its name, or what is written where that names several or none. `words`: what says it. */
type PlaceSaid = { zone: string; words: string[] };

/** A zone's name, or a city: behind "in", before "time", or where a time is said and it is written large. */
export function placeSaid(parts: readonly Part[], hasTime: boolean): PlaceSaid | undefined {
  const words = allWords(parts);
  // "We moved to Toronto, adapt the time zone"
  const isMoved = holds(words, ofZone) !== undefined;
  // "At noon, Melborne": its comma stands between.
  const wholes = hasTime ? [...parts, { words }] : [];
  return known(words, { hasTime, isMoved }) ?? wholes.map(unknown).find((place) => place !== undefined);
}

const ofZone = phrases(['time zone|zones', 'timezone|timezones|clock']);

/** `isMoved`: the sentence speaks of its time zone. */
type SaidWith = { hasTime: boolean; isMoved: boolean };

function known(words: readonly Word[], said: SaidWith): PlaceSaid | undefined {
  let unsure: PlaceSaid | undefined;
  for (const count of [4, 3, 2, 1]) {
    for (let at = 0; at + count <= words.length; at += 1) {
      const some = words.slice(at, at + count).map(({ written }) => written);
      const name = some.join(' ');
      if (!isMeant(words, at, count, said)) continue;
      if (!/\p{L}/u.test(name) || noZones.has(name.toLowerCase()) || !looksLikeZone(name)) continue;
      const read = readZone(name);
      const zone = read.ok ? read.zone : read.nearest;
      if (zone !== undefined && !isOffset(name)) return { zone, words: some };
      // Who leaves it to be guessed is asked, unless a place that is known follows.
      if (said.hasTime) unsure ??= { zone: name, words: some };
    }
  }
  return unsure;
}

function isMeant(words: readonly Word[], at: number, count: number, { hasTime, isMoved }: SaidWith): boolean {
  const name = words
    .slice(at, at + count)
    .map(({ written }) => written)
    .join(' ');
  const [before, behind, farther] = [words[at - 1]?.text ?? '', words[at + count]?.text, words[at - 2]?.text ?? ''];
  // "Subscribe to Florence at 9", "follow Phoenix": a topic stands there.
  if (behind !== 'time' && (before === 'follow' || (before === 'to' && /^(?:subscribe|us|me)$/.test(farther))))
    return false;
  return (
    behind === 'time' ||
    (before === 'to' && /^(?:time)?zone$/.test(farther)) ||
    /^(in|of|for)$/.test(before) ||
    (isMoved && /^(to|at|near|is|are|now)$/.test(before)) ||
    (hasTime && /^\p{Lu}/u.test(name)) ||
    /\/|^utc$|^gmt$/i.test(name) ||
    (hasTime && (count > 1 || at + count === words.length || /\d|^([ap]m|noon|midnight)$/.test(before)))
  );
}

/** "At 8am Bejing": what ends a part behind a time, and is neither said to the bot otherwise nor a word of titles. */
function unknown({ words }: Pick<Part, 'words'>): PlaceSaid | undefined {
  const said = plainly(words);
  for (const end of clockEnds(said)) {
    const behind = said.slice(end);
    const from = behind[0]?.text === 'in' ? 1 : 0;
    const to = behind.at(-1)?.text === 'time' ? behind.length - 1 : behind.length;
    const name = behind.slice(from, to);
    if (name.length === 0 || name.length > 3 || !name.every(isPlain)) continue;
    const zone = name.map(({ written }) => written).join(' ');
    const isNear = !looksLikeZone(zone) && readNearest(zone);
    if (name.every(({ written }) => /^\p{Lu}/u.test(written)) || isNear)
      return { zone, words: name.map(({ written }) => written) };
  }
  return undefined;
}

const readNearest = (name: string) => {
  const read = readZone(name);
  return !read.ok && read.nearest !== undefined;
};

const isPlain = ({ text, written }: Word) =>
  /^\p{L}{3,}$/u.test(written) && !isSaid(text) && titleShare(text) === 0 && !noZones.has(text);

/** Cities, too, and said otherwise. */
const noZones = new Set('of march best most nice post send reading mobile data model i'.split(' '));
