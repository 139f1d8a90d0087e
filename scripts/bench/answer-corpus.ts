import type { Section } from '../../src/core/discussions/answer.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { splitSentences } from '../../src/core/sentences.ts';
import { parseItem } from '../../src/sources/hugging-face-item.ts';
import { hasRecorded, recordedItems } from '../../test/recorded.ts';

/** Recorded papers where they are at hand, then papers whose sentences are those of others, up to the size asked for. */
export function corpusOf(size: number): Paper[] {
  const real = realPapers().slice(0, size);
  const papers = [...real];
  while (papers.length < size) {
    const n = papers.length;
    const [one, other] = [real[(n * 7) % real.length], real[(n * 13 + 5) % real.length]];
    if (one === undefined || other === undefined) break;
    const id = `9${String(n % 1000).padStart(3, '0')}.${String(n).padStart(5, '0')}`;
    papers.push({ ...one, id, title: `${other.title} ${n}`, abstract: mixed(one.abstract, other.abstract) });
  }
  return papers;
}

let known: Paper[] | undefined;
function realPapers(): Paper[] {
  known ??= hasRecorded ? recordedPapers() : written;
  return known;
}

function recordedPapers(): Paper[] {
  const papers = new Map<string, Paper>();
  for (const { item } of recordedItems()) {
    const parsed = parseItem(item);
    if (parsed.kind === 'paper') papers.set(parsed.paper.id, parsed.paper);
  }
  return [...papers.values()];
}

const subjects = ['diffusion models', 'robot grasping', 'speech recognition', 'code generation', 'protein design'];
/** Stand-ins where nothing is recorded: fewer words, so the search is faster than over real papers. */
const written: Paper[] = Array.from({ length: 1_000 }, (_, n) => {
  const subject = subjects[n % subjects.length] ?? '';
  return {
    id: `2601.${String(n).padStart(5, '0')}`,
    title: `Method ${n} for ${subject}`,
    abstract: `Work on ${subject} is slow. We present method ${n}, which is ${n % 90}% faster. It was evaluated on ${n % 12} benchmarks. Code for variant ${n % 37} is available.`,
    authors: [`Author ${n % 300}`],
    upvotes: n % 100,
    comments: 0,
    keywords: [subject],
  };
});

function mixed(one: string, other: string): string {
  const [first, second] = [splitSentences(one), splitSentences(other)];
  return first.map((sentence, at) => (at % 2 === 0 ? sentence : (second[at] ?? sentence)).text).join(' ');
}

/** A full text of about so many words, from the abstracts at hand. */
export function textOfWords(words: number): Section[] {
  const sections: Section[] = [];
  let left = words;
  for (const { abstract, title } of realPapers()) {
    if (left <= 0) break;
    const text = abstract.split(/\s+/).slice(0, left).join(' ');
    sections.push({ title: `${sections.length + 1} ${title}`, text });
    left -= text.split(/\s+/).length;
  }
  return sections;
}

const asks = [
  'which datasets are used for',
  'how much faster is',
  'what are the limitations of',
  'how does',
  'is there code for',
];

/** Questions as people ask them, about words of the papers' titles. */
export const manyQuestions = (papers: readonly Paper[], count: number): string[] =>
  Array.from({ length: count }, (_, n) => {
    const words = papers[(n * 37) % papers.length]?.title.split(/\s+/).slice(0, 5).join(' ') ?? '';
    return `${asks[n % asks.length]} ${words}?`;
  });
