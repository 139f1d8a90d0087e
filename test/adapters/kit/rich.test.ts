import { expect, it } from 'vitest';
import { cutRich, richLength } from '../../../src/adapters/kit/rich.ts';
import type { Rich } from '../../../src/core/chat/reply.ts';

const text: Rich = ['by ', { person: 'U1' }, ' in ', { text: 'a long title of many words', url: 'https://a.b' }, '.'];

it('measures words, and takes a name to be as long as names are', () => {
  expect(richLength(text)).toBe(3 + 22 + 4 + 26 + 1);
});

it.each([
  [100, text],
  [40, ['by ', { person: 'U1' }, ' in ', { text: 'a long…', url: 'https://a.b' }]],
  [28, ['by ', { person: 'U1' }, ' i…']],
  [29, ['by ', { person: 'U1' }, ' in ', '…']],
  [10, ['by ', '…']],
  [0, ['…']],
])('cuts at %i characters', (max, cut) => {
  expect(cutRich(text, max)).toEqual(cut);
});
