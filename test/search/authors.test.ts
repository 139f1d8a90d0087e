import { expect, it } from 'vitest';
import { authorsIn } from '../../src/search/authors.ts';
import { ByteLists } from '../../src/search/byte-lists.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { PaperIndex } from '../../src/search/paper-index.ts';
import { paper } from './papers-in-memory.ts';

const engine = new Engine();
engine.add(
  [
    paper({ title: 'Kites', authors: ['Ada B. Falter', 'Long Wei'], organisation: 'Drachen Werke' }),
    paper({ title: 'More kites', authors: ['Zoë Müller-Lund', 'Ida Sommer', 'Ming He'] }),
  ].map(toEntry),
);

it.each([
  ['Follow Ada Falter', ['Ada Falter']],
  ['anything new by ada b. falter?', ['ada b. falter']],
  ["Ida Sommer's papers, and those of zoe muller-lund", ['Ida Sommer', 'zoe muller-lund']],
  ['papers by Falter, Ada somebody', []],
  ['is there something of ming he on kites', ['ming he']],
  ['a kite, and what he says', []],
  ['Ida Falter', []],
  ['Falter on kites', []],
  ['everything of Drachen Werke', []],
  ['', []],
])('"%s" names %j', (text, authors) => expect(engine.authorsIn(text)).toEqual(authors));

it('knows nobody any more whose papers are gone', () => {
  const one = paper({ title: 'Kites', authors: ['Olga Winter'] });
  const changing = new Engine();
  changing.add([toEntry(one)]);
  changing.add([toEntry({ ...one, authors: ['Erik Herbst'] })]);
  expect(changing.authorsIn('Olga Winter or Erik Herbst')).toEqual(['Erik Herbst']);
});

it('looks a word of a name up once, however often it is said', () => {
  let read = 0;
  class Counted extends ByteLists {
    override some(...asked: Parameters<ByteLists['some']>): boolean {
      read++;
      return super.some(...asked);
    }
  }
  const index = new PaperIndex({ postings: new Counted() });
  for (const title of ['Kites', 'Boats']) index.add(toEntry(paper({ title, organisation: 'Drachen Werke' })));
  read = 0;
  expect(authorsIn(index, 'Drachen Werke '.repeat(40))).toEqual([]);
  expect(read).toBe(2);
});
