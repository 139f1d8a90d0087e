/** "Fri 19 June", with the year when it is not the present one. Days are UTC days, `YYYY-MM-DD`. */
export function dayName(day: string, now: Date): string {
  const date = new Date(`${day}T00:00:00Z`);
  const name = `${weekday.format(date)} ${date.getUTCDate()} ${month.format(date)}`;
  return date.getUTCFullYear() === now.getUTCFullYear() ? name : `${name} ${date.getUTCFullYear()}`;
}

/** "17 June 2026", for dates that stand alone. */
export function longDay(day: string): string {
  const date = new Date(day);
  return `${date.getUTCDate()} ${month.format(date)} ${date.getUTCFullYear()}`;
}

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });

/** The UTC day of an instant. */
export const utcDay = (instant: Date) => instant.toISOString().slice(0, 10);

/** The day so many days later (earlier when negative). */
export const addDays = (day: string, days: number) => utcDay(new Date(Date.parse(day) + days * 86_400_000));
