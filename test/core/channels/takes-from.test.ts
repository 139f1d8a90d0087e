import { expect, test } from 'vitest';
import { takesFrom } from '../../../src/core/channels/takes-from.ts';
import { parseQuery } from '../../../src/core/queries/query.ts';
import { dailyPapers } from '../../fixtures/sources.ts';

const arxiv = { ...dailyPapers, name: 'arxiv', title: 'arXiv', categories: ['cs.RO', 'astro-ph'] };

test.each([
  ['', true, true],
  ['robots -video', true, true],
  ['in:cs.RO -survey', false, true],
  ['in:ASTRO-PH.GA', false, true],
  ['in:hf', true, false],
  ['robots -in:arxiv', true, false],
  ['in:hf robots | in:cs.ro', true, true],
])('a channel on "%s" takes papers of Hugging Face: %s, of arXiv: %s', (topic, hf, robots) => {
  const topics = [{ query: parseQuery(topic) }];
  expect([takesFrom(topics, dailyPapers), takesFrom(topics, arxiv)]).toEqual([hf, robots]);
});
