import type { Paper } from './paper.ts';

/**
 * The words of a paper behind an index's terms, as the paper writes them: "inpainting" for "inpaint", "high-fidelity"
 * for "highfidel". The form met most often stands for all; a term that begins no word of the paper is left out.
 */
export function asWritten(paper: Pick<Paper, 'title' | 'abstract' | 'keywords'>, terms: readonly string[]): string[] {
  const words = wordsOf([paper.title, ...paper.keywords, paper.abstract].join('\n'));
  const found = terms.flatMap((term) => {
    const begins = beginningsOf(term);
    const forms = [...words.values()].filter(({ bare }) => begins.some((begin) => bare.startsWith(begin)));
    // Of forms met equally often the shortest adds least to the term.
    forms.sort((one, other) => other.times - one.times || one.bare.length - other.bare.length);
    return forms.slice(0, 1).map(({ written }) => written);
  });
  return [...new Set(found)];
}

type Form = { written: string; bare: string; times: number };

function wordsOf(text: string): Map<string, Form> {
  const forms = new Map<string, Form>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+(?:[-‐‑'’][\p{L}\p{N}]+)*/gu)) {
    // A name keeps its case ("FLUX"); an ordinary word at the beginning of a sentence does not.
    const written = /^\p{Lu}\p{Ll}+(?:-\p{L}+)*$/u.test(word) ? word.toLowerCase() : word;
    const bare = written.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    const form = forms.get(bare) ?? { written, bare, times: 0 };
    form.times += 1;
    forms.set(bare, form);
  }
  return forms;
}

/** A stem writes "i" where the word may have "y". */
const beginningsOf = (term: string): string[] => (term.endsWith('i') ? [term, `${term.slice(0, -1)}y`] : [term]);
