import { expect, it } from 'vitest';
import { buttons, caller, place, press, replyTo, words } from './fixture.ts';
import { key, subscribed } from './subscribed.ts';

it('subscribes in one step and shows what is in force', async () => {
  const here = await subscribed();
  const reply = await replyTo(here, 'subscribe Paper planes -robots');
  expect(words(reply)).toContain('#ml now gets up to 5 papers a post for Paper planes -robots');
  expect(words(reply)).toContain('weekdays at 09:00 Europe/Paris');
  expect(words(reply)).toContain('next: Mon 22 June 09:00 (+02:00), Tue 23 June, Wed 24 June');
  expect(words(reply)).toContain('about 12 papers a day over the one day I have, Thu 18 June');
  expect(words(reply)).toContain('more than most channels read');
  expect(buttons(reply).map(({ label }) => label)).toEqual(['Change time', 'Preview', 'Undo']);
  expect(words(await press(here, reply, 'Preview'))).toContain('Paper Planes, Part 1');
  await press(here, reply, 'Undo');
  expect(await here.channels.get(key)).toBeUndefined();
});

it('tells how much a topic brings among others, so that a misspelt one shows', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  const reply = words(await replyTo(here, 'subscribe difusion; gliding confirm:yes'));
  expect(reply).toContain('difusion: no paper matched in the one day I have, Thu 18 June');
  expect(reply).toContain('gliding: about 12 papers a day over the one day I have, Thu 18 June');
  expect(reply).toContain('in all, about 12 papers a day');
  expect(words(await replyTo(here, 'preview difusion'))).toBe(
    'Nothing new for difusion at the moment: no paper matched in the one day I have, Thu 18 June.',
  );
});

it('previews several topics as it would subscribe them', async () => {
  const here = await subscribed();
  const post = words(await replyTo(here, 'preview difusion; gliding'));
  expect(post).toContain('difusion · gliding');
  expect(post).toContain('for gliding · ▲');
});

it('says how several topics are written to whoever lists them with commas', async () => {
  const here = await subscribed();
  expect(words(await replyTo(here, 'subscribe paper planes, gliding, "boats, kites"'))).toContain(
    'For several topics: /paper subscribe paper planes; gliding; "boats, kites"',
  );
  for (const one of ['planes; kites, boats', 'author:lecun,y', '"boats, kites"']) {
    expect(words(await replyTo(here, `subscribe ${one}`))).not.toContain('For several topics');
  }
});

it('keeps one topic however it is written, with the newer settings', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes gliding');
  await replyTo(here, 'subscribe "Gliding" PLANES planes min-upvotes:3 top:2 when:"mon,thu 8:30" timezone:asia/tokyo');
  expect(await here.channels.get(key)).toMatchObject({
    topics: [{ text: 'Gliding PLANES planes', minUpvotes: 3 }],
    top: 2,
    schedule: { line: '30 8 * * 1,4', timezone: 'Asia/Tokyo' },
  });
});

it.each([
  [`subscribe ${'word '.repeat(500)}`, /too long/],
  [`subscribe ${Array.from({ length: 40 }, (_, n) => `w${n}`).join(' ')}`, /at most 20 words/],
  ['subscribe 🙂🙂', /find no word/],
  ['subscribe (diffusion OR flow) AND video', /Write each alternative in full/],
  ['subscribe robots | (“a (b” | c) video', /Write each alternative in full/],
  ['subscribe robots -(video audio)', /each exclusion with its own dash/],
  ['subscribe since:yesterdayish', /"since:yesterdayish" is not a date/],
  ['subscribe planes top:9999', /whole number from 1 to 10/],
  ['subscribe planes timezone:Europe/Pariss', /Nearest: Europe\/Paris/],
  ['subscribe planes when:"0 0 30 2 *"', /never comes/],
  ['subscribe planes when:"daily 9:00 UTC+2"', /UTC\+2 is an offset/],
  ['subscribe planes when:"daily 9:00 +02:00"', /\+02:00 is an offset/],
  ['subscribe planes when:whenever', /cannot read "whenever"/],
])('refuses %.40s and stores nothing', async (line, reason) => {
  const here = await subscribed();
  const reply = await replyTo(here, line);
  expect(words(reply)).toMatch(reason);
  expect(reply.failed).toBe(true);
  expect(await here.channels.get(key)).toBeUndefined();
});

it.each([
  '(planes | gliding)',
  'planes (toy)|kites',
  '"(a | b)" planes',
  '@everyone',
  "'; drop table channels; --x",
  '<b>*bold*</b>',
  'שלום עולם',
  'http://a.b/c|d',
])('takes %s as words', async (topic) => {
  const here = await subscribed();
  await here.dispatch
    .run({ command: 'subscribe', options: { topic, confirm: true } }, caller())
    [Symbol.asyncIterator]()
    .next();
  const [stored] = (await here.channels.get(key))?.topics ?? [];
  expect(stored?.text).toMatch(/[\p{L}]/u);
  expect(stored?.text).not.toMatch(/^[@<']/);
});

it('means the top papers when no topic is given', async () => {
  const here = await subscribed();
  expect(words(await replyTo(here, 'subscribe'))).toContain("the day's top papers");
  expect(words(await replyTo(here, 'subscriptions'))).toContain("Stop the day's top papers");
  for (const empty of ["''", '""', '“”']) await replyTo(here, `subscribe ${empty}`);
  expect((await here.channels.get(key))?.topics).toHaveLength(1);
  await replyTo(here, 'unsubscribe');
  expect(await here.channels.get(key)).toBeUndefined();
});

it('refuses where it cannot post, and says what is missing', async () => {
  const here = await subscribed(['Create Public Threads']);
  expect(words(await replyTo(here, 'subscribe planes'))).toContain('I am missing Create Public Threads');
  expect(await here.channels.get(key)).toBeUndefined();
});

it('lets only people who manage the channel change it', async () => {
  const here = await subscribed();
  for (const line of ['subscribe planes', 'schedule daily 9:00', 'pause', 'resume', 'unsubscribe planes']) {
    const guest = caller({ isExternal: true });
    expect((await replyTo(here, line, guest)).failed).toBe(true);
    expect((await replyTo(here, line, caller({ mayManage: async () => false }))).failed).toBe(true);
  }
  expect(await here.channels.get(key)).toBeUndefined();
});

it("subscribes the channel of a thread, in the person's own time zone", async () => {
  const here = await subscribed();
  const by = caller({ place: { ...place, thread: 't1' }, timezone: 'America/New_York' });
  expect(words(await replyTo(here, 'subscribe planes', by))).toContain('your own time zone');
  expect(await here.channels.get(key)).toMatchObject({ place, schedule: { timezone: 'America/New_York' } });
});

it('changes the schedule as typed, with the zone behind it', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  const reply = await replyTo(here, 'schedule weekdays 8:15 Asia/Kathmandu');
  expect(words(reply)).toContain('weekdays at 08:15 Asia/Kathmandu');
  expect(words(reply)).toContain('next: Mon 22 June 08:15 (+05:45)');
  await press(here, reply, 'Undo');
  expect((await here.channels.get(key))?.schedule).toEqual({ line: '0 9 * * 1-5', timezone: 'Europe/Paris' });
  expect(words(await replyTo(here, 'subscriptions'))).toContain('#ml gets up to 5 papers a post for one topic');
});

it.each([
  ['9am Berlin time', 'Europe/Berlin'],
  ['9:00 (America/New_York)', 'America/New_York'],
  ['9:00 in New York', 'America/New_York'],
  ['0 9 * * 1-5 Japan', 'Asia/Tokyo'],
])('reads the zone of "schedule %s"', async (line, timezone) => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  await replyTo(here, `schedule ${line}`);
  expect((await here.channels.get(key))?.schedule).toEqual({ line: '0 9 * * 1-5', timezone });
});

it('names the time of the next posts where it changes', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  expect(words(await replyTo(here, 'schedule 0 9,18 * * * Asia/Kathmandu'))).toContain(
    'next: Fri 19 June 18:00 (+05:45), Sat 20 June 09:00 (+05:45), Sat 20 June 18:00 (+05:45)',
  );
});

it('pauses and resumes', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  expect(words(await replyTo(here, 'pause'))).toContain('Paused. Nothing is posted here until you resume');
  here.clock.set('2026-06-20T12:00:00.000Z');
  expect(words(await replyTo(here, 'pause'))).toContain('Paused since Fri 19 June 14:00.');
  expect(words(await replyTo(here, 'subscriptions'))).toContain('Paused since Fri 19 June 14:00');
  expect(words(await replyTo(here, 'resume'))).toContain('next: Mon 22 June');
});

it('forgets a person only after asking', async () => {
  const here = await subscribed();
  const reply = await replyTo(here, 'forget-me');
  expect(words(reply)).toContain('cannot be undone');
  expect(words(await press(here, reply, 'Delete it all'))).toContain('Deleted: 2 saved papers.');
});

it.each([
  [
    { 'saved papers': 1, votes: 2, 'discussions opened': 1 },
    /^Deleted: 1 saved paper, 2 votes. Your name .* 1 discussion\./,
  ],
  [{ 'discussions opened': 2 }, /^Your name was taken off 2 discussions\./],
  [{ votes: 0 }, /^Nothing was stored about you\.$/],
])('says what was forgotten: %o', async (deleted, said) => {
  const here = await subscribed();
  Object.assign(here.services, { forget: async () => deleted });
  expect((await replyTo(here, 'forget-me confirm:yes')).summary).toMatch(said);
});

it('knows the top papers by the name it gives them, and names a topic as it was typed', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  await replyTo(here, 'subscribe The day’s top papers');
  expect((await here.channels.get(key))?.topics.map(({ text }) => text)).toEqual(['planes', '']);
  expect(words(await replyTo(here, 'unsubscribe zeppelins and balloons'))).toContain(
    'no topic "zeppelins and balloons"',
  );
  await replyTo(here, "unsubscribe the day's top papers");
  expect((await here.channels.get(key))?.topics.map(({ text }) => text)).toEqual(['planes']);
});

it('offers an Undo that goes back to what was in one step', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  expect(buttons(await replyTo(here, 'subscribe gliding')).at(-1)?.label).toBe('Undo');
  const reply = await replyTo(here, 'subscribe part when:mon 9:30 in Tokyo');
  expect((await here.channels.get(key))?.topics.at(-1)?.text).toBe('part');
  expect(buttons(reply).map(({ label }) => label)).toEqual(['Change time', 'Preview', 'Undo']);
  await press(here, reply, 'Undo');
  expect(await here.channels.get(key)).toMatchObject({
    schedule: { line: '0 9 * * 1-5', timezone: 'Europe/Paris' },
    topics: [{ text: 'planes' }, { text: 'gliding' }],
  });
});

it('posts each paper in a message of its own where a channel wants cards', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe gliding');
  const reply = await replyTo(here, 'subscribe gliding layout:cards');
  expect(words(reply)).toContain('each in a message of its own');
  expect((await here.channels.get(key))?.layout).toBe('cards');
  await press(here, reply, 'Undo');
  expect((await here.channels.get(key))?.layout).toBe('compact');
});
