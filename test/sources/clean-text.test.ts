import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cleanName, cleanText } from '../../src/sources/clean-text.ts';
import { growsLessThan } from '../fixtures/growth.ts';
import { hasRecorded, recordedItems, recordedText } from '../recorded.ts';
import { RecordedPaper } from './a-source.ts';

const table = (cases: [string, string][]) => test.each(cases)('%s', (raw, read) => expect(cleanText(raw)).toBe(read));

describe('white space and characters', () => {
  table([
    ['Packing Input Frames\n  for Video\r\n\tGeneration ', 'Packing Input Frames for Video Generation'],
    ['R&amp;D &lt;think&gt; it&#x27;s &copy; 2026 AT&T', "R&D <think> it's © 2026 AT&T"],
    ['ab\u200bc\u00add \u202eevil\u202c \u0000\u0007x\ufeff', 'abcd evil x'],
    ['&#8238;turned &#0;', 'turned �'],
    ['Schro\u0308dinger 👩‍💻 \ud800', 'Schrödinger 👩‍💻'],
    [
      'a <b>bold</b> claim<br/>and <a href="https://a.example/x">this https URL.</a>',
      'a bold claim and https://a.example/x',
    ],
    ['the <EOS> token and <think> tags', 'the <EOS> token and <think> tags'],
  ]);
});

describe('LaTeX as it is written', () => {
  table([
    ['$\\alpha$-Flow and $\\mathbb{R}^d$', 'α-Flow and ℝ^d'],
    ['\\mathbb R^d, \\mathcal{O}(n^2) and \\frac{1}{2}', 'ℝ^d, O(n²) and 1/2'],
    ['$\\sim$20% at $\\geq 3$ and $1.45\\times$', '∼20% at ≥ 3 and 1.45×'],
    ['45\\% of R\\&D for \\$3', '45% of R&D for $3'],
    ['\\textit{Fast} and \\textbf{bold \\emph{too}}', 'Fast and bold too'],
    ["``quoted'' and `single' and {\\em old}", '“quoted” and ‘single’ and old'],
    [
      'see \\href{https://a.example/b}{our code} and \\url{https://a.example/c_d}',
      'see https://a.example/b and https://a.example/c_d',
    ],
    ['\\href{https://a.example}{The Atlas}', 'The Atlas (https://a.example)'],
    ['as shown~\\cite{a,b}, in Fig.~3', 'as shown, in Fig. 3'],
    ['It\\^o, Schr\\"odinger, Bolet\\\'{\\i}n, na\\"{\\i}ve', 'Itô, Schrödinger, Boletín, naïve'],
    ['A$^2$Search, $CoT$-$Pass@K$ and UI2Code$^\\text{N}$', 'A²Search, CoT-Pass@K and UI2Code^N'],
    ['\\( O(n^3) \\) time, x \\in \\{1,2\\}', 'O(n³) time, x ∈ {1,2}'],
    ['methods (\\eg, DINO), \\ie{} this', 'methods (e.g., DINO), i.e. this'],
    ['10{,}000 and 10\\,000', '10,000 and 10,000'],
    ['H$_2$O and 360$^\\circ$', 'H₂O and 360°'],
    ['points $p\\in P$, $f:\\mathbb{R}^d\\rightarrow \\mathbb{R}^t$', 'points p ∈ P, f:ℝ^d → ℝ^t'],
    ["2\\texttimes faster, Erd\\H{o}s--R\\'enyi", '2× faster, Erdős–Rényi'],
    ['a plan--even the best--and energy--force pairs', 'a plan—even the best—and energy–force pairs'],
    ['\\"Ust\\"un, but \\"open\\" words', '"Ustün, but "open" words'],
    ['\\begin{itemize}\\item one\\end{itemize} {\\color{blue} new} 1^{st}', '• one new 1st'],
  ]);
});

describe("LaTeX as arXiv's API writes it, with Unicode for commands", () => {
  table([
    ['$π$-Attention: Sparse Models', 'π-Attention: Sparse Models'],
    ['Gaps in $κ$-Ga$_2$O$_3$', 'Gaps in κ-Ga₂O₃'],
    ['We study $σ$-algebras.', 'We study σ-algebras.'],
    ['$α$-NeuS, H$α$ and $(ε,δ)$-DP', 'α-NeuS, Hα and (ε,δ)-DP'],
    ['4$×$4 blocks at $∼$20 tokens, $≥$90%', '4×4 blocks at ∼20 tokens, ≥ 90%'],
    ['$L_∞$, $ℓ_1$ and $2\\times 2$', 'L_∞, ℓ₁ and 2×2'],
    ['e$^+$e$^-$ → J/$ψ$, $Z→μ^+μ^-$', 'e⁺e⁻ → J/ψ, Z→μ⁺μ⁻'],
    ['$^3$He, AdS$_5$/CFT$_4$ and $SE(3)$', '³He, AdS₅/CFT₄ and SE(3)'],
    ['$f: X → Y$, $∇f$ and $Ω(n)$', 'f: X → Y, ∇f and Ω(n)'],
    ['2× A800 for $5 and 15× (11.5×) for $6', '2× A800 for $5 and 15× (11.5×) for $6'],
    ['from $5→$6 and $10×$20', 'from $5→$6 and $10×$20'],
  ]);
});

describe('LaTeX as sources leave it', () => {
  table([
    ['mathbb R^d', 'ℝ^d'],
    ['up to 1.45times and 41-137times, 64times 64', 'up to 1.45× and 41-137×, 64×64'],
    ['sim20% of it, 3.5K to sim 30K, (sim100B)', '∼20% of it, 3.5K to ∼30K, (∼100B)'],
    ['geq 90% but leq5%', '≥ 90% but ≤ 5%'],
    ['2^{18} codes, 10^{19} and d^{-1}', '2¹⁸ codes, 10¹⁹ and d⁻¹'],
    ['G_{stack}, pi_0, pi_{0.5} and theta_{GRPO}', 'G_stack, π₀, π₀.₅ and θ_GRPO'],
    ['nabla^2DFT in 360^circ', '∇²DFT in 360°'],
    ['textbf{bold} texttt{D}ual {sim}2{times}', 'bold Dual ∼2×'],
    ['code at https://a.example/x_1{https://a.example/x_1}.', 'code at https://a.example/x_1.'],
    ['the https://a.example/y{project page}', 'the https://a.example/y'],
    ['0.73rightarrow0.90 and +20%uparrow', '0.73→0.90 and +20%↑'],
    ['O(L^{{4}/{3}}) and e^{-p_{gen}}', 'O(L^(4/3)) and e^(-p_gen)'],
  ]);
});

test.each([
  ['*agentic folding* of **planes**', 'agentic folding of planes'],
  [
    'the **C**hinese **I**mage **Bench**mark, **CI-Bench**, is (**new**)',
    'the Chinese Image Benchmark, CI-Bench, is (new)',
  ],
  ['a **1.9x** to **2.7x** speedup at **85.67**%', 'a 1.9x to 2.7x speedup at 85.67%'],
  ['In short, *we fold A and B.* Then *wait*.', 'In short, we fold A and B. Then wait.'],
])('drops emphasis that nobody renders: %s', (raw, clean) => expect(cleanText(raw)).toBe(clean));

describe('leaves alone what only looks like it', () => {
  const same = [
    'sometimes similar timesteps are simple, 25 times longer and 3 times as simple',
    'sim2real and sim-to-real transfer in the sim',
    'We call it \\name and \\OurMethod, in C:\\new',
    'costs $5 million, $10 or $3.5K to $2 a day',
    'alpha blending with PixArt-alpha, beta testers and pi0',
    'text and image in one model; it is left (or right) to us',
    'snake_case_1, file_name.py, imo_1960_p2 and --flag',
    'a set {-1, 0, 1}, {True, False} and {"key": 1}',
    'between 1M~4M tokens, about ~20%',
    'use `G_{x}` or `times` as code, Pass@1',
    'https://a.example/~me/a_{b}/x'.replace('_{b}', '_1'),
    'the infimum of Leqembi, a geqo, and approximately approx. ten',
    'A* search beats V* and CoSTA*, and with S* at 85.7% on V*Bench too',
    'R=-a*e^H+b, 256*256 pixels, 1.6*GPU use (q*,s*), k*=0 and 4* frames * 2',
    'f(*args, **kwargs) and g(**kwargs, **options)',
    'costs 2**3 or 4**2 tokens',
  ];
  test.each(same)('%s', (text) => expect(cleanText(text)).toBe(text));

  test('words of plain prose', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,12}$/).filter((text) => !commands.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        expect(cleanText(words.join(' '))).toBe(words.join(' '));
      }),
    );
  });
});

/** Words that are LaTeX wherever they stand. */
const commands =
  /^(?:[gln]eq(?:slant)?|infty|nabla|var[a-z]+|[a-zA-Z]*arrow|ldots|cdots?|[lr](?:angle|ceil|floor)|o(?:times|plus|dot))$/;

describe('any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          ...'\\ { } $ ^ _ ~ ` -- times sim alpha textbf{ ^{ _{ \\frac{ http://a.b/ & ; < > 1 2 % '.split(' '),
          ' ',
        ),
        {
          maxLength: 60,
        },
      )
      .map((parts) => parts.join('')),
  );

  test('becomes one line without hidden characters, without failing', () => {
    fc.assert(
      fc.property(text, (raw) => {
        for (const clean of [cleanText(raw), cleanName(raw)]) {
          expect(clean).not.toMatch(/[\p{Cc}\p{Co}\p{Cs}\u200b\u2028\u202a-\u202e\u2066-\u2069\ufeff]/u);
          expect(clean).toBe(clean.trim().normalize('NFC'));
          expect(clean).not.toMatch(/\s\s/);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('takes a bounded time, however long it is and whatever it holds', () => {
    for (const part of [
      '{',
      '$',
      '\\frac{',
      '`',
      '^{',
      'http://a.b{',
      '~',
      '(',
      'left(',
      'mathbb ',
      '<a href=',
      '-',
      'www.',
      'a.com/',
      '\\cite[',
    ]) {
      expect([part, growsLessThan(40, (times) => cleanText(part.repeat(times)), 10_000)]).toEqual([part, true]);
    }
  });
});

const Captured = z.object({ title: z.string(), abstract: z.string() });

describe.skipIf(!hasRecorded)('recorded texts (they stand beside the checkout)', () => {
  const leftovers =
    /\\(?:text|emph|mathbb|times|alpha|%)|(?<![a-z])(?:geq|leq|mathbb|textbf|textit)(?![a-z])|\d\.\d+times\b/;

  test('hold no leftovers and are never emptied', () => {
    let seen = 0;
    for (const { item } of recordedItems('2025-03', '2025-06')) {
      const paper = RecordedPaper.parse(item);
      for (const raw of [paper.title, paper.summary]) {
        const clean = cleanText(raw);
        seen += 1;
        expect(clean.length).toBeGreaterThan(raw.length * 0.6);
        expect(clean).not.toMatch(leftovers);
      }
    }
    expect(seen).toBeGreaterThan(1_000);
  });

  test('of captured pages neither', () => {
    for (const line of recordedText('captures/papers.ndjson').trim().split('\n')) {
      const { title, abstract } = Captured.parse(JSON.parse(line));
      expect(cleanText(title)).not.toMatch(leftovers);
      expect(cleanText(abstract)).not.toMatch(leftovers);
    }
  });
});
