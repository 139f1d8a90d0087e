import { expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { paper } from './papers-in-memory.ts';

const today = new Date('2026-06-19T12:00:00Z');
const filler = Array.from({ length: 60 }, (_, nth) =>
  paper({
    title: `Report number ${nth}`,
    abstract: 'Vision language models, trained long on a language, keep context.',
    authors: ['Mei Wang', 'Han Song Li'],
  }),
);

function ask(papers: Paper[], query: string) {
  const engine = new Engine();
  engine.add([...filler, ...papers].map(toEntry));
  return engine.search(parseQuery(query), { limit: 5, today });
}

test('two words of a title come before an abstract that repeats them', () => {
  const repeated = paper({ title: 'A survey', abstract: 'Sparse routing. Sparse routing. Sparse routing, sparse.' });
  const named = paper({ title: 'Sparse experts and their routing', abstract: 'We look at experts.' });
  expect(ask([repeated, named], 'routing sparse').hits[0]?.id).toBe(named.id);
});

test('a first author comes before the same name among many', () => {
  const title = 'Quantization of weights';
  const later = paper({ title, authors: ['Ada Smith', 'Wei Zhou', 'Lin Zhou', 'Bo Zhou'] });
  const first = paper({ title: `${title} again`, authors: ['Wei Zhou', 'Ada Smith'] });
  expect(ask([later, first], 'zhou quantization').hits[0]?.id).toBe(first.id);
});

test('a full name in either order comes before its parts in two people', () => {
  const two = paper({ title: 'Quantization first', authors: ['Song Mei', 'Li Han'] });
  const one = paper({ title: 'On quantization', authors: ['Ada Smith', 'Song Han'] });
  for (const query of ['song han quantization', 'quantization han song']) {
    expect(ask([two, one], query).hits[0]?.id).toBe(one.id);
  }
});

test('a common word is not taken for a rare name', () => {
  const byLong = paper({ title: 'Report on context', authors: ['Jo Long', 'Jo A'] });
  const about = paper({ title: 'Long context', abstract: 'Of models.' });
  expect(ask([byLong, about], 'long context').hits[0]?.id).toBe(about.id);
  expect(ask([byLong, about], 'a').hits).toEqual([]);
});

test('a half-typed word is not taken for a rare name', () => {
  const byLang = paper({ title: 'Clouds', abstract: 'Vision of clouds.', authors: ['Jo Lang'] });
  const about = paper({ title: 'Vision and language', abstract: 'Of language.' });
  expect(ask([byLang, about], 'vision lang').hits[0]?.id).toBe(about.id);
});

test('British and American spelling are one', () => {
  const found = paper({ title: 'Quantization of generalized networks' });
  for (const query of ['quantisation', 'generalised']) expect(ask([found], query).hits[0]?.id).toBe(found.id);
});

test('an author nobody is named is repaired, and the answer says so', () => {
  const found = paper({ title: 'Energy models', authors: ['Yann LeCun'] });
  const answer = ask([found], 'author:"yann lecunn"');
  expect(answer.hits.map(({ id }) => id)).toEqual([found.id]);
  expect(answer.repaired).toEqual([{ wrote: 'lecunn', used: 'lecun' }]);
});

test('a name is repaired to one that some paper has, and to no other', () => {
  const others = [
    paper({ title: 'Planes', authors: ['Yang Liu'] }),
    paper({ title: 'Kites', authors: ['Ada LeCuna'] }),
    paper({ title: 'Boats', authors: ['Yann Decun'] }),
  ];
  expect(ask(others.slice(0, 2), 'author:"Yann LeCun"')).toMatchObject({ hits: [], repaired: [] });
  expect(ask(others, 'author:"Yanm Decun"').repaired).toEqual([{ wrote: 'yanm', used: 'yann' }]);
});

test('a short stop word is no repair', () => {
  const found = paper({ title: 'Movie making', abstract: 'Movie after movie, a movie.' });
  expect(ask([found], 'moie making').repaired).toEqual([{ wrote: 'moie', used: 'movie' }]);
});

test('a first author with a word of the title comes before a later one whose abstract repeats it', () => {
  const abstract = 'Steering, steering, steering, steering.';
  const later = paper({ title: 'Steering large robots', abstract, authors: ['Bo Li', 'Ada Zhou'] });
  const first = paper({ title: 'Steering small robots over sand', authors: ['Cy Zhou', 'Bo Li'] });
  expect(ask([later, first], 'zhou steering').hits[0]?.id).toBe(first.id);
});

test('a description is not taken for the title that shares many of its words', () => {
  const titled = paper({ title: 'Balanced routing of sparse experts against collapse' });
  const words = 'sparse experts, balanced routing, collapse penalty, cheaper tokens';
  const described = paper({ title: 'Switchboard', abstract: `Of ${words}. We show ${words}.` });
  expect(ask([titled, described], words).hits[0]?.id).toBe(described.id);
});

test.each(["'", '’', '‘', 'ʼ', 'ʻ', '`', '´', '′', '＇'])(
  'a name with an apostrophe (%s) is found by any other',
  (mark) => {
    const names = ['Conor O’Brien', "Paolo D'Oro", 'Shinʼichi Ono', 'Ana D‘Souza'];
    const found = paper({ title: 'Bridges', authors: names });
    const typed = (name: string) => name.replace(/['’ʼ‘]/, mark);
    for (const name of names) {
      for (const query of [
        `author:"${typed(name)}"`,
        `author:${typed(name)
          .split(' ')
          .find((word) => word.includes(mark))}`,
      ]) {
        const { hits, repaired } = ask([found], query);
        expect({ query, hits: hits.map(({ id }) => id), repaired }).toEqual({ query, hits: [found.id], repaired: [] });
      }
    }
    expect(ask([found], `${typed('O’Brien')} bridges`).hits[0]?.id).toBe(found.id);
    const engine = new Engine();
    engine.add([toEntry(found)]);
    expect(engine.matches(parseQuery(`author:${typed('O’Brien')}`), [found.id], today)).toHaveLength(1);
  },
);
