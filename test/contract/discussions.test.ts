import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kite, lantern, robot, talkingKites } from './library.ts';
import { papersIn, type Shown, type Stage, type Thread } from './stage.ts';
import { allHouses, type House } from './stages.ts';

/** A morning in a channel, in order: each test goes on where the one before ended. */
describe.each(allHouses)('discussions on $name', ({ open }) => {
  let house: House;
  const everywhere: House['everywhere'] = (act) => house.everywhere(act);
  beforeAll(async () => {
    house = await open();
    await house.start({ DIGEST_TOPICS: 'zebras' });
  });
  afterAll(() => house.close());

  test('two people at once open one discussion, told in the channel once', () =>
    everywhere(async (stage) => {
      const shown = await Promise.all([
        stage.ask('show', { paper: kite }, 'alice'),
        stage.ask('show', { paper: kite }, 'bob'),
      ]);
      const [first, second] = await Promise.all([shown[0].click('Discuss', 'alice'), shown[1].click('Discuss', 'bob')]);
      await Promise.all([first, second].map((each) => led(stage, each)));
      expect([first.text(), second.text()].filter((text) => text.includes('The discussion is open.'))).toHaveLength(1);
      const [thread, ...others] = stage.threads();
      expect(others).toEqual([]);
      expect(thread?.title).toContain('Steady Kites');
      expect(thread?.messages()[0]?.text()).toContain('GustBench');
      expect(stage.posts().filter((post) => papersIn(post).includes(kite))).toHaveLength(1);
    }));

  test('questions are answered with sentences of the paper, a follow-up too', () =>
    everywhere(async (stage) => {
      const thread = threadAbout(stage, 'Steady Kites');
      const data = await stage.mention(thread, 'Which dataset is it trained on?');
      expect(data.isPrivate()).toBe(stage.name === 'the console');
      await stage.until('the dataset', () => data.text().includes('GustBench dataset with 4,200') || undefined);
      const gain = await stage.mention(thread, 'How much longer does it stay in the air?', 'bob');
      await stage.until('the gain', () => gain.text().includes('37%') || undefined);
      const storm = await stage.mention(thread, 'And on StormSet?', 'bob');
      await stage.until('the follow-up', () => storm.text().includes('the gain is 12%') || undefined);
    }));

  test('what the paper does not say is not answered', () =>
    everywhere(async (stage) => {
      const answer = await stage.mention(
        threadAbout(stage, 'Steady Kites'),
        'Which programming language is it written in?',
      );
      await stage.until('the refusal', () => answer.text().includes('does not say') || undefined);
    }));

  test('thumbs on what is about the paper are votes on it, one a person: the last that stands', () =>
    everywhere(async (stage) => {
      if (stage.react === undefined) return;
      const thread = threadAbout(stage, 'Steady Kites');
      const [introduction, answer] = thread.messages();
      const opening = stage.posts().find((post) => papersIn(post).includes(kite));
      if (introduction === undefined || answer === undefined || opening === undefined)
        throw new Error('it is not open');
      await stage.react(opening, '👍', 'alice');
      await stage.react(answer, '👎', 'alice');
      await stage.react(introduction, '👍', 'bob');
      await stage.react(introduction, '👎', 'bob');
      await stage.react(introduction, '👎', 'bob', 'off');
      await stage.until('both votes', () => bothVotes.test(introduction.text()) || undefined);
    }));

  test('a restart in the middle changes nothing', async () => {
    await house.stop();
    await house.start({ DIGEST_TOPICS: 'zebras' });
    await everywhere(async (stage) => {
      const again = await stage.ask('discuss', { paper: kite }, 'bob');
      await led(stage, again);
      expect(again.text()).toContain('There is a discussion of this paper already.');
      const opening = stage.posts().find((post) => papersIn(post).includes(kite));
      if (stage.react !== undefined && opening !== undefined) {
        expect(again.text()).toMatch(bothVotes);
        await stage.react(opening, '👎', 'bob');
        const [introduction] = threadAbout(stage, 'Steady Kites').messages();
        await stage.until('the votes', () => /👎\s2 here/.test(introduction?.text() ?? '') || undefined);
      }
      const answer = await stage.mention(threadAbout(stage, 'Steady Kites'), 'How long does training take?');
      await stage.until('the answer', () => answer.text().includes('nine hours') || undefined);
      expect(stage.threads()).toHaveLength(1);
    });
  });

  test('another paper has its own thread in the same channel', () =>
    everywhere(async (stage) => {
      await led(stage, await stage.ask('discuss', { paper: robot }, 'bob'));
      expect(stage.threads()).toHaveLength(2);
      const answer = await stage.mention(threadAbout(stage, 'Folding Robots'), 'Which dataset is used?');
      await stage.until('the last word', () => answer.text().includes('No full text could be read') || undefined);
      expect(answer.text()).toContain('FoldWorld');
    }));

  test("several papers are asked at once: one's saved ones, those that are named, and the one that a thread's is compared with", () =>
    everywhere(async (stage) => {
      for (const paper of [kite, robot, lantern]) await stage.ask('save', { paper }, 'bob');
      const saved = await stage.ask('ask', { question: 'Which dataset is used?', in: 'saved' }, 'bob');
      expect(saved.isPrivate()).toBe(true);
      expect(papersIn(saved)).toEqual([robot, kite, lantern]);
      expect(saved.text()).toMatch(/Folding Robots[\s\S]*FoldWorld[\s\S]*Steady Kites[\s\S]*GustBench/);
      expect(saved.text()).toMatch(/Not said, in the text I have, by [\s\S]*Lantern Diffusion/);
      const named = await stage.ask('ask', { question: 'which use a force sensor?', paper: `${kite} ${robot}` });
      expect(papersIn(named)).toEqual([robot, kite]);
      expect(named.text()).toContain('cheap force sensor');
      const none = await stage.ask('ask', { question: 'Which licence do they have?', in: 'saved' }, 'bob');
      expect(none.text()).toContain('The text I have of your 3 saved papers does not say.');
      expect((await none.click('Search all papers', 'bob')).text()).not.toBe('');
      const other = 'Kites that Talk: Swarms of Paper Kites with Radio Links';
      const compared = await stage.mention(threadAbout(stage, 'Steady Kites'), `How does it compare to "${other}"?`);
      await stage.until('both papers', () => papersIn(compared).length === 2 || undefined);
      expect(papersIn(compared)).toEqual(expect.arrayContaining([kite, talkingKites]));
      expect(stage.refused()).toEqual([]);
    }));

  test('recap tells what was discussed, the most discussed first', () =>
    everywhere(async (stage) => {
      const recap = await stage.ask('recap');
      expect(recap.isPrivate()).toBe(true);
      expect(papersIn(recap)).toEqual([kite, robot]);
      expect(recap.text()).toContain('programming language');
      if (stage.react !== undefined) expect(recap.text()).toMatch(/👎\s2\s·\s\d questions/);
      expect(stage.refused()).toEqual([]);
    }));
});

/** Some platforms keep such a line together. */
const bothVotes = /👍\s1\s·\s👎\s1\shere/;

/** Opening takes several messages; the last word leads to the thread. */
const led = (stage: Stage, shown: Shown) =>
  stage.until('the way to the discussion', () => /(Mention|Write to) me there/.test(shown.text()) || undefined);

function threadAbout(stage: Stage, title: string): Thread {
  const thread = stage.threads().find((each) => each.title.includes(title));
  if (thread === undefined) throw new Error(`no discussion of ${title}`);
  return thread;
}
