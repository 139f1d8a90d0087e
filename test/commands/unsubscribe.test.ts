import { expect, it } from 'vitest';
import { buttons, press, replyTo, replyToForm, words } from './fixture.ts';
import { key, subscribed } from './subscribed.ts';

it('names a topic in the order and case it was typed in, also in the post, and knows it in any other', async () => {
  const here = await subscribed();
  const reply = await replyTo(here, 'subscribe Paper Planes');
  expect(words(reply)).toContain('for Paper Planes');
  await replyTo(here, 'subscribe planes paper top:2');
  expect((await here.channels.get(key))?.topics).toHaveLength(1);
  expect(words(await replyTo(here, 'preview'))).toContain('Preview for planes paper,');
  expect(words(await replyTo(here, 'unsubscribe PAPER planes'))).toContain('Stopped planes paper.');
});

it('stops several topics at once, and takes that back with their settings', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes; gliding min-upvotes:3 top:2 layout:cards');
  const before = await here.channels.get(key);
  expect(words(await replyTo(here, 'unsubscribe planes; robots'))).toContain('no topic "planes; robots"');
  const reply = await replyTo(here, 'unsubscribe gliding; planes');
  expect(words(reply)).toContain('Stopped planes · gliding. Nothing is posted here any more.');
  expect(await here.channels.get(key)).toBeUndefined();
  await press(here, reply, 'Undo');
  const { topics, top, layout, schedule } = before ?? {};
  expect(await here.channels.get(key)).toMatchObject({ topics: topics ?? [], top, layout, schedule });
});

it('stops the topic of a number in the list, unless a topic is called so', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes; gliding; 2 confirm:yes');
  expect(words(await replyTo(here, 'unsubscribe 2'))).toContain('Stopped 2.');
  expect(words(await replyTo(here, 'unsubscribe 3'))).toContain('no topic "3"');
  expect(words(await replyTo(here, 'unsubscribe 2'))).toContain('Stopped gliding.');
  expect(words(await replyTo(here, 'unsubscribe 0'))).toContain('no topic "0"');
});

it('offers to stop the topic that comes nearest', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe reinforcement learning; Paper planes; gliding confirm:yes');
  for (const [typed, near] of [
    ['glidng', 'gliding'],
    ['paper', 'Paper planes'],
  ]) {
    const reply = await replyTo(here, `unsubscribe ${typed}`);
    expect(words(reply)).toContain('It has: reinforcement learning · Paper planes · gliding.');
    expect(buttons(reply).map(({ label }) => label)).toEqual([`Stop ${near}`]);
  }
  expect(buttons(await replyTo(here, 'unsubscribe zeppelins'))).toEqual([]);
});

it('takes back what was stopped with the minimum of upvotes that each topic had', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes min-upvotes:3');
  await replyTo(here, 'subscribe gliding; "paper wings"; wind min-upvotes:0 when:"mon,thu 8:30" confirm:yes');
  const before = await here.channels.get(key);
  for (const typed of ['all', 'wind; planes']) {
    const stopped = await replyTo(here, `unsubscribe ${typed}`);
    expect(words(await press(here, stopped, 'Undo'))).toMatch(/planes .*are back\./);
    const after = await here.channels.get(key);
    expect(after).toMatchObject({ top: before?.top, layout: before?.layout, schedule: before?.schedule });
    const minimums = new Map(after?.topics.map(({ text, minUpvotes }) => [text, minUpvotes]));
    expect(minimums, typed).toEqual(new Map(before?.topics.map(({ text, minUpvotes }) => [text, minUpvotes])));
  }
});

it('takes back several topics that were the first of a channel', async () => {
  const here = await subscribed();
  const first = await replyTo(here, 'subscribe gliding; "a; b" | planes -wind confirm:yes');
  expect((await press(here, first, 'Undo')).summary).toMatch(/^Stopped gliding · .*Nothing is posted here any more/);
  expect(await here.channels.get(key)).toBeUndefined();
});

const sixteen = Array.from({ length: 16 }, (_, number) => `planes -${number + 20}`);
const labels = (reply: Parameters<typeof buttons>[0]) => buttons(reply).map(({ label }) => label);

it('lists sixteen topics page by page, each with what it brings and a button that stops it', async () => {
  const here = await subscribed();
  await replyTo(here, `subscribe ${sixteen.slice(0, 15).join('; ')}`);
  await replyTo(here, 'subscribe zeppelins min-upvotes:5 confirm:yes');
  const first = await replyTo(here, 'subscriptions');
  expect(words(first)).toContain('#ml gets up to 5 papers a post for 16 topics');
  expect(words(first)).toContain('1  planes -20 · about 12 papers a day');
  expect(words(first)).toContain('over the one day I have, Thu 18 June · page 1 of 4');
  expect(labels(first).slice(0, 6)).toEqual([...sixteen.slice(0, 5).map((topic) => `Stop ${topic}`), 'Next 5']);
  const last = await replyTo(here, 'subscriptions page:4');
  expect(words(last)).toContain('16  zeppelins · from 5 upvotes · no paper');
  await press(here, last, 'Stop zeppelins');
  expect((await here.channels.get(key))?.topics.map(({ text }) => text)).toEqual(sixteen.slice(0, 15));
});

it('asks which of several topics, and stops all of them', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes; gliding');
  const asked = await replyTo(here, 'unsubscribe');
  expect(asked.summary).toBe('Which topic is to stop?');
  expect(labels(asked)).toEqual(['Stop planes', 'Stop gliding', 'Stop all']);
  expect((await here.channels.get(key))?.topics).toHaveLength(2);
  const all = await press(here, asked, 'Stop all');
  expect(all.summary).toBe('Stopped planes · gliding. Nothing is posted here any more.');
  await press(here, all, 'Undo');
  expect((await here.channels.get(key))?.topics).toHaveLength(2);
});

it('stops nothing but the top papers with a button of the last release that names no topic', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  const old = { command: 'unsubscribe', options: {} };
  expect((await replyToForm(here, old)).summary).toBe('Which topic is to stop?');
  expect((await here.channels.get(key))?.topics).toHaveLength(1);
  await replyTo(here, 'subscribe');
  await press(here, await replyToForm(here, old), "Stop the day's top papers");
  expect((await here.channels.get(key))?.topics.map(({ text }) => text)).toEqual(['planes']);
});

it('knows a topic that is called all', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes; all confirm:yes');
  await replyTo(here, 'unsubscribe all');
  expect((await here.channels.get(key))?.topics.map(({ text }) => text)).toEqual(['planes']);
});

it('takes minimums back only as a small whole number for each topic', async () => {
  const here = await subscribed();
  for (const minimums of ['99999999999999999999', '10001', '-1', '1.5', 'many', '3 9007199254740993'])
    expect((await replyTo(here, `restore topics:"planes; wind" minimums:"${minimums}"`)).summary, minimums).toBe(
      `minimums takes a number from 0 to 10,000 for each topic: 0 10, not "${minimums}".`,
    );
  for (const minimums of ['3', '3 4 5'])
    expect((await replyTo(here, `restore topics:"planes; wind" minimums:"${minimums}"`)).summary).toBe(
      'minimums takes as many numbers as there are topics.',
    );
  expect(await here.channels.get(key)).toBeUndefined();
  await replyTo(here, 'restore topics:"planes; wind" minimums:"0 10000"');
  expect((await here.channels.get(key))?.topics.map(({ minUpvotes }) => minUpvotes)).toEqual([0, 10_000]);
});

it('takes back the pause of a channel, and what else was set in it', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes top:2 layout:cards');
  await replyTo(here, 'pause');
  const flags = { publish: true, modelAllowed: true, unfurlsLinks: true } as const;
  await here.channels.update(key, (channel) => channel && { ...channel, ...flags });
  const before = await here.channels.get(key);
  here.clock.set('2026-06-19T15:00:00.000Z');
  const back = await press(here, await replyTo(here, 'unsubscribe planes'), 'Undo');
  expect(words(back)).toContain('Paused since Fri 19 June 14:00');
  const { pause, top, layout, schedule } = before ?? {};
  expect(pause?.kind).toBe('asked');
  expect(await here.channels.get(key)).toMatchObject({ ...flags, pause, top, layout, schedule });
});

it('does not pause a channel that was stopped while it was going', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  const before = await here.channels.get(key);
  await press(here, await replyTo(here, 'unsubscribe planes'), 'Undo');
  const after = await here.channels.get(key);
  expect(after?.pause).toBeUndefined();
  expect(after).toEqual({ ...before, version: after?.version });
});

it('brings topics back into a channel that was set up anew meanwhile, and leaves its settings alone', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes top:2 layout:cards min-upvotes:4 when:"mon 8:00" timezone:Asia/Tokyo');
  await replyTo(here, 'pause');
  const stopped = await replyTo(here, 'unsubscribe planes');
  await replyTo(here, 'subscribe gliding top:7 when:"fri 17:00" timezone:UTC');
  const anew = await here.channels.get(key);
  await press(here, stopped, 'Undo');
  const { top, layout, schedule, nextDue } = anew ?? {};
  const after = await here.channels.get(key);
  expect(after).toMatchObject({ top, layout, schedule, nextDue });
  expect(after?.pause).toBeUndefined();
  expect(after?.topics.map(({ text, minUpvotes }) => [text, minUpvotes])).toEqual([
    ['gliding', 0],
    ['planes', 4],
  ]);
});
