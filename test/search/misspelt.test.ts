import { expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { paper } from './papers-in-memory.ts';

const today = new Date('2026-06-19T12:00:00Z');

function ask(papers: Paper[], query: string) {
  const engine = new Engine();
  engine.add(papers.map(toEntry));
  return engine.search(parseQuery(query), { limit: 5, today });
}

const times = (count: number, text: string) =>
  Array.from({ length: count }, (_, nth) => paper({ title: `Report ${nth}`, abstract: text }));

test('a misspelt word is repaired although its stem is that of another', () => {
  const meant = paper({ title: 'Segmentation', abstract: 'One image.' });
  const answer = ask([...times(200, 'image'), ...times(5, 'IMG'), meant], 'imge segmentation');
  expect(answer.hits[0]?.id).toBe(meant.id);
  expect(answer.repaired).toEqual([{ wrote: 'imge', used: 'image' }]);
});

test('another form of a known word is no error', () => {
  expect(ask([...times(200, 'images denoised')], 'denoises images').repaired).toEqual([]);
});

test('the repair that is named is the one the first paper holds', () => {
  const meant = paper({ title: 'Generally worth it' });
  const answer = ask([...times(30, 'worse'), meant], 'worsh generally');
  expect(answer.hits[0]?.id).toBe(meant.id);
  expect(answer.repaired).toEqual([{ wrote: 'worsh', used: 'worth' }]);
  expect(answer.hits[0]?.matched.map(({ word }) => word)).toContain('worth');
});

test('a rare word that the first paper holds is not called misspelt', () => {
  const meant = paper({ title: 'Worsh, generally' });
  const answer = ask([...times(300, 'worse'), meant], 'worsh generally');
  expect(answer.hits[0]?.id).toBe(meant.id);
  expect(answer.repaired).toEqual([]);
});

test('a rare word of a long question is meant as it stands', () => {
  const meant = paper({ title: 'Signals', abstract: 'The protein mapk.' });
  const near = times(300, 'A mark is left by the signals, long and short.');
  const question = 'the loss of mapk leaves short signals that are neither long nor marked by proteins';
  const answer = ask([...near, meant], question);
  expect(answer.hits[0]?.id).toBe(meant.id);
  expect(answer.hits[1]?.matched.map(({ word }) => word)).not.toContain('mark');
  expect(answer.hits[1]?.matched.map(({ word }) => word)).not.toContain('mapk');
});

test('among many papers, a word of one title may be meant, but not an error of one abstract', () => {
  const letters = 'bcdfghjklmnpqrst';
  const words = Array.from({ length: 16_000 }, (_, nth) =>
    [12, 8, 4, 0].map((shift) => `${letters[(nth >> shift) & 15]}o`).join(''),
  );
  const many = paper({ title: 'Many words', abstract: words.join(' ') });
  const meant = paper({ title: 'Musicologically' });
  const error = paper({ title: 'Another', abstract: 'A sculpturre.' });
  expect(ask([many, meant, error], 'musicoloigcally').hits[0]?.id).toBe(meant.id);
  expect(ask([many, meant, error], 'skulpturre').hits).toEqual([]);
});
