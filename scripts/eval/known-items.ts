import type { Doc } from '../search/systems.ts';
import { seeded } from './metrics.ts';

/** What a person who knows the paper half might type; each with a paper it was made from. */
export const knownItemKinds = {
  'title, 40 % of words dropped, typo': (doc: Doc, random: () => number) => {
    const words = doc.title.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
    const places = shuffled([...words.keys()], random).slice(0, Math.max(2, Math.round(words.length * 0.6)));
    return withTypo(
      words.filter((_, at) => places.includes(at)),
      random,
    ).join(' ');
  },
  'two random words, typo': (doc: Doc, random: () => number) => {
    const words = shuffled(contentWords(doc.title), random).slice(0, 2);
    return withTypo(words, random).join(' ');
  },
  'two telling words, typo': (doc: Doc, random: () => number, papers: (word: string) => number) => {
    const words = contentWords(doc.title).sort((a, b) => papers(a) - papers(b));
    const telling = words.slice(0, Math.max(3, Math.ceil(words.length / 2)));
    return withTypo(shuffled(telling, random).slice(0, 2), random).join(' ');
  },
  'family name of the first author, typo in a word': (doc: Doc, random: () => number) =>
    `${(doc.authors?.[0] ?? '').split(' ').at(-1) ?? ''} ${misspeltWord(doc, random)}`,
  'full name of the first author, typo in a word': (doc: Doc, random: () => number) =>
    `${doc.authors?.[0] ?? ''} ${misspeltWord(doc, random)}`,
  'half-typed title': (doc: Doc, random: () => number) => {
    const length = Math.max(12, Math.floor(doc.title.length * (0.4 + 0.2 * random())));
    return doc.title.slice(0, length);
  },
  'id or link': (doc: Doc, random: () => number) => {
    const forms = [
      doc.id,
      `${doc.id}v2`,
      `arXiv:${doc.id}`,
      `https://arxiv.org/abs/${doc.id}v1`,
      `https://arxiv.org/pdf/${doc.id}.pdf`,
      `https://huggingface.co/papers/${doc.id}`,
      `https://www.alphaxiv.org/abs/${doc.id}`,
      `10.48550/arXiv.${doc.id}`,
    ];
    return forms[Math.floor(random() * forms.length)] ?? doc.id;
  },
} as const;
export type KnownItemKind = keyof typeof knownItemKinds;

/** Queries of one kind, of papers spread over all; the same in every run. */
export function knownItems(kind: KnownItemKind, docs: readonly Doc[], count: number): { text: string; id: string }[] {
  const random = seeded(kind.length * 7919);
  const suited = docs.filter((doc) => contentWords(doc.title).length >= 3 && (doc.authors?.length ?? 0) > 0);
  const papers = papersByWord(docs);
  return Array.from({ length: count }, () => {
    const doc = suited[Math.floor(random() * suited.length)];
    return doc === undefined ? { text: '', id: '' } : { text: knownItemKinds[kind](doc, random, papers), id: doc.id };
  });
}

const misspeltWord = (doc: Doc, random: () => number) =>
  withTypo(shuffled(contentWords(doc.title), random).slice(0, 1), random).join('');

/** In how many titles and abstracts a word stands: people remember the rare ones. */
function papersByWord(docs: readonly Doc[]): (word: string) => number {
  const papers = new Map<string, number>();
  for (const { title, text } of docs) {
    for (const word of new Set(`${title} ${text}`.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu))) {
      papers.set(word, (papers.get(word) ?? 0) + 1);
    }
  }
  return (word) => papers.get(word.toLowerCase()) ?? 0;
}

const functionWords = new Set('a an and are as at by for from in into is of on or the to via with'.split(' '));

const contentWords = (title: string) =>
  (title.match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? []).filter(
    (word) => word.length > 2 && !functionWords.has(word.toLowerCase()),
  );

export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

/** One slip in one of the longer words: a letter dropped, doubled, replaced, or two exchanged. */
function withTypo(words: string[], random: () => number): string[] {
  const long = words.map((word, at) => ({ word, at })).filter(({ word }) => word.length >= 5);
  const chosen = long[Math.floor(random() * long.length)];
  if (chosen === undefined) return words;
  const { word, at } = chosen;
  const place = 1 + Math.floor(random() * (word.length - 2));
  const letter = word[place] ?? '';
  const slips = [
    word.slice(0, place) + word.slice(place + 1),
    word.slice(0, place) + letter + word.slice(place),
    word.slice(0, place) + 'etaoinsr'[Math.floor(random() * 8)] + word.slice(place + 1),
    word.slice(0, place) + (word[place + 1] ?? '') + letter + word.slice(place + 2),
  ];
  return words.with(at, slips[Math.floor(random() * slips.length)] ?? word);
}
