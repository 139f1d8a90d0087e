import { describe, expect, test } from 'vitest';
import { readSample } from '../../src/sources/sample.ts';
import { createPaperStore } from '../../src/storage/papers.ts';
import { hasRecorded, recordedDays } from '../recorded.ts';
import { tempDatabase } from '../storage/temp-database.ts';
import { RecordedPaper } from './a-source.ts';

const { papers, note, seenAt } = readSample();
const isWeekday = (day: string) => ![0, 6].includes(new Date(day).getUTCDay());

test('holds at least 60 papers of ten weekdays in a row, in our words', () => {
  expect(papers.length).toBeGreaterThanOrEqual(60);
  expect(new Set(papers.map(({ id }) => id)).size).toBe(papers.length);
  expect(note).toContain('our own words');
  expect(papers.every(({ ownWords }) => ownWords)).toBe(true);

  const days = [...new Set(papers.map(({ featuredOn }) => featuredOn ?? ''))].sort();
  expect(days.length).toBeGreaterThanOrEqual(10);
  const span = (Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '')) / 86_400_000 + 1;
  const weekdays = Array.from({ length: span }, (_, position) =>
    new Date(Date.parse(days[0] ?? '') + position * 86_400_000).toISOString().slice(0, 10),
  ).filter(isWeekday);
  expect(days).toEqual(weekdays);
});

test('spreads over the fields', () => {
  const about = (words: RegExp) => papers.filter(({ title, abstract }) => words.test(`${title} ${abstract}`)).length;
  for (const field of [/language model/i, /image|photo|vision/i, /video/i, /speech|voice|audio/i, /robot/i]) {
    expect([field, about(field) >= 4]).toEqual([field, true]);
  }
  expect(about(/genom|laborator|quantum|medical|scientific/i)).toBeGreaterThanOrEqual(4);
});

test('each summary has two or three sentences of a readable length', () => {
  for (const { id, abstract } of papers) {
    const sentences = abstract.split(/(?<=[.?])\s+/).length;
    expect([id, sentences >= 2 && sentences <= 3 && abstract.length > 120 && abstract.length < 500]).toEqual([
      id,
      true,
    ]);
  }
});

test('every real answer counts as newer', async () => {
  const store = createPaperStore(await tempDatabase());
  await store.save(papers, seenAt);
  const [sample] = papers;
  if (sample === undefined) throw new Error('the sample is empty');
  const { ownWords: _, ...real } = { ...sample, abstract: 'The abstract of the paper.', upvotes: 500 };
  await store.save([real], new Date(`${sample.featuredOn}T06:00:00Z`));
  expect((await store.get([sample.id]))[0]).toEqual(real);
});

describe.skipIf(!hasRecorded)('beside the recorded answers', () => {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = (text: string, length = 8) => {
    const all = words(text);
    return all.slice(0, Math.max(0, all.length - length + 1)).map((_, at) => all.slice(at, at + length).join(' '));
  };

  test('no eight words in a row are taken from an abstract or a model summary; the facts are as recorded', () => {
    const recorded = new Map(
      recordedDays('2026-06', '2026-06').flatMap(({ day, items }) =>
        items.map((item) => {
          const paper = RecordedPaper.parse(item);
          return [`${day} ${paper.id}`, paper] as const;
        }),
      ),
    );
    for (const { id, abstract, featuredOn, upvotes } of papers) {
      const source = recorded.get(`${featuredOn} ${id}`);
      expect([id, source?.upvotes]).toEqual([id, upvotes]);
      const theirs = new Set([...runs(source?.summary ?? ''), ...runs(source?.ai_summary ?? '')]);
      expect(theirs.size).toBeGreaterThan(10);
      expect(runs(abstract).filter((run) => theirs.has(run))).toEqual([]);
    }
  });
});
