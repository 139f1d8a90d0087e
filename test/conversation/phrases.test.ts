import { expect, it } from 'vitest';
import { phrases } from '../../src/conversation/words/phrases.ts';

it.each(['thx|thanks', 'organization', 'everything|{topics} here?'])(
  '%s: refuses a word that is never read so',
  (line) => {
    expect(() => phrases([line], { topics: ['topics'] })).toThrow('no word of a sentence is read as');
  },
);
