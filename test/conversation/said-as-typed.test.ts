import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/chat/reply.ts';
import { buttons, titles, words } from '../commands/fixture.ts';
import { hasRecorded } from '../recorded.ts';
import { recordedRoom, type Said } from './recorded-room.ts';

const moebius = { thread: '2606.19195' };

/** What somebody types, and words of the answer; or how many papers it lists at least. */
type Case = readonly [text: string, where: Said, holds: string | RegExp | number];

const cases: readonly Case[] = [
  ['what is Moebius?', 'channel', 'we propose Moebius, a highly efficient lightweight inpainting framework'],
  ['newest paper on diffusion?', 'channel', 'Searching diffusion, newest first'],
  ['newest paper on diffusion?', 'channel', 5],
  ['any good papers on robots today?', 'channel', 'Searching robots since Mon 13 July'],
  ['https://arxiv.org/abs/2606.19195', 'dm', 'Moebius: 0.2B Lightweight Image Inpainting'],
  ['find me papers about world models', 'channel', 5],
  ['who wrote it?', moebius, 'Kangsheng Duan'],
  ['when was it published?', moebius, '17 June 2026'],
  ['what is this about?', moebius, 'we propose Moebius'],
  ['tldr', moebius, 'we propose Moebius'],
  ['is there code?', moebius, 'github.com/hustvl/Moebius'],
  [
    'subscribe me to robotics at 8am Berlin',
    'channel',
    /^robotics for this channel, weekdays at 08:00 Europe\/Berlin\?/,
  ],
  ['weekdays 9:00 MSK please', 'channel', 'weekdays at 09:00 Europe/Moscow'],
  ['papers about diffusion from last week', 'channel', 'Searching diffusion since Mon 6 July'],
  ['is there a benchmark for GUI agents?', 'channel', 5],
  ['any new papers on diffusion this week?', 'channel', 'Searching diffusion since Mon 6 July, newest first'],
  ['papers on unlearning since yesterday', 'channel', 'since Sun 12 July'],
  ['papers on agents in May', 'channel', 'since Fri 1 May until Sun 31 May'],
  ['papers on agents this month', 'channel', 5],
  ['agents papers from 2025', 'channel', 'Searching agents since Wed 1 January 2025'],
  ['world models since friday', 'channel', 'Searching world models since Fri 10 July'],
  ['learning at scale', 'dm', 5],
  ["what's hot?", 'channel', 'Most upvoted · Mon 13 July'],
  ['trending this week', 'channel', 5],
  ['top day', 'channel', 5],
  ['top=3', 'channel', 3],
  ['search diffusion sort=newest', 'channel', 5],
  ['search “world models” – video', 'channel', 5],
  ['number 2', 'digest', 'GoogleDeepMind'],
  ['the second', 'digest', 'GoogleDeepMind'],
  ['save 2', 'digest', 'is on your list'],
  ['save 2 and 5', 'digest', '2 papers are on your list'],
  ['could you save the second one for me', 'digest', 'Put it on your private list?'],
  ['2 and 5', 'digest', 2],
  ['more like 3', 'digest', 5],
  ['less like 1', 'digest', 'Nothing is posted here'],
  ['save 2 remove', 'digest', 'is off your list'],
  ['show me the vision learners one', 'digest', 'GoogleDeepMind'],
  ['save the vision learners one', 'digest', 'is on your list'],
  ['papers from bytedance last month', 'channel', 'Searching org:bytedance since Mon 1 June until Tue 30 June'],
  ['papers on agents in the last month', 'channel', 'Searching agents since Sat 13 June'],
  ['post an hour later', 'subscribed', 'Post weekdays at 10:00 UTC for this channel?'],
  ['summarize all of them', 'digest', 5],
  ['save all of them', 'digest', 'Put them on your private list?'],
  ['save this', moebius, 'is on your list'],
  ['unsave this', moebius, 'Take it off your private list?'],
  ['put this on my reading list pls', moebius, 'Put it on your private list?'],
  ['show me the abstract', moebius, 'we propose Moebius'],
  ['what are we subscribed to?', 'channel', 'This channel has no topics yet.'],
  ['what have I saved so far?', 'digest', 'Only you see this'],
  ['compare Moebius and LoopCoder-v2', 'channel', 2],
  ['which papers do RL for reasoning without a verifier?', 'channel', /abstract, sentence|Papers that may/],
  ['how are people evaluating GUI agents?', 'channel', 'abstract, sentence'],
  ['does it run on a phone?', moebius, 'does not say'],
  ['shwo', 'channel', 'There is no command "shwo". Did you mean show?'],
  ['helpp', 'dm', 'There is no command "helpp". Did you mean help?'],
  ['subscrib', 'channel', 'There is no command "subscrib". Did you mean subscribe?'],
  ['subscrib robotics', 'channel', /^robotics for this channel, weekdays at/],
  ['tody', 'channel', 'Daily papers · Mon 13 July'],
  ['shwo 1', 'channel', 'Long-Horizon-Terminal-Bench'],
  ['how many papers were there last week', 'channel', 'Searching all papers since Mon 6 July'],
  ['stop sending diffusion here', 'subscribed', 'Stop papers about diffusion for this channel?'],
  ['send me a digest every friday at 5pm', 'channel', /^the day's top papers for this channel, Fri at 17:00/],
  ['undo that please', 'dm', 'I know of no change of yours'],
  ['tldr of kwai keye', 'channel', 'Kwai Keye-VL-2.0 Technical Report'],
  ['remove it from my list', moebius, 'Take it off your private list?'],
  ['2606.19195 2606.18023', 'channel', 2],
  ['asdfgh', 'channel', /^Nothing found for "asdfgh"\.\nSearching asdfgh\n.*\nTry fewer/],
  ['zxcvbnm qwerty', 'dm', /^Nothing found for "zxcvbnm qwerty"\.\nSearching zxcvbnm qwerty\n.*\nTry fewer/],
  ['asdfgh', moebius, 'does not say'],
  ['quantization', 'digest', 'Searching quantization'],
  ['hmm', 'channel', 'All right.'],
  ['thanks', 'channel', 'You are welcome.'],
  ['👍', 'channel', 'You are welcome.'],
  ['hello', 'channel', 3],
  ['who are you?', 'channel', 'I am Paperboy'],
  ['unsubscribe all', 'channel', 'This channel has no topics.'],
  ['robots new?', 'channel', 'Searching robots, newest first'],
  ['diffusion top 5 wk', 'channel', 'Searching diffusion since Mon 6 July, most upvoted first'],
  ['hot agents papers this week', 'channel', 'Searching agents since Mon 6 July, most upvoted first'],
  ['best vision papers this month', 'channel', /^Searching vision since .*, most upvoted first$/m],
  ['best papers of may', 'channel', 'Searching all papers since Fri 1 May until Sun 31 May, most upvoted first'],
  ['what has nvidia published this month', 'channel', 'org:nvidia'],
  ['papers between January and April on world models', 'channel', 'since Thu 1 January until Thu 30 April'],
  ['image generation papers (not video)', 'channel', 'Searching image generation -video'],
  ['agents papers, excluding web agents', 'channel', 'Searching agents -"web agents"'],
  ['papers older than 2025 about transformers', 'channel', 'until Tue 31 December 2024'],
  ['agents papers newer than june', 'channel', 'Searching agents since Wed 1 July'],
  ['gui agents benchmarks 2025', 'channel', 'Searching gui agents benchmarks since Wed 1 January 2025'],
  ['papers by kaiming he', 'channel', 'author:"kaiming he"'],
  ['robots, gracias', 'channel', /^Searching robots$/m],
  ['papers about robots bitte', 'channel', /^Searching robots$/m],
  ['por favor papers on tokenizers', 'channel', /^Searching tokenizers$/m],
  ['serach diffusion models', 'channel', 'papers for "diffusion models"'],
  ['latset on rag', 'channel', 'Searching rag, newest first'],
  ['subscirbe me to agents at 9 tokyo', 'channel', /^agents for this channel, weekdays at 09:00 Asia\/Tokyo\?/],
  ['subscribe to gui agents but without benchmarks', 'channel', /^gui agents -benchmarks for this channel, .*\?/],
  ['no more papers on weekends pls', 'subscribed', /^Posts come weekdays at 09:00 UTC already/],
  [
    'one message per paper would be nicer, can you do that',
    'digest',
    /^the day's top papers .*, each paper in a message of its own\?/,
  ],
  ["please don't send our questions to an AI model", 'channel', 'Answer without a language model for this channel?'],
  ["I'd rather get this by e-mail", 'dm', 'Get your papers by e-mail?'],
  ['can I get this as a feed', 'dm', 'Get papers as a feed?'],
  ['plug my agent in', 'dm', 'Let your agent search and ask me (MCP)?'],
  ['turn off link previews in this channel', 'channel', 'Leave links to papers as they are in this channel?'],
  ['publish the posts to our followers', 'subscribed', ', published to the servers that follow, for this channel?'],
  ['follow gui agents with 20+ votes', 'channel', /^gui agents for this channel, .*, with 20 upvotes or more\?/],
  ['unsave 2', 'digest', 'Take it off your private list?'],
  ['take the second off my list', 'digest', 'Take it off your private list?'],
  ['why did we get number 5', 'digest', /^Why|posted|topic/m],
  ['subscirbe robotics', 'channel', /^robotics for this channel, weekdays at 09:00 UTC\?/],
  ['how many papers do you have?', 'channel', /^I have [\d,]+ papers; the latest are of Mon 13 July\.$/m],
  ['"chain of thought" papers', 'dm', 'Searching "chain of thought"'],
  ['can you post at 7 instead', 'subscribed', /^Post weekdays at 07:00 UTC for this channel\?/],
  ['stop sending me this crap', 'subscribed', 'Stop posting for this channel'],
  ['dont show me video papers anymore', 'subscribed', 'Stop papers about video for this channel?'],
  ['fewer papers please', 'subscribed', 'Say how many papers a post should have at most'],
  ['summarize', 'digest', 5],
  ['first one in simple words', 'digest', 'We introduce'],
  ['my list', 'dm', 'Only you see this'],
  ['great, thanks a lot!', 'channel', 'You are welcome.'],
  ['commands?', 'channel', 'I am Paperboy'],
  [
    'remove everything about diffusion from this channel',
    'subscribed',
    'Stop papers about diffusion for this channel?',
  ],
];

/** What is no answer: nobody is left with it and nothing else. */
const deadEnd = /Something failed|no command "[^"]*"\.(?! Did you mean)|^The papers I found for this do not say/;

describe.skipIf(!hasRecorded)('said as people type it (needs the recorded answers beside the checkout)', () => {
  let room: Awaited<ReturnType<typeof recordedRoom>>;
  beforeAll(async () => {
    room = await recordedRoom({ from: '2025-12' });
  }, 60_000);
  afterAll(() => room.close());

  const textOf = (reply: Reply) => `${reply.summary}\n${words(reply)}`;

  it.each(cases)('%s (%o)', async (text, where, holds) => {
    const reply = await room.say(text, where);
    expect(textOf(reply)).not.toMatch(deadEnd);
    if (typeof holds === 'number') expect(titles(reply).length).toBeGreaterThanOrEqual(holds);
    else expect(textOf(reply)).toMatch(holds);
    expect(room.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('declines with a way on, and gives nonsense no neighbours', async () => {
    const unsaid = await room.say('how is reward hacking prevented in RLHF with kites?');
    expect(titles(unsaid).length).toBeGreaterThan(0);
    expect(buttons(unsaid)).toMatchObject([{ label: 'Search for more', invoke: { command: 'search' } }]);
    for (const nonsense of ['ask asdf qwer zxcv?', 'how do whales talk to each other?']) {
      const reply = await room.say(nonsense);
      expect(titles(reply)).toEqual([]);
      expect(textOf(reply)).toContain('I find no paper about it');
    }
  });

  it('puts no paper with "weeks" in its title first because somebody says "last week"', async () => {
    expect(titles(await room.say('papers about diffusion from last week'))[0]).not.toMatch(/week/i);
  });

  it('turns the page of what was shown last, and says where there is none', async () => {
    const first = titles(await room.say('papers about diffusion', 'dm', 'pat'));
    const second = titles(await room.say('are there more?', 'dm', 'pat'));
    expect(second).toHaveLength(5);
    expect(second).not.toContain(first[0]);
    expect(titles(await room.say('show me more', 'dm', 'pat'))).not.toContain(second[0]);
    await room.say('show 2606.19195', 'dm', 'pat');
    expect((await room.say('more', 'dm', 'pat')).summary).toContain('There is no further page.');
  });

  it.each([
    ['agents newest', 'newest agents', 'new on agents?', 'agents, newest please'],
    ['video agents (no benchmarks)', 'video agents but no benchmarks please', 'video agents, minus benchmarks'],
    ['robots, thanks', 'robots please', 'papers on robots bitte'],
  ])('%s: said otherwise it is the same', async (text, ...others) => {
    const found = titles(await room.say(text));
    for (const other of others) expect([other, titles(await room.say(other))]).toEqual([other, found]);
  });

  it('changes nothing on any of them', async () => {
    expect((await room.say('what am I subscribed to?')).summary).not.toMatch(/robotics/);
  });
});
