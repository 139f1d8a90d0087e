import type { Section, Sentence } from '../core/discussions/answer.ts';
import type { Steps } from '../core/yield.ts';

/** Words of what is told around a table: of the section it stands in, and of the sentences that name it ("Table 2"). */
export type WordsAround = (section: string, label: string | undefined) => ReadonlySet<string>;

type Told = { sentence: Sentence; stems: readonly string[] };

/** Finds them for the tables of these sections. */
export function* wordsAroundTables(sections: readonly Section[], passages: readonly Told[]): Steps<WordsAround> {
  const withTables = sections.filter(({ tables = [] }) => tables.length > 0);
  const bySection = new Map(withTables.map(({ title }) => [title, new Set<string>()]));
  const byLabel = new Map<string, Set<string>>();
  for (const { sentence, stems } of withTables.length === 0 ? [] : passages) {
    const named = [...sentence.text.matchAll(naming)].map(([, number]) => wordsIn(byLabel, `Table ${number}`));
    for (const words of [...named, bySection.get(sentence.section)]) for (const stem of stems) words?.add(stem);
    yield;
  }
  return (section, label) =>
    new Set([...(bySection.get(section) ?? []), ...((label === undefined ? undefined : byLabel.get(label)) ?? [])]);
}

const naming = /\b(?:Table|Tab\.|TABLE) ?([A-Z]{0,2}\.?\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5})(?![\d\p{L}])/gu;

function wordsIn(byLabel: Map<string, Set<string>>, label: string): Set<string> {
  const words = byLabel.get(label) ?? new Set();
  byLabel.set(label, words);
  return words;
}
