import { asciiLetters } from './letters.ts';

/** A word as the index knows it: lower case, without accents, wide and styled letters plain, Greek letters named. */
export function fold(word: string): string {
  if (isAscii.test(word)) return word.toLowerCase();
  return (
    word
      .normalize('NFKD')
      // Only the accents of Latin, Greek and Cyrillic: the vowel signs of other scripts are letters of their own.
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(/[ßøłđðþæœıα-ωςϑϕϵ]/g, (letter) => letterNames[letter] ?? letter)
  );
}

/** Whether a LaTeX command such as `\alpha` names a Greek letter. */
export const isGreekName = (name: string): boolean => greekNames.has(name.toLowerCase());

const isAscii = /^\p{ASCII}*$/u;

const greekLetters: Record<string, string> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
};

const greekNames = new Set(Object.values(greekLetters));

const letterNames: Record<string, string> = {
  ...asciiLetters,
  ...greekLetters,
  ϑ: 'theta',
  ϕ: 'phi',
  ϵ: 'epsilon',
};
