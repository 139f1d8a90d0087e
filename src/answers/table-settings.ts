import type { Table } from '../core/discussions/answer.ts';

/** What a question sets: "with 4 attention blocks", "without distillation". */
type Settings = { numbers: ReadonlySet<string>; isWithout: boolean };

/**
 * Columns that say how a row was set rather than what came of it, as a question sets them: "Blocks" over 1, 2 and 4 where
 * four blocks are asked for, "Distilled" over ✓ and ✗. `isMeant`: the question names the column. The first says which
 * columns those are; the second, which of them a row has as the question sets it.
 */
export function settingsOf(
  table: Table,
  question: string,
  isMeant: readonly boolean[],
): { columns: ReadonlySet<number>; setIn: (row: number) => number[]; numbers: ReadonlySet<string> } {
  const settings = settingsIn(question);
  const none = { columns: new Set<number>(), setIn: () => [], numbers: new Set<string>() };
  if (settings === undefined) return none;
  const columns = isMeant.flatMap((meant, at) => {
    if (!meant || at < table.headColumns) return [];
    const cells = table.rows.map((row) => (row[at] ?? '').trim());
    return cells.every((cell) => isSign(cell)) || cells.some((cell) => settings.numbers.has(cell)) ? [at] : [];
  });
  // What a table has of nothing but settings is asked for itself.
  if (columns.length >= isMeant.length - table.headColumns) return none;
  return {
    columns: new Set(columns),
    setIn: (row) => columns.filter((at) => isSet((table.rows[row]?.[at] ?? '').trim(), settings)),
    numbers: settings.numbers,
  };
}

/** How far a row that is headed by yes or no is set as the question sets it: 1, −1 where it is not, else 0. */
export function agrees(path: readonly string[], question: string): number {
  const last = path.at(-1) ?? '';
  const settings = settingsIn(question);
  if (path.length < 2 || settings === undefined || !isSign(last)) return 0;
  return isSet(last, settings) ? 1 : -1;
}

/**
 * How far a head says "without" as a question does, of what both name: 1 for "w/o subs" where it asks for what is without
 * subs, −1 for "w subs"; 0 where it asks for neither, or names nothing of the head.
 */
export function agreesWithout({ path }: { path: readonly string[] }, isNamed: boolean, question: string): number {
  const asked = /\b(with(?:out)?|w\/o?)(?=[\s]|$)/i.exec(question)?.[1]?.toLowerCase();
  const said = path.join(' ');
  const isWithout = /\b(?:without|w\/o|no)\b/i.test(said);
  if (asked === undefined || !isNamed || !(isWithout || /\b(?:with|w\/?)(?= )/i.test(said))) return 0;
  return isWithout === /^(?:without|w\/o)$/.test(asked) ? 1 : -1;
}

/** How far a head has the sign that a question gives a number: 1 for "−10" at "minus ten" or "-10 dB", −1 for it at "10 dB". */
export function agreesSign({ path }: { path: readonly string[] }, isNamed: boolean, question: string): number {
  const last = path.at(-1) ?? '';
  const isBelow = /^[-−–] ?\d/.test(last);
  if (!isNamed || !(isBelow || /^\d/.test(last))) return 0;
  const asksBelow = /\bminus \p{L}|(?<![\p{L}\d)])[-−] ?\d/iu.test(question);
  return asksBelow === isBelow ? Number(isBelow) : -1;
}

const isSet = (cell: string, { numbers, isWithout }: Settings): boolean =>
  isSign(cell) ? isNo(cell) === isWithout : numbers.has(cell);

/** "does it use 4 blocks?" asks for the setting. */
function settingsIn(question: string): Settings | undefined {
  if (/^\s*(?:and |but |so )?(?:is|are|was|were|do|does|did|can|could|has|have|had)\b/i.test(question))
    return undefined;
  const digits = question.match(/(?<![\p{L}\d.-])\d+(?:\.\d+)?(?![\p{L}\d-])/gu) ?? [];
  const words = question.toLowerCase().match(/\p{L}+/gu) ?? [];
  const numbers = words.flatMap((word) => spelt.get(word) ?? []);
  return { numbers: new Set([...digits, ...numbers]), isWithout: /\b(?:without|w\/o|no|not)\b/i.test(question) };
}

const spelt = new Map(
  Object.entries({
    zero: '0',
    single: '1',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    eight: '8',
  }),
);

export const isSign = (text: string): boolean => isYes(text) || isNo(text);
const isYes = (text: string) => /^(?:[✓✔√]|yes|true|on)$/i.test(text);
const isNo = (text: string) => /^(?:[✗✘×]|no|false|off|w\/o)$/i.test(text);
