import { describe, expect, it } from 'vitest';
import type { Intent, Where } from '../../src/conversation/intent.ts';
import { readItem } from '../../src/conversation/papers/item.ts';
import { limitIn } from '../../src/conversation/topics/limit.ts';
import { votesIn } from '../../src/conversation/topics/votes.ts';
import { readSentence } from '../../src/conversation/words/words.ts';
import { findDays } from '../../src/core/queries/find-days.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { meant, now } from './meant.ts';

it.each([
  ['genomic language models , top ten by votes', 10],
  ['the two newest on cache eviction', 2],
  ['adaptation theory , max 4', 4],
  ['3 most upvoted on world models', 3],
  ['mobile manipulation , 10 results', 10],
  ['foundation models . 10 is enough', 10],
  ['a short list of six .', 6],
  ['five articles on sepsis', 5],
  ['top 1 accuracy of vision models', undefined],
  ['the last 2 papers', undefined],
  ['only 2 gpus', undefined],
  ['version 2 papers', undefined],
])('%s: %s papers', (text, limit) => expect(limitIn(text.split(' '))?.limit).toBe(limit));

it.each([
  ['gui agents with 20 or more upvotes', 20, false],
  ['health papers with more than 20 upvotes', 20, true],
  ['energy of training , upvotes above 5', 5, true],
  ['nothing under 10 upvotes', 10, false],
  ['whatever is under 15 upvotes can be skipped', 15, false],
  ['min upvotes 10', 10, false],
])('%s: %s votes', (text, votes, isMore) => expect(votesIn(text.split(' '))).toMatchObject({ votes, isMore }));

it.each(['fewer than 5 votes', 'papers under 20 upvotes'])('%s asks for no votes at least', (text) =>
  expect(votesIn(text.split(' '))).toBeUndefined(),
);

it.each([
  ['votes:20', 20],
  ['upvotes:20', 20],
  ['upvotes:>20', 21],
  ['votes:>=20', 20],
  ['upvotes:20+', 20],
])('%s', (query, votes) => expect(parseQuery(`robots ${query}`)).toEqual({ ...parseQuery('robots'), votes }));

it.each([
  ['humanoids since 1 June 2026?', { since: '2026-06-01' }],
  ['only after 15 April 2026', { since: '2026-04-16' }],
  ['older ones, until 1 june 2026', { until: '2026-06-01' }],
  ['everything up to 2026-05-31', { until: '2026-05-31' }],
  ['until end of March 2026', { until: '2026-03-31' }],
  ['prior to may 2026', { until: '2026-04-30' }],
  ['from 2026-04-15 on', { since: '2026-04-15' }],
  ['from 15 may 2026 onwards', { since: '2026-05-15' }],
  ['from the 10th to the 20th of May 2026', { since: '2026-05-10', until: '2026-05-20' }],
])('%s', (text, days: { since?: string; until?: string }) => {
  const { since, until } = findDays(text, now) ?? {};
  expect({ since, until }).toEqual({ since: days.since, until: days.until });
});

it.each<[string, object]>([
  ['anything trending now?', { period: 'trending' }],
  ["what's trending today", { period: 'day' }],
  ['trending this month?', { period: 'month' }],
  ['open mondays list again', { period: 'day', date: '2026-06-15' }],
  ["I missed tuesday's digest, give me that", { period: 'day', date: '2026-06-16' }],
])('%s: the best of it', (text, top) => expect(meant(text)).toEqual({ kind: 'top', ...top }));

describe('searches', () => {
  it.each<[string, string]>([
    ['speculative decoding papers since 1 June 2026', 'speculative decoding since:2026-06-01'],
    ['work by Chelsea Finn from 2026 onwards', 'author:"Chelsea Finn" since:2026'],
    ['author:"Yejin Choi" reasoning', 'reasoning author:"Yejin Choi"'],
    ['VLA benchmarks that are not LIBERO', 'VLA benchmarks -LIBERO'],
    ["we're after action chunking papers, leave out the simulation ones", 'action chunking -simulation'],
    ['reward hacking papers that got more than 50 upvotes', 'reward hacking votes:>50'],
  ])('%s', (text, query) => expect(meant(text)).toMatchObject({ kind: 'search', query }));

  it.each(['search speculative decoding on small gpus, newest', 'Search for physics informed super-resolution'])(
    '%s',
    (text) => expect(meant(text, 'thread')).toMatchObject({ kind: 'search' }),
  );
});

const item = (text: string, where: Where = 'digest') => readItem(readSentence(text), where);

describe('what is wanted of a number of a list', () => {
  it.each<[string, Extract<Intent, { kind: 'item' }>['does'], number]>([
    ['anything like number 3?', 'similar', 3],
    ['more along the lines of 1', 'similar', 1],
    ['which papers resemble the second one', 'similar', 2],
    ['find neighbours of #1', 'similar', 1],
    ["I'd like to see papers close to number 7", 'similar', 7],
    ['why is 4 in here?', 'why', 4],
    ['how did 1 get picked', 'why', 1],
    ['how come we got number two, we do not do medicine', 'why', 2],
    ['reason for number 1??', 'why', 1],
    ['On what grounds was nr 1 picked for us', 'why', 1],
    ['why did the fourth one make the cut?', 'why', 4],
    ['#4: success rate on unseen objects?', 'ask', 4],
    ['is the proof in 2 complete or only a sketch', 'ask', 2],
    ['does 3 work on real hardware?', 'ask', 3],
    ['For paper 1, is the planner learned or classical?', 'ask', 1],
    ['which dataset has number 5, is it simulated', 'ask', 5],
    ['I need the latex reference of no 2', 'cite', 2],
    ['stash the 5th for later', 'save', 5],
    ['Would you put #6 on my list, please?', 'save', 6],
    ['The one at position 3 - add it to saved', 'save', 3],
    ['keep the last one, i mean 8', 'save', 8],
    ['tell me more on #3', 'show', 3],
    ['could you open the second one for me?', 'show', 2],
  ])('%s', (text, does, number) => expect(item(text)).toMatchObject({ does, numbers: [number] }));

  it.each<[string, number[]]>([
    ['in what way does the first differ from the fourth?', [1, 4]],
    ['what is the main difference between number 2 and number 5', [2, 5]],
    ['is #3 any faster than #1?', [3, 1]],
  ])('%s sets two side by side', (text, numbers) =>
    expect(meant(text)).toEqual({ kind: 'item', numbers, does: 'compare' }),
  );

  it.each<[string, number]>([
    ['for 2, which optimizer did they use?', 2],
    ['about the last of those, is the code any good?', -1],
  ])('%s asks one', (text, number) => expect(meant(text)).toMatchObject({ kind: 'item', numbers: [number] }));

  it.each(['does 4 bit quantization work', 'is 2 stage training better'])('%s names none', (text) =>
    expect(item(text, 'channel')).toBeUndefined(),
  );
});

it.each([
  'what else should I read if I like this',
  'Is anything close to this one in the archive?',
  'Are there other papers in the same spirit as this one?',
  'which other papers are close to this one?',
  'show neighbours of this paper',
])('%s', (text) => expect(meant(text, 'thread')).toEqual({ kind: 'similar' }));

it.each(['how close is this to human performance?', 'do similar results hold on other datasets?'])('%s', (text) =>
  expect(meant(text, 'thread')).toMatchObject({ kind: 'question' }),
);

it.each([
  'what is test-time training',
  'how does speculative decoding work',
  'i dont get what a kv cache is',
  'is mixture of experts worth it for small models?',
  "what's a world model in plain words?",
])('%s asks for no papers', (text) => expect(meant(text)).toEqual({ kind: 'question', question: text }));

it.each(['what is new in speculative decoding', 'what is hot'])('%s', (text) =>
  expect(meant(text).kind).not.toBe('question'),
);

describe('what the channel got and will get', () => {
  it.each<[string, Intent]>([
    ['recap for the standup', { kind: 'recap' }],
    ['was off all week, catch me up', { kind: 'recap' }],
    ['i missed everything since monday, catch me up on the week', { kind: 'recap', days: 5 }],
    ["what would tomorrow's post look like? show a preview", { kind: 'status', of: 'preview' }],
    ['show me a sample of my digest before it goes out', { kind: 'status', of: 'preview' }],
    ['dry run of the digest please', { kind: 'status', of: 'preview' }],
  ])('%s', (text, intent) => expect(meant(text)).toEqual(intent));

  it.each(['catch me up on diffusion', 'preview of diffusion papers'])('%s names a topic', (text) =>
    expect(['recap', 'status']).not.toContain(meant(text).kind),
  );
});

describe('changes', () => {
  it.each<[string, object]>([
    ['is there an rss feed i can put in my reader', { command: 'connect', options: { way: 'feed' } }],
    ['hook this up to claude via mcp', { command: 'connect', options: { way: 'mcp' } }],
    ['I should like to receive the digest by e-mail as well.', { command: 'connect', options: { way: 'email' } }],
    ['legal is fine with it, turn the model back on', { command: 'model', options: { set: 'on' } }],
    ['turn off the AI-written answers', { command: 'model', options: { set: 'off' } }],
    ['no llm replies for me thanks', { command: 'model', options: { set: 'off' } }],
    ['no ai please', { command: 'model', options: { set: 'off' } }],
    ['hey, no chatgpt please', { command: 'model', options: { set: 'off' } }],
    ['no ai papers please', { command: 'unsubscribe', options: { topic: 'ai' } }],
    ['unsub from speech', { command: 'unsubscribe', options: { topic: 'speech' } }],
    ['could you bookmark it?', { command: 'save', options: {} }],
    ['im back, continue', { command: 'resume' }],
    ['quiet please for some days, we have the trade fair', { command: 'pause' }],
    [
      'can you post new medical imaging papers here at 6pm',
      { command: 'subscribe', options: { topic: 'medical imaging' } },
    ],
    ['move digest to 10am', { command: 'schedule', options: { when: '10:00' } }],
  ])('%s', (text, change) => expect(meant(text, 'dm')).toMatchObject({ kind: 'change', ...change }));

  it.each(['attacks on MCP servers', 'robot grasping, no LLM please', 'papers on e-mail security'])('%s', (text) =>
    expect(meant(text)).toMatchObject({ kind: 'search' }),
  );
});
