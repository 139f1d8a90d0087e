import { describe, expect, it, test } from 'vitest';
import { splitSentences } from '../../src/core/sentences.ts';
import { withoutDoubles } from '../../src/sources/doubled-formulae.ts';
import { readableFormula, readableProse } from '../../src/sources/formula.ts';
import { textOfHtml } from '../../src/sources/full-text-html.ts';
import { growsLessThan } from '../fixtures/growth.ts';

test.each([
  ['\\mathbf{82.3}_{\\pm 0.4}', '82.3±0.4'],
  ['\\mathcal{O}(n^{2}\\cdot d)', 'O(n²⋅d)'],
  ['\\frac{1}{\\sqrt{d_{k}}}', '1/(√d_k)'],
  ['\\displaystyle\\alpha\\cdot\\mathcal{L}_{\\text{img}}', 'α⋅L_img'],
  ['\\{a,b\\}', '{a,b}'],
  ['94.5\\%', '94.5%'],
  ['\\cellcolor{gray!20}\\textbf{71.2}', '71.2'],
  ['x_{1},\\dots,x_{n}', 'x₁,…,x_n'],
])('the formula %s is read as %s', (tex, read) => {
  expect(readableFormula(tex)).toBe(read);
});

test('prose keeps its prices, and reads the TeX that stands in it', () => {
  expect(readableProse('It costs $5 and $6, where $\\alpha=0.5$ and \\text{M}_{EA}=(S,A).')).toBe(
    'It costs $5 and $6, where α=0.5 and M_EA=(S,A).',
  );
});

describe('formulae that stand several times in a text', () => {
  it.each([
    [
      'between Z g subscript 𝑍 𝑔 Z_{g}italic_Z start_POSTSUBSCRIPT italic_g end_POSTSUBSCRIPT and more',
      'between Z_{g} and more',
    ],
    ['where Q 𝑄 Q italic_Q, K 𝐾 K italic_K, and V 𝑉 V italic_V represent', 'where Q , K , and V represent'],
    [
      'rate to 4e−4 4 superscript 𝑒 4 4e^{-4}4 italic_e start_POSTSUPERSCRIPT - 4 end_POSTSUPERSCRIPT with',
      'rate to 4e^{-4} with',
    ],
    ['resolution of 1024×1024 1024 1024 1024\\times 1024 1024 × 1024. It', 'resolution of 1024×1024. It'],
    ['it runs 22×\\times× faster', 'it runs 22× faster'],
    ['a plain sentence_with_underscores stays.', 'a plain sentence_with_underscores stays.'],
  ])('stand once: %s', (text, once) => {
    expect(withoutDoubles(text)).toBe(once);
  });

  it.each(['italic_a ', 'subscript 𝑍 ', 'a_{b}italic_c ', 'start_POSTSUBSCRIPT ', '1 '])(
    'of nothing but %j are read in time that grows with their length',
    (part) => {
      expect(growsLessThan(40, (times) => withoutDoubles(`italic_a ${part.repeat(times)}`), 2_000)).toBe(true);
    },
  );
});

test('sentences end beside formulae', () => {
  const math = (tex: string) => `<math alttext="${tex}"><mi>x</mi></math>`;
  const page = `<h2>1 Method</h2><p>We set ${math('x\\in[0,1)')}. Then ${math('y=5')}. We draw ${math('z\\sim p(z|x]')}. It holds. We stop at ${math('\\$5')}. We end.</p>`;
  const [section] = textOfHtml(page).sections;
  expect(splitSentences(section?.text ?? '').map(({ text }) => text)).toEqual([
    'We set x∈[0,1).',
    'Then y=5.',
    'We draw z∼ p(z|x].',
    'It holds.',
    'We stop at $5.',
    'We end.',
  ]);
});
