import { describe, expect, it } from 'vitest';
import { buttons, words } from '../commands/fixture.ts';
import { meant, whenMeant } from './meant.ts';
import { follow, spoken } from './spoken.ts';

describe('what is to stop, and is no one topic', () => {
  it.each(['stop friday', 'please no papers on friday anymore', 'end the fridays', 'stop fridays please'])(
    '%s: a day is left out',
    (text) => expect(meant(text)).toMatchObject({ command: 'schedule', options: { when: 'not on fridays' } }),
  );

  it.each([
    'stop the evening one',
    'drop the morning post',
    'stop the morning digest',
    'no more evening posts',
    'skip the afternoon one please',
    'cancel the evening digest',
    'please cut the late post',
  ])('%s: asks for the times that stay', (text) =>
    expect(meant(text)).toMatchObject({
      command: 'schedule',
      options: {},
      says: expect.stringContaining('are to stay'),
    }),
  );

  it.each([
    'no more top papers',
    'stop the top papers',
    "drop the day's top papers",
    'get rid of the top papers',
    'unsubscribe from the most upvoted papers',
    'remove the daily top papers please',
  ])('%s: the top papers', (text) =>
    expect(meant(text)).toMatchObject({ command: 'unsubscribe', options: { topic: "the day's top papers" } }),
  );

  it.each(['cancel my subscription', 'remove the topic', 'drop that subscription please', 'stop a topic'])(
    '%s: asks which one',
    (text) => expect(meant(text)).toMatchObject({ command: 'unsubscribe', options: {} }),
  );

  it.each(['cancel', 'abort', 'cancel that', 'forget the request', 'cancel it please'])('%s: stops nothing', (text) =>
    expect(meant(text)).toMatchObject({ says: expect.stringContaining('waits to be cancelled') }),
  );

  it.each(['stop diffusion', 'remove robotics', 'drop the evening news topic'])('%s: is one', (text) =>
    expect(meant(text)).toMatchObject({ command: 'unsubscribe', options: { topic: expect.any(String) } }),
  );
});

it('stops all topics but those that are named, and asks where it has none of the name', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'diffusion; agents; robotics');
  for (const text of [
    'unsubscribe everything except agents',
    'stop everything but agents',
    'drop all topics besides the agents topic',
    'lose everything other than agents please',
    'unsubscribe all except agents',
  ])
    expect(buttons(await say(text))[0], text).toMatchObject({
      label: 'Stop it',
      invoke: { options: { topic: 'diffusion; robotics' } },
    });
  expect((await say('remove everything except agents and robotics')).summary).toContain('Stop papers about diffusion');
  const none = await say('unsubscribe from all but quantum');
  expect(words(none)).toContain('This channel has no topic "quantum".');
  expect(none.summary).toBe('Which topic is to stop?');
});

it('says what of "all except" is unknown, that nothing else is left, and offers none of what is to stay', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'agents');
  const none = await say('stop everything except agents');
  expect(words(none)).toContain('Nothing else is to stop. This channel has: agents.');
  expect(buttons(none)).toEqual([]);
  await follow(channels, 'diffusion; agents');
  const unknown = await say('stop everything except agents and quantum');
  expect(words(unknown)).toContain('This channel has no topic "quantum".');
  expect(buttons(unknown).map(({ label }) => label)).toEqual(['Stop diffusion']);
  // A slip of what is to stay.
  expect(buttons(await say('stop all but difusion')).map(({ label }) => label)).toEqual(['Stop agents']);
});

it('takes the top papers, places and several names for what stays', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'diffusion; agents; robotics; top papers');
  for (const [text, topic] of [
    ['stop everything but the top papers', 'diffusion; agents; robotics'],
    ["stop all but diffusion, agents and the day's top papers", 'robotics'],
    ['stop all but the first one', "agents; robotics; the day's top papers"],
    ['stop everything except the second', "diffusion; robotics; the day's top papers"],
    ['remove all but the first two topics', "robotics; the day's top papers"],
    ['drop all topics except the last one', 'diffusion; agents; robotics'],
    ['stop everything but keep agents', "diffusion; robotics; the day's top papers"],
    ['stop the second one', 'agents'],
    ['remove the second topic', 'agents'],
  ] as const)
    expect(buttons(await say(text))[0], text).toMatchObject({ invoke: { command: 'unsubscribe', options: { topic } } });
});

it.each([
  ['keep only agents', 'agents'],
  ['just keep diffusion', 'diffusion'],
  ['only keep the diffusion topic', 'diffusion'],
  ['leave only the robot papers please', 'robot'],
])('%s stops the others', (text, topic) => {
  const options = { topic: `all except ${topic}` };
  expect(meant(text)).toEqual({ kind: 'change', command: 'unsubscribe', options });
});

it('asks for the time of a post that is to stay', () =>
  expect(meant('keep just the morning post')).toMatchObject({
    command: 'schedule',
    options: {},
    says: expect.stringContaining('are to stay'),
  }));

it.each([
  'pause everything other than agents',
  'mute all but agents',
  'halt everything apart from agents',
  'pause all topics except agents please',
])('%s: stops the others, as a pause is of all', (text) =>
  expect(meant(text)).toEqual({
    kind: 'change',
    command: 'unsubscribe',
    options: { topic: 'all except agents' },
    says: expect.stringContaining('A pause is of all'),
  }),
);

it.each([
  ['scrap robotics', 'robotics'],
  ['axe the robotics papers', 'robotics'],
  ['get rid of robotics', 'robotics'],
  ['do away with agents', 'agents'],
  ['discontinue robotics', 'robotics'],
  ['cease posting agents', 'agents'],
  ['end the agents topic', 'agents'],
  ['stop everything about robotics', 'robotics'],
  ['scrap everything except agents', 'all except agents'],
  ['quit everything with the exception of agents', 'all except agents'],
  ['stop robotics for now', 'robotics'],
])('%s: %s', (text, topic) =>
  expect(meant(text)).toEqual({ kind: 'change', command: 'unsubscribe', options: { topic } }),
);

it.each(['scrap the evening post', 'quit the evening post', 'stop the evening post for now'])(
  '%s: asks for the times that stay',
  (text) => expect(meant(text)).toMatchObject({ command: 'schedule', says: expect.stringContaining('are to stay') }),
);

it.each(['scrap fridays', 'drop fridays for now', 'axe the fridays'])('%s: a day is left out', (text) =>
  expect(meant(text)).toEqual({ kind: 'change', command: 'schedule', options: { when: 'not on fridays' } }),
);

it('stops the top papers for now', () =>
  expect(meant('no more top papers for now')).toMatchObject({ options: { topic: "the day's top papers" } }));

it.each(["don't drop robotics", "don't scrap agents", 'please do not get rid of the agents'])(
  '%s: ends nothing',
  (text) => expect(meant(text)).toMatchObject({ options: {}, says: 'All right, nothing is changed.' }),
);

it.each(['scrap metal recycling', 'end to end driving', 'quit smoking apps'])('%s: is searched', (text) =>
  expect(meant(text).kind).toBe('search'),
);

it('takes "end to end" for no end of it', () =>
  expect(meant('end to end driving papers every day at 8')).toMatchObject({
    command: 'subscribe',
    options: { topic: 'end to end driving' },
  }));

it('counts in the list of topics that was shown', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'diffusion; agents');
  await say('cancel my subscription');
  expect(buttons(await say('remove the second one'))[0]).toMatchObject({ invoke: { options: { topic: 'agents' } } });
});

it.each([
  ['stop everything except fridays', 'fridays'],
  ['drop all posts except weekends', 'weekends'],
  ['only keep fridays', 'fridays'],
  ['stop everything except monday and the weekend', 'weekends mondays'],
])('%s: those days stay, and no topic', (text, when) => expect(whenMeant(text)).toBe(when));

it('asks which times stay, and for no topic', () =>
  expect(meant('stop all posts but the morning one')).toMatchObject({
    command: 'schedule',
    options: {},
    says: expect.stringContaining('are to stay'),
  }));

it.each(['drop the other one', 'skip the early papers', 'stop the later one'])('%s: asks which topic', (text) =>
  expect(meant(text)).toEqual({ kind: 'change', command: 'unsubscribe', options: {} }),
);

it.each(['skip the second digest', 'drop the other post', 'stop the early delivery'])('%s: asks for times', (text) =>
  expect(meant(text)).toMatchObject({ command: 'schedule', says: expect.stringContaining('are to stay') }),
);

it.each(['no, the second one', 'remove 2 from my list', 'drop the second paper'])(
  '%s: ends no topic by its number',
  (text) =>
    expect(meant(text)).not.toMatchObject({ command: 'unsubscribe', options: { topic: expect.stringMatching(/^\d/) } }),
);

it('leaves no papers about "top" out where a channel has no top papers to stop', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'diffusion; agents');
  expect(words(await say('no more top papers'))).not.toContain('Leave papers about');
});

it('takes "drop that again" back from what was offered, and from what was done', async () => {
  const { say } = await spoken();
  await say('save the moebius paper for me');
  expect((await say('drop that again')).summary).toBe('All right, nothing is changed.');
  await say('save 2606.18023');
  expect(buttons(await say('drop that again'))).toMatchObject([{ label: 'Remove' }]);
});

it.each([
  ['keep only the top papers', "all except the day's top papers"],
  ['keep just the top ones', "all except the day's top papers"],
  ['keep agents, drop the rest', 'all except agents'],
  ['only keep robotics and drop the others', 'all except robotics'],
  ['drop the rest and keep agents and robotics', 'all except agents; robotics'],
])('what stays is kept, and the rest stops: %s', (text, topic) =>
  expect(meant(text)).toMatchObject({ kind: 'change', command: 'unsubscribe', options: { topic } }),
);
