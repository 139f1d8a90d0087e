import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Channel } from '../../src/core/channels/subscription.ts';
import { endLeases } from '../fixtures/leases.ts';
import { changeChannel, dueMinutesAgo, inStore } from './calendar.ts';
import { openDiscord } from './discord-stage.ts';
import { addPaper } from './library.ts';
import { openSlack } from './slack-stage.ts';
import { papersIn, type Shown, type Stage } from './stage.ts';
import { type House, openHouse } from './stages.ts';

const [first, second] = ['2606.00011', '2606.00012'];

/** One bot, both platforms, and everything that can go wrong with a post. In order: each test goes on from the last. */
describe('the delivery promise', () => {
  let discord: Awaited<ReturnType<typeof openDiscord>>;
  let slack: Awaited<ReturnType<typeof openSlack>>;
  let house: House;
  let best: string[];
  beforeAll(async () => {
    [discord, slack] = [await openDiscord(), await openSlack()];
    house = await openHouse(discord, slack);
    await house.start();
  });
  afterAll(() => house.close());

  async function due(minutesAgo: number, more: Partial<Channel> = {}): Promise<void> {
    await house.stop();
    for (const stage of house.stages) {
      await changeChannel(house.folder, stage, (channel) => ({
        ...channel,
        ...dueMinutesAgo(minutesAgo),
        layout: 'cards',
        ...more,
      }));
    }
  }

  test('answers lost by close and by reset, 500 and 429: each part once, in order', async () => {
    await house.everywhere((stage) => stage.ask('subscribe', { top: 5 }));
    const [previewed, same] = await Promise.all(
      house.stages.map(async (stage) => papersIn(await stage.ask('preview'))),
    );
    expect(previewed).toHaveLength(5);
    expect(same).toEqual(previewed);
    best = previewed ?? [];
    await due(5);

    const post = { request: /^POST .*\/messages$/ };
    discord.discord.faults.add({ ...post, when: 'after', how: 'close' });
    discord.discord.faults.add({ ...post, when: 'after', how: 'reset' });
    discord.discord.faults.add({ ...post, when: 'before', how: 500 });
    discord.discord.faults.add({ ...post, when: 'before', how: 429 });
    const { faults } = slack.slack;
    faults.add('chat.postMessage', { kind: 'close', done: true });
    faults.add('chat.postMessage', { kind: 'reset', done: true });
    faults.add('chat.postMessage', { kind: 'status', status: 500, done: false });
    faults.add('chat.postMessage', { kind: 'status', status: 429, done: false, retryAfter: 1 });
    await house.start();
    await house.everywhere((stage) =>
      stage.until('the fifth paper', () => stage.posts().filter((post) => papersIn(post).length > 0)[4]),
    );
    for (const stage of house.stages) expect(stage.posts().flatMap(papersIn), stage.name).toEqual(best);
  });

  test('the papers of a post are asked together', () =>
    house.everywhere(async (stage) => {
      const asked = await stage.ask('ask', { question: 'which use a force sensor?', in: 'digest' });
      expect(asked.text()).toContain('cheap force sensor');
      expect(asked.text()).toContain('Not said, in the text I have, by');
      expect(papersIn(asked).toSorted()).toEqual(best.toSorted());
    }));

  test('two people at once click Discuss under a digest of before the restart: one discussion', async () => {
    await house.stop();
    await house.start();
    await house.everywhere(async (stage) => {
      const [digest] = stage.posts();
      const clicks = [digest?.click('Discuss', 'alice'), digest?.click('Discuss', 'bob')];
      const answers = await Promise.all(clicks);
      expect(answers.map((answer) => answer?.isPrivate())).toEqual([true, true]);
      expect(answers.filter((answer) => answer?.text().includes('The discussion is open.'))).toHaveLength(1);
      expect(stage.threads()).toHaveLength(1);
    });
  });

  test('killed while the answer to a post hangs, and started again: each part once', async () => {
    const before = new Map(house.stages.map((stage) => [stage, stage.posts().length]));
    const news = (stage: Stage) => stage.posts().slice(before.get(stage));
    addPaper(house.library, { id: first, title: 'Kites after Rain', summary: 'We dry wet kites.', upvotes: 300 });
    addPaper(house.library, { id: second, title: 'Kites in Snow', summary: 'We warm cold kites.', upvotes: 200 });
    await due(1, { top: 2 });
    discord.discord.faults.add({ request: /^POST .*\/messages$/, when: 'after', how: 'hang' });
    slack.slack.faults.add('chat.postMessage', { kind: 'hang', done: true });
    await house.start();
    await house.everywhere((stage) => stage.until('the first part', () => news(stage)[0]));
    await house.kill();
    await inStore(house.folder, endLeases);
    await house.start();
    await house.everywhere((stage) => stage.until('the second part', () => news(stage).find(isAbout(second))));
    for (const stage of house.stages) expect(news(stage).flatMap(papersIn), stage.name).toEqual([first, second]);
    for (const stage of house.stages) expect(stage.refused().filter(isNotOurFault), stage.name).toEqual([]);
  });
});

const isAbout = (paper: string) => (shown: Shown) => papersIn(shown).includes(paper);
/** The 500 was asked for. */
const isNotOurFault = (refusal: unknown) => !JSON.stringify(refusal).includes('"status":500');
