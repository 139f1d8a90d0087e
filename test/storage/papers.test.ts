import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { PaperStore } from '../../src/core/papers/paper-store.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import type { Database } from '../../src/storage/schema.ts';
import { aPaper, papers } from '../fixtures/papers.ts';
import { tempDatabase } from './temp-database.ts';

const at = (time: string) => new Date(`2026-06-18T${time}:00Z`);
const store = async () => createPaperStore(await tempDatabase());
const one = async (papers: PaperStore, id = '2606.00001') => (await papers.get([id]))[0];
const historyOf = (db: Kysely<Database>, id: string) =>
  db.selectFrom('upvote_history').select(['at', 'upvotes']).where('paper', '=', id).orderBy('at').execute();
const plain = aPaper();
const everything: Paper = aPaper({
  organisation: 'Hangar Institute',
  summary: { text: 'Planes learn to glide.', byModel: true },
  code: { url: 'https://github.com/hangar/planes', stars: 7 },
  projectPage: 'https://planes.example/',
  image: 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2606.00001.png',
});

test('gives back what was saved, in the order asked, without unknown ids', async () => {
  const papers = await store();
  const bare = aPaper({ id: '2606.00002', authors: [], keywords: [] });
  await papers.save([everything, bare], at('08:00'));
  expect(await papers.get(['2606.00002', '2606.99999', '2606.00001'])).toEqual([bare, everything]);
});

test('updates in place and tells what was added and what changed', async () => {
  const papers = await store();
  const second = aPaper({ id: '2606.00002' });
  expect(await papers.save([plain], at('08:00'))).toEqual({ added: ['2606.00001'], changed: [] });
  expect(await papers.save([{ ...plain, upvotes: 30, comments: 4 }, second], at('09:00'))).toEqual({
    added: ['2606.00002'],
    changed: ['2606.00001'],
  });
  expect(await papers.save([second], at('10:00'))).toEqual({ added: [], changed: [] });
  expect(await one(papers)).toMatchObject({ upvotes: 30, comments: 4 });
  expect(await papers.count()).toBe(2);
});

test('keeps what a newer answer does not know', async () => {
  const papers = await store();
  await papers.save([everything], at('08:00'));
  await papers.save([{ ...plain, authors: [], keywords: [], upvotes: 40 }], at('09:00'));
  expect(await one(papers)).toEqual({ ...everything, upvotes: 40 });
});

test('lets an older answer fill gaps but change nothing', async () => {
  const db = await tempDatabase();
  const papers = createPaperStore(db);
  const late = { ...everything, title: 'A working title', upvotes: 3 };
  await papers.save([{ ...plain, upvotes: 40 }], at('12:00'));
  await papers.save([late], at('08:00'));
  expect(await one(papers)).toEqual({ ...everything, upvotes: 40 });
  expect(await historyOf(db, plain.id)).toEqual([{ at: '2026-06-18T12:00:00.000Z', upvotes: 40 }]);
});

test('our own words give way to the abstract of the paper, and never replace it', async () => {
  const papers = await store();
  const ours = aPaper({ abstract: 'In our words.', ownWords: true });
  await papers.save([ours], at('08:00'));
  expect(await one(papers)).toEqual(ours);
  await papers.save([plain], at('07:00'));
  expect(await one(papers)).toEqual(plain);
  await papers.save([ours], at('09:00'));
  expect(await one(papers)).toEqual(plain);
});

test('keeps stars with their repository', async () => {
  const papers = await store();
  const code = (url: string, stars?: number) => ({ code: { url, ...(stars !== undefined && { stars }) } });
  await papers.save([aPaper(code('https://github.com/a/old', 9))], at('08:00'));
  await papers.save([aPaper(code('https://github.com/a/old'))], at('09:00'));
  expect((await one(papers))?.code).toEqual({ url: 'https://github.com/a/old', stars: 9 });
  await papers.save([aPaper(code('https://github.com/a/new'))], at('10:00'));
  expect((await one(papers))?.code).toEqual({ url: 'https://github.com/a/new' });
});

test('writes one point of history for each change of the upvotes', async () => {
  const db = await tempDatabase();
  const papers = createPaperStore(db);
  for (const [time, upvotes] of [
    ['08:00', 1],
    ['09:00', 5],
    ['10:00', 5],
    ['11:00', 9],
  ] as const) {
    await papers.save([aPaper({ upvotes })], at(time));
  }
  expect((await historyOf(db, '2606.00001')).map(({ upvotes }) => upvotes)).toEqual([1, 5, 9]);
});

test('a paper that comes back is featured on both days and known by the later', async () => {
  const papers = await store();
  await papers.saveDay('hf', '2026-06-16', [aPaper({ featuredOn: '2026-06-16', upvotes: 9 })], at('08:00'));
  await papers.saveDay('hf', '2026-06-10', [aPaper({ featuredOn: '2026-06-10', upvotes: 2 })], at('07:00'));
  expect((await one(papers))?.featuredOn).toBe('2026-06-16');
  expect(await papers.featured('2026-06-10', '2026-06-10')).toHaveLength(1);
  expect(await papers.featured('2026-06-10', '2026-06-16')).toHaveLength(1);
  expect(await papers.featured('2026-06-11', '2026-06-15')).toEqual([]);
  expect(await papers.latestDays(5, '2026-06-30')).toEqual(['2026-06-16', '2026-06-10']);
});

test('orders a day by upvotes, ties by id', async () => {
  const papers = await store();
  const day = ['2606.00003', '2606.00001', '2606.00002'].map((id) =>
    aPaper({ id, upvotes: id === '2606.00002' ? 50 : 4 }),
  );
  await papers.saveDay('hf', '2026-06-18', day, at('08:00'));
  const ids = (await papers.featured('2026-06-18', '2026-06-18')).map(({ id }) => id);
  expect(ids).toEqual(['2606.00002', '2606.00001', '2606.00003']);
});

test('remembers days that were asked, also empty ones, with the latest answer', async () => {
  const papers = await store();
  await papers.saveDay('hf', '2026-06-20', [], at('08:00'));
  await papers.saveDay('hf', '2026-06-18', [plain], at('10:00'));
  await papers.saveDay('hf', '2026-06-18', [], at('09:00'));
  expect(await papers.daysAsked('2026-06-01', '2026-06-30')).toEqual([
    { day: '2026-06-18', askedAt: '2026-06-18T10:00:00.000Z', papers: 1 },
    { day: '2026-06-20', askedAt: '2026-06-18T08:00:00.000Z', papers: 0 },
  ]);
  expect(await papers.latestDays(3, '2026-06-30')).toEqual(['2026-06-18']);
});

test('slices all papers by id, and only what changed since', async () => {
  const stored = await store();
  await stored.save(papers(7), at('08:00'));
  const slices = async (since?: Date) => {
    const found: string[][] = [];
    for await (const slice of stored.all(3, since)) found.push(slice.map(({ id }) => id.slice(-1)));
    return found;
  };
  expect(await slices()).toEqual([['1', '2', '3'], ['4', '5', '6'], ['7']]);
  expect(await slices(at('08:00'))).toEqual([]);
  await stored.save([aPaper({ id: '2606.00005', upvotes: 100 }), ...papers(2)], at('08:00'));
  expect(await slices(at('08:00'))).toEqual([['1', '2', '5']]);
});

test('what an older answer adds counts as changed now', async () => {
  const stored = await store();
  await stored.save(papers(1), at('12:00'));
  await stored.save([aPaper({ id: '2405.00001' })], at('08:00'));
  const changed: string[] = [];
  for await (const slice of stored.all(10, at('12:00'))) changed.push(...slice.map(({ id }) => id));
  expect(changed).toEqual(['2405.00001']);
});

test('lets the event loop turn while it saves thousands', async () => {
  const stored = await store();
  let turns = 0;
  let saving = true;
  const count = async () => {
    while (saving) {
      await setImmediate();
      turns += 1;
    }
  };
  const counting = count();
  const { added } = await stored.save(papers(2_000), at('08:00'));
  saving = false;
  await counting;
  expect(added).toHaveLength(2_000);
  expect(turns).toBeGreaterThanOrEqual(19);
});
