import { expect, it } from 'vitest';
import { buttons, caller, place } from '../commands/fixture.ts';
import { meant } from './meant.ts';
import { follow, spoken } from './spoken.ts';

it.each([
  ['replace diffusion with flow matching', 'diffusion', 'flow matching'],
  ['swap agents for robotics', 'agents', 'robotics'],
  ['swap in robotics for agents', 'agents', 'robotics'],
  ['please replace the robotics topic with robot learning', 'robotics', 'robot learning'],
  ['change our topic from speech to audio codecs', 'speech', 'audio codecs'],
  ['instead of robotics we want causality', 'robotics', 'causality'],
  ['we want robotics instead of agents', 'agents', 'robotics'],
  ['switch our topics from rag and memory to agents and tools', 'rag; memory', 'agents; tools'],
])('%s: %s goes, %s comes', (text, topic, to) =>
  expect(meant(text)).toEqual({ kind: 'change', command: 'change-topic', options: { topic, to } }),
);

it.each([
  'instead of 9 we want 10',
  'replace the old papers by new ones',
  'move from monday to friday',
  'switch from Berlin to Paris',
  'we want it at 9 instead of 8',
  'switch from cards to compact',
])('%s: replaces no topic', (text) => expect(meant(text)).not.toMatchObject({ command: 'change-topic' }));

it('offers both changes as one, which puts the new topic in the place of the old', async () => {
  const { say, channels, dispatch } = await spoken();
  await follow(channels, 'agents; video');
  const offer = await say('swap agents for robotics');
  expect(offer.summary).toBe('Bring robotics to this channel in the place of agents?');
  const [replace] = buttons(offer);
  if (replace === undefined || !('invoke' in replace)) throw new Error('no button');
  for await (const reply of dispatch.run(replace.invoke, caller()))
    expect(reply.summary).toBe('agents is now robotics.');
  expect((await channels.get(place))?.topics.map(({ text }) => text)).toEqual(['robotics', 'video']);
});

it('offers the new topic alone where the old one is not there, and each change where they are not as many', async () => {
  const { say, channels } = await spoken();
  const labels = async (text: string) => buttons(await say(text)).map(({ label }) => label);
  expect(await labels('swap agents for robotics')).toEqual(['Subscribe to robotics']);
  await follow(channels, 'agents; video');
  expect(await labels('replace vidoe with robotics')).toEqual(['Subscribe to robotics', 'Stop video']);
  expect(await labels('replace agents and video with robotics')).toEqual([
    'Subscribe to robotics',
    'Stop agents · video',
  ]);
});

it('offers to stop the old one where the new one is there already, so that no Undo takes that away', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'agents; video');
  const offer = await say('swap agents for video');
  expect(offer.summary).toBe('video comes already. Stop agents?');
  expect(buttons(offer).map(({ label }) => label)).toEqual(['Stop agents']);
});

it.each([
  'we want weekly instead of daily',
  'we prefer mornings instead of evenings',
  'we want five instead of three',
  'swap Berlin for London',
  'exchange ideas with the lab',
  'trade off accuracy for speed',
  "don't replace agents with robotics",
])('times, places, numbers and small talk are no topics: %s', (text) =>
  expect(meant(text)).not.toMatchObject({ command: 'change-topic' }),
);
