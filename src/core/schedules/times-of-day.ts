/** A text between and behind the times of day that stand in it, each as `8:30` of 24 hours. */
export type Timed = { before: string; time: string };

/** The times that words name, with what stands before each, and the rest behind the last. */
export function timesOfDay(words: string): { times: Timed[]; rest: string } {
  const text = inNumbers(words);
  const times: Timed[] = [];
  let readTo = 0;
  let [lastBare, lastWritten] = ['', ''];
  for (const { 0: whole, index, groups } of text.matchAll(timePattern)) {
    const read = timeOf(whole, groups);
    if (read === undefined) continue;
    const isBare = groups?.hourAlone !== undefined;
    const isNext = isBare && /^\s*(?:and|[,&+])\s*(?:at\s+)?$/.test(text.slice(readTo, index));
    const time = isNext ? laterThan(lastBare, read, lastWritten) : read;
    [lastBare, lastWritten] = isBare ? [time, read] : ['', ''];
    times.push({ before: text.slice(readTo, index), time });
    readTo = index + whole.length;
  }
  return { times, rest: text.slice(readTo) };
}

/**
 * "8 and 5", "11, 2 and 5": an hour behind another, without a half of the day, is that of the afternoon where it
 * would be the earlier one. Who writes 18 counts to 24 hours. `written`: the first as it was written, 5 where 17:00 is meant.
 */
export function laterThan(first: string, second: string, written: string): string {
  const [before, hour, face] = [hourOf(first), hourOf(second), hourOf(written)];
  const isLater = face <= 12 && hour > 0 && hour < 12 && hour <= before && hour + 12 > before;
  return isLater ? `${hour + 12}${second.slice(second.indexOf(':'))}` : second;
}

const hourOf = (time: string): number => Number.parseInt(time, 10);

/** "half past seven" is 7:30, "nine" is 9, "8 in the evening" is 8pm. */
function inNumbers(words: string): string {
  return words
    .replace(hourWord, (word) => String(hours.indexOf(word) + 1))
    .replace(/\bhalf (\d{1,2})\b(?! ?(?:hours?|h)\b)/g, '$1:30')
    .replace(/(?<!\S)(?:at |over )?lunch ?(?:time)?\b/g, '12:00')
    .replace(/\b(?:a )?(half|quarter) (past|to) (\d{1,2})\b/g, (whole, part: string, side: string, hour: string) => {
      const minutes = Number(hour) * 60 + (side === 'to' ? -1 : 1) * (part === 'half' ? 30 : 15);
      // Before one it is twelve, on the clock's face.
      return minutes < 0 ? whole : `${Math.floor(minutes / 60) || 12}:${String(minutes % 60).padStart(2, '0')}`;
    })
    .replace(/\b(morning|evening|afternoon)s? at (\d{1,2}(?::\d{2})?)(?![\d:.]| ?[ap]\.?m\b)/g, '$2 in the $1')
    .replace(
      /\b(\d{1,2})(:\d{2})? (?:in the |at )?(morning|evening|afternoon|night)s?\b/g,
      (_, hour: string, minute = ':00', part: string) => {
        const written = Number(hour);
        // "12 in the evening", "half past 12 in the morning" and "2 at night" are all of the day that begins.
        if (written === 12 && part !== 'afternoon') return `0${minute}`;
        const isLater = part !== 'morning' && written < 12 && !(part === 'night' && written < 5);
        return `${isLater ? written + 12 : written}${minute}`;
      },
    )
    .replace(/(?<!\S)(?:in the )?evenings?\b/g, '18:00')
    .replace(/(?<!\S)(?:in the )?afternoons?\b/g, '14:00');
}

const hours = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const hourWord = new RegExp(`\\b(?:${hours.join('|')})\\b`, 'g');

/** Each way has names of its own for its parts, because a name may stand in a pattern once. */
const timePattern = new RegExp(
  [
    // `9:00`, `09.30`, `17h30`, `9:30 pm`.
    String.raw`(?<![\d:.])(?<hour>\d{1,2})[:.h](?<minute>\d{2})(?::00)?(?:\s*(?<half>[ap])\.?m\b\.?)?(?![\d:])`,
    // `9am`, `9 p.m.`
    String.raw`\b(?<halfHour>\d{1,2})\s*(?<ofHalf>[ap])\.?m\b\.?`,
    // `0900`
    String.raw`\b(?<twoDigits>\d{2})(?<twoMore>\d{2})\b`,
    // `at 9`, `17h`, `9 o'clock`.
    String.raw`\b(?<hourAlone>\d{1,2})(?:h|\s*o'clock)?(?![\w:.])`,
    String.raw`\b(?:noon|midday|midnight)\b`,
  ].join('|'),
  'g',
);

function timeOf(whole: string, parts: Readonly<Record<string, string | undefined>> = {}): string | undefined {
  if (whole === 'noon' || whole === 'midday') return '12:00';
  if (whole === 'midnight') return '0:00';
  const half = parts.half ?? parts.ofHalf;
  const written = Number(parts.hour ?? parts.halfHour ?? parts.twoDigits ?? parts.hourAlone);
  const minute = parts.minute ?? parts.twoMore ?? '00';
  if (half !== undefined && (written < 1 || written > 12)) return undefined;
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0);
  return hour < 24 && Number(minute) < 60 ? `${hour}:${minute}` : undefined;
}
