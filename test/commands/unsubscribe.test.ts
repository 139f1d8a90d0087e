import { expect, it } from 'vitest';
import { buttons, press, replyTo, words } from './fixture.ts';
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

it('offers to stop the topic that comes nearest', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe reinforcement learning; Paper planes; gliding');
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

it('offers no way back that would change what a topic asks for', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes min-upvotes:3');
  await replyTo(here, 'subscribe gliding');
  expect(buttons(await replyTo(here, 'unsubscribe gliding; planes'))).toEqual([]);
});
