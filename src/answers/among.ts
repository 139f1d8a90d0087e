import type { Paper } from '../core/papers/paper.ts';
import type { Steps } from '../core/yield.ts';
import type { GeneralQuestion, GeneralTerm } from './asked-of-many.ts';
import { type Held, heldBy } from './held.ts';
import type { PaperText } from './passages.ts';
import type { Ranked } from './rank.ts';
import { unaskedIn } from './scope.ts';
import { saysWhatIs } from './sentence-form.ts';
import { answering, sentencesOn } from './sentences-on.ts';
import { type Topic, topicOf } from './topic.ts';
import { type PaperSigns, worthOfPaper } from './worth.ts';

/** How much of a question a paper must hold to answer it, what its title holds counting so much besides; and to be near. */
const leastHeld = 0.7;
const titleShare = 0.25;
export const leastNear = 0.5;
/** How much a paper must be about it to be quoted as an answer, and for its nearest sentence to be shown. */
const leastQuoted = 0.5;
const leastAbout = 0.28;
/** A long question tells circumstances besides: for each word more than so many a paper may hold so much less, down to the least. */
const fewWords = 6;
const lessAWord = 0.03;
const leastOfLong = 0.5;
/** Of so many words that a question is about one that matters may be missing. */
const wordsALack = 5;
/** Of a paper that the search finds by less than this share of the third best's score nothing is quoted. */
const leastPaperShare = 0.5;

/** A paper that may answer, its text, and its score in the search. */
export type Candidate = { paper: Paper; text: PaperText; score: number };
type Read = Candidate & { held: Held };

/** A paper, how far it is about a question, its sentences that answer best, in its order, and the one that comes nearest. */
export type Found = {
  text: PaperText;
  topic: Topic;
  /** What speaks for it, and how well it answers beside others, as the logarithm of odds. */
  signs: PaperSigns;
  worth: number;
  answer: readonly Ranked[];
  nearest: Ranked | undefined;
};

/** What several papers say to a question, the best first. */
export function* findingAmong(candidates: readonly Candidate[], question: GeneralQuestion): Steps<Found[]> {
  const read: Read[] = [];
  for (const candidate of candidates)
    read.push({ ...candidate, held: yield* heldBy(candidate.text, candidate.paper.keywords, question) });
  const asked = { ...question, terms: attested(question, read) };
  const sorted = read.map(({ score }) => score).sort((one, other) => other - one);
  // Of the third best's: one that is found by its name hides no others.
  const enough = sorted[sorted.length > 2 ? 2 : 0] || 1;
  const further = Math.max(0, asked.terms.length - fewWords);
  const enoughHeld = Math.max(leastOfLong, leastHeld - lessAWord * further);
  const mostLacking = Math.floor(asked.terms.filter(({ isSubject }) => isSubject).length / wordsALack);
  const found: Found[] = [];
  for (const { paper, text, score, held } of read) {
    const topic = topicOf(held, asked);
    const isAbout =
      score >= leastPaperShare * enough &&
      topic.lacking <= mostLacking &&
      topic.about >= (held.isOnMeant ? leastAbout : leastQuoted) &&
      topic.held + titleShare * topic.titled >= (held.isOnMeant ? leastNear : enoughHeld);
    const sentences = topic.held < leastNear ? [] : sentencesOn(text, held, asked);
    const [best = 0, second = 0] = sentences.map((sentence) => sentence.score);
    const unasked = Math.min(mostUnasked, unaskedIn(paper.title, asked.text));
    const signs = { held: topic.held, about: topic.about, unasked, best, second };
    found.push({
      text,
      topic,
      signs,
      worth: worthOfPaper(signs),
      answer: isAbout ? answering(sentences, topic, asked) : [],
      nearest: sentences[0],
    });
    yield;
  }
  return found.sort((one, other) => other.worth - one.worth);
}
/** More things that were not asked about count no more. */
const mostUnasked = 2;

/**
 * Words of a chat: what none of those papers has that are about what the field calls it tells no paper from another ("chores").
 */
function attested({ terms, concepts }: GeneralQuestion, read: readonly Read[]): GeneralTerm[] {
  const called = read.map(({ held }) => held).filter(({ aboutCalled }) => aboutCalled >= leastCalled);
  const isIn = (at: number) =>
    called.some(({ title, sentences }) => [title, ...sentences].some((shares) => (shares[at] ?? 0) > 0));
  return terms.map((term, at) => {
    const isCalled = concepts.some(({ asked }) => asked.has(term.stem));
    if (!isCalled && called.length >= fewestCalled && !isIn(at))
      return { ...term, isSubject: false, weight: unattestedShare * term.weight };
    return term;
  });
}
const leastCalled = 0.4;
const fewestCalled = 3;
const unattestedShare = 0.3;

/** Those whose answers are worth quoting: what says what the thing is that is asked for, else all there are. */
export function quotable(found: readonly Found[], { part }: GeneralQuestion): Found[] {
  const answers = found.filter(({ answer }) => answer.length > 0);
  const meanings = answers.filter(({ answer }) =>
    answer.some(({ passage }) => saysWhatIs(passage.sentence.text, part.question)),
  );
  return meanings.length > 0 ? meanings : answers;
}

/** Whether a paper is so much about a question that its nearest sentence is worth reading. */
export const isNear = ({ topic }: Found): boolean => topic.held >= leastNear && topic.about >= leastAbout;

/** The papers that are about a question at all, by what they hold or by their titles, the best first. */
export const aboutIt = (found: readonly Found[]): string[] =>
  found.filter(({ topic }) => topic.held >= leastNear || topic.titled >= leastTitled).map(({ text }) => text.paper);
const leastTitled = 0.3;
