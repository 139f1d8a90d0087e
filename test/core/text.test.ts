import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shorten } from '../../src/core/text.ts';
import { growsLessThan } from '../fixtures/growth.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const text = fc
  .array(fc.constantFrom('a', 'word', ' ', '\n', '👩‍🔬', 'e\u0301', '🇫🇷', '漢', '\u200d', '🧪'), { maxLength: 60 })
  .map((parts) => parts.join(''));

it('is never longer than asked, and ends between graphemes', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 80 }), (whole, max) => {
      const short = shorten(whole, max);
      expect(short.length).toBeLessThanOrEqual(max);
      if (whole.length <= max) expect(short).toBe(whole);
      else {
        const kept = short.slice(0, -1);
        const rest = whole.slice(kept.length);
        expect(whole.startsWith(kept)).toBe(true);
        const together = [...graphemes.segment(whole)].map(({ index }) => index);
        expect(kept === '' || rest === '' || together.includes(kept.length)).toBe(true);
      }
    }),
  );
});

it('shortens a very long text at once', () => {
  const entry = 'Ada Lovelace and '.repeat(20_000);
  // Segmenting all that is kept made a long author list take seconds: only the end may be looked at.
  expect(growsLessThan(5, (max) => shorten(entry, max), 30_000)).toBe(true);
});
