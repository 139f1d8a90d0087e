import { innermostFirst } from './innermost-first.ts';

const digits = (signs: string) => [...signs].map((sign, digit): [string, string] => [String(digit), sign]);
const superscripts = new Map([['+', '⁺'], ['-', '⁻'], ...digits('⁰¹²³⁴⁵⁶⁷⁸⁹')]);
const subscripts = new Map([['+', '₊'], ['-', '₋'], ...digits('₀₁₂₃₄₅₆₇₈₉')]);

/**
 * Powers and indices: `10^{19}` is 10¹⁹, `\pi_{0.5}` is π₀.₅. Letters stay on the line (`ℝ^d`, `G_stack`): raised
 * ones are hard to read, and half of the alphabet has none.
 */
export function withScripts(text: string): string {
  const ordinals = text.replace(/(?<=\d)\^(?:\{(st|nd|rd|th)\}|(st|nd|rd|th)(?!\p{L}))/gu, '$1$2');
  return innermostFirst(ordinals, withGroups)
    .replace(/(?<=[\p{L}\p{N})\]}*∇])\^([+-]?\d+(?![.\d]*\d)|[+*](?!\d))/gu, (_, inner: string) => raised(inner))
    .replace(/(?<=[\p{L}\p{N}])\^-(?![\p{L}\p{N}])/gu, '⁻')
    .replace(
      /(?<![\p{L}\p{N}_])(\p{L}|CO|NO|SO)_(\d+(?:\.\d+)?)(?![\p{Ll}\p{N}_])/gu,
      (_, letter, inner) => letter + lowered(inner),
    );
}

/** `e^{-p_{gen}}`; what is grouped for no power or index loses its braces where another group may hold it. */
function withGroups(text: string): string {
  const lastClose = text.lastIndexOf('}');
  return text
    .replace(/(?<![\^_])\{([\w.]*)\}/g, (found, inner: string, at: number) =>
      at + found.length <= lastClose ? inner : found,
    )
    .replace(/(?<=[\p{L}\p{N})\]}∑∏∫])_\{([^{}]*)\}/gu, (_, inner: string) => lowered(inner))
    .replace(/\^\{([^{}]*)\}/g, (_, inner: string) => raised(inner));
}

function raised(raw: string): string {
  const inner = withTimes(raw);
  if (inner === '*' || inner === '°' || inner === '') return inner;
  return spelled(inner, superscripts) ?? (/^[\p{L}\p{N}.]+$/u.test(inner) ? `^${inner}` : `^(${inner})`);
}

function lowered(raw: string): string {
  const inner = withTimes(raw);
  if (/^\d+\.\d+$/.test(inner)) {
    return inner
      .split('.')
      .map((part) => spelled(part, subscripts))
      .join('.');
  }
  return spelled(inner, subscripts) ?? (/^[\p{L}\p{N}-]*$/u.test(inner) ? inner && `_${inner}` : `_(${inner})`);
}

/** In a power or index `times` is never the word. */
const withTimes = (inner: string) => inner.trim().replace(/(?<=[A-Za-z\d]) ?(?:times|×) ?(?=[A-Za-z\d])/g, '×');

/** All characters from the table, or nothing. */
function spelled(text: string, table: Map<string, string>): string | undefined {
  const signs = [...text].map((sign) => table.get(sign));
  return signs.length === 0 || signs.includes(undefined) ? undefined : signs.join('');
}
