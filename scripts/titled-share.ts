import { writeFileSync } from 'node:fs';
import { stemsOf } from '../src/answers/analysis.ts';
import { parseItem } from '../src/sources/hugging-face-item.ts';
import { recordedItems } from '../test/recorded.ts';

type Texts = { abstract: string; titled: string };

/** By these a question differs from all others on its matter, and what "without" denies would stand alone. */
const telling = /^(?:without|fail|degrad|struggl|suffer|limit|vulnerab|collaps|instab|unstab|inconsist)/;

/**
 * Writes src/core/queries/titled-share.json: of the papers that hold a word in any of its forms, how many percent hold it in
 * their title or keywords. "Mainly" and "agree" say how something is told, "grokking" what it is about.
 */
const papers = new Map<string, Texts>();
for (const { item } of recordedItems()) {
  const parsed = parseItem(item);
  if (parsed.kind !== 'paper') continue;
  const { id, abstract, title, keywords } = parsed.paper;
  papers.set(id, { abstract, titled: [title, ...keywords].join(' ') });
}
const file = new URL('../src/core/queries/titled-share.json', import.meta.url);
writeFileSync(file, `${JSON.stringify({ shares: titledShares([...papers.values()]) }, null, 2)}\n`);

/** The words in at least so many abstracts whose share is smaller than `most`, in percent. */
function titledShares(texts: readonly Texts[], fewest = 6, most = 40): Record<string, number> {
  const [held, titled] = [new Map<string, number>(), new Map<string, number>()];
  const forms = new Map<string, { stem: string; papers: number }>();
  for (const text of texts) {
    const inTitle = new Set(stemsOf(text.titled));
    for (const stem of new Set([...stemsOf(text.abstract), ...inTitle])) count(held, stem);
    for (const stem of inTitle) count(titled, stem);
    // In lower case: what is written with a capital is a name.
    for (const word of new Set(text.abstract.match(/(?<![\p{L}\p{N}.@/-])[a-z]{3,}(?![\p{L}\p{N}@/-]|\.\p{L})/gu))) {
      const [stem, ...others] = stemsOf(word);
      if (stem === undefined || others.length > 0) continue;
      forms.set(word, { stem, papers: (forms.get(word)?.papers ?? 0) + 1 });
    }
  }
  const shares = [...forms].flatMap(([word, { stem, papers }]) => {
    // A word that few papers hold is titled by chance, or by chance not.
    const share = Math.round((100 * ((titled.get(stem) ?? 0) + 0.3)) / ((held.get(stem) ?? 0) + 2));
    return papers < fewest || share >= most || telling.test(word) ? [] : [[word, share] as const];
  });
  return Object.fromEntries(shares.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
