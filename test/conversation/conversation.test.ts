import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createConversation } from '../../src/conversation/conversation.ts';
import { createLists } from '../../src/conversation/lists.ts';
import { severalAsked } from '../../src/conversation/several.ts';
import { asTopics, newChannel, withTopics } from '../../src/core/channels/channel.ts';
import { type ShownLists, shownInMemory } from '../../src/core/channels/shown-lists.ts';
import type { ChannelStore } from '../../src/core/channels/subscription.ts';
import { type Caller, personKey } from '../../src/core/chat/place.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import type { Services } from '../../src/core/commands/command.ts';
import { paperCard } from '../../src/core/papers/card.ts';
import { readTopics } from '../../src/core/queries/topic.ts';
import { buttons, caller, place, room, titles, words } from '../commands/fixture.ts';
import { paper } from '../search/papers-in-memory.ts';

const papers = [
  paper({
    id: '2606.19195',
    title: 'Moebius: Lightweight Image Inpainting',
    abstract: 'Inpainting is slow. We propose Moebius for diffusion. It outperforms ten times larger models.',
    authors: ['Kangsheng Duan', 'Ziyang Xu'],
    organisation: 'HUST',
    featuredOn: '2026-06-19',
    upvotes: 37,
  }),
  paper({ id: '2606.18023', title: 'LoopCoder: diffusion for code', featuredOn: '2026-06-18', upvotes: 73 }),
  paper({ id: '2606.11111', title: 'Robots that fold', featuredOn: '2026-06-19', upvotes: 5 }),
];

/** A channel in which a person says something; gives the last reply. */
async function spoken(shown?: ShownLists) {
  const here = await room(papers);
  Object.assign(here.services, {
    ledger: { messages: async () => [] },
    discussions: { at: async () => undefined },
    defaults: { schedule: { line: '0 9 * * 1-5', timezone: 'UTC' }, top: 5 },
  });
  const services = here.services as Services;
  const { runMention } = createConversation({ ...here, commands, services, shown });
  return {
    ...here,
    say: async (text: string, by: Caller = caller()): Promise<Reply> => {
      let last: Reply | undefined;
      for await (const reply of runMention(text, by)) last = reply;
      if (last === undefined) throw new Error(`no reply to ${text}`);
      return last;
    },
  };
}

/** Gives the channel its topics. */
async function follow(channels: Pick<ChannelStore, 'update'>, typed: string) {
  const now = new Date('2026-06-19T12:00:00Z');
  const read = readTopics(typed);
  if (!read.ok) throw new Error(read.problem);
  await channels.update(place, () => {
    const channel = newChannel(place, 'alice', { line: '0 9 * * 1-5', timezone: 'UTC' }, 5, now);
    return withTopics(channel, asTopics(read.topics, channel, 'alice', now));
  });
}

it('searches, says how it was understood, and stands for all to see', async () => {
  const { say } = await spoken();
  const reply = await say('any new papers on diffusion this week?');
  expect(words(reply)).toContain('Searching diffusion since Fri 12 June, newest first');
  expect(titles(reply)).toContain('LoopCoder: diffusion for code');
  expect(reply.audience).toBe('everyone');
  expect(reply.share).toBeUndefined();
});

it.each<[text: string, of: string | undefined, question: string]>([
  ['which of these use RL?', 'these', 'which use RL?'],
  ['do any of these release code?', 'these', 'do they release code?'],
  ['Ask these: how many GPUs?', 'these', 'how many GPUs?'],
  ['ask my saved papers: which use diffusion?', 'saved', 'which use diffusion?'],
  ['what do my saved papers say about quantization?', 'saved', 'what do they say about quantization?'],
  ['in my list, which ones work on video?', 'saved', 'which ones work on video?'],
  ['which papers are in my list?', undefined, ''],
  ['what is in my reading list?', undefined, ''],
  ['these are great, thanks', undefined, ''],
  ['do they use RL?', undefined, ''],
])('"%s" asks several papers, or not', (text, of, question) => {
  expect(severalAsked(text)).toEqual(of === undefined ? undefined : { of, question });
});

it('offers a time that is later than now as it would be, so that a second press moves nothing', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'diffusion');
  const reply = await say('could the post come an hour later?');
  expect(words(reply)).toContain('Post weekdays at 10:00 UTC');
  expect(buttons(reply)[0]).toMatchObject({ invoke: { command: 'schedule', options: { when: 'weekdays 10:00' } } });
});

it("asks the papers that were shown, and nobody's saved ones aloud", async () => {
  const { say, services } = await spoken();
  const asked: string[] = [];
  Object.assign(services, {
    saved: { list: async () => ['2606.18023', '2606.11111'] },
    discussions: {
      at: async () => undefined,
      answerAtHand: async ({ paper: { id } }: { paper: { id: string } }) => {
        asked.push(id);
        return { kind: 'does-not-say', read: 'abstract' };
      },
    },
  });
  await say('search diffusion');
  const these = await say('which of these use RL?');
  expect(asked.splice(0).toSorted()).toEqual(['2606.18023', '2606.19195']);
  expect(words(these)).toContain('The text I have of these 2 papers does not say.');
  expect(these.audience).toBe('everyone');
  const saved = await say('ask my saved papers: which use RL?');
  expect(asked).toEqual(['2606.18023', '2606.11111']);
  expect(saved).toMatchObject({ audience: 'caller' });
  expect(saved.share).toBeUndefined();
});

it('runs a command with a colon behind its name', async () => {
  const { say } = await spoken();
  expect(titles(await say('Search: diffusion'))).toContain('LoopCoder: diffusion for code');
});

it('answers from the page of the paper, and by its own sentences', async () => {
  const { say } = await spoken();
  expect(words(await say('who wrote Moebius?'))).toContain('Kangsheng Duan, Ziyang Xu (HUST) · the paper');
  const gist = words(await say('what is Moebius about?'));
  expect(gist).toContain('We propose Moebius for diffusion.');
  expect(gist).toContain('It outperforms ten times larger models.');
});

/** A paper was shown; `asked` are those that a discussion is asked about from then on. */
async function afterShowing(paper: string) {
  const asked: string[] = [];
  const { say, services } = await spoken();
  const ask = (about: { paper: { id: string } }) => {
    asked.push(about.paper.id);
    return [];
  };
  Object.assign(services, { discussions: { at: async () => undefined, ask } });
  await say(`show ${paper}`);
  return { say, asked };
}

it('asks the paper that was shown last where a short question points back at it', async () => {
  const { say, asked } = await afterShowing('2606.18023');
  await expect(say('how fast is it?')).rejects.toThrow('no reply');
  expect(asked).toEqual(['2606.18023']);
  await say('does speculative decoding help robots that fold laundry when the kitchen is dark and its door is shut?');
  expect(asked).toHaveLength(1);
});

it('asks the paper that a question names, whichever was shown last', async () => {
  const { say, asked } = await afterShowing('2606.18023');
  await expect(say('what does Moebius say about memory?')).rejects.toThrow('no reply');
  expect(asked).toEqual(['2606.19195']);
  await say('how do they train robots to fold?');
  await say('is it better to fine-tune or to prompt?');
  expect(asked).toHaveLength(1);
});

it('takes "this" for the paper that was shown last', async () => {
  const { say } = await spoken();
  await say('show 2606.18023');
  expect((await say('cite this')).summary).toContain('LoopCoder');
});

it('asks which paper "it" is where several were shown', async () => {
  const { say } = await spoken();
  await say('today');
  expect((await say('how does it work?')).summary).toContain('Which paper do you mean?');
  expect((await say('could you bookmark it?')).summary).toContain('Which paper do you mean?');
});

it('takes several of a list at once', async () => {
  const { say } = await spoken();
  const listed = titles(await say('today'));
  expect(listed).toHaveLength(2);
  expect(titles(await say('2 and 1'))).toEqual([listed[1], listed[0]]);
  expect((await say('save 1 and 2')).summary).toBe('2 papers are on your list. Only you see it.');
  const offered = await say('could you save 1 and 2 for me');
  expect(buttons(offered)).toMatchObject([
    { label: 'Save', invoke: { command: 'save', options: { paper: /^\S+ \S+$/ } } },
  ]);
  expect((await say('1 and 7')).summary).toBe('The list I showed last has 2 papers, so there is no number 7.');
});

it('answers what it cannot look up as a question, and says so in the log', async () => {
  const { say, services, log } = await spoken();
  Object.assign(services, { index: { ...services.index, named: () => Promise.reject(new Error('worker is gone')) } });
  await say('which robots fold paper?').catch(() => undefined);
  expect(JSON.stringify(log.lines)).toContain('a sentence could not be looked up');
});

it('counts in the list that was shown last', async () => {
  const { say } = await spoken();
  const [first] = titles(await say('find papers about diffusion'));
  expect(titles(await say('number 1'))).toEqual([first]);
  expect((await say('number 9')).summary).toBe('The list I showed last has 2 papers, so there is no number 9.');
});

it('goes on counting in the list while its papers are opened one by one, and on its second page', async () => {
  const { say, services } = await spoken();
  const [first, second] = titles(await say('today'));
  for (const [number, title] of [
    ['2', second],
    ['the first one', first],
    ['number 2', second],
  ] as const)
    expect(titles(await say(number))).toEqual([title]);
  expect(titles(await say('1 and 2'))).toEqual([first, second]);
  const lists = createLists(services as Services, shownInMemory());
  const now = new Date('2026-06-19T12:00:00Z');
  const page = (papers: readonly string[], from: number): Reply => ({
    summary: 'a page',
    blocks: papers.map((id, at) => paperCard(paper({ id }), { rank: from + at })),
    audience: 'everyone',
  });
  await lists.remember(page(['2606.00001', '2606.00002'], 1), 'search', caller(), now);
  await lists.remember(page(['2606.00003', '2606.00004'], 3), 'search', caller(), now);
  expect(await lists.at(caller(), now)).toMatchObject(
    [1, 2, 3, 4].map((number) => ({ number, paper: `2606.0000${number}` })),
  );
  await lists.remember(page(['2606.00005'], 1), 'search', caller(), now);
  expect(await lists.at(caller(), now)).toEqual([{ number: 1, paper: '2606.00005' }]);
});

it('changes nothing on a sentence: it offers a button, filled in', async () => {
  const { say, channels } = await spoken();
  const offered = await say('subscribe me to robotics at 8am Berlin');
  expect(offered.summary).toBe('robotics for this channel, weekdays at 08:00 Europe/Berlin?');
  expect(buttons(offered).map(({ label }) => label)).toEqual(['Subscribe', 'Only me', 'Change']);
  expect(buttons(offered)[0]).toMatchObject({
    invoke: { command: 'subscribe', options: { topic: 'robotics', timezone: 'Europe/Berlin' } },
  });
  expect(await channels.get(place)).toBeUndefined();
  const kept = await say('could you save number 1 for me');
  expect(buttons(kept)).toMatchObject([{ label: 'Save', invoke: { command: 'save' } }]);
});

it('puts the search before in another order, or within days, where nothing else is said', async () => {
  const { say } = await spoken();
  const found = async (text: string) => (await say(text)).share?.options;
  await say('papers about diffusion');
  const orders: [text: string, order: string][] = [
    ['newer ones', 'new'],
    ['no, the newest first', 'new'],
    ['sort by upvotes', 'upvotes'],
    ['most popular', 'upvotes'],
    ['sort them by date please', 'new'],
  ];
  for (const [text, sort] of orders) expect([text, titles(await say(text))]).toEqual([text, await byOrder(sort)]);
  const within = words(await say('only from this year'));
  expect(within).toContain('diffusion since:2026');
  expect(titles(await say('papers on robots'))).toContain('Robots that fold');
  expect(await found('hello')).toBeUndefined();

  async function byOrder(sort: string) {
    const other = await spoken();
    return titles(await other.say(`search diffusion sort:${sort}`));
  }
});

it('finds papers like the one that was shown last', async () => {
  const { say } = await spoken();
  for (const text of ['more like this', 'papers like this one', 'anything similar to it?']) {
    await say('show 2606.18023');
    expect((await say(text)).summary, text).toContain('LoopCoder');
  }
  const { say: others } = await spoken();
  expect((await others('more like this')).summary).toContain('Which paper do you mean?');
});

it('corrects an offer rather than the search before it, and takes another wish for another', async () => {
  const { say } = await spoken();
  await say('papers about diffusion');
  const offered = await say('subscribe us to robotics on mondays at 9');
  expect(words(offered)).toContain('robotics');
  const corrected = await say('no, tuesday');
  expect(words(corrected)).toMatch(/robotics.*Tue/s);
  expect(titles(await say('no, show me papers about diffusion'))).toContain('LoopCoder: diffusion for code');
  await say('subscribe us to robotics on mondays at 9');
  expect((await say('no thanks')).summary).toBe('All right, nothing is changed.');
  expect(buttons(await say('yes')).map(({ label }) => label)).not.toContain('Subscribe');
});

it('says to a person alone what is asked of the papers they were shown alone', async () => {
  const { say, services } = await spoken();
  Object.assign(services, { saved: { list: async () => ['2606.18023', '2606.19195'] } });
  for (const text of ['take the second off my list', 'summarize the first one', '1 and 2']) {
    await say('saved');
    const reply = await say(text);
    expect([text, reply.audience, reply.share]).toEqual([text, 'caller', undefined]);
  }
  await say('search diffusion');
  expect((await say('summarize the first one')).audience).toBe('everyone');
});

it('asks about half a sentence with a typed option instead of doing it, and takes "top 5" for no fault', async () => {
  const { say, channels } = await spoken();
  expect(buttons(await say('subscribe me to robots top:5'))[0]).toMatchObject({ invoke: { command: 'subscribe' } });
  expect(await channels.get(place)).toBeUndefined();
  expect((await say('top 5')).summary).not.toContain('period');
});

it('takes "yes" for no press: it offers once more, and "no" leaves all as it is', async () => {
  const { say, channels } = await spoken();
  for (const yes of ['yes', 'ok do it', 'sure, go ahead', 'Yes please!', 'sounds good']) {
    const [subscribe] = buttons(await say('subscribe me to robotics at 8am Berlin'));
    const again = await say(yes);
    expect(words(again), yes).toContain('Nothing is changed by a word.');
    expect(buttons(again)[0], yes).toEqual(subscribe);
  }
  expect((await say('no, thanks')).summary).toBe('All right, nothing is changed.');
  expect(await channels.get(place)).toBeUndefined();
  await say('subscribe me to robotics at 8am Berlin');
  await say('papers about diffusion');
  expect(buttons(await say('yes')).map(({ label }) => label)).not.toContain('Subscribe');
});

it('takes "save 2" for the list that another process has shown the person, in the same place', async () => {
  const shown = shownInMemory();
  const [one, other] = [await spoken(shown), await spoken(shown)];
  expect(titles(await one.say('search diffusion'))).toEqual([
    'LoopCoder: diffusion for code',
    'Moebius: Lightweight Image Inpainting',
  ]);
  const second = await other.say('could you save number 2 for me');
  expect(buttons(second)).toMatchObject([{ invoke: { command: 'save', options: { paper: '2606.19195' } } }]);
  const elsewhere = await other.say(
    'could you save number 2 for me',
    caller({ place: { ...place, channel: 'other' } }),
  );
  expect(buttons(elsewhere)).toMatchObject([{ invoke: { options: { paper: '2606.11111' } } }]);
});

it('keeps what is a person’s own to the person', async () => {
  const { say } = await spoken();
  expect((await say('saved')).audience).toBe('caller');
  const refused = await say('please stop posting here', caller({ mayManage: async () => false }));
  expect(refused).toMatchObject({ audience: 'caller', failed: true });
});

it('answers thanks and greetings without a paper', async () => {
  const { say } = await spoken();
  expect((await say('thanks 👍')).summary).toBe('You are welcome.');
  expect((await say('who are you?')).summary).toContain('I am Paperboy');
});

it('asks the paper of the card under which somebody asks, and counts in the post that somebody speaks under', async () => {
  const asked: string[] = [];
  const { say, services } = await spoken();
  const sent = (messageId: string, dueAt: string, ...ids: string[]) => ({
    ...{ papers: ids, dueAt },
    state: { kind: 'sent', messageId, at: dueAt },
  });
  const messages = [
    sent('newer', '2026-06-19T09:00:00.000Z', '2606.19195', '2606.11111'),
    sent('card', '2026-06-18T09:00:00.000Z', '2606.18023'),
    sent('digest', '2026-06-17T09:00:00.000Z', '2606.11111', '2606.18023'),
  ];
  const ask = ({ paper: { id } }: { paper: { id: string } }) => {
    asked.push(id);
    return [];
  };
  Object.assign(services, {
    ledger: { messages: async () => messages },
    discussions: { at: async () => undefined, ask },
  });
  const under = (thread: string) => caller({ place: { ...place, thread } });
  const question = 'Which programming languages were the loops evaluated on in the main experiment?';
  await expect(say(question, under('card'))).rejects.toThrow('no reply');
  expect(asked).toEqual(['2606.18023']);
  expect(titles(await say('show the second one', under('digest')))).toEqual(['LoopCoder: diffusion for code']);
  expect(titles(await say('show the second one', under('newer')))).toEqual(['Robots that fold']);
  await say(question, under('digest'));
  expect(asked).toHaveLength(1);
});

it('corrects what was offered last by what is said next', async () => {
  const { say } = await spoken();
  await say('subscribe us to robotics, mondays and thursdays at 8');
  expect((await say('no, 9am')).summary).toBe('robotics for this channel, Mon, Thu at 09:00 UTC?');
  expect((await say('no, tuesday instead')).summary).toBe('robotics for this channel, Tue at 09:00 UTC?');
  expect((await say('make it 10:30, Berlin time')).summary).toContain('Tue at 10:30 Europe/Berlin');
  expect((await say('no, 9am', caller({ id: 'bob' }))).summary).toContain("the day's top papers");
});

it('asks which place is meant, and leads on from each that may be', async () => {
  const { say, dispatch } = await spoken();
  const asked = await say('subscribe us to agents at 8am Valencia');
  expect(asked.summary).toBe('Valencia can be America/Caracas or Europe/Madrid. Name one of them.');
  const [, madrid] = buttons(asked);
  if (madrid === undefined || !('invoke' in madrid)) throw new Error('no button');
  for await (const reply of dispatch.run(madrid.invoke, caller()))
    expect(reply.summary).toBe('agents for this channel, weekdays at 08:00 Europe/Madrid?');
  expect((await say('subscribe us to agents at 8am Bejing')).summary).toContain('Nearest: Asia/Shanghai.');
});

it('leaves papers out of the topics that a channel has, and stops those it has itself', async () => {
  const { say, channels, dispatch } = await spoken();
  await follow(channels, 'reasoning; learning at scale');
  const offered = await say('no papers about video please');
  expect(offered.summary).toContain('This channel has no topic "video". It has: reasoning · learning at scale.');
  const [leave] = buttons(offered);
  expect(leave).toMatchObject({ label: 'Leave out video', invoke: { command: 'change-topic' } });
  if (leave === undefined || !('invoke' in leave)) throw new Error('no button');
  for await (const _ of dispatch.run(leave.invoke, caller()));
  expect((await channels.get(place))?.topics.map(({ text }) => text)).toEqual([
    'reasoning -video',
    'learning at scale -video',
  ]);
  const near = await say('remove learning');
  expect(near.summary).toContain('no topic "learning"');
  expect(buttons(near).map(({ label }) => label)).toContain('Stop learning at scale -video');
  expect((await say('unsubscribe us from everything')).summary).toMatch(
    /^Stop 2 topics .* Nothing is posted here then/,
  );
  expect((await say('remove the last one')).summary).toBe('Which topic is to stop?');
  expect((await say('stop everything but reasoning')).summary).toBe('Which topic is to stop?');
  expect(buttons(await say('stop topic 7')).map(({ label }) => label)).not.toContain('Leave out 7');
});

it('leaves a part of a topic out of the topic, too, and stops several that are named', async () => {
  const { say, channels } = await spoken();
  await follow(channels, 'reasoning; diffusion; robotics');
  const [leave] = buttons(await say('no papers about visual reasoning please'));
  expect(leave).toMatchObject({
    invoke: {
      options: { to: 'reasoning -"visual reasoning"; diffusion -"visual reasoning"; robotics -"visual reasoning"' },
    },
  });
  expect((await say('stop diffusion and robotics')).summary).toMatch(/^Stop 2 topics /);
});

it('offers nothing that the channel would refuse', async () => {
  const { say, channels } = await spoken();
  expect((await say('unsubscribe from robotics')).summary).toBe(
    'This channel has no topics. /paper subscribe adds one.',
  );
  expect((await say('please pause the posts')).summary).toContain('There is nothing to pause');
  expect((await say('post at 8')).summary).toBe("the day's top papers for this channel, weekdays at 08:00 UTC?");
  await follow(channels, 'reasoning');
  expect((await say('resume posting please')).summary).toBe('This channel is not paused.');
  expect((await say('do not pause')).summary).toBe('All right, nothing is changed.');
  const paused = await say('pause for two weeks');
  expect(words(paused)).toContain('somebody resumes it');
  expect(buttons(paused).map(({ label }) => label)).toEqual(['Pause']);
  const minimum = await say('only papers with at least 10 upvotes');
  expect(buttons(minimum)).toMatchObject([
    { invoke: { command: 'change-topic', options: { topic: 'reasoning', 'min-upvotes': 10 } } },
  ]);
  const both = await say('subscribe us to agents and robotics');
  expect(buttons(both).map(({ label }) => label)).toEqual(['Two topics', 'One topic', 'Only me', 'Change']);
});

it('takes what somebody saved off the list, and nothing else', async () => {
  const { say, dispatch, services } = await spoken();
  await say('save 2606.18023');
  await say('save 2606.11111');
  const offered = await say('forget what I saved');
  expect(offered).toMatchObject({ audience: 'caller' });
  expect(offered.summary).toBe('Take all 2 papers off your private list? Nothing else is deleted.');
  const [empty] = buttons(offered);
  if (empty === undefined || !('invoke' in empty)) throw new Error('no button');
  for await (const reply of dispatch.run(empty.invoke, caller()))
    expect(reply.summary).toBe('2 papers are off your list.');
  expect(await services.saved?.list(personKey(caller()))).toEqual([]);
});

it('opens no discussion on a sentence that counts in a list', async () => {
  const { say } = await spoken();
  await say('search diffusion');
  const offered = await say('discuss the first one');
  expect(buttons(offered)).toMatchObject([{ label: 'Discuss', invoke: { command: 'discuss' } }]);
});
