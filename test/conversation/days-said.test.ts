import { expect, it } from 'vitest';
import { unslipped } from '../../src/conversation/words/slips.ts';
import { readWhen } from '../../src/core/schedules/when.ts';
import { meant, now, whenMeant } from './meant.ts';

it.each([
  ['actually leave out fridays', 'not on fridays'],
  ['please leave out mondays', 'not on mondays'],
  ['leave fridays out', 'not on fridays'],
  ['can you take fridays out', 'not on fridays'],
  ['cut out wednesdays please', 'not on wednesdays'],
  ['drop the friday post', 'not on fridays'],
  ['remove fridays from the schedule', 'not on fridays'],
  ['we do not need it on fridays', 'not on fridays'],
  ['leave out weekdays', 'not on weekdays'],
  ['skip working days', 'not on weekdays'],
  ['not on workdays please', 'not on weekdays'],
  ["i don't want posts on sundays", 'not on sundays'],
  ['nothing on mondays please', 'not on mondays'],
  ['fridays off please', 'not on fridays'],
  ['mondays should be left out', 'not on mondays'],
  ['not from monday to wednesday', 'not on mondays tuesdays wednesdays'],
  ['post every day but sunday', 'daily except sundays'],
  ['post daily apart from saturday', 'daily except saturdays'],
  ['every day bar sunday at 8', 'daily except sundays 8:00'],
  ['every day save sunday', 'daily except sundays'],
  ['daily other than sunday', 'daily except sundays'],
  ['weekdays with the exception of tuesday', 'weekdays except tuesdays'],
  ['daily, sundays excluded', 'daily except sundays'],
  ['nothing should be posted on mondays', 'not on mondays'],
  ["we're off on fridays", 'not on fridays'],
  ['nobody works on fridays here', 'not on fridays'],
  ["we don't work on weekends", 'not on weekends'],
  ['our lab is closed on mondays', 'not on mondays'],
  ['fridays we are off', 'not on fridays'],
  ["fridays don't work for us", 'not on fridays'],
  ['friday is not good', 'not on fridays'],
  ['no post on friday please', 'not on fridays'],
  ['all week except wednesday', 'daily except wednesdays'],
  ['all days but sunday', 'daily except sundays'],
  ['every day aside from saturday and sunday', 'daily except saturdays sundays'],
  ['every weekday apart from thursday at 7am london time', 'weekdays except thursdays 7:00'],
])('%s: leaves days out', (text, read) => expect(whenMeant(text)).toBe(read));

it.each([
  "don't skip fridays please",
  'please do not leave out mondays',
  'never skip the friday post',
  'do not skip weekdays',
  'do not leave out weekdays',
  "don't drop the weekday posts",
  'do not leave out fri',
  'please do not skip working days',
])('%s: leaves none out', (text) =>
  expect(meant(text)).toEqual({
    kind: 'change',
    options: {},
    says: expect.stringMatching(/nothing is changed/),
  }),
);

it.each([
  ['move the friday post to thursday', 'also thursdays not fridays'],
  ['change friday to thursday', 'also thursdays not fridays'],
  ['swap monday for tuesday', 'also tuesdays not mondays'],
  ["switch monday's digest to tuesdays", 'also tuesdays not mondays'],
])('%s: the other days stay', (text, read) => expect(whenMeant(text)).toBe(read));

it.each([
  ['starting monday post at 8', '8:00'],
  ['from tuesday on, post at 8', '8:00'],
  ['until friday post at 8', '8:00'],
])('%s: no day of the schedule', (text, read) => expect(whenMeant(text)).toBe(read));

it('gives no day a time of its own', () =>
  expect(meant('could you post a bit earlier on mondays')).toEqual({
    kind: 'change',
    command: 'schedule',
    options: {},
    says: expect.stringMatching(/same times on all its days/),
  }));

it.each([
  ['stop posting except on fridays', 'fridays'],
  ['stop all posts except on fridays', 'fridays'],
  ['no posts except on fridays', 'fridays'],
  ["don't post except on fridays", 'fridays'],
  ['post nothing but on fridays', 'fridays'],
  ['never post other than on mondays', 'mondays'],
  ['stop sending papers except on mondays and thursdays', 'mondays thursdays'],
])('%s: those days are all that stays', (text, read) => expect(whenMeant(text)).toBe(read));

it.each(["i'm off on friday", 'is nobody here on fridays?'])('%s: is no wish for other days', (text) =>
  expect(meant(text)).not.toMatchObject({ kind: 'change', command: 'schedule' }),
);

it.each([
  ['leave out survey papers', 'unsubscribe'],
  ['drop the robotics papers', 'unsubscribe'],
  ['post at 9, but on fridays at 10', 'schedule'],
])('%s: leaves no day out', (text, command) => {
  const intent = meant(text);
  expect(intent).toMatchObject({ kind: 'change', command });
  expect(JSON.stringify(intent)).not.toMatch(/except|not on/);
});

it.each([
  ['daily apart from saturday', '0 9 * * 0,1,2,3,4,5'],
  ['weekdays with the exception of tuesday 8:00', '0 8 * * 1,3,4,5'],
  ['leave out fridays', '0 9 * * 1,2,3,4'],
  ['also saturdays not fridays', '0 9 * * 1,2,3,4,6'],
  ['every day other than sunday', '0 9 * * 1,2,3,4,5,6'],
])('reads "%s" as it is typed behind the command', (typed, line) =>
  expect(readWhen(typed, '0 9 * * 1-5', now)).toEqual({ ok: true, line }),
);

it.each([
  ['Mondays to Thursdays only', 'mondays tuesdays wednesdays thursdays'],
  ['mon - thu at 9', 'mondays tuesdays wednesdays thursdays 9:00'],
  ['can you post Monday–Thursday', 'mondays tuesdays wednesdays thursdays'],
  ['post from tuesday to friday', 'tuesdays wednesdays thursdays fridays'],
  ['tuesday through saturday at 7', 'tuesdays wednesdays thursdays fridays saturdays 7:00'],
  ['send it monday till wednesday please', 'mondays tuesdays wednesdays'],
  ['we want it thursday to saturday, 6pm', 'thursdays fridays saturdays 18:00'],
  ['post it between monday and wednesday', 'mondays tuesdays wednesdays'],
  ['only sat to sun', 'saturdays sundays'],
  ['every day from monday to thursday', 'mondays tuesdays wednesdays thursdays'],
  ['every day monday to thursday at 9', 'mondays tuesdays wednesdays thursdays 9:00'],
  ['mon to wed plus fri', 'mondays tuesdays wednesdays fridays'],
  ['mon-wed, fri', 'mondays tuesdays wednesdays fridays'],
  ['weekdays and saturday', 'weekdays saturdays'],
  ['weekdays + sat', 'weekdays saturdays'],
  ['fridays only', 'fridays'],
  ['post mon-fri at 8', 'weekdays 8:00'],
  ['post sunday to monday at 8', 'mondays sundays 8:00'],
  ['move it from mondays to thursdays', 'thursdays'],
  ['move it to thursday', 'thursdays'],
  ['change the days to tue and thu', 'tuesdays thursdays'],
  ['twice a week, tuesday and friday', 'tuesdays fridays'],
  ['rather thursdays', 'thursdays'],
  ['tuesday would be nicer', 'tuesdays'],
])('%s: from a day to a day', (text, read) => expect(whenMeant(text)).toBe(read));

it.each([
  ['send it tuesdays, thurs & saterdays at 6.45pm', 'tuesdays thursdays saturdays 18:45'],
  ['post on tues and weds', 'tuesdays wednesdays'],
  ['mondays and wensdays at 9', 'mondays wednesdays 9:00'],
  ['every thersday at 8', 'thursdays 8:00'],
  ['only on satudays', 'saturdays'],
  ['post on fridey at 10', 'fridays 10:00'],
  ['tusdays and thrusdays, 7:30', 'tuesdays thursdays 7:30'],
  ['move it to mondey and sundey at 9', 'mondays sundays 9:00'],
  ['please post wenesday and saturdy at 16:00', 'wednesdays saturdays 16:00'],
  ['leave out fryday', 'not on fridays'],
  ['weds at 9', 'wednesdays 9:00'],
  ['post mons, weds and fris at 8', 'mondays wednesdays fridays 8:00'],
])('%s: a day that is misspelt, or short', (text, read) => expect(whenMeant(text)).toBe(read));

it.each(['Faraday', 'someday', 'midday', 'holiday', 'mayday'])('%s is no day of the week', (word) =>
  expect(unslipped(word.toLowerCase())).toBeUndefined(),
);
