import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery, type Query } from '../../src/core/queries/query.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { paper } from './papers-in-memory.ts';

const today = new Date('2026-06-19T12:00:00Z');
const engine = new Engine();
engine.add(
  Array.from({ length: 300 }, (_, nth) =>
    toEntry(
      paper({
        title: `Paper ${nth} on diffusion and 机器学习`,
        abstract: `We study robots, α-divergence and C++ in setting ${nth}. It works.`,
        authors: ['Ada Lovelace', 'Łukasz Kaiser'],
        keywords: ['diffusion model'],
      }),
    ),
  ),
);

const strange: Record<string, string> = {
  '10,000 characters': 'diffusion '.repeat(1_000),
  'one word of 10,000 characters': 'x'.repeat(10_000),
  '500 different words': Array.from({ length: 500 }, (_, nth) => `word${nth} robots${nth}`).join(' '),
  '500 misspelt words': Array.from({ length: 500 }, (_, nth) => `difusion${String.fromCharCode(97 + (nth % 26))}`).join(
    ' ',
  ),
  'only stop words': 'the of and to be or not to be',
  'only punctuation': '?!… --- "" \'\' :: ((|)) -',
  nothing: '',
  'an object key': 'constructor',
  'a prototype': '__proto__ toString hasOwnProperty',
  'lone surrogates': '\ud800 abc\udc00 \udfff',
  'a thousand exclusions': '-robots '.repeat(1_000),
  'a thousand alternatives': 'robots | '.repeat(1_000),
  'fields of nothing': 'author: org:"" keyword: since:',
};

describe('no query breaks', () => {
  for (const [name, text] of Object.entries(strange)) {
    test(name, () => {
      const { hits, total } = engine.search(parseQuery(text), { limit: 10, today });
      expect(hits.length).toBe(Math.min(10, total));
      engine.matches(parseQuery(text), ['2606.10001'], today);
      engine.suggest(text, 10);
    });
  }

  test('a letter of every Unicode block', () => {
    for (let point = 0; point < 0x30000; point += 61) {
      const text = String.fromCodePoint(point);
      expect(engine.search(parseQuery(`${text} ${text}a`), { limit: 3, today }).hits.length).toBeLessThan(4);
    }
  });

  test('anything at all, in any kind of term', () => {
    const term = fc.record({
      kind: fc.constantFrom('word', 'phrase', 'author', 'org', 'keyword'),
      text: fc.string({ unit: 'binary' }),
    }) satisfies fc.Arbitrary<Query['anyOf'][number]['all'][number]>;
    const way = fc.record({ all: fc.array(term, { maxLength: 4 }), none: fc.array(term, { maxLength: 2 }) });
    fc.assert(
      fc.property(fc.array(way, { maxLength: 3 }), (anyOf) => {
        const { hits, total } = engine.search({ anyOf }, { limit: 5, today });
        expect(hits.length).toBe(Math.min(5, total));
        for (const { strength } of engine.matches(
          { anyOf },
          hits.map(({ id }) => id),
          today,
        )) {
          expect(strength).toBeGreaterThan(0);
          expect(strength).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
