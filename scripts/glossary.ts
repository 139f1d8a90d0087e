import { readFileSync, writeFileSync } from 'node:fs';
import { stemsOf } from '../src/answers/analysis.ts';
import { parseItem } from '../src/sources/hugging-face-item.ts';
import { recordedItems } from '../test/recorded.ts';

/** What fewer papers write tells too little of what papers write. */
const fewestPapers = 2;

/**
 * Puts src/answers/glossary.json in order after lines were added to it: one line a term, its names first, and behind the colon
 * how people ask for it; the names that papers write, and what is asked for under one name in one line.
 */
const file = new URL('../src/answers/glossary.json', import.meta.url);
const { terms }: { terms: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'));
const keyOf = (name: string) => stemsOf(name).join(' ');
const papers = new Map<string, string>();
for (const { item } of recordedItems()) {
  const parsed = parseItem(item);
  if (parsed.kind !== 'paper') continue;
  const { id, title, keywords, abstract } = parsed.paper;
  papers.set(id, ` ${[title, ...keywords, abstract].map(keyOf).join(' | ')} `);
}
const texts = [...papers.values()];
const isWritten = (name: string) => {
  const key = ` ${keyOf(name)} `;
  return key.trim() !== '' && texts.filter((text) => text.includes(key)).length >= fewestPapers;
};

const entries = Object.entries(terms).map(([names, asked]) => ({
  names: names.split(', ').filter(isWritten),
  asked: asked.split(' | '),
}));
const byTerm = new Map<string, { names: Map<string, string>; asked: Set<string> }>();
for (const { names, asked } of entries) {
  const [first] = names;
  if (first === undefined) continue;
  const entry = byTerm.get(keyOf(first)) ?? { names: new Map<string, string>(), asked: new Set<string>() };
  for (const name of names) if (!entry.names.has(keyOf(name))) entry.names.set(keyOf(name), name);
  for (const way of asked) entry.asked.add(way);
  byTerm.set(keyOf(first), entry);
}
const sorted = [...byTerm.values()]
  .map(({ names, asked }): [string, string] => [[...names.values()].join(', '), [...asked].join(' | ')])
  .sort(([one], [other]) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ terms: Object.fromEntries(sorted) }, null, 2)}\n`);
