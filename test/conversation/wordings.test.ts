import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

describe('a wish in the words of a chat', () => {
  it.each<[string, object]>([
    ['what did I miss in the past 3 days?', { kind: 'recap', days: 3 }],
    ['was sick for 4 days, what did i miss', { kind: 'recap', days: 4 }],
    ['what did we miss over the last two weeks', { kind: 'recap', days: 14 }],
    ['catch me up on the last four days', { kind: 'recap', days: 4 }],
    ['recap of the last 3 days please', { kind: 'recap', days: 3 }],
    ['what are we subscribed to in here', { kind: 'status', of: 'subscriptions' }],
    ['which topics are set up for this channel?', { kind: 'status', of: 'subscriptions' }],
    ['show how the next post would look like', { kind: 'status', of: 'preview' }],
    ['what will be in the next digest', { kind: 'status', of: 'preview' }],
    ['been ill since thursday, what did i miss', { kind: 'recap', days: 2 }],
    ['Bibtex of E2 TTS? Overleaf is waiting', { kind: 'facts', fact: 'citation', paper: 'E2 TTS' }],
    ['post it now', { kind: 'status', of: 'preview' }],
    ['when is the next one?', { kind: 'status', of: 'subscriptions' }],
    ['are we paused?', { kind: 'status', of: 'subscriptions' }],
    ['what did I just change?', { kind: 'status', of: 'subscriptions' }],
    ['send me the bibtex of my list', { kind: 'status', of: 'saved', as: 'bibtex' }],
    ['ok thats the morning post, what does the ranking for the week look like', { kind: 'top', period: 'week' }],
    ['hi, new here. what can this bot do?', { kind: 'smalltalk', is: 'about' }],
    ["i don't understand", { kind: 'smalltalk', is: 'lost' }],
    ['huh?', { kind: 'smalltalk', is: 'lost' }],
    ['how do you rank papers', { kind: 'smalltalk', is: 'choice' }],
    ['translate it to german', { kind: 'smalltalk', is: 'english' }],
    ['wats new tdy', { kind: 'top', period: 'day' }],
    ['no, i meant the robot paper', { kind: 'paper', paper: 'robot' }],
    ['sorry for being rude earlier, long day', { kind: 'smalltalk', is: 'thanks' }],
    ["what's Diffusion Forcing about?", { kind: 'gist', paper: 'Diffusion Forcing' }],
  ])('%s', (text, intent) => expect(meant(text)).toEqual(intent));

  it.each([
    ['best five on kv cache compression', 'kv cache compression', 5],
    ['five recent ones on speculative decoding', 'speculative decoding', 5],
    ['world models, latest 3', 'world models', 3],
    ['hallucination detection, 5 max', 'hallucination detection', 5],
    ['pls find 10 paper about chart understanding', 'chart understanding', 10],
  ])('%s: so many papers', (text, query, limit) => expect(meant(text)).toMatchObject({ query, limit }));

  it.each([
    ['what does Meta have on self supervised vision?', 'self supervised vision org:Meta'],
    ['any good survey of agent memory?', expect.stringMatching(/^(?:agent memory survey|survey of agent memory)$/)],
    ['i have to make a survey of agent memory', 'agent memory'],
    ['need sth on machine unlearning for the privacy review on thursday', 'machine unlearning'],
    ['papers on RAG evaluation for our reading group on friday', 'RAG evaluation'],
    [
      'our group meets on Thursday and would like papers of the past 30 days on sparse autoencoders',
      'sparse autoencoders since:30d',
    ],
    ['someone know good papers on dexterous hands?', 'dexterous hands'],
    ['find me time series foundation models, at least 20 upvotes', 'time series foundation models votes:20'],
    ['Could we also see the recent papers on prompt injection, say the last ten days?', 'prompt injection since:10d'],
    ['diffusion papers, only march 2026', 'diffusion since:2026-03 until:2026-03-31'],
  ])('%s: what is looked for', (text, query: unknown) => expect(meant(text)).toMatchObject({ kind: 'search', query }));
});

describe('a change in the words of a chat', () => {
  it.each<[string, string, object]>([
    ["please don't let the AI answer in here", 'model', { set: 'off' }],
    ['no chatgpt for our questions please', 'model', { set: 'off' }],
    ['keep my questions away from any language model', 'model', { set: 'off' }],
    ['ai summaries off please', 'model', { set: 'off' }],
    ['Legal asked us not to use a language model in this channel. Please switch it off.', 'model', { set: 'off' }],
    ['llm back on in here pls, we got the ok from legal', 'model', { set: 'on' }],
    ['can this come a bit later? like 10:15', 'schedule', { when: '10:15' }],
    ['the language model may answer here again', 'model', { set: 'on' }],
    ['we dont need the previews under every arxiv link, switch this off', 'unfurl', { set: 'off' }],
    ['turn off the link previews they clutter everything', 'unfurl', { set: 'off' }],
    ['turn off the link previews here they eat all my screen', 'unfurl', { set: 'off' }],
    ['switch off the previews of arxiv links please they are huge', 'unfurl', { set: 'off' }],
    ['can you turn off the unfurling of links it fills the whole channel', 'unfurl', { set: 'off' }],
    ['disable link previews we already have them from slack', 'unfurl', { set: 'off' }],
    ['turn the previews under our links back on because everybody misses them', 'unfurl', { set: 'on' }],
    ['turn off the link prediction topic', 'unsubscribe', { topic: 'link prediction' }],
    ['Would it be possible to get six papers per post instead of four?', 'schedule', { top: 6 }],
    ['stop expanding arxiv links', 'unfurl', { set: 'off' }],
    ['please stop adding cards under links people post', 'unfurl', { set: 'off' }],
    ['link previews on please', 'unfurl', { set: 'on' }],
    ["we'd rather have it in the afternoon, 14h Paris time", 'schedule', { when: '14:00', timezone: 'Europe/Paris' }],
    ['take out medical stuff', 'unsubscribe', { topic: 'medical' }],
    ['leave out anything about video', 'unsubscribe', { topic: 'video' }],
    ['at most ten papers', 'schedule', { top: 10 }],
    ['only if they have more than 20 upvotes', 'subscribe', { 'min-upvotes': 20 }],
    ['take 2 off my saved ones', 'save', { paper: '2', remove: true }],
    ['drop number 2 from my list again', 'save', { paper: '2', remove: true }],
    ['remove 4 from my saved again, wrong click', 'save', { paper: '4', remove: true }],
    ['kick #3 out of my reading list', 'save', { paper: '3', remove: true }],
  ])('%s', (text, command, options) => expect(meant(text, 'digest')).toMatchObject({ command, options }));
});

it('says that "make it 9" may be either', () =>
  expect(meant('no wait, make it 9')).toEqual({
    kind: 'change',
    command: 'schedule',
    options: {},
    says: expect.stringMatching(/"make it 9:00".*"9 papers"/),
  }));

describe('what is said in a discussion', () => {
  it('tells why it was posted, whatever else is said', () =>
    expect(meant('why did this get posted here, it has nothing to do with us', 'thread')).toEqual({
      kind: 'status',
      of: 'why',
    }));

  it.each([
    'anything related?',
    'are there other papers that do this kind of thing',
    'who else is working on that? give me some related papers pls',
  ])('%s: asks for its neighbours', (text) => expect(meant(text, 'thread')).toEqual({ kind: 'similar' }));

  it.each([
    'how do I cite this?',
    'need the reference for this one',
    'I need the bibtex of this for my proposal',
    'give me something I can put in my .bib file',
  ])('%s: asks how to cite it', (text) => expect(meant(text, 'thread')).toEqual({ kind: 'facts', fact: 'citation' }));
});
