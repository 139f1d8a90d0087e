import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtexOf, bibtexWithin, citationKey, referenceOf } from '../../../src/core/papers/citation.ts';
import { texOf } from '../../../src/core/papers/tex.ts';
import { tidepool } from '../../answers/papers.ts';

describe('BibTeX', () => {
  it.each([
    ['A_B & 100% #1 $x$', 'A\\_B \\& 100\\% \\#1 \\$x\\$'],
    ['a{b}c\\', 'a{\\textbraceleft}b{\\textbraceright}c\\textbackslash{}'],
    ['Erdős–Rényi “naïve” Größe', "Erd{\\H o}s--R{\\'e}nyi ``na{\\\"\\i}ve'' Gr{\\\"o}{\\ss}e"],
    ['Łukasz Ørsted Åsa Çelik', '{\\L}ukasz {\\O}rsted {\\AA}sa {\\c C}elik'],
    ['δ-mem 智', '$\\delta$-mem 智'],
    ['π₀.₅ in ℝ³, 10⁻³ × 2', '$\\pi_{0}$.$_{5}$ in $\\mathbf{R}^{3}$, 10$^{-3}$ $\\times$ 2'],
    ['Γιάννης αβ-CROWN', 'Γιάννης $\\alpha\\beta$-CROWN'],
    ['Nguyễn Đức Trọng', "Nguy{\\~{\\^e}}n {\\DJ}{\\'u}c Tr{\\d o}ng"],
    ['Ștefan ĳ İ ǰ Ǽ', "{\\c S}tefan ĳ {\\.I} {\\v\\j} {\\'{\\AE}}"],
    ['$5 ≤ $6', '\\$5 $\\leq$ \\$6'],
    ['🤗 Cats 👩‍🔬', ' Cats '],
  ])('escapes %s', (text, tex) => {
    expect(texOf(text)).toBe(tex);
  });

  it.each([
    ['Ada Vane', 'Ada Vane'],
    ['Doe, Jane', 'Jane Doe'],
    ['Qwen Team', '{Qwen Team}'],
    ['Smith and Sons', '{Smith and Sons}'],
    ['Plato', '{Plato}'],
    ['山田 太郎', '{山田 太郎}'],
    ['Ivo Daumé III', "Daum{\\'e}, III, Ivo"],
    ['Ann Reed, Jr.', 'Reed, Jr., Ann'],
    ['Ludwig van der Berg', 'Ludwig van der Berg'],
    ['Benjamin Van Durme', 'Van Durme, Benjamin'],
    ['yuelin bai', 'bai, yuelin'],
    ['Blaise Agüera y Arcas', '{Ag{\\"u}era y Arcas}, Blaise'],
    ['Jean de Dieu Nyandwi', 'Nyandwi, Jean de Dieu'],
  ])('names %s so that BibTeX takes it apart as people do', (name, author) => {
    expect(bibtexOf({ ...tidepool, authors: [name] })).toContain(`author        = {${author}},`);
  });

  it('leaves out authors, never the end of the entry, when it must be short', () => {
    const authors = Array.from({ length: 664 }, (_, at) => `Ada Vane the ${at}th`);
    const { entry, named } = bibtexWithin({ ...tidepool, authors }, 2_400);
    expect(entry.length).toBeLessThanOrEqual(2_400);
    expect(named).toBeGreaterThan(20);
    expect(entry).toMatch(/ and others\},\n[\s\S]*\n\}$/);
    expect(bibtexWithin(tidepool, 2_400)).toEqual({ entry: bibtexOf(tidepool), named: tidepool.authors.length });
  });

  it('names the archive of an id before 2007, and the year from the id when nothing else tells', () => {
    const { publishedAt: _, ...undated } = tidepool;
    const entry = bibtexOf({ ...undated, id: 'hep-th/9901001', authors: [] });
    expect(entry).toContain('primaryClass  = {hep-th}');
    expect(entry).toContain('year          = {1999}');
    expect(entry).not.toContain('author');
    expect(citationKey({ ...undated, id: '2406.00001' })).toBe('vane2024tidepool-2406.00001');
  });

  it('has balanced braces and an ASCII key for any title and authors', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 })),
        (title, authors) => {
          const entry = bibtexOf({ ...tidepool, title, authors });
          let depth = 0;
          for (const character of entry) {
            if (character === '{') depth += 1;
            if (character === '}') depth -= 1;
            expect(depth).toBeGreaterThanOrEqual(0);
          }
          expect(depth).toBe(0);
          expect(citationKey({ ...tidepool, title, authors })).toMatch(/^[a-z]+2026[a-z0-9]*-2606\.00001$/);
        },
      ),
    );
  });
});

it('a reference names few authors, and shortens many', () => {
  expect(referenceOf({ ...tidepool, authors: Array(9).fill('Ada Vane'), title: 'Why?' })).toBe(
    'Ada Vane et al. Why? arXiv:2606.00001, 2026.',
  );
});

it('names the DOI of a paper that is not at arXiv, as it is', () => {
  const elsewhere = { ...tidepool, id: 'doi:abc' };
  expect(bibtexOf({ ...elsewhere, doi: '10.5802/a_b.257' })).toContain('doi           = {10.5802/a_b.257}');
  for (const paper of [
    { ...tidepool, doi: '10.5802/jep.257' },
    { ...elsewhere, doi: '10.5802/{%' },
  ])
    expect(bibtexOf(paper)).not.toContain('doi ');
});
