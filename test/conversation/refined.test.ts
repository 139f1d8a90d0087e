import { describe, expect, it } from 'vitest';
import { refined } from '../../src/conversation/refined.ts';

const now = new Date('2026-06-19T12:00:00Z');
const search = { command: 'search', options: { query: 'diffusion', sort: 'new', limit: 3 } };
const said = (text: string, before = search) => refined(before, text, now);

describe('a search before is narrowed by what a sentence names and nothing else', () => {
  it.each([
    ['without survey papers', 'diffusion -survey'],
    ['no surveys please', 'diffusion -surveys'],
    ['not the ones about video', 'diffusion -video'],
    ['leave out image editing', 'diffusion -"image editing"'],
    ['only the ones about robots', 'diffusion robots'],
    ['only from nvidia', 'diffusion org:nvidia'],
    ['over 20 upvotes', 'diffusion votes:>20'],
    ['only those with at least 50 votes', 'diffusion votes:50'],
    ['only from Q1 2026', 'diffusion since:2026-01-01 until:2026-03-31'],
  ])('%s', (text, query) => {
    expect(said(text)).toEqual({ kind: 'search', query, sort: 'new', limit: 3 });
  });

  it.each([
    ['order those by match', 'relevance'],
    ['any most popular ones?', 'upvotes'],
    ['sort them by date', 'new'],
  ])('%s: its order alone', (text, sort) => {
    expect(said(text)).toEqual({ kind: 'search', query: 'diffusion', sort, limit: 3 });
  });

  it('the later votes and days take the place of the earlier', () => {
    const before = { command: 'search', options: { query: 'diffusion votes:20 since:7d', sort: 'new', limit: 3 } };
    expect(said('over 40 upvotes', before)).toMatchObject({ query: 'diffusion since:7d votes:>40' });
    expect(said('only this month', before)).toMatchObject({ query: 'diffusion votes:20 since:2026-06-01' });
  });

  it.each([
    'no thanks',
    'no problem',
    'no posts on weekends',
    'not on mondays',
    'without it',
    'no papers over 20 upvotes in the digest',
    'papers about robots without surveys',
  ])('%s is something else', (text) => {
    expect(said(text)).toBeUndefined();
  });
});
