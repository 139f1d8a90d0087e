import { expect, it } from 'vitest';
import type { ChangeCommand, Intent, Where } from '../../src/conversation/intent.ts';
import type { GivenOptions } from '../../src/core/commands/options.ts';
import { meantOfTitles as meant } from './meant-of-titles.ts';

const changesTo = (command: ChangeCommand, options: GivenOptions, texts: readonly string[]) =>
  texts.map((text): [string, Where, Intent] => [text, 'channel', { kind: 'change', command, options }]);

it.each<[string, Where, Intent]>([
  [
    'subscribe me to robotics at 8am Berlin',
    'channel',
    {
      kind: 'change',
      command: 'subscribe',
      options: { topic: 'robotics', when: '8:00', timezone: 'Europe/Berlin' },
    },
  ],
  [
    'keep me posted on world models',
    'dm',
    { kind: 'change', command: 'subscribe', options: { topic: 'world models' } },
  ],
  [
    'i dont want to get diffusion papers anymore',
    'dm',
    { kind: 'change', command: 'unsubscribe', options: { topic: 'diffusion' } },
  ],
  ['too noisy, mute yourself for now', 'channel', { kind: 'change', command: 'pause', options: {} }],
  ['you can start posting again', 'channel', { kind: 'change', command: 'resume', options: {} }],
  ['please post only 3 papers a day', 'channel', { kind: 'change', command: 'schedule', options: { top: 3 } }],
  ['move it to 7am', 'digest', { kind: 'change', command: 'schedule', options: { when: '7:00' } }],
  ...changesTo('schedule', { when: '60 minutes later' }, ["let's have the post an hour later"]),
  ...changesTo('schedule', { when: '30 minutes earlier' }, ['can the digest come half an hour earlier']),
  ...changesTo('schedule', {}, ['can the digest come a bit later']),
  ...changesTo('schedule', { when: 'not on weekends' }, [
    'no more papers on weekends pls',
    'stop posting on weekends',
    'please no posts over the weekend',
  ]),
  ...changesTo('schedule', { layout: 'compact' }, ['switch back to the compact layout', 'i prefer the compact view']),
  ...changesTo('schedule', { layout: 'cards' }, [
    'one message per paper would be nicer, can you do that',
    'can we have a separate message for each paper',
    'go back to cards',
  ]),
  ...changesTo('subscribe', { topic: "the day's top papers" }, [
    "subscribe to the day's top papers",
    'follow the best papers of the day',
    'follow the hottest papers of the day',
    'restore the most upvoted papers again',
    "please add the day's top papers back",
  ]),
  ...changesTo('subscribe', { topic: "the day's top papers", when: 'daily' }, ['bring us the daily top papers']),
  ...changesTo('subscribe', { topic: "the day's top papers", when: '8:00' }, ['subscribe us to the top papers at 8']),
  ...changesTo('subscribe', { topic: 'robotics' }, ['subscribe us to the top papers about robotics']),
  ...changesTo('subscribe', { topic: 'org:Meta' }, ['subscribe us to the top papers by Meta']),
  ...changesTo('subscribe', { topic: "the day's top papers -video" }, ['subscribe us to the top papers without video']),
  ...changesTo('unsubscribe', { topic: 'robotics' }, [
    'please stop the robotics papers',
    'turn off the robotics topic',
    'turn off robotics for me, keep the rest',
    'quit sending us the robotics papers',
    'mute the robotics updates',
  ]),
  ...changesTo('unsubscribe', { topic: 'language models' }, ["please don't send us papers about language models"]),
  ...changesTo('pause', {}, ['turn off the digest', 'stop all papers']),
  [
    'stop the posts until monday',
    'channel',
    {
      kind: 'change',
      command: 'pause',
      options: {},
      says: 'A pause has no end that I know of: somebody resumes it.',
    },
  ],
  ...changesTo('model', { set: 'off' }, [
    "please don't send our questions to an AI model",
    'never share what we ask with an llm',
    'stop using an ai model to answer our questions',
    'legal says no: dont send our questions to any language model',
  ]),
  ...changesTo('connect', { way: 'email' }, [
    "I'd rather get this by e-mail",
    'send it to my inbox please',
    'could you email the digest to us',
    'i want my daily papers via email instead',
    'email me the papers instead',
  ]),
  ...changesTo('connect', { way: 'feed' }, ['can I get this as a feed', 'do you have an rss feed?']),
  ...changesTo('connect', { way: 'mcp' }, ['plug my agent in', 'how do I connect Claude Code to you']),
  ...changesTo('unfurl', { set: 'off' }, ['turn off link previews in this channel', 'stop unfurling links here']),
  ...changesTo('unfurl', { set: 'on' }, ['turn link previews back on please']),
  ...changesTo('unfurl', { set: 'off' }, [
    'stop putting a paper card under each arxiv link people paste, it is distracting',
    'whenever anyone shares a link you add the abstract beneath it, please switch that off',
  ]),
  ...changesTo('unfurl', { set: 'on' }, [
    'if somebody drops a paper link, please show the title and the abstract underneath',
    'it would be great if arxiv links we paste showed the paper below. Could you enable that?',
  ]),
  ...changesTo('schedule', { top: 4 }, [
    'twelve papers a post is far too many, four would do',
    'three or four papers per post are enough',
    '9 papers is too much, make it 4',
  ]),
  ...changesTo('schedule', { when: 'mondays 11:00' }, ['the digest belongs on mondays at 11, not every day']),
  ...changesTo('connect', { way: 'mcp' }, ['how do we hook you up to our claude desktop agent']),
  ...changesTo('schedule', { top: 6 }, ['cap it at 6', 'please limit the posts at six papers']),
  ...changesTo('schedule', { layout: 'compact' }, ['shorter posts please', 'can we go back to one list']),
  ...changesTo('subscribe', { 'min-upvotes': 30 }, ['raise the bar to 30 votes', 'at least 30 upvotes please']),
  ...changesTo('unsubscribe', { topic: 'neural codecs' }, [
    'drop everything about neural codecs',
    "I'm tired of the neural codecs papers",
    'we have had enough of neural codecs',
    'enough neural codecs',
  ]),
  ...changesTo('subscribe', { topic: 'speech and robotics and causality' }, [
    'add speech, robotics and causality',
    'please follow these topics: speech, robotics, causality',
  ]),
  ...changesTo('model', { set: 'off' }, ['please do not use gpt for our questions']),
  ...changesTo('save', { paper: 'last', remove: true }, ['forget the last one I saved']),
  ...changesTo('schedule', { timezone: 'America/Denver' }, [
    'we relocated to Denver, adjust the time zone',
    'The lab moved from Porto to Denver. Please fix the timezone of the posts.',
    'our office is in denver now, update the timezone',
  ]),
  ...changesTo('schedule', { timezone: 'Asia/Seoul', top: 6 }, ['set the time zone to Seoul and make it 6 papers']),
  ...changesTo('subscribe', { topic: 'graph matching', when: 'weekdays 7:30' }, [
    "we'd like papers on graph matching every weekday at 7:30",
    'new papers about graph matching, each weekday at 7:30 please',
  ]),
  ...changesTo('subscribe', { topic: 'speech recognition', when: 'mondays', top: 2 }, [
    'Papers on speech recognition: how about two each Monday',
    'follow speech recognition and send two papers every Monday',
  ]),
  ...changesTo('subscribe', { topic: 'robotics', timezone: 'Europe/Paris' }, [
    'add robotics and change the time zone to Paris',
  ]),
  ...changesTo('unsubscribe', { topic: 'gaussian splatting' }, [
    'unsub from gaussian splatting pls its dead',
    'unfollow gaussian splatting please we finished that project',
  ]),
  ...changesTo('schedule', { publish: true }, ['publish the posts to our followers']),
  ...changesTo('schedule', { publish: false }, ['please do not publish the posts anymore']),
  ...changesTo('schedule', { layout: 'compact' }, ['make these posts shorter, just titles would be fine']),
  ...changesTo('save', { paper: '2', remove: true }, ['take the second off my list']),
  ...changesTo('save', { paper: 'last', remove: true }, ['drop the last one from my saved papers']),
  ...changesTo('save', { paper: '2606.19195', remove: true }, ['remove Moebius from my reading list']),
  ...changesTo('subscribe', { topic: 'interpretability', 'min-upvotes': 20 }, [
    'only want papers on interpretability with at least 20 upvotes here',
  ]),
  ...changesTo('subscribe', { topic: 'diffusion' }, ['email me when something on diffusion comes out']),
  ...changesTo('subscribe', { topic: 'gui agents -benchmarks' }, [
    'subscribe to gui agents but without benchmarks',
    'subscribe to gui agents -benchmarks',
    'subscribe to gui agents and nothing on benchmarks',
  ]),
  ...changesTo('subscribe', { topic: 'code generation', when: 'weekdays 10:00', timezone: 'Europe/Berlin', top: 4 }, [
    'Set up for my team: code generation, at most 4 papers, weekdays 10:00 Berlin',
  ]),
  ['delete all my data', 'dm', { kind: 'change', command: 'forget-me', options: {} }],
  ['delete everything you know about me', 'dm', { kind: 'change', command: 'forget-me', options: {} }],
  [
    'remove everything about diffusion from this channel',
    'channel',
    { kind: 'change', command: 'unsubscribe', options: { topic: 'diffusion' } },
  ],
])('%s (%s): a change', (text, where, intent) => expect(meant(text, where)).toEqual(intent));

it.each<[string, ChangeCommand, GivenOptions, string]>([
  ['post at 8, and drop the topic video', 'schedule', { when: '8:00' }, 'drop the topic video'],
  ['unsubscribe from diffusion and move the post to 10', 'unsubscribe', { topic: 'diffusion' }, 'move the post to 10'],
  ['pause now and set the time to 8', 'pause', {}, 'set the time to 8'],
])('%s: offers the first, and says what is left', (text, command, options, left) =>
  expect(meant(text)).toEqual({
    kind: 'change',
    command,
    options,
    says: expect.stringContaining(`"${left}" is another`),
  }),
);

it.each([
  'why is there a card under every link?',
  'show me the paper linked below',
  'papers on link prediction',
  'papers on sleep from every night of last week',
  'papers about reading? something like how people choose what they read every day',
  'which papers did we get on diffusion',
])('%s: asks for no change', (text) => expect(meant(text).kind).not.toBe('change'));

it.each([
  ["we'd also like papers about protein folding", 'protein folding'],
  ['we would additionally want stuff on robotics', 'robotics'],
  ["i'd also love papers on speech here", 'speech'],
])('%s is a topic more', (text, topic) => {
  expect(meant(text)).toMatchObject({ kind: 'change', command: 'subscribe', options: { topic } });
});

it('asks for the days of what is to come twice a week', () =>
  expect(meant('bring us anything new on neural codecs, twice a week')).toEqual({
    kind: 'change',
    command: 'subscribe',
    options: { topic: 'neural codecs' },
    says: 'Say on which days, such as mon,thu 9:00.',
  }));

it.each([
  ['notify us of mamba releases', 'mamba releases'],
  ['notify us in slack of mamba releases', 'mamba releases'],
  ['we need robotics in here, but without surgery', 'robotics -surgery'],
  ['we want video generation in this channel', 'video generation'],
  ['setting up a channel for a team who do federated learning', 'federated learning'],
])('%s: is to come from now on', (text, topic) =>
  expect(meant(text)).toEqual({ kind: 'change', command: 'subscribe', options: { topic } }),
);

it.each(['we need help in here', 'how do i set up a channel for my team', 'set up a server for inference'])(
  '%s: names no topic to follow',
  (text) => expect(meant(text)).not.toMatchObject({ command: 'subscribe', options: { topic: expect.anything() } }),
);
