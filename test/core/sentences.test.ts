import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/core/sentences.ts';
import { hasRecorded, recordedItems } from '../recorded.ts';

const split = (text: string) => splitSentences(text).map((sentence) => sentence.text);

describe('splitting into sentences', () => {
  it.each([
    ['et al.', ['We follow Kang et al. (2024) and Lee et al. 2023.', 'It works.']],
    [
      'abbreviations before numbers',
      ['As in Fig. 3 and Sec. 4.2, we gain 3.5% vs. the baseline.', 'See Eq. 5 and Tab. 2.'],
    ],
    ['i.e. and e.g.', ['It uses p < 0.05, e.g. GPT-4.1, i.e. a large model.', 'The rest follows.']],
    ['titles, initials', ['Dr. Who met J. Smith w.r.t. ImageNet.', 'They agreed.']],
    ['formulae', ['We set $f(x) = a. B$ for all x.', 'Then $L = 2$ holds.']],
    ['prices', ['It costs $5.', 'We pay $10 a day.', 'Fine.']],
    ['lower-case names', ['We compare them.', 'vLLM is fastest.', 'δ-mem is smallest.', 'iTryOn follows.']],
    ['questions in brackets', ['Some explain ("Why this?") and some do not.', 'We do both.']],
    ['brackets that close', ['It holds (see Sec. 2. It is short.) for all.', 'Next.']],
    ['addresses', ['Code is at https://github.com/a/b.js.', 'https://example.org/x']],
    ['numerals in brackets', ['We do two things.', '(i) A new task.', '(ii) A new set.']],
    ['exclamations', ['What a result!', 'Is it true?', 'Yes.']],
  ])('survives %s', (_, sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences);
  });

  it('ends a sentence at a paragraph', () => {
    expect(split('Results\nWe win. Always\nThe end')).toEqual(['Results', 'We win.', 'Always', 'The end']);
  });

  it('gives verbatim slices in order, and loses nothing but space, for any text', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'et al. ',
        'Fig. 3 ',
        '$x.$ ',
        '(a. b) ',
        '. ',
        '? ',
        '\n',
        'We ',
        'iX ',
        '3.5',
        '"',
        ' ( ',
        'é',
        '👩‍🔬',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const sentences = splitSentences(text);
          for (const { text: sentence, start } of sentences)
            expect(text.slice(start, start + sentence.length)).toBe(sentence);
          expect(
            sentences
              .map((one) => one.text)
              .join('')
              .replace(/\s/g, ''),
          ).toBe(text.replace(/\s/g, ''));
        },
      ),
    );
  });

  it.skipIf(!hasRecorded)('leaves no stump in recorded abstracts', () => {
    let all = 0;
    const stumps: string[] = [];
    for (const { item } of recordedItems('2026-05', '2026-05')) {
      const abstract = abstractOf(item).replace(/\s+/g, ' ');
      for (const sentence of split(abstract)) {
        all += 1;
        if (sentence.length < 12) stumps.push(sentence);
      }
    }
    expect(all).toBeGreaterThan(4_000);
    expect(stumps.length / all).toBeLessThan(0.002);
  });
});

function abstractOf(item: unknown): string {
  if (typeof item !== 'object' || item === null || !('summary' in item)) return '';
  return typeof item.summary === 'string' ? item.summary : '';
}
