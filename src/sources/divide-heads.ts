import type { Phrases } from './phrases.ts';

/** A word of a line of heads, or some that surely belong together. `isApart`: what stands before it ended another cell. */
export type Unit = { text: string; isApart: boolean };

/** A line's words are divided only where the loosest of those put together are firmer than what is divided, by this much. */
const leastDifference = 0.1;

/**
 * A line of heads in one of several numbers of parts, of what belongs together: a sign or a year to what stands before
 * it, words as the text's sentences have them beside one another, and each word that comes again to the same side.
 * Undefined where no number of parts stands out. The first number is meant where two are as good.
 */
export function divided(
  units: readonly Unit[],
  counts: readonly number[],
  phrases: Phrases,
): readonly string[] | undefined {
  if (units.length > mostUnits) return undefined;
  const words = units.map(({ text }) => text);
  const firmness = units.slice(1).map(({ isApart }, at) => (isApart ? 0 : firmnessOf(words, at, phrases)));
  const sorted = [...firmness].sort((one, other) => other - one);
  let best: { least: number; difference: number } | undefined;
  for (const count of counts) {
    const joins = units.length - count;
    const least = joins > 0 ? (sorted[joins - 1] ?? 0) : 0;
    if (joins < 1 || count < 2 || least <= 0) continue;
    const difference = least - (sorted[joins] ?? 0);
    if (difference >= leastDifference && difference > (best?.difference ?? 0)) best = { least, difference };
  }
  if (best === undefined) return undefined;
  const parts: string[] = [];
  for (const [at, unit] of units.entries()) {
    if (at > 0 && (firmness[at - 1] ?? 0) >= best.least) parts[parts.length - 1] += ` ${unit.text}`;
    else parts.push(unit.text);
  }
  return parts;
}

/** Words of a line; a table has at most forty columns. */
const mostUnits = 60;
/** What is certain without the text, and what a word that comes again tells. */
const certain = 3;
const likely = 1;
const again = 0.8;
/** What seldom begins a head: the part of a dataset, or what is measured of something. */
const endings = /^(?:test|dev|val|train|set|score|rate|size|time|count|length|accuracy)s?$/i;
const endsOften = 0.6;

function firmnessOf(units: readonly string[], at: number, phrases: Phrases): number {
  const [unit, next] = [units[at] ?? '', units[at + 1] ?? ''];
  if (/^(?:[^\p{L}\p{N}#]|\d{4}$)|^(?:of|in|for|per|to|and|or|vs\.?)$/u.test(next)) return certain;
  if (/(?:[/&+.-]|^#|^(?:of|in|for|per|to|and|or|w|w\/|w\/o|with|without|max|min|num|avg))$/i.test(unit))
    return certain;
  const isEnding = /^\p{Ll}/u.test(next) && /^\p{Lu}/u.test(unit) ? likely : 0;
  const isPart = endings.test(next) ? endsOften : 0;
  return phrases.firmness(unit, next) * 2 + Math.max(isEnding, isPart) + repeated(units, at, phrases);
}

/** "Document Retrieval Image Retrieval": what comes again ends heads or begins them, as the text has it. */
function repeated(units: readonly string[], at: number, phrases: Phrases): number {
  const [unit, next] = [units[at] ?? '', units[at + 1] ?? ''];
  if (isAgain(units, next) && !isAgain(units, unit) && endsHeads(units, next, phrases)) return again;
  return isAgain(units, unit) && !isAgain(units, next) && !endsHeads(units, unit, phrases) ? again : 0;
}

const isAgain = (units: readonly string[], unit: string) => units.indexOf(unit) !== units.lastIndexOf(unit);

function endsHeads(units: readonly string[], unit: string, phrases: Phrases): boolean {
  let [before, behind] = [0, 0];
  for (const [at, one] of units.entries()) {
    if (one !== unit) continue;
    before += phrases.firmness(units[at - 1] ?? '', unit);
    behind += phrases.firmness(unit, units[at + 1] ?? '');
  }
  return before > behind || (before === behind && units.at(-1) === unit);
}
