import { describe, expect, it } from 'vitest';
import { stemsOf } from '../../src/answers/analysis.ts';
import thesaurus from '../../src/answers/thesaurus.json' with { type: 'json' };
import { areOtherWords, closeWord, otherWordsFor } from '../../src/answers/thesaurus.ts';

describe('other words', () => {
  it('are those that papers write for what people say, one way only', () => {
    expect(otherWordsFor('carrot').get('reward')).toBe(closeWord);
    expect(otherWordsFor('reward').has('carrot')).toBe(false);
    expect(areOtherWords('reward', 'carrot')).toBe(true);
    expect(areOtherWords('reward', 'video')).toBe(false);
  });

  it('count less where they are only loosely meant', () => {
    const [laptop = '', desktop = ''] = stemsOf('laptop desktop');
    expect(otherWordsFor(laptop).get(desktop)).toBeLessThan(closeWord);
  });

  it('are none for what nobody wrote down', () => {
    expect([...otherWordsFor('xyzzy')]).toEqual([]);
  });
});

describe('the list', () => {
  const lines = Object.entries(thesaurus.words);

  it('is in order, a line a word', () => {
    const said = lines.map(([word]) => word);
    expect(said).toEqual([...said].sort());
    expect(new Set(said.map((word) => stemsOf(word)[0])).size).toBe(said.length);
  });

  it('holds words, and a bar before those that are loosely meant', () => {
    for (const [said, written] of lines)
      expect(`${said}: ${written}`).toMatch(/^[a-z][a-z0-9-]*: (?:[\w-]+(?: |$))*(?:\| [\w -]+)?$/);
  });
});
