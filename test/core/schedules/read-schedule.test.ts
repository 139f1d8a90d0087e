import { expect, it } from 'vitest';
import { saidOf } from '../../../src/core/chat/fault.ts';
import { readSchedule } from '../../../src/core/schedules/read-schedule.ts';

const now = new Date('2026-06-19T12:00:00Z');
const defaults = { line: '0 9 * * 1-5', timezone: 'UTC' };
const read = (when: string) => {
  const answer = readSchedule({ when }, undefined, { own: undefined, defaults, now });
  return answer.ok ? `${answer.schedule.line} ${answer.schedule.timezone}` : answer.faults.map(saidOf).join(' ');
};

it.each([
  ['8am Berlin', '0 8 * * 1-5 Europe/Berlin'],
  ['weekdays 9:00 MSK', '0 9 * * 1-5 Europe/Moscow'],
  ['9:00 São Paulo', '0 9 * * 1-5 America/Sao_Paulo'],
  ['daily 18:00 in New York', '0 18 * * * America/New_York'],
  ['weekdays at 8am Pacific time', '0 8 * * 1-5 America/Los_Angeles'],
  ['8am Kyiv on fridays', '0 8 * * 5 Europe/Kyiv'],
  ['daily 9am Ho Chi Minh City', '0 9 * * * Asia/Ho_Chi_Minh'],
  ['weekdays 9:00 Silicon Valley', '0 9 * * 1-5 America/Los_Angeles'],
  ['weekdays 9:00 Bucuresti', '0 9 * * 1-5 Europe/Bucharest'],
  ['Tokyo, mon and thu 8:30', '30 8 * * 1,4 Asia/Tokyo'],
  ['San Francisco noon', '0 12 * * 1-5 America/Los_Angeles'],
  ['0 8,18 * * 1-5 Berlin', '0 8,18 * * 1-5 Europe/Berlin'],
  ['0 9 * * 1-5', '0 9 * * 1-5 UTC'],
  ['monday to friday at 9', '0 9 * * 1-5 UTC'],
  ['daily 11, 17 and 5', '0 5,11,17 * * * UTC'],
  ['daily 11 and 5', '0 11,17 * * * UTC'],
  ['daily 12 and 6', '0 12,18 * * * UTC'],
  ['daily 6, 12 and 6', '0 6,12,18 * * * UTC'],
  ['daily 18 and 9', '0 9,18 * * * UTC'],
])('reads %s', (when, schedule) => expect(read(when)).toBe(schedule));

it('asks which place is meant', () => {
  expect(read('weekdays 9:00 IST')).toBe(
    'IST can be Asia/Kolkata, Asia/Jerusalem or Europe/Dublin. Name one of them. Example: /paper schedule weekdays 9:00 Asia/Kolkata',
  );
});

it.each([
  ['weekdays 9:00 Monteral', 'Monteral is not a time zone I know. Nearest: America/Montreal.'],
  ['weekdays 9:00 Bejing', 'Bejing is not a time zone I know. Nearest: Asia/Shanghai.'],
  ['weekdays 9:00 Sao Paolo', 'Sao Paolo is not a time zone I know. Nearest: America/Sao_Paulo.'],
  ['caturday 9:00', 'I cannot read "caturday" as a day, a time or a place.'],
  ['weekdays 9:00 Atlantis', 'I cannot read "atlantis" as a day, a time or a place.'],
])('says of %s what comes nearest', (when, answer) => expect(read(when)).toContain(answer));

it('takes no city for one that is two letters away in eight', () => {
  const answer = readSchedule({ timezone: 'Atlantis' }, undefined, { own: undefined, defaults, now });
  expect(answer).toMatchObject({ faults: [{ problem: 'Atlantis is not a time zone I know.' }] });
});
