import { expect, it } from 'vitest';
import { splitOrder } from '../../../src/core/queries/order.ts';

it.each([
  ['diffusion since:7d sort:new', { query: 'diffusion since:7d', sort: 'new' }],
  ['sort:newest diffusion', { query: 'diffusion', sort: 'new' }],
  ['diffusion sort: votes', { query: 'diffusion', sort: 'upvotes' }],
  ['diffusion sort:date sort:relevance', { query: 'diffusion', sort: 'relevance' }],
  ['diffusion', { query: 'diffusion' }],
  ['sort:bubble algorithms', { query: 'sort:bubble algorithms' }],
  ['quicksort:new', { query: 'quicksort:new' }],
])('%s', (text, split) => expect(splitOrder(text)).toEqual(split));
