import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { termsOf } from '../../src/search/analysis.ts';
import { toEntry } from '../../src/search/entry.ts';
import { PaperIndex } from '../../src/search/paper-index.ts';
import { Scorer } from '../../src/search/scorer.ts';
import { paper } from './papers-in-memory.ts';

/**
 * Our scorer takes MiniSearch's formula but not its postings. These random corpora hold it to the same ranking and
 * scores, so that an update of the library that changes the formula, or a slip of ours, shows here.
 */
const words = ['model', 'vision', 'robot', 'graph', 'proof', 'speech', 'token', 'noise', 'scene', 'agent', 'graphs'];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((some) => some.join(' '));
const corpus = fc.array(fc.record({ title: text, abstract: text }), { minLength: 1, maxLength: 12 });
const question = fc.uniqueArray(fc.constantFrom(...words.slice(0, -1)), { minLength: 1, maxLength: 4 });
const bm25 = { k: 1.3, b: 0.6, d: 0.5 };

test('ranking and scores are those of MiniSearch on the same terms', () => {
  fc.assert(
    fc.property(corpus, corpus, question, (first, second, asked) => {
      const index = new PaperIndex();
      const mini = miniSearch();
      const entries = [...first, ...second].map((parts, nth) =>
        toEntry(paper({ id: `2606.${10_000 + nth}`, ...parts })),
      );
      for (const entry of entries) index.add(entry);
      mini.addAll(entries);

      const scorer = new Scorer(index, { ...bm25, coordination: () => 1, title: () => 1 });
      const terms = asked.flatMap((word, group) => {
        const term = index.vocabulary.find(termsOf(word)[0] ?? '');
        return term === undefined ? [] : [{ term, weight: 1, group }];
      });
      const { values } = scorer.score(terms);
      const ours = entries
        .map(({ id }, number) => ({ id, score: values[number] ?? 0 }))
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score);
      const theirs = mini.search(asked.join(' '), { bm25 }).map(({ id, score }) => ({ id: String(id), score }));

      expect(ours.length).toBe(theirs.length);
      const scoreOf = new Map(theirs.map(({ id, score }) => [id, score]));
      for (const { id, score } of ours) expect(score).toBeCloseTo(scoreOf.get(id) ?? Number.NaN, 6);
      for (const [rank, { score }] of ours.entries()) expect(score).toBeCloseTo(theirs[rank]?.score ?? Number.NaN, 6);
    }),
    { numRuns: 300 },
  );
});

/** One field in which the title stands three times; every token counts towards the length, repeated or not. */
function miniSearch() {
  return new MiniSearch<ReturnType<typeof toEntry>>({
    fields: ['text'],
    extractField: (entry, field) =>
      field === 'id' ? entry.id : [entry.title, entry.title, entry.title, entry.abstract].join(' '),
    // MiniSearch measures a field by its different tokens: numbering them makes all of them different.
    tokenize: (source) => termsOf(source).map((term, nth) => `${term}#${nth}`),
    processTerm: (token) => token.split('#')[0] ?? null,
  });
}
