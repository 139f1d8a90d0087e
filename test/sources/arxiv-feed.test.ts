import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/sources/arxiv-feed.ts';
import { hasRecorded, recordedText } from '../recorded.ts';
import { feed } from './arxiv-feeds.ts';

describe('a feed of arXiv', () => {
  it('is read by namespace, whatever its prefixes and order', () => {
    expect(readFeed(feed('2606.00001v2'))?.entries).toEqual([
      {
        id: '2606.00001',
        title: 'Paper Planes',
        summary: 'We fold a thousand planes & count <b>them</b>.',
        published: '2026-06-17T10:00:00Z',
        authors: ['Ada Falter', 'Ben Kniff'],
        categories: ['cs.LG'],
        comment: '12 pages',
      },
    ]);
    const prefixed = feed('hep-th/9901001v3')
      .replace('<feed xmlns=', '<a:feed xmlns="urn:other" xmlns:a=')
      .replace(/<(\/?)(entry|id|title|summary|published|author|name|feed)>/g, '<$1a:$2>');
    expect(readFeed(prefixed)?.entries.map(({ id, authors }) => [id, authors.length])).toEqual([['hep-th/9901001', 2]]);
  });

  it.each([
    ['HTML', '<html><body>Rate exceeded.</body></html>'],
    ['text', 'Rate exceeded.'],
    ['nothing', ''],
    ['a feed cut off', feed('2606.00001v1').slice(0, 400)],
    ['a feed of another kind', '<feed><entry><id>http://arxiv.org/abs/2606.00001v1</id></entry></feed>'],
  ])('is not %s', (_, text) => expect(readFeed(text)).toBeUndefined());

  it('reads entities of its own making as nothing, and never grows', () => {
    const bomb = `<!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${feed('2606.00001v1', { title: '&b;' })}`;
    expect(readFeed(bomb)?.entries[0]?.title ?? '').not.toContain('haha');
  });

  it('never throws', () => {
    const cut = fc.tuple(fc.nat(900), fc.string({ maxLength: 20 })).map(([at, text]) => {
      const whole = feed('2606.00001v1');
      return whole.slice(0, at) + text + whole.slice(at + text.length);
    });
    fc.assert(fc.property(fc.oneof(cut, fc.string()), (text) => readFeed(text) === undefined || true));
  });
});

describe.skipIf(!hasRecorded)('the recorded feeds (skipped without ../shared)', () => {
  const answer = (name: string) => readFeed(recordedText(`samples/arxiv/${name}`));
  const read = (name: string) => answer(name)?.entries;

  it('are read in the old form and the new', () => {
    const old = read('query_csRO_neural_2_20251017_oldformat_raw.xml') ?? [];
    const modern = read('query_csAI_or_csLG_50_20260713_raw.xml') ?? [];
    expect([old.length, modern.length]).toEqual([2, 50]);
    expect(read('query_attention_mechanism_3_20260326_raw.xml')?.length).toBe(3);
    expect(old[0]?.id).toBe('2510.14968');
    for (const { id, title, summary, published, authors } of [...old, ...modern]) {
      expect(id).toMatch(/^\d{4}\.\d{5}$/);
      expect([title, summary, ...authors].every((text) => text.trim() !== '')).toBe(true);
      expect(Number.isNaN(Date.parse(published))).toBe(false);
    }
  });

  it('say how many papers there are, of which they hold some', () => {
    expect(answer('query_csAI_or_csLG_50_20260713_raw.xml')?.total).toBe(386_601);
    expect(answer('query_attention_mechanism_3_20260326_raw.xml')?.total).toBe(314_000);
    expect(answer('error_incorrect_id_from_manual.xml')?.total).toBe(1);
  });

  it('hold no entry where arXiv refuses an id', () => {
    expect(read('error_incorrect_id_from_manual.xml')).toEqual([]);
    expect(read('query_electron_1_2007_from_manual.xml')?.length).toBe(1);
  });
});
