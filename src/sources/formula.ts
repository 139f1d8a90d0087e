import { fromTex } from './tex.ts';

/** Longer ones are no formulae to read in a line of text, in characters. */
const longest = 1_000;

/** A formula as people read it in a line of text: `\mathbf{4.82}_{\pm 0.1}` is 4.82±0.1, `\mathcal{O}(n^{2})` O(n²). */
export function readableFormula(tex: string): string {
  if (!/[\\{}^_~]/.test(tex)) return tex;
  if (tex.length > longest) return '…';
  let read = tex;
  for (const [pattern, plain] of rules) read = read.replace(pattern, plain);
  return fromTex(read)
    .replace(/\\([A-Za-z]+)/g, '$1')
    .replace(/[\\{}]/g, '')
    .replaceAll(literal.open, '{')
    .replaceAll(literal.close, '}')
    .replace(/\^(?=[†‡*∗′°])/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([±⋅·×]) ?/g, '$1')
    .trim();
}

/** Braces that are meant as they look. */
const literal = { open: '\uE020', close: '\uE021' };

/** What only says how a formula looks, which no abstract holds, and deviations beside a number. */
const rules: readonly [RegExp, string][] = [
  [/(?<!\\)%\s*\n|(?<!\\)% (?=\\)|\n/g, ' '],
  [/\\\{/g, literal.open],
  [/\\\}/g, literal.close],
  [/\\(?:cellcolor|rowcolor|textcolor|color)(?:\[[^[\]]*\])?\{[^{}]*\}/g, ''],
  [/[_^]\{\(([^{}()]*)\)\}/g, ' ($1)'],
  [/(\\[A-Za-z]+)(?=\\)/g, '$1 '],
  [/([_^])\{([A-Za-z\d])\}/g, '$1$2'],
  [
    /\\(?:displaystyle|textstyle|scriptstyle|scriptscriptstyle|limits|nolimits|boldmath|bm|mathrm|operatorname\*?(?=\\)|left|right|bigg?[lrm]?|Bigg?[lrm]?|quad|qquad|,|;|:|!|nonumber|notag|footnotesize|small|tiny|scriptsize)(?![A-Za-z])\.?/g,
    ' ',
  ],
  [/\\(?:rm|bf|it|sf|tt|cal)(?![A-Za-z])/g, ''],
  [/[_^]\s?\{\s?(?:\{\s?)?(?:\\pm|±)\s?([\d.]+%?)\s?\}?\s?\}/g, '±$1'],
  [/\\(?:begin|end)\{[a-z*]+\}(?:\{[lcr|]*\})?|&|\\\\/g, ' '],
  [/\\text(?:bf|it|rm|sf|tt|normal)?\s?\{([^{}]*)\}/g, '$1'],
];

/** A paragraph or a cell with the TeX that its converter left in it as people read it. */
export function readableProse(text: string): string {
  if (!/[\\$^{}]|_\{/.test(text)) return text;
  return fromTex(
    text.replace(/\$\$?([^$\n]{1,1000}?)\$\$?/g, (found, inner: string) =>
      /[\\^_{}=]/.test(inner) ? readableFormula(inner) : found,
    ),
  ).replace(/\\(?:text|mathrm|operatorname|displaystyle|left|right)\b ?/g, '');
}
