import type { Paper } from '../papers/paper.ts';
import { splitSentences } from '../sentences.ts';
import type { Quote } from './answer.ts';

export type TellingQuote = Omit<Quote, 'score'>;

/** What abstracts say, each in sentences of its own: what was hard before, what is new, on which data, and what was found. */
export type Aspect = 'problem' | 'new' | 'data' | 'found';

/** The sentence of an abstract for each of these, no sentence twice; those that none says are left out. */
export function aspectsOf({ id, abstract }: Pick<Paper, 'id' | 'abstract'>): Partial<Record<Aspect, TellingQuote>> {
  const found: Partial<Record<Aspect, TellingQuote>> = {};
  for (const aspect of ['new', 'found', 'data', 'problem'] as const) {
    const left = sentencesOf({ id, abstract }).filter(
      ({ number }) => !Object.values(found).some((taken) => taken.number === number),
    );
    const sentence = aspect === 'found' ? left.findLast(holding(says[aspect])) : left.find(holding(says[aspect]));
    if (sentence !== undefined) found[aspect] = sentence;
  }
  return found;
}

/** The sentences of an abstract that say what is new and what was found; where none says so, the first and the last. */
export function tellingQuotes(paper: Pick<Paper, 'id' | 'abstract'>): TellingQuote[] {
  const sentences = sentencesOf(paper);
  const { new: said, found } = aspectsOf(paper);
  const isNew = said ?? sentences.find(({ number }) => number !== found?.number);
  const isFound = found ?? sentences.findLast(({ number }) => number !== isNew?.number);
  return [isNew, isFound].filter((sentence) => sentence !== undefined);
}

const sentencesOf = ({ id, abstract }: Pick<Paper, 'id' | 'abstract'>): TellingQuote[] =>
  splitSentences(abstract).map(({ text }, position) => ({
    paper: id,
    text,
    section: 'abstract',
    number: position + 1,
  }));

const holding =
  (words: readonly string[]) =>
  ({ text }: TellingQuote) =>
    words.some((word) => ` ${text.toLowerCase()}`.includes(` ${word}`));

/** How sentences begin to say it. */
const says: Readonly<Record<Aspect, readonly string[]>> = {
  new: [
    'we propose',
    'we introduce',
    'we present',
    'this paper',
    'this work',
    'we develop',
    'in this',
    'we study',
    'we release',
    'we describe',
  ],
  found: [
    'outperform',
    'achieve',
    'results',
    'experiments',
    'we show',
    'we find',
    'improve',
    'surpass',
    'reduces',
    'state-of-the-art',
    'demonstrate',
  ],
  data: [
    'dataset',
    'data set',
    'benchmark',
    'corpus',
    'corpora',
    'trained on',
    'evaluated on',
    'annotated',
    'training data',
  ],
  problem: [
    'however',
    'challeng',
    'existing',
    'current',
    'remain',
    'suffer',
    'struggle',
    'limited',
    'lack',
    'fail',
    'costly',
    'expensive',
    'difficult',
    'hard to',
  ],
};
