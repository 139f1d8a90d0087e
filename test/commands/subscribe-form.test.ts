import { expect, it } from 'vitest';
import type { Channel } from '../../src/core/channels/subscription.ts';
import type { Form } from '../../src/core/chat/command-spec.ts';
import type { Invocation } from '../../src/core/chat/reply.ts';
import { asLines, fromLines } from '../../src/core/commands/forms.ts';
import { readWhen, typedWhen } from '../../src/core/schedules/when.ts';
import { papers } from '../fixtures/papers.ts';
import { buttons, caller, place, press, replyTo, replyToForm, room, runs } from './fixture.ts';

async function subscribed(line?: string) {
  const here = await room(papers(3, { featuredOn: '2026-06-18' }));
  Object.assign(here.services, {
    missingAccess: async () => [],
    channelNotes: async () => [],
    preview: async (channel: Channel) => ({ picks: [{ paper: { title: namesOf(channel) } }], candidates: 1 }),
    defaults: { schedule: { line: '0 9 * * 1-5', timezone: 'UTC' }, top: 5 },
  });
  if (line !== undefined) await replyTo(here, line);
  return here;
}

const namesOf = ({ topics }: Channel) => topics.map(({ text }) => text).join(' and ');

const filledIn = (wanted: Form | undefined) =>
  Object.fromEntries(
    wanted?.fields.flatMap(({ name, initial }) => (initial === undefined ? [] : [[name, initial]])) ?? [],
  );

async function form(line?: string) {
  const { dispatch } = await subscribed(line);
  return filledIn(await dispatch.form({ command: 'subscribe', options: {} }, caller({ timezone: 'Asia/Tokyo' })));
}

it('begins with what a new subscription would get', async () => {
  expect(await form()).toEqual({ top: '5', when: 'weekdays 09:00', timezone: 'Asia/Tokyo' });
});

it('begins with what is in force where the channel is subscribed', async () => {
  expect(await form('subscribe planes top:2 when:"mon,thu 8:30" timezone:Europe/Paris')).toEqual({
    topic: 'planes',
    top: '2',
    when: 'Mon, Thu 08:30',
    timezone: 'Europe/Paris',
  });
});

const key = { platform: 'discord', tenant: 'guild', channel: 'ml' } as const;

it('sent as it opened, changes nothing', async () => {
  const here = await subscribed(
    'subscribe planes; day\'s top papers top:2 min-upvotes:3 when:"mon,thu 8:30" layout:cards',
  );
  const before = await here.channels.get(key);
  const opened = await here.dispatch.form({ command: 'subscribe', options: {} }, caller());
  expect(JSON.stringify(opened.intro)).toContain('planes and ');
  await replyToForm(here, { command: 'subscribe', options: filledIn(opened) });
  expect({ ...(await here.channels.get(key)), version: 0 }).toEqual({ ...before, version: 0 });
});

it('opens with all settings behind Change time, and Undo takes all of them back', async () => {
  const here = await subscribed('subscribe "paper planes"; gliding; gliding');
  const before = await here.channels.get(key);
  expect(before?.topics.map(({ text }) => text)).toEqual(['"paper planes"', 'gliding']);
  const change = runs(await replyTo(here, 'subscriptions'), 'Change time');
  const opened = await here.dispatch.form(change.invoke, caller(), change.ask?.length === 0 ? undefined : change.ask);
  const sent = filledIn(opened);
  expect(sent).toEqual({
    ...{ when: 'weekdays 09:00', timezone: 'UTC', top: '5', topics: '"paper planes"; gliding', layout: 'compact' },
  });
  expect(JSON.stringify(opened.intro)).toContain('paper planes');
  const options = { ...sent, topics: 'gliding; folding', top: '2', when: 'mon 7:00' };
  const reply = await replyToForm(here, { command: 'schedule', options });
  expect(await here.channels.get(key)).toMatchObject({
    topics: [{ text: 'gliding' }, { text: 'folding' }],
    top: 2,
    schedule: { line: '0 7 * * 1', timezone: 'UTC' },
  });
  await press(here, reply, 'Undo');
  const { topics, top, schedule } = (await here.channels.get(key)) ?? {};
  expect(topics?.map(({ text }) => text)).toEqual(['"paper planes"', 'gliding']);
  expect({ top, schedule }).toEqual({ top: 5, schedule: before?.schedule });
});

it('offers no Undo that would forget a minimum of upvotes', async () => {
  const here = await subscribed('subscribe planes min-upvotes:3');
  const reply = await replyTo(here, 'schedule topics:gliding');
  expect(buttons(reply).map(({ label }) => label)).toEqual(['Change time', 'Preview']);
});

it.each([
  ['schedule topics:🙂', /no word/],
  ['schedule topics:since:yesterdayish', /not a date/],
  [`schedule topics:"${Array.from({ length: 26 }, (_, n) => `t${n}`).join(';')}"`, /at most 25 topics/],
  ['schedule top:11', /1 to 10/],
])('%.40s is refused and changes nothing', async (line, reason) => {
  const here = await subscribed('subscribe planes');
  const before = await here.channels.get(key);
  const reply = await replyTo(here, line);
  expect(reply).toMatchObject({ failed: true, summary: expect.stringMatching(reason) });
  expect(await here.channels.get(key)).toEqual(before);
});

it('is known to be wanted before anything is looked up', async () => {
  const { dispatch } = await room([]);
  const lines = ['subscribe', 'search', 'subscribe planes', 'today', '', 'nonsense'];
  expect(lines.filter((line) => dispatch.readLine(line).unfinished)).toEqual(['subscribe', 'search']);
});

it.each(['0 9 * * 1-5', '30 8 * * 1,4', '0 18 * * *', '15 9,18 * * *', '0 9 1 * *', '0 7 * * 0,6'])(
  '%s, sent as the form shows it, stays what it is',
  (line) => {
    expect(readWhen(typedWhen(line), '0 9 * * 1-5', new Date('2026-06-19T12:00:00Z'))).toEqual({ ok: true, line });
  },
);

it('is refused to guests with words that hold for them', async () => {
  const { dispatch } = await room([]);
  const said = async (kind: 'public' | 'dm') => {
    const guest = caller({ isExternal: true, place: { ...place, kind } });
    for await (const { blocks } of dispatch.readLine('subscribe planes').run(guest)) return JSON.stringify(blocks);
  };
  expect(await said('public')).not.toContain('direct message');
  expect(await said('dm')).toContain('Guests and people of connected organisations cannot subscribe');
});

it.each([
  ['schedule', 'topics'],
  ['subscribe', 'topic'],
])('%s says all that is wrong at once, each for its field and without a command to type', async (command, topic) => {
  const here = await subscribed('subscribe planes');
  const given = { when: 'whenever', timezone: 'Europe/Pariss', [topic]: 'gliding; since:yesterdayish', top: '99' };
  const wrong = async (options: Invocation['options']) => {
    const { faults = [], summary } = await replyToForm(here, { command, options });
    expect(faults.map(({ problem }) => problem).join(' ')).not.toMatch(/\/paper|Example|Usage/);
    return { fields: faults.map(({ option }) => option).sort(), summary };
  };
  expect((await wrong(given)).fields).toEqual([topic, 'top', 'when', 'timezone'].sort());
  // Typed in a line, where no field stands beside it, each fault names what it is about.
  const { top: _, ...rest } = given;
  expect((await wrong(rest)).fields).toEqual([topic, 'when', 'timezone'].sort());
  const reply = await replyTo(here, `${command} when:whenever`);
  expect(reply.summary).toContain('Examples: weekdays 9:00');
});

it('names its fields in words, and asks for days, a time and lines where those are easier', async () => {
  const { dispatch } = await subscribed('subscribe planes; gliding');
  const { fields } = await dispatch.form({ command: 'schedule', options: {} }, caller());
  expect(fields.map(({ label, asks }) => [label, asks])).toEqual([
    ['When', 'when'],
    ['Time zone', undefined],
    ['How many papers', undefined],
    ['Topics', 'lines'],
    ['Layout', undefined],
  ]);
  const topics = fields.find(({ name }) => name === 'topics')?.initial ?? '';
  expect(asLines(`${topics}; "a; b" c`).split('\n')).toEqual(['planes', 'gliding', '"a; b" c']);
  expect(fromLines(`${asLines(topics)}\n\n folding; \n`)).toBe(`${topics}; folding`);
});

it('tells the channel who brought it a topic, once, and nobody of what a person gets alone', async () => {
  const here = await subscribed('subscribe planes');
  const told = async (line: string) => (await replyTo(here, line)).tells?.map((part) => part);
  expect(await told('subscribe gliding')).toEqual([
    { person: 'alice' },
    ' subscribed this channel to gliding: weekdays at 09:00 UTC',
  ]);
  expect(await told('subscribe gliding top:3')).toBeUndefined();
  const alone = caller({ place: { ...place, channel: 'alice', kind: 'dm' } });
  expect((await replyTo(here, 'subscribe gliding', alone)).tells).toBeUndefined();
});
