import { expect, it } from 'vitest';
import { buttons, press, replyTo } from './fixture.ts';
import { key, subscribed } from './subscribed.ts';

const labels = (reply: Parameters<typeof buttons>[0]) => buttons(reply).map(({ label }) => label);
type Here = Awaited<ReturnType<typeof subscribed>>;
const topicsOf = async (here: Here) => (await here.channels.get(key))?.topics.map(({ text }) => text);

it('asks whether what is only left out is a topic of its own, or is to be left out of those that are there', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe planes');
  const asked = await replyTo(here, 'subscribe -video');
  expect(asked.summary).toContain('Leave video out of the topics here, or add that one?');
  expect(labels(asked)).toEqual(['Leave out video', 'A topic of its own']);
  expect(await topicsOf(here)).toEqual(['planes']);
  await press(here, asked, 'Leave out video');
  expect(await topicsOf(here)).toEqual(['planes -video']);
  await press(here, asked, 'A topic of its own');
  expect(await topicsOf(here)).toEqual(['planes -video', '-video']);
});

it('does not ask where there is nothing to leave it out of, or more than that is wanted', async () => {
  const here = await subscribed();
  await replyTo(here, 'subscribe -video');
  expect(await topicsOf(here)).toEqual(['-video']);
  await replyTo(here, 'subscribe planes -robots');
  expect(await topicsOf(here)).toEqual(['-video', 'planes -robots']);
  expect((await replyTo(here, 'subscribe -robots code:yes')).summary).not.toContain('Leave');
});
