import { describe, expect, it } from 'vitest';
import type { Intent, Where } from '../../src/conversation/intent.ts';
import { understand } from '../../src/conversation/understand.ts';
import type { NamedPaper } from '../../src/core/queries/search.ts';
import { meant, now } from './meant.ts';

const moebius: NamedPaper = { id: '2606.19195', title: 'Moebius: Lightweight Image Inpainting', words: 'moebius' };
const looped: NamedPaper = { id: '2606.18023', title: 'LoopCoder: diffusion for code', words: 'loopcoder' };

/** What is meant where the two papers are known by their names. */
const of = (text: string, where: Where = 'channel'): Intent => {
  const named = [moebius, looped].filter(({ words }) => text.toLowerCase().includes(words));
  return understand({ text, where, now, named });
};

describe('a discussion is offered', () => {
  it.each([
    ['Could we have a thread on Moebius? Two of us want to read it', moebius.id],
    ["let's discuss Moebius", moebius.id],
    ['my supervisor would like us to talk it over: please set up a discussion for Moebius', moebius.id],
    ['Moebius looks useful. Can you start a thread?', moebius.id],
    ['thread for 2604.12345 please', '2604.12345'],
    ['we should discuss https://arxiv.org/abs/2604.12345, it is close to our project', '2604.12345'],
    ['is there a discussion on Moebius already?', moebius.id],
    ['shall we talk about Moebius', moebius.id],
    ['please open Moebius, we would like to discuss it with the platform team', moebius.id],
    ['I think Moebius deserves its own thread', moebius.id],
  ])('%s', (text, paper) => expect(of(text)).toEqual({ kind: 'change', command: 'discuss', options: { paper } }));

  it.each(['can you open a thread for this one', 'start a discussion please', "let's discuss this paper"])(
    '%s, of the one that is talked about',
    (text) => expect(of(text)).toEqual({ kind: 'change', command: 'discuss', options: {} }),
  );

  it.each<[string, Where]>([
    ['discuss the limitations of Moebius', 'channel'],
    ['what does Moebius discuss about speed?', 'channel'],
    ['does Moebius start a thread for each tile?', 'channel'],
    ['papers on discussion summarization', 'dm'],
    ["let's discuss the ablation", 'thread'],
    ['we had a thread on Moebius, who wrote it?', 'channel'],
    ['number one is for Ada, open a discussion on it', 'digest'],
  ])('and not for "%s"', (text, where) => expect(of(text, where)).not.toMatchObject({ command: 'discuss' }));
});

describe('a title that is quoted or written as one', () => {
  it.each<[string, object]>([
    ["who wrote 'Folding the Paper Crane'?", { kind: 'facts', fact: 'authors' }],
    ['when did "Folding the Paper Crane" come out', { kind: 'facts', fact: 'date' }],
    ['tldr of “Folding the Paper Crane” please', { kind: 'gist' }],
    ["my supervisor mentioned 'Folding the Paper Crane', could you show it to me?", { kind: 'paper' }],
    ['I need the paper Folding the Paper Crane', { kind: 'paper' }],
    ['the article with the title Folding the Paper Crane please', { kind: 'paper' }],
  ])('%s', (text, intent) => expect(of(text, 'dm')).toEqual({ ...intent, paper: 'Folding the Paper Crane' }));

  it('keeps its article', () =>
    expect(of('show me the paper The Crane That Folds Itself', 'dm')).toEqual({
      kind: 'paper',
      paper: 'The Crane That Folds Itself',
    }));

  it('is none where a phrase is quoted', () =>
    expect(of('papers on "chain of thought" please', 'dm').kind).toBe('search'));
});

it('shows another paper in a discussion', () =>
  expect(of('could you open Moebius as well? it may fit better', 'thread')).toEqual({
    kind: 'paper',
    paper: '2606.19195',
  }));

it.each<[string, object]>([
  ['we would need the bibtex entry of arXiv 2604.12345', { kind: 'facts', fact: 'citation', paper: '2604.12345' }],
  ['who are the people behind 2604.12345?', { kind: 'facts', fact: 'authors', paper: '2604.12345' }],
  ['what is comparable to 2604.12345? it helped a lot', { kind: 'similar', paper: '2604.12345' }],
  ['explain the reward in 2604.12345', { kind: 'question', paper: '2604.12345' }],
])('%s', (text, intent) => expect(of(text, 'dm')).toMatchObject(intent));

describe('papers like one', () => {
  it.each([
    ['find stuff that is close to Moebius', moebius.id],
    ['which articles resemble 2604.12345?', '2604.12345'],
    ['I enjoyed Moebius, what should I read next?', moebius.id],
    ['Moebius related work', moebius.id],
    ['anything along the lines of Moebius please', moebius.id],
    ['2604.12345, more like that', '2604.12345'],
    ['neighbours of 2604.12345', '2604.12345'],
    ['what else resembles Zorbulator?', 'Zorbulator'],
    ['we are reading Moebius on Friday, are there similar papers?', moebius.id],
    ['Moebius was a pleasure to read. Would you have anything along the same lines?', moebius.id],
    ['articles in the spirit of Moebius but from other labs', moebius.id],
    ['anything along the lines of Moebius would be great', moebius.id],
    ['We liked Moebius a lot. any more in that direction?', moebius.id],
  ])('%s', (text, paper) => expect(of(text)).toEqual({ kind: 'similar', paper }));

  it.each([
    'is Moebius similar to LoopCoder?',
    'does Moebius work on data similar to LoopCoder?',
    'papers like Moebius but for audio',
    'nearest neighbour search in high dimensions',
  ])('not for "%s"', (text) => expect(of(text).kind).not.toBe('similar'));
});

it.each([
  'is there work comparable to this one? we want to be the first',
  'are there similar papers to this? who was first',
])('%s: like the one that is talked about', (text) => expect(meant(text, 'thread')).toEqual({ kind: 'similar' }));

it.each([
  'anything similar but newer',
  'newer ones like this',
  'something like this but more recent',
  'similar papers since then',
  'anything newer like it?',
  'is there newer work in the same direction?',
  'latest papers like this',
])('%s: papers like the one that is talked about, after it', (text) => {
  expect(meant(text, 'thread')).toEqual({ kind: 'similar', isNewer: true });
  expect(meant(text)).toEqual({ kind: 'similar', isNewer: true });
});

it.each(['anything newer on diffusion', 'similar results in later layers?', 'latest papers', 'anything new?'])(
  '%s: not like one',
  (text) => expect(meant(text)).not.toMatchObject({ isNewer: true }),
);

it('is put on the list of saved papers', () =>
  expect(of('add Moebius to my saved papers')).toEqual({
    kind: 'change',
    command: 'save',
    options: { paper: moebius.id },
  }));

describe('a part of a paper is asked about, and not told whole', () => {
  it.each([
    "explain the loss to me like I'm a web developer",
    'can you walk me through the data pipeline?',
    'describe figure 3 in plain words',
    'what does table 2 show, in short?',
    'break down the scheduler for me',
    'a quick overview of the experiments please',
  ])('%s', (text) => expect(meant(text, 'thread')).toEqual({ kind: 'question', question: text }));

  it.each(["explain this to me like I'm a lawyer", 'walk me through the paper', 'explain the main idea simply'])(
    '%s',
    (text) => expect(meant(text, 'thread')).toEqual({ kind: 'gist' }),
  );

  it.each([
    'short summary I can paste in our newsletter',
    'a summary of 4-5 lines that we may send to the client',
    'Could we get a brief summary for the managers, without equations?',
    'sorry for my bad english, could you explain simpler what the authors found',
    'put it more plainly what this paper does',
  ])('%s: all of it', (text) => expect(meant(text, 'thread')).toEqual({ kind: 'gist' }));

  it.each([
    'ok im lost, what do they do here',
    'its about what, image or video?',
    'so what is it, a dataset or a model?',
    'wait what does this do',
    'what is this even about haha',
    'what are they doing, exactly',
    'what do these authors actually do in this paper?',
    'sorry lost the thread, what is it they propose',
    "late to the party, what's going on here",
    'what am i reading here',
    'no clue what this is about',
  ])('%s: all of it, asked loosely', (text) => expect(meant(text, 'thread')).toEqual({ kind: 'gist' }));

  it.each([
    'what do they do about label noise',
    'what are they doing with the memory',
    'what is happening in figure 3',
    "what's the loss, l1 or l2?",
    'what is this loss for',
    'whats the point of distillation here',
    'main findings of the user study',
  ])('%s: a part, asked loosely', (text) =>
    expect(meant(text, 'thread')).toEqual({ kind: 'question', question: text }),
  );

  it.each([
    'let us know when the lab posts a new checkpoint',
    'please notify everybody as soon as they upload a new dataset',
  ])('%s: no topic for the channel', (text) => expect(meant(text, 'thread').kind).toBe('question'));

  it.each(['what is the idea behind 2604.12345?', '2604.12345 what is it about, briefly', '2604.12345, in brief'])(
    '%s',
    (text) => expect(meant(text, 'dm')).toEqual({ kind: 'gist', paper: '2604.12345' }),
  );

  it.each(['the Moebius paper, in short please', 'Moebius, in two sentences'])('%s', (text) =>
    expect(of(text)).toEqual({ kind: 'gist', paper: moebius.id }),
  );
});

describe('what is known of every paper', () => {
  it.each<[string, object]>([
    ['number of votes?', { kind: 'facts', fact: 'votes' }],
    ['is the code anywhere public', { kind: 'facts', fact: 'code' }],
    ['what this paper is about?', { kind: 'gist' }],
    ['what are they trying to prove', { kind: 'gist' }],
    ['the weaknesses?', { kind: 'question' }],
    ['we want to rerun this, is there a repository?', { kind: 'facts', fact: 'code' }],
    ['I do not see how the gate opens, do they explain it?', { kind: 'question' }],
    ['hm, what is a "drift cell"', { kind: 'question' }],
  ])('%s', (text, intent) => expect(meant(text, 'thread')).toMatchObject(intent));

  it.each([
    'bibtex Moebius',
    'cite Moebius for our wiki',
    'how should we reference Moebius in a report?',
    'how ought one to cite Moebius?',
  ])('%s', (text) => expect(of(text)).toEqual({ kind: 'facts', fact: 'citation', paper: moebius.id }));

  it.each(["what's number 3 doing in our list?", 'how come 3 is here'])('%s', (text) =>
    expect(meant(text, 'digest')).toMatchObject({ does: 'why', numbers: [3] }),
  );

  it('takes "that" for the number of a list that was named', () =>
    expect(meant('the fourth one, more like that', 'digest')).toMatchObject({ does: 'similar', numbers: [4] }));

  it.each(['2nd: which baselines?', 'what are the limitations of the second paper'])('%s', (text) =>
    expect(meant(text, 'digest')).toMatchObject({ does: 'ask', numbers: [2] }),
  );
});

it.each(['PCI tokenization', 'SNOMED mapping', 'GDPR redaction'])('%s is searched', (text) =>
  expect(meant(text, 'dm')).toMatchObject({ kind: 'search', query: text }),
);

it.each(['do you have the Moebius paper?', 'is Moebius in your index?', 'is the Moebius paper part of the archive'])(
  '%s shows it',
  (text) => expect(of(text)).toEqual({ kind: 'paper', paper: moebius.id }),
);

it.each(['please save this for tonight', 'pin this paper for Monday'])('%s', (text) =>
  expect(meant(text, 'thread')).toEqual({ kind: 'change', command: 'save', options: {} }),
);

describe('what is of no paper', () => {
  it.each([
    'explain flow matching to me',
    'pros and cons of speculative decoding?',
    'when does self-distillation help?',
    "explain speculative decoding like I'm new to this",
  ])('%s asks', (text) => expect(meant(text, 'dm')).toEqual({ kind: 'question', question: text }));

  it.each([
    'is there already a paper on flow matching? my advisor says so',
    'do you know whether anything exists on sepsis?',
  ])('%s searches', (text) => expect(meant(text, 'dm')).toMatchObject({ kind: 'search' }));

  it('of a wish about topics says it by its topic', () =>
    expect(meant("we're no longer interested in image captioning")).toEqual({
      kind: 'change',
      command: 'unsubscribe',
      options: { topic: 'image captioning' },
    }));
});

describe('the paper that is named beside what is asked', () => {
  it.each<[string, Partial<Intent>]>([
    ['give me 2604.12345 in short, my train leaves soon', { kind: 'gist', paper: '2604.12345' }],
    ['who wrote 2604.12345, I forgot', { kind: 'facts', fact: 'authors', paper: '2604.12345' }],
    ['is 2604.12345 any good?', { kind: 'question', paper: '2604.12345' }],
  ])('%s', (text, intent) => expect(of(text, 'dm')).toMatchObject(intent));
});
