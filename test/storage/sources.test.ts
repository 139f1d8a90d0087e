import { join } from 'node:path';
import { expect, test } from 'vitest';
import { channelKey } from '../../src/core/chat/place.ts';
import { createChannelStore } from '../../src/storage/channels.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { createOutbox } from '../../src/storage/outbox.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { aChannel, aDelivery, aPlace, aPlan } from '../fixtures/channels.ts';
import { aPaper } from '../fixtures/papers.ts';
import { firstRelease } from './first-release.ts';
import { tempDatabase, tempFolder } from './temp-database.ts';

const at = (time: string) => new Date(`2026-06-18T${time}:00Z`);
const onArxiv = { source: 'arxiv', as: 'arXiv', on: '2026-06-17' };

test('papers and days of an older release are those of Hugging Face, and what nobody counted is not known', async () => {
  const file = join(tempFolder(), 'paperboy.sqlite');
  const old = await firstRelease(file);
  const insert = old.prepare(`
    insert into papers (id, title, abstract, own_words, authors, featured_on, upvotes, comments, keywords, seen_at, changed_at)
    values (?, 'Paper Planes', 'We fold.', 0, '[]', ?, ?, 0, '[]', '2026-06-18T08:00:00.000Z', '2026-06-18T08:00:00.000Z')`);
  insert.run('2606.00001', '2026-06-18', 0);
  insert.run('2606.00002', null, 0);
  old.exec(`insert into featured_days values ('2026-06-18', '2606.00001');
    insert into upvote_history values ('2606.00001', '2026-06-18T08:00:00.000Z', 0);
    insert into days_asked values ('2026-06-18', '2026-06-18T08:00:00.000Z', 1)`);
  old.close();
  const db = await openDatabase(file);
  const papers = createPaperStore(db);
  const [featured, never] = await papers.get(['2606.00001', '2606.00002']);
  expect(featured).toMatchObject({
    upvotes: 0,
    listed: [{ source: 'hf', as: 'Daily Papers', on: '2026-06-18' }],
    page: { url: 'https://huggingface.co/papers/2606.00001', site: 'Hugging Face' },
  });
  expect(never).not.toHaveProperty('upvotes');
  expect(never).not.toHaveProperty('listed');
  expect(await papers.daysAsked('2026-06-01', '2026-06-30', 'hf')).toHaveLength(1);
  expect(await papers.daysAsked('2026-06-01', '2026-06-30', 'arxiv')).toEqual([]);
  expect(await papers.latestDays(3, '2026-06-30', 'hf')).toEqual(['2026-06-18']);
  await db.destroy();
});

test('a paper of two sources is one, with the days of both and the votes of the one that counts them', async () => {
  const papers = createPaperStore(await tempDatabase());
  const { upvotes: _, comments: __, page: ___, ...uncounted } = aPaper();
  const announced = { ...uncounted, featuredOn: '2026-06-17', listed: [onArxiv], categories: ['cs.RO'] };
  await papers.saveDay('arxiv', '2026-06-17', [announced], at('08:00'));
  await papers.saveDay('hf', '2026-06-18', [aPaper()], at('09:00'));
  await papers.saveDay('arxiv', '2026-06-17', [announced], at('10:00'));
  const [paper] = await papers.get(['2606.00001']);
  expect(paper).toMatchObject({ upvotes: 12, featuredOn: '2026-06-18', categories: ['cs.RO'] });
  expect(paper?.listed?.map(({ source, on }) => [source, on])).toEqual([
    ['arxiv', '2026-06-17'],
    ['hf', '2026-06-18'],
  ]);
  expect(await papers.featured('2026-06-17', '2026-06-17', 'hf')).toEqual([]);
  expect(await papers.featured('2026-06-17', '2026-06-17', 'arxiv')).toHaveLength(1);
});

test('a paper with the DOI of another is that paper', async () => {
  const papers = createPaperStore(await tempDatabase());
  await papers.save([aPaper({ doi: '10.5802/jep.257' })], at('08:00'));
  await papers.save([aPaper({ id: 'blog:a1b2', doi: '10.5802/jep.257' })], at('09:00'));
  expect(await papers.count()).toBe(1);
});

test('papers at arXiv with one DOI are several, and none loses its id', async () => {
  const papers = createPaperStore(await tempDatabase());
  const doi = '10.1145/3700000';
  await papers.save([aPaper({ doi })], at('08:00'));
  const second = aPaper({ id: '2606.00002', title: 'Kites', doi });
  expect(await papers.save([second], at('09:00'))).toEqual({ added: ['2606.00002'], changed: [] });
  const found = await papers.get(['2606.00001', '2606.00002']);
  expect(found.map(({ title }) => title)).toEqual([aPaper().title, 'Kites']);
  // Of neither of the two can it be said.
  await papers.save([aPaper({ id: 'blog:a1b2', doi })], at('10:00'));
  expect(await papers.count()).toBe(3);
});

test('a paper at arXiv takes over the days and the readers of the one that a feed brought first, by its DOI', async () => {
  const db = await tempDatabase();
  const [papers, outbox] = [createPaperStore(db), createOutbox(db)];
  const doi = '10.5802/jep.257';
  const listed = [{ source: 'lab', as: 'lab', on: '2026-06-18' }];
  const page = { url: 'https://lab.example/1', site: 'lab' };
  const fromFeed = aPaper({ id: 'doi:a1b2', title: 'Of a feed', doi, listed, page });
  const saveFeed = (time: string) => papers.saveDay('lab', '2026-06-18', [fromFeed], at(time), true);
  const ofDay = async () => (await papers.featured('2026-06-18', '2026-06-19')).map(({ id }) => id);
  await saveFeed('08:00');
  await createChannelStore(db).update(aPlace(), () => aChannel());
  await outbox.recordPlans([aPlan({ deliveries: [aDelivery('a', { papers: ['doi:a1b2'] })] })]);
  const { page: _, listed: __, ...atArxiv } = aPaper({ doi });
  const announced = { ...atArxiv, listed: [{ ...onArxiv, on: '2026-06-19' }] };
  expect(await papers.saveDay('arxiv', '2026-06-19', [announced], at('09:00'))).toMatchObject({
    added: ['2606.00001'],
  });
  expect(await ofDay()).toEqual(['2606.00001']);
  expect([...(await outbox.shown(aPlace(), ['2606.00001'])).keys()]).toEqual(['2606.00001']);
  // What the feed says from now on is of the paper at arXiv, in the words of arXiv.
  await papers.save([{ ...announced, withdrawn: true }], at('10:00'));
  expect(await saveFeed('11:00')).toEqual({ added: [], changed: [] });
  expect(await ofDay()).toEqual(['2606.00001']);
  const [paper, other] = await papers.get(['2606.00001', 'doi:a1b2']);
  expect(paper).toMatchObject({ title: aPaper().title, withdrawn: true, listed: [{ source: 'arxiv' }, listed[0]] });
  expect(paper).not.toHaveProperty('page');
  // For whoever saved it, or talks about it.
  expect(other).toMatchObject({ title: 'Of a feed', page });
});

test('a paper at arXiv is shown to no channel that got it by its DOI, though nobody subscribed there when it came', async () => {
  const db = await tempDatabase();
  const [papers, outbox, channels] = [createPaperStore(db), createOutbox(db), createChannelStore(db)];
  const doi = '10.5802/jep.257';
  await papers.saveDay('lab', '2026-06-18', [aPaper({ id: 'doi:a1b2', doi })], at('08:00'), true);
  // More than are looked up in one statement, in two installations.
  const places = Array.from({ length: 600 }, (_, number) =>
    aPlace({ tenant: number < 300 ? 'one' : 'two', channel: `c${number}` }),
  );
  for (const place of places) {
    await channels.update(place, () => aChannel({ place }));
    const deliveries = [aDelivery(place.channel, { place, papers: ['doi:a1b2'] })];
    await outbox.recordPlans([aPlan({ channel: channelKey(place), deliveries })]);
  }
  for (const place of places.slice(0, 599)) await channels.update(place, () => undefined);
  await papers.saveDay('arxiv', '2026-06-19', [aPaper({ doi })], at('09:00'));
  const shown = await outbox.shownIn(places.map(channelKey), ['2606.00001']);
  expect(shown.filter((ids) => ids.has('2606.00001'))).toHaveLength(600);
});

test('of several papers at arXiv with its DOI none takes over', async () => {
  const papers = createPaperStore(await tempDatabase());
  const doi = '10.1145/3700000';
  await papers.saveDay('lab', '2026-06-18', [aPaper({ id: 'doi:a1b2', doi })], at('08:00'), true);
  await papers.saveDay('arxiv', '2026-06-18', [aPaper({ doi }), aPaper({ id: '2606.00002', doi })], at('09:00'));
  expect((await papers.featured('2026-06-18', '2026-06-18', 'lab')).map(({ id }) => id)).toContain('doi:a1b2');
  expect(await papers.count()).toBe(3);
});

test('a feed fills what is missing of the papers of others, by id and by DOI, and decides on its own', async () => {
  const papers = createPaperStore(await tempDatabase());
  const doi = '10.5802/jep.257';
  const page = { url: 'https://journal.example/257', site: 'Journal' };
  await papers.save([aPaper({ id: 'doi:j257', doi, authors: [], page }), aPaper()], at('08:00'));
  const told = {
    ...{ title: 'You will not believe it', abstract: 'Click here.', authors: ['Ada Falter'] },
    ...{ publishedAt: '2026-06-18T07:00:00.000Z', page: { url: 'https://lab.example/1', site: 'lab' } },
  };
  const items = [{ id: 'lab:x', doi }, { id: '2606.00001' }, { id: 'lab:own' }].map((own) =>
    aPaper({ ...told, ...own }),
  );
  await papers.saveDay('lab', '2026-06-18', items, at('09:00'), true);
  const { title, abstract, publishedAt } = aPaper();
  const [byDoi, byId] = await papers.get(['doi:j257', '2606.00001']);
  expect(byDoi).toMatchObject({ title, abstract, publishedAt, page, authors: ['Ada Falter'] });
  expect(byId).toMatchObject({ title, abstract, publishedAt, authors: aPaper().authors });
  await papers.saveDay('lab', '2026-06-18', [aPaper({ id: 'lab:own', title: 'Corrected' })], at('10:00'), true);
  expect((await papers.get(['lab:own']))[0]).toMatchObject({ title: 'Corrected' });
});
