import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeChannel, dueMinutesAgo } from './calendar.ts';
import { addPaper, kite, robot, talkingKites } from './library.ts';
import { digestsOf, type Person, papersIn } from './stage.ts';
import { allHouses, type House } from './stages.ts';

const newKite = '2606.00010';

/** The life of a channel, in order: each test goes on where the one before ended. */
describe.each(allHouses)('a channel on $name', ({ open }) => {
  let house: House;
  const everywhere: House['everywhere'] = (act) => house.everywhere(act);
  // The console's channel begins with the operator's topics; these match nothing.
  const environment = { DIGEST_TOPICS: 'zebras' };
  beforeAll(async () => {
    house = await open();
    await house.start(environment);
  });
  afterAll(() => house.close());

  /** The bot was away while a digest fell due everywhere; resolves when it is back and has planned it. */
  async function due(minutesAgo: number): Promise<void> {
    expect(await house.stop()).toBe(0);
    for (const stage of house.stages) {
      await changeChannel(house.folder, stage, (channel) => ({ ...channel, ...dueMinutesAgo(minutesAgo) }));
    }
    const bot = await house.start(environment);
    // The console plans before it prompts; others while people talk to it already.
    if (house.stages.some(({ place }) => place.platform !== 'console')) await bot.logs('Planned digests.');
  }

  test('subscribing says what is in force; what cannot be is refused', () =>
    everywhere(async (stage) => {
      const subscribed = await stage.ask('subscribe', { topic: 'kites', top: 3 });
      expect(subscribed.text()).toContain('kites');
      expect(subscribed.text()).toMatch(/next: /);
      expect(subscribed.isPrivate()).toBe(true);
      const scheduled = await stage.ask('schedule', { when: 'weekdays 9:00', timezone: 'Europe/Paris' });
      expect(scheduled.text()).toContain('Europe/Paris');
      const refused = await stage.ask('schedule', { when: 'weekdays 9:00', timezone: 'Europe/Pariss' });
      expect(refused.text()).toContain('Nearest: Europe/Paris');
      expect((await stage.ask('subscriptions')).text()).toContain('kites');
    }));

  test('preview shows the next digest, and posts nothing', () =>
    everywhere(async (stage) => {
      const preview = await stage.ask('preview');
      expect(papersIn(preview)).toEqual([kite, talkingKites]);
      expect(preview.isPrivate()).toBe(true);
      expect(digestsOf(stage)).toEqual([]);
    }));

  test('what a post has no place for is one click away, for the person alone', () =>
    everywhere(async (stage) => {
      const preview = await stage.ask('preview', { topic: 'paper' });
      const [, count = ''] = /(\d) more/.exec(preview.text()) ?? [];
      const more = await preview.click(`${count} more`);
      expect(more.isPrivate()).toBe(true);
      expect(more.text()).toContain(`${count} more papers matched for the next post`);
      expect(papersIn(preview).filter((paper) => papersIn(more).includes(paper))).toEqual([]);
    }));

  test('a digest that comes too late is skipped, and why says so', async () => {
    await due(6 * 60);
    await everywhere(async (stage) => {
      expect((await stage.ask('why')).text()).toMatch(/too late/i);
      expect(digestsOf(stage)).toEqual([]);
    });
  });

  test('a late one is posted and says so', async () => {
    await due(60);
    await everywhere(async (stage) => {
      const digest = await stage.until('the digest', () => digestsOf(stage)[0]);
      expect(papersIn(digest)).toEqual([kite, talkingKites]);
      expect(digest.text()).toMatch(/Late: due .*we were offline/);
      expect((await stage.ask('why', { paper: robot })).text()).toContain('was not posted here');
    });
  });

  test('the next one holds only what is new, and nothing comes twice', async () => {
    addPaper(house.library, {
      ...{ id: newKite, title: 'Kites after Rain', summary: 'We dry wet kites.', upvotes: 5 },
      ai_keywords: ['rain'],
    });
    await due(1);
    await everywhere(async (stage) => {
      await stage.until('the second digest', () => digestsOf(stage)[1]);
      expect(digestsOf(stage).map(papersIn)).toEqual([[kite, talkingKites], [newKite]]);
      expect(digestsOf(stage)[1]?.text()).not.toContain('Late');
    });
  });

  test('less and more like a paper: offered, done, told and undone; refused to who may not', () =>
    everywhere(async (stage) => {
      const topics = async () => (await stage.ask('subscriptions')).text();
      const show = async (person: Person) => stage.ask('show', { paper: newKite }, person);
      const less = await (await show('alice')).click('Less like this');
      expect(less.isPrivate()).toBe(true);
      for (const label of ['-rain', 'Not from Ada Falter', 'From 6 upvotes']) expect(less.text()).toContain(label);
      const done = await less.click('-rain');
      expect(await topics()).toContain('kites -rain');
      expect((await stage.ask('why', { paper: newKite })).text()).toContain('kites -rain, which leaves it out');
      await done.click('Undo');
      expect(await topics()).not.toContain('-rain');
      const more = await (await show('alice')).click('More like this');
      const added = await more.click('Add rain');
      expect(await topics()).toContain('rain');
      expect((await stage.ask('why', { paper: newKite })).text()).toContain('rain is a topic here');
      await added.click('Undo');
      expect(await topics()).not.toContain('rain');
      // On the console there is one person, who may.
      if (stage.place.platform === 'console') return;
      const refused = await (await show('bob')).click('Less like this', 'bob');
      expect(refused.text()).toContain('Only people who can manage');
      await expect(refused.click('-rain', 'bob')).rejects.toThrow();
      expect(await topics()).not.toContain('-rain');
    }));

  test('unsubscribing ends it', () =>
    everywhere(async (stage) => {
      expect((await stage.ask('unsubscribe', { topic: 'kites' })).text()).toContain('Stopped');
      expect((await stage.ask('subscriptions')).text()).not.toContain('kites');
      expect(stage.refused()).toEqual([]);
    }));
});
