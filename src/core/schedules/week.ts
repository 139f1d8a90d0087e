import { nearest } from '../nearest.ts';

/** The days of a week, Sunday as 0, in the words people name them by. */
const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const groups: Readonly<Record<string, number[]>> = {
  daily: [0, 1, 2, 3, 4, 5, 6],
  everyday: [0, 1, 2, 3, 4, 5, 6],
  day: [0, 1, 2, 3, 4, 5, 6],
  days: [0, 1, 2, 3, 4, 5, 6],
  weekday: [1, 2, 3, 4, 5],
  weekdays: [1, 2, 3, 4, 5],
  workday: [1, 2, 3, 4, 5],
  workdays: [1, 2, 3, 4, 5],
  weekend: [0, 6],
  weekends: [0, 6],
};

/** "mon", "fri-mon", "weekdays"; undefined where a word names no days. */
export function daysOf(word: string): number[] | undefined {
  if (Object.hasOwn(groups, word)) return groups[word];
  const [first = '', last, ...more] = word.split(/[-–]/);
  const start = dayOf(first);
  if (start === undefined || more.length > 0) return undefined;
  if (last === undefined) return [start];
  const end = dayOf(last);
  if (end === undefined) return undefined;
  return Array.from({ length: ((end - start + 7) % 7) + 1 }, (_, step) => (start + step) % 7);
}

/** "mon", "tues", "weds", "fridays": the beginning of a name, at least two letters. */
export function dayOf(word: string): number | undefined {
  const bare = word.replace(/\.$/, '').replace(/(?<=day|^(?:mon|wed|fri))s$/, '');
  const day = bare.length < 2 ? -1 : names.findIndex((name) => name.startsWith(bare));
  return day === -1 ? undefined : day;
}

/** "Saterdays", "wensday": the day that is meant, as it is written; undefined for a day, and for what is like none. */
export function misspeltDay(word: string): string | undefined {
  if (!likeDay.test(word)) return undefined;
  const day = nearest(word, spellings, word.length > 6 ? 2 : 1);
  return day === word || day?.charAt(0) !== word.charAt(0) ? undefined : day;
}
const likeDay = /^[mtwfs]\p{L}{2,7}d(?:a?i|a?y|ey|a)s?$/u;
const spellings = names.flatMap((day) => [day, `${day}s`]);

/** Days as the last field of a cron line. */
export function fieldOf(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  if (sorted.length === 7) return '*';
  return sorted.join(',') === '1,2,3,4,5' ? '1-5' : sorted.join(',');
}

/** The days of such a field; undefined where it says more. */
export function daysIn(field: string): number[] | undefined {
  if (field === '*') return groups.daily;
  if (!/^[0-7](?:-[0-7])?(?:,[0-7](?:-[0-7])?)*$/.test(field)) return undefined;
  const days = field.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => (first + step) % 7);
  });
  return [...new Set(days)];
}

/** "every day", "weekdays", "Mon, Thu"; undefined where a field says more. */
export function printDays(field: string): string | undefined {
  if (field === '*') return 'every day';
  if (field === '1-5') return 'weekdays';
  // The week of people who read papers begins on Monday.
  const ordered = daysIn(field)?.sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  return ordered?.map((day) => names[day]?.slice(0, 3).replace(/^./, (letter) => letter.toUpperCase())).join(', ');
}
