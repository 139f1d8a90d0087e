import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kite, lantern, robot, shelved } from './library.ts';
import { type Options, papersIn, type Stage } from './stage.ts';
import { openHouse, platforms } from './stages.ts';

/** What each platform answered, by question: compared when all have been asked. */
const heard = new Map<string, Map<string, string[]>>();

describe.each(platforms)('commands on $name', ({ name, open }) => {
  let stage: Stage;
  let house: Awaited<ReturnType<typeof openHouse>>;
  beforeAll(async () => {
    stage = await open();
    house = await openHouse(stage);
    await house.start();
  });
  afterAll(() => house.close());

  async function papersFor(command: string, options: Options): Promise<string[]> {
    const papers = papersIn(await stage.ask(command, options));
    const question = `${command} ${JSON.stringify(options)}`;
    heard.set(question, (heard.get(question) ?? new Map()).set(name, papers));
    return papers;
  }

  test('search finds the papers, the best first', async () => {
    expect(await papersFor('search', { query: 'paper kites' })).toEqual(expect.arrayContaining([kite, '2606.00005']));
    expect(await papersFor('search', { query: 'diffusion', sort: 'upvotes' })).toEqual(['2606.00008', lantern]);
    expect(await papersFor('search', { query: 'paper', limit: 3 })).toHaveLength(3);
  });

  test('today shows the latest day, the most upvoted first', async () => {
    const [today] = shelved;
    expect(await papersFor('today', {})).toEqual(today);
    expect(await papersFor('today', { topic: 'robots' })).toEqual([robot]);
  });

  test('show takes a link, and leads on', async () => {
    const shown = await stage.ask('show', { paper: `https://arxiv.org/abs/${kite}` });
    expect(shown.text()).toContain('GustBench');
    expect(shown.isPrivate()).toBe(true);
    expect((await shown.click('Cite')).text()).toContain('@misc');
  });

  test('help names every command; what is not one gets the nearest', async () => {
    const help = (await stage.ask('help')).text();
    for (const command of ['search', 'subscribe', 'discuss', 'why', 'forget-me']) expect(help).toContain(command);
    const unknown = await stage.ask('serach', { query: 'kites' });
    expect(unknown.text()).toContain('search');
    expect(unknown.isPrivate()).toBe(true);
  });

  test('nothing was refused by the platform', () => {
    expect(stage.refused()).toEqual([]);
  });
});

test('the same commands give the same papers in the same order on all platforms', () => {
  expect(heard.size).toBeGreaterThan(0);
  for (const [question, answers] of heard) {
    expect([...answers.keys()], question).toEqual(platforms.map(({ name }) => name));
    const [first, ...others] = answers.values();
    for (const other of others) expect(other, question).toEqual(first);
  }
});
