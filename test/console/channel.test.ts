import { expect, it } from 'vitest';
import { whyNothing } from '../../src/adapters/console/channel.ts';

it('tells a source without papers from papers that do not match', () => {
  expect(whyNothing({ kind: 'no-papers' }, 'UTC')).toBe('Nothing to post: the paper source has no papers.');
  expect(whyNothing({ kind: 'nothing-new', candidates: 12 }, 'UTC')).toMatch(/no paper of the latest days is new/);
});
