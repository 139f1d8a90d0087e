import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inkInWater, kite, lantern, robot, shelved, talkingKites } from './library.ts';
import { type Options, papersIn, type Stage } from './stage.ts';
import { allHouses, type House } from './stages.ts';

/** What each platform answered, by question: compared when all have been asked. */
const heard = new Map<string, Map<string, string[]>>();

async function papersFor(stage: Stage, command: string, options: Options): Promise<string[]> {
  const papers = papersIn(await stage.ask(command, options));
  const question = `${command} ${JSON.stringify(options)}`;
  heard.set(question, (heard.get(question) ?? new Map()).set(stage.name, papers));
  return papers;
}

describe.each(allHouses)('commands on $name', ({ open }) => {
  let house: House;
  const everywhere: House['everywhere'] = (act) => house.everywhere(act);
  beforeAll(async () => {
    house = await open();
    await house.start();
  });
  afterAll(() => house.close());

  test('search finds the papers, the best first', () =>
    everywhere(async (stage) => {
      const kites = await papersFor(stage, 'search', { query: 'paper kites' });
      expect(kites.slice(0, 2).sort()).toEqual([kite, talkingKites]);
      expect(await papersFor(stage, 'search', { query: 'diffusion', sort: 'upvotes' })).toEqual([inkInWater, lantern]);
      expect(await papersFor(stage, 'search', { query: 'paper', limit: 3 })).toHaveLength(3);
    }));

  test('today shows the latest day, the most upvoted first', () =>
    everywhere(async (stage) => {
      const [today] = shelved;
      expect(await papersFor(stage, 'today', {})).toEqual(today);
      expect(await papersFor(stage, 'today', { topic: 'robots' })).toEqual([robot]);
    }));

  test('show looks up what was not read, once for all', async () => {
    const unread = '2101.00001';
    const [title, summary] = ['Paper Hats of the Ancients', 'We date paper hats by their folds.'];
    house.library.papers.set(unread, { id: unread, title, summary, authors: [{ name: 'Ada Falter' }], upvotes: 4 });
    await everywhere(async (stage) => {
      const shown = await stage.ask('show', { paper: `arxiv.org/abs/${unread}` });
      await stage.until('the paper', () => shown.text().includes(summary) || undefined);
      expect(shown.isPrivate()).toBe(true);
      expect((await stage.ask('cite', { paper: unread })).text()).toContain('Ada Falter');
      const missing = await stage.ask('show', { paper: '2101.99999' });
      await stage.until('the refusal', () => missing.text().includes('I have no paper 2101.99999') || undefined);
    });
    // Once to have it, and once for what is linked to it; another process that is asked asks for itself.
    const asked = house.library.requests.filter((path) => path === `/api/papers/${unread}`).length;
    expect(asked).toBeGreaterThanOrEqual(2);
    expect(asked).toBeLessThanOrEqual(2 * house.processes());
  });

  test('show takes a link, and leads on', () =>
    everywhere(async (stage) => {
      const shown = await stage.ask('show', { paper: `https://arxiv.org/abs/${kite}` });
      expect(shown.text()).toContain('GustBench');
      expect(shown.isPrivate()).toBe(true);
      expect((await shown.click('Cite')).text()).toMatch(/eprint\s+= \{2606\.00001\}/);
      expect((await stage.ask('cite', { paper: kite })).text()).toContain('Ada Falter');
    }));

  test('similar papers come in one order', () =>
    everywhere(async (stage) => {
      const [first, ...others] = await papersFor(stage, 'similar', { paper: kite });
      expect(first).toBe(talkingKites);
      expect(others).not.toContain(kite);
    }));

  test('a list of papers is a person’s own, until it is forgotten', () =>
    everywhere(async (stage) => {
      expect((await stage.ask('save', { paper: robot }, 'bob')).text()).toContain('is on your list');
      expect(papersIn(await stage.ask('saved', {}, 'bob'))).toEqual([robot]);
      expect((await stage.ask('saved', { format: 'bibtex' }, 'bob')).text()).toContain(robot);
      if (stage.name !== 'the console') expect(papersIn(await stage.ask('saved', {}, 'alice'))).toEqual([]);
      await stage.ask('forget-me', { confirm: true }, 'bob');
      expect(papersIn(await stage.ask('saved', {}, 'bob'))).toEqual([]);
    }));

  test('help names every command; what is not one gets the nearest', () =>
    everywhere(async (stage) => {
      const help = (await stage.ask('help')).text();
      for (const command of ['search', 'subscribe', 'discuss', 'why', 'forget-me']) expect(help).toContain(command);
      const unknown = await stage.ask('serach', { query: 'kites' });
      expect(unknown.text()).toContain('search');
      expect(unknown.isPrivate()).toBe(true);
    }));

  test('the platform refused nothing', () =>
    everywhere(async (stage) => {
      expect(stage.refused()).toEqual([]);
    }));
});

test('the same commands give the same papers in the same order everywhere', () => {
  expect(heard.size).toBeGreaterThan(0);
  for (const [question, answers] of heard) {
    expect([...answers.keys()].sort(), question).toEqual(['Discord', 'Slack', 'Slack over HTTP', 'the console']);
    const [first, ...others] = answers.values();
    for (const other of others) expect(other, question).toEqual(first);
  }
});
