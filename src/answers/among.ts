import type { Steps } from '../core/yield.ts';
import { heldTerms } from './features.ts';
import type { PaperText } from './passages.ts';
import type { Question } from './question.ts';
import { definesAsked } from './question-types.ts';
import type { Ranked } from './rank.ts';
import { asksProblem, canAnswer, tellsOwnWork, worthOfForm } from './sentence-form.ts';
import { sum } from './sum.ts';
import { type Topic, told, topicOf } from './topic.ts';

/** How much of a question a paper must hold to answer it, what its title holds counting so much besides; and to be near. */
const leastHeld = 0.7;
const titleShare = 0.25;
export const leastNear = 0.5;
/** What a sentence must say of the question itself, and with its title and its neighbours. */
const leastOwn = 0.2;
const leastSaid = 0.35;
/** Where a paper's title holds so much, what its authors tell of their work need not say it again. */
const mostlyTitled = 0.6;
/** A word of the title is nearly as good as one of the sentence; what it says itself counts so much besides. */
const fromTitle = 0.85;
const ownShare = 0.3;
/** Of a paper that the search finds by less than this share of the third best's score nothing is quoted. */
const leastPaperShare = 0.5;
/** What is this much worse than the best is not quoted beside it. */
const mostWorse = 1.1;

/** A paper, how far it is about a question, its sentence that answers best, and the one that comes nearest. */
export type Found = {
  text: PaperText;
  topic: Topic;
  /** Its score in the search, of the third best's: one that is found by its name hides no others. */
  share: number;
  answer: Ranked | undefined;
  nearest: Ranked | undefined;
};

type Answering = Found & { answer: Ranked };

/** What several papers say to a question, the best first; `scores` are the search's, in the same order. */
export function* findingAmong(
  texts: readonly PaperText[],
  scores: readonly number[],
  question: Question,
): Steps<Found[]> {
  const sorted = [...scores].sort((one, other) => other - one);
  const enough = sorted[sorted.length > 2 ? 2 : 0] || 1;
  const found: Found[] = [];
  for (const [at, text] of texts.entries()) {
    const topic = yield* topicOf(text, question);
    const share = Math.min(1, (scores[at] ?? 0) / enough);
    const isAbout = share >= leastPaperShare && topic.held + titleShare * topic.titled >= leastHeld;
    const near = topic.held < leastNear ? [] : yield* nearSentences(text, topic, question);
    const answer = isAbout ? near.find(({ passage }) => canAnswer(passage, topic.titled, question)) : undefined;
    found.push({ text, topic, share, answer, nearest: near[0] });
    yield;
  }
  return found.sort((one, other) => placeOf(other) - placeOf(one));
}

const placeOf = ({ topic, share, answer }: Found): number =>
  2 * topic.held + 0.8 * topic.titled + 0.5 * share + (answer?.score ?? 0);

/**
 * Those whose answers are worth quoting: what says what the thing is that is asked for, else what the authors did or found,
 * else what there is.
 */
export function quotable(found: readonly Found[], question: Question): Answering[] {
  const answering = found.filter((one): one is Answering => one.answer !== undefined);
  const best = [
    answering.filter(({ answer }) => definesAsked(answer.passage.sentence.text, question.text)),
    answering.filter(({ answer }) => asksProblem(question) || tellsOwnWork(answer.passage)),
  ].find(({ length }) => length > 0);
  const [first, ...others] = best ?? answering;
  return first === undefined ? [] : [first, ...others.filter((one) => placeOf(first) - placeOf(one) <= mostWorse)];
}

/** The papers that are about a question at all, the best first. */
export const aboutIt = (found: readonly Found[]): string[] =>
  found.filter(({ topic }) => topic.held >= leastNear).map(({ text }) => text.paper);

/** The sentences that say enough of a question, the best first. */
function* nearSentences(text: PaperText, { titled }: Topic, question: Question): Steps<Ranked[]> {
  const near: Ranked[] = [];
  for (const [at, passage] of text.passages.entries()) {
    const held = heldTerms({ passage, at }, text, question, 1);
    const all = sum(held.map(({ term }) => told(term)));
    const shareOf = (part: (one: (typeof held)[number]) => number) =>
      sum(held.map((one) => told(one.term) * part(one))) / all;
    const own = shareOf((one) => one.own);
    const said = shareOf(({ term, share }) => (text.titleStems.has(term.stem) ? Math.max(share, fromTitle) : share));
    const isOwn = own >= leastOwn || (titled >= mostlyTitled && tellsOwnWork(passage));
    if (isOwn && said >= leastSaid)
      near.push({ passage, at, score: said + ownShare * own + worthOfForm(passage, question) });
    yield;
  }
  return near.sort((one, other) => other.score - one.score);
}
