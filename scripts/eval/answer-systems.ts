import { stemsOf } from '../../src/answers/analysis.ts';
import { createAnswerer, rankSentences } from '../../src/answers/answerer.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import { answerReply } from '../../src/core/discussions/answer-reply.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { splitSentences } from '../../src/core/sentences.ts';
import { systemClock } from '../../src/system-clock.ts';
import type { AnswerQuestion, AskedPaper } from './answer-questions.ts';
import { mean } from './metrics.ts';

/** A way to answer: all sentences best first, and those it shows as the answer; none when the text does not say. */
export type AnswerSystem = {
  name: string;
  answer(paper: AskedPaper, question: string): Promise<{ ranked: string[]; shown: string[] }>;
};

/** Shares from 0 to 1; null where there is nothing to count. */
export type AnswerScore = {
  system: string;
  questions: number;
  /** Of the answerable: a gold sentence stands among what is quoted as the answer. This is what people get. */
  goldShown: number | null;
  /** How many sentences an answer quotes, on average. */
  quotes: number | null;
  /** Of the answerable: a gold sentence is ranked first, or among the first three, shown or not. */
  goldAt1: number | null;
  goldIn3: number | null;
  declinedOfUnanswerable: number | null;
  declinedOfAnswerable: number | null;
};

/** Paperboy, declining as it does or below another confidence. */
export function paperboy(least?: number): AnswerSystem {
  const answerer = createAnswerer(systemClock, least === undefined ? {} : { least });
  const options = { earlier: [], signal: new AbortController().signal };
  return {
    name: 'paperboy',
    async answer(asked, question) {
      const paper: Paper = { ...bare, id: asked.id, title: asked.title, abstract: asked.abstract };
      const answer = await answerer.about(paper, asked.sections, question, options);
      return {
        ranked: rankSentences(asked, asked.sections, question),
        shown: answer.kind === 'quotes' ? quotedIn(answerReply(answer, { question, papers: new Map() })) : [],
      };
    },
  };
}

const quotedIn = ({ blocks }: Pick<Reply, 'blocks'>): string[] =>
  blocks.flatMap((block) => (block.type === 'quote' ? [block.text] : []));

const bare = { authors: [], upvotes: 0, comments: 0, keywords: [] };

/** What any system must beat: the best three are shown. They never decline. */
export const baselines: AnswerSystem[] = [
  { name: 'first sentences', answer: async (paper) => showingThree(sentencesOf(paper)) },
  { name: 'random', answer: async (paper, question) => showingThree(shuffled(sentencesOf(paper), question)) },
  {
    name: 'word overlap',
    async answer(paper, question) {
      const words = new Set(stemsOf(question));
      const overlap = (sentence: string) => new Set(stemsOf(sentence).filter((stem) => words.has(stem))).size;
      const ranked = sentencesOf(paper).map((sentence) => ({ sentence, shared: overlap(sentence) }));
      ranked.sort((one, other) => other.shared - one.shared);
      const found = showingThree(ranked.map(({ sentence }) => sentence));
      return ranked[0]?.shared === 0 ? { ...found, shown: [] } : found;
    },
  },
];

const showingThree = (ranked: string[]) => ({ ranked, shown: ranked.slice(0, 3) });

const sentencesOf = (paper: AskedPaper): string[] =>
  [paper.abstract, ...paper.sections.map(({ text }) => text)].flatMap((text) =>
    splitSentences(text).map((one) => one.text),
  );

/** The same order for the same question: a table that changes by itself cannot be compared. */
function shuffled(sentences: string[], seed: string): string[] {
  let state = [...seed].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 2147483647, 7);
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state;
  };
  return sentences
    .map((sentence) => ({ sentence, at: next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ sentence }) => sentence);
}

export async function scoreOf(
  system: AnswerSystem,
  questions: readonly AnswerQuestion[],
  isSame: (shown: string, gold: string) => boolean = isSameSentence,
): Promise<AnswerScore> {
  const answerable: { shown: boolean; first: boolean; inThree: boolean; declined: boolean }[] = [];
  const unanswerable: { declined: boolean }[] = [];
  const quotes: number[] = [];
  for (const { paper, question, gold } of questions) {
    const { ranked, shown } = await system.answer(paper, question);
    const isGold = (sentence: string) => gold.some((right) => isSame(sentence, right));
    const declined = shown.length === 0;
    if (!declined) quotes.push(shown.length);
    if (gold.length === 0) unanswerable.push({ declined });
    else {
      const [first, inThree] = [ranked.slice(0, 1).some(isGold), ranked.slice(0, 3).some(isGold)];
      answerable.push({ shown: shown.some(isGold), first, inThree, declined });
    }
  }
  return {
    system: system.name,
    questions: questions.length,
    goldShown: share(answerable, ({ shown }) => shown),
    quotes: quotes.length === 0 ? null : mean(quotes),
    goldAt1: share(answerable, ({ first }) => first),
    goldIn3: share(answerable, ({ inThree }) => inThree),
    declinedOfUnanswerable: share(unanswerable, ({ declined }) => declined),
    declinedOfAnswerable: share(answerable, ({ declined }) => declined),
  };
}

const share = <T>(all: readonly T[], holds: (one: T) => boolean): number | null =>
  all.length === 0 ? null : all.filter(holds).length / all.length;

/**
 * A gold sentence may have been split another way: the same, or one within the other when what is left is not just a
 * few words.
 */
export function isSameSentence(sentence: string, gold: string): boolean {
  const [one, other] = [flat(sentence), flat(gold)];
  if (one === other) return true;
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  return shorter.length >= 30 && shorter.length >= longer.length / 4 && longer.includes(shorter);
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
