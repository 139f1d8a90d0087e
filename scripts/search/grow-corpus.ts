import { seeded } from '../eval/metrics.ts';
import type { Doc } from './systems.ts';

/** How many of a grown abstract's words are coined ones, as names of methods and data sets are. */
const coinedShare = 0.012;
/**
 * Discount and strength of the Pitman-Yor process that chooses between a new coined word and an old one: the number
 * of different words then grows as a power of the text's length (Heaps' law), as it does in real abstracts.
 */
const discount = 0.7;
const strength = 200;

/**
 * A corpus of any size from real papers: the papers themselves, and then papers whose titles and abstracts are put
 * together from sentences of several of them, with coined words in between. The same in every run.
 */
export function growCorpus(papers: readonly Doc[], size: number): Doc[] {
  const random = seeded(20_260_619);
  const pick = <T>(values: readonly T[]): T | undefined => values[Math.floor(random() * values.length)];
  const sentences = papers.map(({ text }) => text.split(/(?<=[.!?])\s+(?=[A-Z])/));
  const coin = wordCoiner(random);
  const docs = papers.slice(0, size);
  while (docs.length < size) {
    const [first = '', second = ''] = [pick(papers)?.title, pick(papers)?.title];
    const words = [...halfOf(first, 0), ...halfOf(second, 1)];
    const count = 5 + Math.floor(random() * 4);
    const text = Array.from({ length: count }, () => pick(pick(sentences) ?? []) ?? '')
      .join(' ')
      .replace(/[A-Za-z]{5,}/g, (word) => (random() < coinedShare ? coin() : word));
    docs.push({
      id: `${String(1000 + (docs.length % 8999)).padStart(4, '0')}.${String(docs.length).padStart(5, '0').slice(-5)}`,
      title: random() < 0.5 ? `${capitalised(coin())}: ${words.join(' ')}` : words.join(' '),
      text,
      authors: pick(papers)?.authors ?? [],
      keywords: pick(papers)?.keywords ?? [],
    });
  }
  return docs;
}

/** Title queries: half the words of a title, one in ten with a typing error. */
export function titleQueries(docs: readonly Doc[], count: number): string[] {
  const random = seeded(7);
  return Array.from({ length: count }, (_, nth) => {
    const words = (docs[Math.floor(random() * docs.length)]?.title ?? '').match(/[\p{L}\p{N}-]+/gu) ?? [];
    const kept = words.filter(() => random() < 0.6).slice(0, 8);
    const query = kept.length === 0 ? [...words] : kept;
    const longest = query.reduce((best, word, at) => (word.length > (query[best]?.length ?? 0) ? at : best), 0);
    const word = query[longest] ?? '';
    if (nth % 10 === 0 && word.length > 4) query[longest] = word.slice(0, 2) + word.slice(3);
    return query.join(' ');
  });
}

function wordCoiner(random: () => number): () => string {
  const syllables = 'ba do fi lo mi na pe ra so ti va xe gra nor plex quan form net'.split(' ');
  const tokens: string[] = [];
  let different = 0;
  return () => {
    const isNew = random() < (strength + discount * different) / (tokens.length + strength);
    const old = tokens[Math.floor(random() * tokens.length)];
    let word = old ?? '';
    if (isNew || old === undefined) {
      different++;
      word = Array.from({ length: 2 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * 18)]).join('');
    }
    tokens.push(word);
    return word;
  };
}

function halfOf(title: string, half: 0 | 1): string[] {
  const words = title.split(' ');
  const middle = Math.ceil(words.length / 2);
  return half === 0 ? words.slice(0, middle) : words.slice(middle);
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
