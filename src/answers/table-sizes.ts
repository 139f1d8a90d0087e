import type { Head, TableText } from './table-text.ts';

/** "the biggest scale", "their smallest model"; not what is the best of a column. */
const asksExtreme = /\b(?:(biggest|largest|longest)|(?:smallest|tiniest|shortest))\b/i;
/** The stems of what asks for it. */
const extremes = new Set(['big', 'larg', 'long', 'small', 'tini', 'short']);

export const isExtreme = (stem: string): boolean => extremes.has(stem);

/**
 * Which rows a question means by "biggest" or "smallest": those of the greatest or the least size, which a column of parameters
 * says, or else their heads, "XL" or "350M". Undefined where it asks for neither, or where no two sizes differ.
 */
export function extremesOf({ rows, columns, table }: TableText, question: string): ReadonlySet<number> | undefined {
  const asked = asksExtreme.exec(question);
  if (asked === null) return undefined;
  const counted = columns.findIndex(({ path }) => /\bparam/i.test(path.join(' ')));
  const sizes = rows.map(({ path }, at) => sizeIn(counted === -1 ? path.join(' ') : (table.rows[at]?.[counted] ?? '')));
  const known = sizes.filter((size) => size !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (known.length < rows.length / 2 || least === most) return undefined;
  const wanted = asked[1] === undefined ? least : most;
  return new Set(sizes.flatMap((size, at) => (size === wanted ? [at] : [])));
}

/** Whether a head says "max" or "min" as a question does: "the highest λ". */
export const saysExtreme = ({ path }: Head, question: string): boolean => {
  const asked = /\b(?:(highest|largest|maximum|max|biggest)|lowest|smallest|minimum|min)\b/i.exec(question);
  const said = /^(?:(max)|min)(?:imum|\.)?\b/i.exec(path.at(-1) ?? '');
  return asked !== null && said !== null && (asked[1] === undefined) === (said[1] === undefined);
};

/** A size by its name, from the least, or in units of "K", "M", "B" and "T". */
function sizeIn(text: string): number | undefined {
  const name = names.findIndex((each) => each.test(text));
  if (name !== -1) return name;
  const [, number, unit = ''] = /(?<![\p{L}\d.])(\d+(?:\.\d+)?) ?([KMBT]?)(?![\p{L}\d])/iu.exec(text) ?? [];
  return number === undefined ? undefined : Number(number) * 1_000 ** ' KMBT'.indexOf(unit.toUpperCase() || ' ');
}

const names = ['nano', 'tiny', 'mini', 'small', 'base|medium', 'large', 'x-?large|xl|huge', 'xx-?large|xxl|giant'].map(
  (name) => new RegExp(String.raw`(?<![\p{L}-])(?:${name})(?!\p{L})`, 'iu'),
);
