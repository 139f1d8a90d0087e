import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { bibtexOf } from '../../../src/core/papers/citation.ts';
import type { Paper } from '../../../src/core/papers/paper.ts';
import { tidepool } from '../../answers/papers.ts';

/** Debian's texlive-binaries and texlive-latex-base. */
const hasTex = ['bibtex', 'pdflatex'].every((tool) => spawnSync(tool, ['--version']).status === 0);

let nth = 0;
const paper = (title: string, ...authors: string[]): Paper => ({
  ...tidepool,
  id: `2611.${String(10_000 + nth++)}`,
  title,
  authors,
});

/** Runs a real LaTeX and BibTeX over entries: the list they make, and their complaints. */
function typeset(entries: string[], style: string) {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-latex-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'papers.bib'), entries.join('\n\n'));
  const document = String.raw`\documentclass{article}\usepackage[T1]{fontenc}\begin{document}\nocite{*}
\bibliographystyle{${style}}\bibliography{papers}\end{document}`;
  writeFileSync(join(folder, 'paper.tex'), document);
  const run = (tool: string, ...args: string[]) =>
    spawnSync(tool, [...args, 'paper'], { cwd: folder, encoding: 'utf8', timeout: 20_000 }).stdout;
  // Nothing is drawn, so that no fonts have to be made.
  const latex = () => run('pdflatex', '-interaction=nonstopmode', '-draftmode');
  latex();
  const bibtex = run('bibtex');
  const complaints = [...bibtex.split('\n'), ...latex().split('\n')].filter((line) =>
    /^!|^Warning--|error message|^I (?:was|found|couldn)/.test(line),
  );
  const list = readFileSync(join(folder, 'paper.bbl'), 'utf8').replace(/\s+/g, ' ');
  return { complaints, list };
}

it.skipIf(!hasTex)(
  'BibTeX and LaTeX take every entry, and people as they are known (skipped without bibtex and pdflatex)',
  () => {
    const papers = [
      paper('100% of A_B & C #1 {sets} x^2 ~ \\name <tag> $5|$6', 'Ivo Daumé III', 'Ana Gomez'),
      paper('π-Attention: Gaps in κ-Ga₂O₃, π₀.₅ and ℝ^d at 10⁻³ ≤ ε × ∞ → αβ', 'Ludwig van der Berg', 'Ann Reed Jr.'),
      paper('Unbalanced } and { and “quotes” — “”', 'Blaise Agüera y Arcas', 'Thibault Le Sellier de Chezelles'),
      paper('One-word names', 'Plato', 'Qwen Team', 'The ATLAS Collaboration', 'Smith and Sons', 'Doe, Jane'),
      paper(
        'Accents',
        'Łukasz Ørsted',
        'Nguyễn Đặng Trọng',
        'Phương Hải',
        'Ștefan Čapek',
        'Jón Þórðarson',
        'İlker Ğ. Şahin',
        'Rui Ząb',
      ),
      paper('🤗 Pictures 👩‍🔬™ and more', 'Gerard ’t Hooft', "Conor O'Brien", 'yuelin bai', 'Luc Van Gool'),
      { ...paper('An old one', 'A_B # C & D % E'), id: 'hep-th/9901001' },
    ];
    for (const style of ['plain', 'abbrv']) {
      const { complaints, list } = typeset(
        papers.map((each) => bibtexOf(each)),
        style,
      );
      expect(complaints).toEqual([]);
      expect(list.match(/\\bibitem\{/g)).toHaveLength(papers.length);
      if (style === 'plain') continue;
      for (const name of [
        String.raw`I.~Daum{\'e}, III and A.~Gomez`,
        'L.~van~der Berg and A.~Reed, Jr.',
        String.raw`B.~{Ag{\"u}era y Arcas} and T.~{Le Sellier de Chezelles}`,
        '{Plato}, {Qwen Team}, {The ATLAS Collaboration}, {Smith and Sons}, and J.~Doe',
        'y.~bai, and L.~Van~Gool',
      ]) {
        expect(list.replaceAll('. ', '.~')).toContain(name.replaceAll('. ', '.~'));
      }
    }
  },
  30_000,
);
