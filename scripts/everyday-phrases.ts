import { writeFileSync } from 'node:fs';
import { stopWords } from '../src/answers/analysis.ts';
import { parseItem } from '../src/sources/hugging-face-item.ts';
import { countsOf, firmnessIn } from '../src/sources/phrases.ts';
import { recordedItems } from '../test/recorded.ts';

/** Writes src/sources/everyday-phrases.json: two words that abstracts have together ("bounding box"), with how firmly. */
const abstracts = new Map<string, string>();
for (const { item } of recordedItems()) {
  const parsed = parseItem(item);
  if (parsed.kind === 'paper') abstracts.set(parsed.paper.id, parsed.paper.abstract.replace(/\s+/g, ' '));
}
const counts = countsOf([...abstracts.values()].join('\n'));
const words = [...counts.words.values()].reduce((sum, times) => sum + times, 0);

/** Found so often, for so much of the rarer word's places, and so many times as often as by chance. */
const [fewest, firmest, oftener] = [20, 0.04, 8];
const kept = [...counts.pairs].flatMap(([pair, times]) => {
  const [first = '', second = ''] = pair.split(' ');
  if (times < fewest || ![first, second].every((word) => /^\p{Ll}{3,}$/u.test(word) && !stopWords.has(word))) return [];
  const firmness = firmnessIn(counts, first, second);
  const byChance = ((counts.words.get(first) ?? 0) * (counts.words.get(second) ?? 0)) / words;
  return firmness < firmest || times / byChance < oftener ? [] : [[pair, Math.round(firmness * 100) / 100] as const];
});
const file = new URL('../src/sources/everyday-phrases.json', import.meta.url);
const sorted = Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(sorted, null, 2)}\n`);
