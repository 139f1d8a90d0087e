import { expect, it } from 'vitest';
import { createLists } from '../../src/conversation/lists.ts';
import { shownInMemory } from '../../src/core/channels/shown-lists.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import type { Services } from '../../src/core/commands/command.ts';
import { paperCard } from '../../src/core/papers/card.ts';
import { buttons, caller, place, titles, words } from '../commands/fixture.ts';
import { paper } from '../search/papers-in-memory.ts';
import { spoken } from './spoken.ts';

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
    { label: 'Save', invoke: { command: 'save', options: { paper: expect.stringMatching(/^\S+ \S+$/) } } },
  ]);
  expect((await say('1 and 7')).summary).toBe('The list I showed last has 2 papers, so there is no number 7.');
});

it.each(['open a thread on 2', 'could you save 2 for me'])(
  '%s: the paper of an offer is talked about',
  async (text) => {
    const { say } = await spoken();
    const [first, second] = titles(await say('today'));
    await say(text);
    const answer = await say('when was it published?');
    expect(answer.failed).toBeUndefined();
    expect(words(answer)).toContain(second);
    expect(titles(await say('the first one'))).toEqual([first]);
  },
);

it.each(['go back to the list', 'back to the results please'])('%s: shows the list again', async (text) => {
  const { say } = await spoken();
  const listed = titles(await say('today'));
  await say('show 2');
  expect(titles(await say(text))).toEqual(listed);
});

it('finds what is newer than one of the list', async () => {
  const { say } = await spoken();
  const [, second] = titles(await say('today'));
  for (const text of ['more like 2 but newer', 'anything similar to the second one but newer'])
    expect((await say(text)).summary).toContain(`like "${second}"`);
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

const doesNotSay = { kind: 'does-not-say', read: 'abstract' };

it('sums up what a person has saved, and sets it side by side', async () => {
  const { say, services } = await spoken();
  const saved: string[] = [];
  Object.assign(services, { saved: { list: async () => saved } });
  Object.assign(services, { discussions: { at: async () => undefined, answerAtHand: async () => doesNotSay } });
  expect((await say('summarize my list')).summary).toContain('Your list is empty.');
  saved.push('2606.18023', '2606.19195');
  expect(titles(await say('summarize my saved papers, please'))).toHaveLength(2);
  const compared = await say('compare my saved papers');
  expect(words(compared)).toContain('LoopCoder');
  expect(words(compared)).toContain('Moebius');
  expect(compared).toMatchObject({ audience: 'caller' });
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

it.each(['save both', 'save both of them', 'save both papers', 'keep both'])(
  '%s takes the two that were shown',
  async (text) => {
    const here = await spoken();
    await here.say('papers on diffusion');
    const offered = JSON.stringify(await here.say(text));
    expect(offered).toContain('2606.19195');
    expect(offered).toContain('2606.18023');
  },
);
