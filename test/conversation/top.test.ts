import { describe, expect, it } from 'vitest';
import { meant } from './meant.ts';

describe('the papers of a time', () => {
  it.each([
    ['papers for 19 June?', '2026-06-19'],
    ['papers of 19 June', '2026-06-19'],
    ['the list of june 3rd please', '2026-06-03'],
  ])('of one day: %s', (text, date) => {
    expect(meant(text)).toEqual({ kind: 'top', period: 'day', date });
  });

  it.each([
    ['show me the list of 12 june', '2026-06-12'],
    ['what was hot on Tuesday', '2026-06-16'],
    ['what came out yesterday?', '2026-06-18'],
  ])('of one day: %s', (text, date) => expect(meant(text)).toEqual({ kind: 'top', period: 'day', date }));

  it.each(['the daily papers please', 'show today’s list'])('of the last day: %s', (text) =>
    expect(meant(text)).toEqual({ kind: 'top', period: 'day' }),
  );

  it.each(['top10 of the week that ended last friday?', 'top papers of the week ending june 12, for my slides'])(
    'of a week that is over: %s',
    (text) => {
      expect(meant(text)).toEqual({ kind: 'top', period: 'week', until: '2026-06-12' });
    },
  );

  it.each([
    ["today's papers but only on robotics thx", 'robotics since:2026-06-19'],
    ["today's papers, just robotics", 'robotics since:2026-06-19'],
    ["what's new today in robotics", 'robotics since:2026-06-19'],
    ['todays top papers on diffusion', 'diffusion since:2026-06-19'],
    ['top papers org:nvidia this week', 'since:7d org:nvidia'],
    ['top papers in cs.CV this week', 'since:7d in:cs.CV'],
    ["what's hot in cs.RO", 'in:cs.RO'],
  ])('on something, most upvoted first: %s', (text, query) => {
    expect(meant(text)).toEqual({ kind: 'search', query, sort: 'upvotes' });
  });

  it.each([
    ['papers for 3d reconstruction', '3d reconstruction'],
    ['I give a talk today, papers on diffusion?', 'diffusion'],
    ['cs.CL papers about tokenizers', 'tokenizers in:cs.CL'],
    ['Can you list papers in cs.RO about tactile sensing', 'tactile sensing in:cs.RO'],
  ])('is no time of the papers: %s', (text, query) => {
    expect(meant(text)).toMatchObject({ kind: 'search', query });
  });
});
