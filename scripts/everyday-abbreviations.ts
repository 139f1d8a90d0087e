import { writeFileSync } from 'node:fs';
import { abbreviationsOf } from '../src/answers/abbreviations.ts';
import { withoutYields } from '../src/core/yield.ts';
import { parseItem } from '../src/sources/hugging-face-item.ts';
import { recordedItems } from '../test/recorded.ts';

/** Writes src/answers/everyday-abbreviations.json: what authors mean by a short form, as the recorded abstracts spell it. */
const abstracts = new Map<string, string>();
for (const { item } of recordedItems()) {
  const parsed = parseItem(item);
  if (parsed.kind === 'paper') abstracts.set(parsed.paper.id, parsed.paper.abstract);
}
const file = new URL('../src/answers/everyday-abbreviations.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(everydayAbbreviations([...abstracts.values()]), null, 2)}\n`);

/** Short forms with what at least so many abstracts, and so large a share of those that spell them out, mean by them. */
function everydayAbbreviations(texts: readonly string[], fewest = 4, share = 0.25): Record<string, string[]> {
  const spelt = new Map<string, Map<string, number>>();
  for (const { short, long } of withoutYields(abbreviationsOf(texts))) {
    const key = short.replace(/s$/, '');
    const words = long
      .toLowerCase()
      .replace(/(?<=[^aiosu])s$/, '')
      .replace(/-/g, ' ');
    const counts = spelt.get(key) ?? new Map<string, number>();
    spelt.set(key, counts.set(words, (counts.get(words) ?? 0) + 1));
  }
  const kept = [...spelt].flatMap(([short, counts]) => {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const meant = [...counts].filter(([, count]) => count >= fewest && count / all >= share);
    const longs = meant.sort(([, one], [, other]) => other - one).map(([long]) => long);
    return longs.length === 0 ? [] : [[short, longs] as const];
  });
  return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)));
}
