import { describe, expect, it } from 'vitest';
import type { Intent, Where } from '../../src/conversation/intent.ts';
import { growsLessThan } from '../fixtures/growth.ts';
import { meantOfTitles as meant } from './meant-of-titles.ts';

const search = (query: string, sort?: 'new' | 'upvotes'): Intent => ({
  kind: 'search',
  query,
  ...(sort === undefined ? {} : { sort }),
});

describe('searches', () => {
  it.each<[string, Intent]>([
    ['find papers about linear attention', search('linear attention')],
    ['any new papers on diffusion this week?', search('diffusion since:7d', 'new')],
    ['newest paper on diffusion?', search('diffusion', 'new')],
    ['most upvoted papers on coding agents this month', search('coding agents since:2026-06', 'upvotes')],
    ['anything on robots since monday', search('robots since:2026-06-15')],
    ['did anybody publish on unlearning yesterday?', search('unlearning since:1d')],
    ['could you find work on flow matching, thanks a lot', search('flow matching')],
    ['Our users ask about prompt injection. What has been published on it?', search('prompt injection')],
    ['papers by Yejin Choi on commonsense', search('commonsense author:"Yejin Choi"')],
    ['speculative decoding but not for images', search('speculative decoding -images')],
    [
      'long context evals "needle in a haystack" 100+ votes',
      search('"needle in a haystack" long context evals votes:100'),
    ],
    [
      'prefill/decode disaggregation papers since the first of May',
      search('prefill decode disaggregation since:2026-05'),
    ],
    ['world models for robots, past two weeks pls', search('world models robots since:14d')],
    ['medical imaging + flow matching', search('medical imaging flow matching')],
    ['molecule generation papers with at least 20 upvotes', search('molecule generation votes:20')],
    ['2 bit quantization papers please', search('2 bit quantization')],
    ['video models between March and May 2024', search('video models since:2024-03-01 until:2024-05-31')],
    ['diffusion papers from the past fortnight', search('diffusion since:2026-06-05')],
    ['robot papers from 12.06.2026', search('robot since:2026-06-12 until:2026-06-12')],
    ['gui agents, 30+ votes', search('gui agents votes:30')],
    [
      'papers on flood prediction since 2026-05-01 until 2026-06-01',
      search('flood prediction since:2026-05-01 until:2026-06-01'),
    ],
    ['flood prediction since:2026-05-01', search('flood prediction since:2026-05-01')],
    ['optical flow -video', search('optical flow -video')],
    ['find papers with the exact words "chain of thought"', search('"chain of thought"')],
    ['what has Anthropic published on interpretability', search('interpretability org:Anthropic')],
    ['robot papers but nothing with simulation', search('robot -simulation')],
    ['video generation and nothing on avatars', search('video generation -avatars')],
    ['is there nothing on kites?', search('kites')],
    ['everything nvidia published in may', search('org:nvidia since:2026-05 until:2026-05-31')],
    ['papers on KV cache from 2025', search('KV cache since:2025 until:2025-12-31')],
    ['Partner meeting at 3. I need papers on inpainting', search('inpainting')],
    ['the last 2 papers on inpainting', search('inpainting')],
  ])('%s', (text, intent) => expect(meant(text)).toEqual(intent));
});

it('lists as many as are asked for', () => {
  const three: Intent = { kind: 'search', query: 'inpainting', limit: 3 };
  expect(meant('give me 3 papers on inpainting')).toEqual(three);
  expect(meant('show me three recent papers about inpainting')).toEqual({ ...three, sort: 'new' });
});

describe('what is read most', () => {
  it.each<[string, Intent]>([
    ["what's hot?", { kind: 'top', period: 'day' }],
    ['what was hot this week?', { kind: 'top', period: 'week' }],
    ['give me the highlights of the month', { kind: 'top', period: 'month' }],
    ['what did I miss on vacation?', { kind: 'recap' }],
    ["yesterday's papers", { kind: 'top', period: 'day', date: '2026-06-18' }],
    ['show me what was popular on 2026-05-18', { kind: 'top', period: 'day', date: '2026-05-18' }],
    ['what was popular on 2026-11-18', { kind: 'top', period: 'day', date: '2026-11-18' }],
  ])('%s', (text, intent) => expect(meant(text)).toEqual(intent));
});

describe('one paper', () => {
  it.each<[string, Where, Intent]>([
    ['https://arxiv.org/abs/2606.19195 pls', 'dm', { kind: 'paper', paper: '2606.19195' }],
    ['arXiv:2606.10651v1 [cs.CV] 9 Jun 2026', 'dm', { kind: 'paper', paper: '2606.10651' }],
    ['doi 10.48550/arXiv.2605.28774', 'dm', { kind: 'paper', paper: '2605.28774' }],
    ['retrieval is cheap show me the code', 'channel', { kind: 'paper', paper: '2605.12975' }],
    ['moebius', 'channel', { kind: 'paper', paper: '2606.19195' }],
    ['world models', 'channel', search('world models')],
    ["show me Schrodinger's Kites", 'channel', { kind: 'paper', paper: '2605.11111' }],
    ["where's that paper saying that rereading helps", 'channel', { kind: 'paper', paper: 'that rereading helps' }],
    ['who wrote it?', 'thread', { kind: 'facts', fact: 'authors' }],
    ['when was Moebius published', 'channel', { kind: 'facts', fact: 'date', paper: '2606.19195' }],
    ['is the code out yet', 'thread', { kind: 'facts', fact: 'code' }],
    ['which lab is it from?', 'thread', { kind: 'facts', fact: 'organisation' }],
    ['how many upvotes does it have by now', 'thread', { kind: 'facts', fact: 'votes' }],
    ['link to the pdf pls', 'thread', { kind: 'facts', fact: 'links' }],
    ['bibtex please', 'thread', { kind: 'facts', fact: 'citation' }],
    ['tldr', 'thread', { kind: 'gist' }],
    ['so basically what did they do??', 'thread', { kind: 'gist' }],
    ['Why should I care about this paper?', 'thread', { kind: 'gist' }],
    ['does Segment Anything 2 have a repo', 'channel', { kind: 'facts', fact: 'code', paper: 'Segment Anything 2' }],
    ['show me "Retrieval is Cheap, Show Me the Code" real quick', 'thread', { kind: 'paper', paper: '2605.12975' }],
    ['find "Tables of Unseen Kites"', 'thread', { kind: 'paper', paper: 'Tables of Unseen Kites' }],
    [
      'is it better than LoopCoder-v2 or are they solving different problems',
      'thread',
      {
        kind: 'compare',
        papers: ['2606.18023'],
        question: 'is it better than LoopCoder-v2 or are they solving different problems',
      },
    ],
    ['what else did people publish on kites?', 'thread', search('kites')],
    ['more papers on kites', 'thread', search('kites')],
    ['more papers on this', 'thread', { kind: 'similar' }],
    ['can you show VibeThinker-3B, too', 'thread', { kind: 'paper', paper: 'VibeThinker-3B' }],
    ['please also open the VibeThinker-3B paper', 'thread', { kind: 'paper', paper: 'VibeThinker-3B' }],
    ["explain this like I'm five", 'thread', { kind: 'gist' }],
    ['what is Moebius?', 'channel', { kind: 'gist', paper: '2606.19195' }],
    ['quick rundown of 2606.08348 please', 'dm', { kind: 'gist', paper: '2606.08348' }],
    [
      'Moebius vs LoopCoder-v2',
      'channel',
      { kind: 'compare', papers: ['2606.19195', '2606.18023'], question: 'Moebius vs LoopCoder-v2' },
    ],
    ...[
      'how does moebius differ from loopcoder-v2',
      'in what way does Moebius differ from LoopCoder-v2',
      'difference between moebius and loopcoder-v2',
      'is there a difference between Moebius and LoopCoder-v2?',
      'what makes Moebius different from LoopCoder-v2?',
    ].map((question): [string, Where, Intent] => [
      question,
      'digest',
      { kind: 'compare', papers: ['2606.19195', '2606.18023'], question },
    ]),
    ...[
      'how does 2606.20404 know that the flow went wrong',
      'why did https://arxiv.org/abs/2606.20404 need so much data',
      'does 2606.20404 work without a GPU?',
      'what dataset does 2606.20404 use',
      'how well does arxiv.org/abs/2606.20404v2 do on long videos',
    ].map((question): [string, Where, Intent] => [question, 'dm', { kind: 'question', question, paper: '2606.20404' }]),
    ['do you have 2606.20404', 'dm', { kind: 'paper', paper: '2606.20404' }],
    ['what is 2606.20404 about', 'dm', { kind: 'gist', paper: '2606.20404' }],
    ['who wrote 2606.20404?', 'dm', { kind: 'facts', fact: 'authors', paper: '2606.20404' }],
    ['more like 2606.20404', 'dm', { kind: 'similar', paper: '2606.20404' }],
    ['more like "Attention Is All You Need"', 'dm', { kind: 'similar', paper: 'Attention Is All You Need' }],
    ['more like attention is all you need', 'dm', { kind: 'similar', paper: 'attention is all you need' }],
    ['papers similar to “Deep Residual Learning”', 'thread', { kind: 'similar', paper: 'Deep Residual Learning' }],
    ['less like "Deep Residual Learning"', 'dm', { kind: 'similar', isLess: true, paper: 'Deep Residual Learning' }],
    [
      'i mean the paper called variable-width transformers',
      'dm',
      { kind: 'paper', paper: 'variable-width transformers' },
    ],
    ['so what did they find in the end', 'thread', { kind: 'gist' }],
    [
      'how is this different from LoopCoder-v2?',
      'thread',
      { kind: 'compare', papers: ['2606.18023'], question: 'how is this different from LoopCoder-v2?' },
    ],
  ])('%s (%s)', (text, where, intent) => expect(meant(text, where)).toEqual(intent));
});

describe('one of a list', () => {
  it.each<[string, Where, Intent]>([
    ['number 2', 'channel', { kind: 'item', numbers: [2], does: 'show' }],
    ['4 pls', 'digest', { kind: 'item', numbers: [4], does: 'show' }],
    ['save the last one for me', 'digest', { kind: 'item', numbers: [-1], does: 'save' }],
    ['3rd one looks interesting, can we open a thread?', 'digest', { kind: 'item', numbers: [3], does: 'discuss' }],
    ['cite the second one and the fourth for our survey', 'digest', { kind: 'item', numbers: [2, 4], does: 'cite' }],
    ['how large is the corpus in the third paper?', 'digest', { kind: 'item', numbers: [3], does: 'ask' }],
    ['please open number three and number six', 'digest', { kind: 'item', numbers: [3, 6], does: 'show' }],
    ['similar to 3', 'digest', { kind: 'item', numbers: [3], does: 'similar' }],
    ['2 and 5', 'channel', { kind: 'item', numbers: [2, 5], does: 'show' }],
    ['save 2, 3 and 5 for me', 'dm', { kind: 'item', numbers: [2, 3, 5], does: 'save' }],
    ['number 2 and 5 please', 'digest', { kind: 'item', numbers: [2, 5], does: 'show' }],
    ['summarize the first two', 'channel', { kind: 'item', numbers: [1, 2], does: 'gist' }],
    ['compare 1 and 3', 'channel', { kind: 'item', numbers: [1, 3], does: 'compare' }],
    ['how do 1 and 3 differ?', 'digest', { kind: 'item', numbers: [1, 3], does: 'compare' }],
    ['less like 1', 'digest', { kind: 'item', numbers: [1], does: 'less-like' }],
    ['more like 3', 'channel', { kind: 'item', numbers: [3], does: 'similar' }],
    ['less of this please', 'thread', { kind: 'similar', isLess: true }],
    ['does #5 come with code', 'digest', { kind: 'item', numbers: [5], does: 'facts', fact: 'code' }],
    ['why did we get number 5', 'digest', { kind: 'item', numbers: [5], does: 'why' }],
    ['why was the third one posted here', 'digest', { kind: 'item', numbers: [3], does: 'why' }],
    ['why is the second one so slow', 'digest', { kind: 'item', numbers: [2], does: 'ask' }],
    ['how does number 3 deal with occlusion', 'channel', { kind: 'item', numbers: [3], does: 'ask' }],
    ["what's the second about", 'digest', { kind: 'item', numbers: [2], does: 'gist' }],
  ])('%s (%s)', (text, where, intent) => expect(meant(text, where)).toEqual(intent));
});

describe('questions that begin like something else', () => {
  it.each<[string, Where]>([
    ['Pause tokens: do they compare against them anywhere?', 'thread'],
    ['Save rate is mentioned in the user study, what exactly does it measure?', 'thread'],
    ['Today most VLAs start from a generic checkpoint. Does the paper show that this is bad?', 'thread'],
    ['do the experts subscribe to the view that reviewers are useful', 'channel'],
    ['What happens when the user unsubscribes mid conversation?', 'thread'],
    ['Search agents trained on synthetic tasks: do they actually learn to search?', 'channel'],
    ['top-1 or top-5 accuracy in table 2?', 'thread'],
    ['help me understand eq. 7, where does the log term come from', 'thread'],
    ['who labeled the data, crowd workers or domain experts?', 'thread'],
    ['limitations?', 'thread'],
    ['how does the inpainting one get away with only 0.2B params', 'digest'],
    ['does the robot one need a simulator', 'digest'],
    ['Subscribe buttons, cookie banners: does the agent click them away', 'thread'],
  ])('%s (%s)', (text, where) => expect(meant(text, where)).toEqual({ kind: 'question', question: text }));
});

it.each<[string, string]>([
  ['thx, that saved me an hour', 'thanks'],
  ['👍', 'thanks'],
  ['good morning!', 'greeting'],
  ['hi, are you a person or a bot?', 'about'],
  ['', 'greeting'],
])('smalltalk: %s', (text, is) => expect(meant(text)).toEqual({ kind: 'smalltalk', is }));

// Milliseconds would tell how busy the machine is.
it('takes a time that does not grow with the square of what is written', () => {
  const read = (times: number) => {
    const long = 'please could you show me the first or the second of any new papers on what they do '.repeat(times);
    return [meant(long), meant(long, 'digest')];
  };
  expect(growsLessThan(40, read, 6)).toBe(true);
});
