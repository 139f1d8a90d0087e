import { expect, it } from 'vitest';
import { readWhy } from '../../src/conversation/bot/why-posted.ts';
import type { Where } from '../../src/conversation/intent.ts';
import { readSentence } from '../../src/conversation/words/words.ts';
import { meant } from './meant.ts';

const named = [{ id: '2606.19195', title: 'Moebius: Lightweight Image Inpainting', words: 'moebius' }];

it.each([
  ...['why not moebius?', 'why no Moebius today?', "why didn't we get the moebius paper?", 'why was Moebius posted?'],
  ...['how come moebius is not here', 'why is moebius missing from the list'],
  "why was Moebius posted here, we're a speech lab",
])('%s asks why a paper was posted or was not', (text) => {
  expect(readWhy(readSentence(text), 'channel', named)).toEqual({ kind: 'status', of: 'why', paper: '2606.19195' });
});

it.each([
  ['why did we get LoopCoder?', 'LoopCoder'],
  ['how come we got SAM3 here', 'SAM3'],
  ['why was MoGe2 posted', 'MoGe2'],
])('%s asks why %s was posted, by a name no title is known by', (text, paper) => {
  expect(readWhy(readSentence(text), 'channel', named)).toEqual({ kind: 'status', of: 'why', paper });
});

it.each([
  ['why was nothing posted on saturday?', 'saturday'],
  ['why did nothing come yesterday', 'yesterday'],
  ['how come nothing was posted on sunday', 'sunday'],
  ['why was nothing posted on weds?', 'wednesday'],
  ["why was monday's digest empty?", 'monday'],
  ['we got nothing on monday', 'monday'],
  ['nothing came on tuesday', 'tuesday'],
  ['there was no digest on friday', 'friday'],
  ['no post on monday?', 'monday'],
  ["we didn't get a post yesterday", 'yesterday'],
])('%s asks of a day', (text, date) => {
  expect(meant(text)).toEqual({ kind: 'status', of: 'why', date });
});

it.each([
  ...[
    'why nothing today?',
    'why nothing here this week',
    'why has nothing landed today',
    'any papers today? why so quiet',
  ],
  ...['how come this landed in here, of all channels', "why haven't there been any posts"],
])('%s asks of the last post', (text) => {
  expect(meant(text)).toEqual({ kind: 'status', of: 'why' });
});

it.each(['nothing on mondays please', 'we want nothing on mondays', 'no papers on monday'])(
  '%s wishes the day away',
  (text) => expect(meant(text)).toMatchObject({ command: 'schedule', options: { when: 'not on mondays' } }),
);

it.each([
  'we were not here on monday',
  'we got nothing on diffusion',
  'Why do speech models mishear names? Any papers?',
  'why do llms not cite any papers?',
  'why has nothing worked for video? any papers?',
])('%s asks of no post', (text) => expect(meant(text)).not.toMatchObject({ of: 'why' }));

it.each(['why is moebius so fast?', 'why not diffusion?', 'why does moebius work'])(
  '%s asks something else',
  (text) => {
    expect(readWhy(readSentence(text), 'channel', named)).toBeUndefined();
  },
);

it.each<[string, Where]>([
  ['how comes this one ended up in our feed?', 'thread'],
  ["why did you send this here, we're a chemistry group", 'thread'],
  ['what is this paper doing in our channel?', 'thread'],
  ['what made you recommend this to us', 'thread'],
  ['which of our topics did this match?', 'thread'],
  ['what does this have to do with our lab?', 'thread'],
  ['who decided to send this here', 'thread'],
  ['Not my field. Why was it sent to us?', 'thread'],
  ['why was nothing posted this morning?', 'channel'],
  ['no digest today?', 'channel'],
  ['Why do we see a biology paper in our vision channel? Nobody asked for it.', 'thread'],
  ['how come I get so many surveys in this feed', 'dm'],
  ['still no digest?', 'channel'],
  ["it's 11 and we haven't got any papers. did something break?", 'channel'],
  ['the channel has been silent since Monday, how come', 'channel'],
  ['Dear bot, nothing has come in today. Might I ask what the matter is?', 'channel'],
  ['why are you sending a chemistry paper in here haha', 'channel'],
])('%s', (text, where) => expect(meant(text, where)).toEqual({ kind: 'status', of: 'why' }));

it.each([
  'why is there nothing on lip reading?',
  'why do we see no papers about weather, is anybody working on it?',
  'post no papers today',
  'why does nothing beat adam?',
])('is not asked by "%s"', (text) => expect(meant(text)).not.toMatchObject({ of: 'why' }));

it.each([
  'why was it shown to work here?',
  'why did they include this here?',
  'how did this end up better than the baseline?',
  'which keywords were used to collect the data?',
  'how is this relevant to robotics?',
  'why do we see so many errors in the depth channel?',
])('asks the paper "%s"', (text) => expect(meant(text, 'thread')).toMatchObject({ kind: 'question' }));
