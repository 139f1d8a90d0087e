import { describe, expect, it } from 'vitest';
import { asWritten } from '../../../src/core/papers/surface-forms.ts';

const paper = {
  title: 'Brisk: High-Fidelity Inpainting with FLUX',
  abstract: 'Studies of inpainting abound. Studying one image, Brisk inpaints it. Memory is saved.',
  keywords: ['image inpainting'],
};

describe('terms as a paper writes them', () => {
  it.each([
    ['inpaint', 'inpainting'],
    ['highfidel', 'high-fidelity'],
    ['flux', 'FLUX'],
    ['memori', 'memory'],
    ['brisk', 'brisk'],
  ])('%s is %s', (term, word) => {
    expect(asWritten(paper, [term])).toEqual([word]);
  });

  it('leaves out what the paper does not say, and says nothing twice', () => {
    expect(asWritten(paper, ['video', 'inpaint', 'inpainting'])).toEqual(['inpainting']);
  });
});
