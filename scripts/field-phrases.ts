import { writeFileSync } from 'node:fs';
import { stemsOf } from '../src/answers/analysis.ts';
import { parseItem } from '../src/sources/hugging-face-item.ts';
import { recordedItems } from '../test/recorded.ts';

/** In fewer papers' keywords it may be one paper's own name for a thing; in more it tells no paper from another. */
const fewest = 4;
const most = 150;

/** Writes src/answers/field-phrases.json: what stands in several papers' keywords, of two to four words. */
const phrases = new Map<string, { term: string; papers: number }>();
const seen = new Set<string>();
for (const { item } of recordedItems()) {
  const parsed = parseItem(item);
  if (parsed.kind !== 'paper' || seen.has(parsed.paper.id)) continue;
  seen.add(parsed.paper.id);
  for (const keyword of new Set(parsed.paper.keywords.map((one) => one.toLowerCase()))) {
    const term = keyword.replace(/\s*\([^)]*\)/g, '').trim();
    const stems = stemsOf(term);
    if (stems.length < 2 || stems.length > 4 || /\d|state-of-the-art/.test(term)) continue;
    const key = stems.join(' ');
    phrases.set(key, { term: phrases.get(key)?.term ?? term, papers: (phrases.get(key)?.papers ?? 0) + 1 });
  }
}
const kept = [...phrases.values()].filter(({ papers }) => papers >= fewest && papers <= most).map(({ term }) => term);
const file = new URL('../src/answers/field-phrases.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ phrases: kept.sort() }, null, 2)}\n`);
