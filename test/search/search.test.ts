import { describe, expect, test } from 'vitest';
import type { Paper } from '../../src/core/papers/paper.ts';
import { parseQuery } from '../../src/core/queries/query.ts';
import type { SortOrder } from '../../src/core/queries/search.ts';
import { Engine } from '../../src/search/engine.ts';
import { toEntry } from '../../src/search/entry.ts';
import { paper } from './papers-in-memory.ts';

const today = new Date('2026-06-19T12:00:00Z');
const filler = Array.from({ length: 40 }, (_, nth) =>
  paper({ title: `Study number ${nth}`, abstract: 'Diffusion models and transformers make images.' }),
);

function ask(papers: Paper[], query: string, sort: SortOrder = 'relevance') {
  const engine = new Engine();
  engine.add([...filler, ...papers].map(toEntry));
  return engine.search(parseQuery(query), { limit: 50, sort, today });
}
const ids = (papers: Paper[], query: string, sort?: SortOrder) => ask(papers, query, sort).hits.map(({ id }) => id);

describe('words', () => {
  const gpt = paper({ title: 'GPT-4o system card', abstract: 'An omni model.' });
  const lora = paper({
    title: 'LoRA for pre-training',
    abstract: 'Low rank. A naïve α-divergence in C++ over $\\mathbb{R}^d$.',
  });
  const chinese = paper({ title: '机器学习综述', abstract: 'A survey.' });
  const all = [gpt, lora, chinese];

  for (const [query, expected] of [
    ['gpt4o', gpt],
    ['GPT 4o', gpt],
    ['gpt-4o', gpt],
    ['pretraining', lora],
    ['pre training', lora],
    ['naive', lora],
    ['alpha divergence', lora],
    ['c++', lora],
    ['学习', chinese],
    ['ranks', lora],
  ] as const) {
    test(`${query} finds ${expected.title}`, () => expect(ids(all, query)[0]).toBe(expected.id));
  }

  test('a matched word is named with its fields', () => {
    expect(ask(all, 'omni card').hits[0]?.matched).toEqual([
      { word: 'card', fields: ['title'] },
      { word: 'omni', fields: ['abstract'] },
    ]);
  });
});

describe('misspelt and half typed', () => {
  const target = paper({ title: 'Speculative decoding', abstract: 'Speculative decoding is fast. Speculative.' });
  test.each(['speculatve decoding', 'speculaitve', 'sepculative'])('%s', (query) => {
    const answer = ask([target], query);
    expect(answer.hits[0]?.id).toBe(target.id);
    expect(answer.repaired[0]?.used).toBe('speculative');
  });
  test('the last word is completed, and that is no repair', () => {
    const answer = ask([target], 'decoding specul');
    expect(answer.hits[0]?.id).toBe(target.id);
    expect(answer.repaired).toEqual([]);
  });
  test('nothing found: the nearest titles', () => {
    const answer = ask([target], 'speculixxxxxx');
    expect(answer.hits).toEqual([]);
    expect(answer.nearest).toEqual([target.id]);
  });
  test.each(['spexxx', 'speculixxxxxxxxxxxx'])('nothing is near to %s', (query) => {
    expect(ask([target], query)).toMatchObject({ hits: [], nearest: [] });
  });
});

describe('navigation', () => {
  const named = paper({
    id: '2606.19195',
    title: 'Mœbius: 0.2B, lightweight & free!',
    authors: ['Wei Kang', 'Jan van Rijn'],
  });
  const old = paper({ id: 'hep-th/9901001', title: 'Strings' });
  test.each([
    '2606.19195',
    '2606.19195v3',
    'arXiv:2606.19195',
    '10.48550/arXiv.2606.19195',
    'https://arxiv.org/abs/2606.19195v1',
    'https://huggingface.co/papers/2606.19195',
    'https://www.alphaxiv.org/abs/2606.19195',
    'moebius 02b lightweight free',
    'author:"Kang Wei"',
    'author:"W. Kang"',
    'author:"Van Rijn"',
  ])('%s', (query) => expect(ids([named, old], query)).toEqual([named.id]));
  test('an old identifier', () => expect(ids([named, old], 'hep-th/9901001')).toEqual([old.id]));
  test('an id nobody has finds nothing', () =>
    expect(ask([named], '2601.00001')).toMatchObject({ hits: [], total: 0 }));
});

describe('conditions', () => {
  const one = paper({
    title: 'Video diffusion',
    abstract: 'Visual language models fail.',
    organisation: 'NVIDIA',
    keywords: ['latent space'],
    featuredOn: '2026-06-18',
    upvotes: 3,
  });
  const two = paper({
    title: 'Diffusion of language',
    abstract: 'Models, visual.',
    featuredOn: '2026-05-01',
    upvotes: 9,
    code: { url: 'https://github.com/x/y' },
  });
  const papers = [one, two];
  const among = (query: string, sort?: SortOrder) =>
    ids(papers, query, sort).filter((id) => id === one.id || id === two.id);

  test('a phrase must stand so', () => expect(among('"visual language model"')).toEqual([one.id]));
  test('an exclusion', () => expect(among('diffusion -video')).toEqual([two.id]));
  test('an organisation', () => expect(among('org:nvidia')).toEqual([one.id]));
  test('a keyword is whole', () => expect(among('keyword:"latent space"')).toEqual([one.id]));
  test('a keyword is no word of the abstract', () => expect(among('keyword:visual')).toEqual([]));
  test('since', () => expect(among('diffusion since:7d')).toEqual([one.id]));
  test('upvotes', () => {
    expect(among('diffusion votes:4')).toEqual([two.id]);
    expect(among('diffusion votes:3', 'new')).toEqual([one.id, two.id]);
    expect(ask(papers, 'language votes:5').whole).toBe(1);
  });
  test('code', () => expect(among('diffusion code:yes')).toEqual([two.id]));
  test('until, its own day included', () => {
    expect(among('diffusion until:2026-04-30')).toEqual([]);
    expect(among('diffusion until:2026-05-01')).toEqual([two.id]);
    expect(among('diffusion since:may until:may')).toEqual([two.id]);
  });
  test('alternatives', () =>
    expect(new Set(among('"video diffusion" | "of language"'))).toEqual(new Set([one.id, two.id])));
  test('by date', () => expect(among('diffusion language', 'new')).toEqual([one.id, two.id]));
  test('the papers that hold every word are counted, and are all that other orders list', () => {
    const [best, newest] = [ask(papers, 'diffusion language'), ask(papers, 'diffusion language', 'new')];
    expect([best.whole, newest.whole, newest.total, newest.hits.length]).toEqual([2, 2, 2, 2]);
    expect(best.total).toBeGreaterThan(40);
    // Of alternatives with different numbers of words, each is whole by itself.
    expect(new Set(ids(papers, '"video diffusion" language | visual', 'new'))).toEqual(new Set([one.id, two.id]));
  });
  test('by votes', () => expect(among('diffusion language', 'upvotes')).toEqual([two.id, one.id]));
});
