import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidOf } from '../../../src/core/chat/fault.ts';
import { looksLikeZone, readZone } from '../../../src/core/schedules/read-zone.ts';
import { printWhen, readWhen } from '../../../src/core/schedules/when.ts';

const from = new Date('2026-06-19T12:00:00Z');
const read = (text: string, current = '0 9 * * 1-5') => {
  const answer = readWhen(text, current, from);
  return answer.ok ? answer.line : saidOf(answer.fault);
};

const examples =
  'weekdays 9:00 · mon,thu 08:30 · daily 18:00 · every friday at 17:30 · or five cron fields such as 0 9 * * 1-5';

describe('readWhen', () => {
  it.each([
    ['weekdays 9:00', '0 9 * * 1-5'],
    ['mon,thu 08:30', '30 8 * * 1,4'],
    ['daily 18:00', '0 18 * * *'],
    ['every friday at 17.30', '30 17 * * 5'],
    ['Fridays 5pm', '0 17 * * 5'],
    ['9am', '0 9 * * 1-5'],
    ['12am daily', '0 0 * * *'],
    ['12:15 pm daily', '15 12 * * *'],
    ['at noon on weekends', '0 12 * * 0,6'],
    ['mon-wed & fri 7h45', '45 7 * * 1,2,3,5'],
    ['fri-mon 0730', '30 7 * * 0,1,5,6'],
    ['daily 8:30 and 18:30', '30 8,18 * * *'],
    ['tuesday', '0 9 * * 2'],
    ['half eight', '30 8 * * 1-5'],
    ['daily at lunchtime', '0 12 * * *'],
    ['weds 9:00', '0 9 * * 3'],
    ['mons, weds and fris at 8', '0 8 * * 1,3,5'],
    ['saterdays 9', '0 9 * * 6'],
    ['wensday-fryday 9', '0 9 * * 3,4,5'],
    ['every day at 7', '0 7 * * *'],
    ['0  9 * * MON-FRI', '0 9 * * 1-5'],
    ['mon - fri 9:00', '0 9 * * 1-5'],
    ['monday to friday at 9', '0 9 * * 1-5'],
    ['from sat through mon 8pm', '0 20 * * 0,1,6'],
    ['0 0,18 * * *', '0 0,18 * * *'],
    ['0 9 ? * MON-FRI', '0 9 * * 1-5'],
    ['"0 9 * * 1-5"', '0 9 * * 1-5'],
    ['mon/wed/fri 9:00:00', '0 9 * * 1,3,5'],
    ['Business days @ midday, please', '0 12 * * 1-5'],
    ['weekday mornings at 8', '0 8 * * 1-5'],
    ['@daily', '0 0 * * *'],
    ['half past seven', '30 7 * * 1-5'],
    ['every friday at a quarter to nine', '45 8 * * 5'],
    ['mondays at nine', '0 9 * * 1'],
    ['9 in the evening', '0 21 * * 1-5'],
    ['8:30 at night on sundays', '30 20 * * 0'],
    ['18:00 in the evening', '0 18 * * 1-5'],
    ['sundays in the afternoon', '0 14 * * 0'],
    ['not on mondays', '0 9 * * 2,3,4,5'],
    ['no weekends, 10:15', '15 10 * * 1-5'],
    ['daily except sunday at 8', '0 8 * * 1,2,3,4,5,6'],
    ['mon-sat without wednesdays', '0 9 * * 1,2,4,5,6'],
    ['mondays at 9 and thursdays at 9', '0 9 * * 1,4'],
    ['9:00 mon and thu', '0 9 * * 1,4'],
    ['sat 8 and 18', '0 8,18 * * 6'],
    ['weekdays 9:00 and 17:00 except fridays', '0 9,17 * * 1,2,3,4'],
    ['daily at 8, 20:00, not on sat, sun', '0 8,20 * * 1-5'],
    ['9:00 without mondays and 18:00 on weekdays', '0 9,18 * * 2,3,4,5'],
    ['fridays at quarter to 1 pm', '45 12 * * 5'],
    ['a quarter to one daily', '45 12 * * *'],
    ['daily at quarter to one in the morning', '45 0 * * *'],
    ['daily at half past 12 in the evening', '30 0 * * *'],
    ['12:15 at night on sundays', '15 0 * * 0'],
    ['daily 2 at night', '0 2 * * *'],
    ['12:30 in the afternoon', '30 12 * * 1-5'],
    ['9 in the morning', '0 9 * * 1-5'],
    ['weekly at 9', '0 9 * * 1'],
    ['weekly', '0 9 * * 1'],
    ['once a week at 8', '0 8 * * 1'],
    ['every week 17:30', '30 17 * * 1'],
    ['weekly on fridays at 10', '0 10 * * 5'],
  ])('%s', (text, line) => expect(read(text)).toBe(line));

  it.each([
    ['an hour later', '0 10 * * 1-5'],
    ['half an hour earlier please', '30 8 * * 1-5'],
    ['90 minutes later', '30 10 * * 1-5'],
    ['by 2 hours earlier', '0 7 * * 1-5'],
  ])('%s than it is', (text, line) => expect(read(text)).toBe(line));

  it.each([
    ['not on mondays', '0 9 * * 1-3', '0 9 * * 2,3'],
    ['except sundays', '30 8 * * 5-7', '30 8 * * 5,6'],
    ['without thursdays', '0 9 * * 1,3-5', '0 9 * * 1,3,5'],
    ['at 10', '0 9 1 * *', '0 10 1 * *'],
    ['17:30', '0 9 * * 1#1', '30 17 * * 1#1'],
    ['fridays', '0 9 1 * *', '0 9 * * 5'],
    ['weekdays except fridays', '0 9 1 * *', '0 9 * * 1,2,3,4'],
  ])('%s, where it is %s', (text, current, line) => expect(read(text, current)).toBe(line));

  it.each(['0 9 1 * *', '0 9 * 1,7 *', '0 9 * * 2#1'])('leaves no weekday out of what says more: %s', (line) =>
    expect(read('not on mondays', line)).toContain(
      `Posts come at the cron line ${line}, of which I can leave out no weekday. Say the days you want.`,
    ),
  );

  it('says so where no day is left', () =>
    expect(read('not on weekdays', '0 9 * * 1-3')).toContain(
      'That leaves no day to post on. Say the days you want, or pause the posts: /paper pause.',
    ));

  it('moves every time of a day, and none to another day', () => {
    expect(read('30 min later', '45 8,18 * * *')).toBe('15 9,19 * * *');
    expect(read('3 hours later', '0 22 * * 1-5')).toBe(
      `I cannot move weekdays at 22:00 by that and keep its days. Say the new time. Examples: ${examples}`,
    );
    expect(read('an hour later', '*/5 9 * * *')).toContain('I cannot move at the cron line');
  });

  it.each([
    ['whenever', 'cannot read "whenever"'],
    ['never', '/paper pause'],
    ['', 'neither a day nor a time'],
    ['daily 25:00', 'cannot read "25:00"'],
    ['13pm daily', 'cannot read "13pm"'],
    ['daily 8:00 and 18:30', 'share their minute'],
    ['daily 8:00 10:00', 'more often than every 6 hours'],
    ['0 0 30 2 *', 'never comes'],
    ['* * * * *', 'more often'],
    ['🦆 9:00', 'cannot read "🦆"'],
    ['@everyone 9:00', 'cannot read "@everyone"'],
    ['x'.repeat(5_000), 'too long'],
    ['on the 99th', 'cannot read "99th"'],
    ['0th of the month', 'cannot read "0th"'],
  ])('refuses %s', (text, reason) => expect(read(text)).toContain(reason));

  it.each([
    [
      'mondays at 9 and thursdays at 16:00',
      'not Mon at 09:00 and Thu at 16:00. It can have Mon, Thu 09:00, or Mon, Thu 16:00.',
    ],
    ['8:00 on weekdays, weekends 10:00', 'not weekdays at 08:00 and Sat, Sun at 10:00'],
    ['tue 9:00 wed 9:30 fri 9:00', 'not Tue at 09:00, Wed at 09:30 and Fri at 09:00'],
    [
      'tue 9:30 and 17:00, fri 8:00',
      'not Tue at 09:30 and 17:00 and Fri at 08:00. It can have Tue, Fri 09:30, or Tue, Fri 08:00.',
    ],
    ['mon and thu 9:00, fri 10:00', 'not Mon, Thu at 09:00 and Fri at 10:00'],
    ['tue 9:00 wed 9:30 fri 9:00', 'It can have Tue, Wed, Fri 09:00, or Tue, Wed, Fri 09:30.'],
    ['daily 9 except fridays at 12', 'same times on all its days'],
    ['weekdays 8:00, but not wednesdays 16:00', 'same times on all its days'],
  ])('gives no day times of its own: %s', (text, reason) => expect(read(text)).toContain(reason));

  it.each([
    ['every other day', 'not every few days. The nearest: mon,wed,fri 9:00.'],
    ['every third day at 7:30', 'mon,wed,fri 7:30'],
    ['every 2 weeks', 'not every other week. The nearest: mondays 9:00.'],
    ['every second tuesday 8:00', 'The nearest: tuesday 8:00.'],
    ['fortnightly', 'not every other week'],
    ['first monday of the month', '0 9 * * 1#1'],
    ['the last friday of every month at 17:00', '0 17 * * 5#L'],
    ['every second tuesday of the month', '0 9 * * 2#2'],
    ['3rd thursday 10:30', '30 10 * * 4#3'],
    ['monthly', '0 9 1 * *'],
    ['on the 15th of each month at noon', '0 12 15 * *'],
    ['every 2 hours', 'at least 6 hours apart'],
    ['hourly', 'daily 8:00, 14:00 and 20:00'],
    ['twice a day', 'daily 9:00 and 17:00'],
    ['three times a week', 'mon,thu 9:00'],
    ['on the 31st at 7', '0 7 31 * *'],
    ['every 05th', '0 9 5 * *'],
  ])('says of %s what comes nearest', (text, near) => expect(read(text)).toContain(near));

  it('reads each of the lines that it says', () => {
    for (const line of [
      '0 9 * * 1#1',
      '0 17 * * 5#L',
      'mon,wed,fri 7:30',
      'daily 8:00, 14:00 and 20:00',
      'Mon, Thu 16:00',
    ])
      expect(readWhen(line, '0 9 * * 1-5', from).ok, line).toBe(true);
    expect(read('every week on mondays')).toBe('0 9 * * 1');
  });

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(read(text)).not.toBe('');
      }),
    );
  });

  it('reads days beside a nickname that an earlier release stored', () => {
    expect(read('fridays', '@daily')).toBe('0 0 * * 5');
    expect(printWhen('@daily')).toBe('every day at 00:00');
  });

  it('says a line in the words it was typed in', () => {
    expect(printWhen('0 9 * * 1-5')).toBe('weekdays at 09:00');
    expect(printWhen('30 8 * * 0,1,4')).toBe('Mon, Thu, Sun at 08:30');
    expect(printWhen('30 8,18 * * *')).toBe('every day at 08:30 and 18:30');
    expect(printWhen('0 9 * * 1-3')).toBe('Mon, Tue, Wed at 09:00');
    expect(printWhen('0 9 * * 0,7')).toBe('Sun at 09:00');
    expect(printWhen('0 9 1 * *')).toBe('at the cron line 0 9 1 * *');
  });
});

describe('readZone', () => {
  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    ['asia/kathmandu', 'Asia/Kathmandu'],
    ['New York', 'America/New_York'],
    ['utc', 'UTC'],
    ['Japan', 'Asia/Tokyo'],
    ['India', 'Asia/Kolkata'],
    ['MSK', 'Europe/Moscow'],
    ['EST', 'America/New_York'],
    ['Mumbai', 'Asia/Kolkata'],
    ['Bangalore', 'Asia/Kolkata'],
    ['Boston', 'America/New_York'],
    ['London', 'Europe/London'],
    ['Pacific Time', 'America/Los_Angeles'],
    ['Eastern', 'America/New_York'],
    ['CAT', 'Africa/Maputo'],
    ['Kyiv', 'Europe/Kyiv'],
    ['SGT', 'Asia/Singapore'],
    ['HKT', 'Asia/Hong_Kong'],
    ['NZST', 'Pacific/Auckland'],
    ['BRT', 'America/Sao_Paulo'],
    ['AEDT', 'Australia/Sydney'],
    ['WET', 'Europe/Lisbon'],
    ['Beijing', 'Asia/Shanghai'],
    ['San Francisco', 'America/Los_Angeles'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['zürich', 'Europe/Zurich'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['Tel Aviv', 'Asia/Jerusalem'],
    ['US/Eastern', 'US/Eastern'],
    ['etc/gmt+5', 'Etc/GMT+5'],
  ])('%s', (text, zone) => expect(readZone(text)).toEqual({ ok: true, zone }));

  it.each([
    ['Europe/Pariss', 'Europe/Paris'],
    ['Amsterdm', 'Europe/Amsterdam'],
    ['Londn', 'Europe/London'],
    ['Asia/Mumbai', 'Asia/Kolkata'],
  ])('refuses %s and knows the nearest', (text, nearest) => expect(readZone(text)).toEqual({ ok: false, nearest }));

  it.each(['Hello', 'New', 'XST', 'Msk1', 'Middle Earth', 'Omk'])('guesses no place for %s', (text) =>
    expect(readZone(text)).toEqual({ ok: false }),
  );

  it.each([
    ['IST', ['Asia/Kolkata', 'Asia/Jerusalem', 'Europe/Dublin']],
    ['cst', ['America/Chicago', 'Asia/Shanghai', 'America/Havana']],
    ['Birmingham', ['Europe/London', 'America/Chicago']],
  ])('does not choose which %s is meant', (text, among) => expect(readZone(text)).toEqual({ ok: false, among }));

  it('refuses what is near to nothing', () => {
    expect(readZone('<script>')).toEqual({ ok: false });
    expect(readZone('x'.repeat(100_000))).toEqual({ ok: false });
  });

  it('tells a zone, right or wrong, from the words of a schedule', () => {
    for (const word of ['Europe/Pariss', 'cet', 'Tokyo', 'UTC']) expect(looksLikeZone(word)).toBe(true);
    for (const word of ['weekdays', '9:00', 'mon', '0', '*/6', '1-5', 'constructor'])
      expect(looksLikeZone(word)).toBe(false);
  });
});
