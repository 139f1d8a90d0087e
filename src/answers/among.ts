import type { Paper } from '../core/papers/paper.ts';
import type { Steps } from '../core/yield.ts';
import { rarity, stemsOf } from './analysis.ts';
import type { GeneralQuestion, GeneralTerm } from './asked-of-many.ts';
import { type Held, heldBy } from './held.ts';
import type { PaperText } from './passages.ts';
import type { Ranked } from './rank.ts';
import { unaskedIn } from './scope.ts';
import { asksProblem, isStudy, saysWhatIs, tellsOwnWork, thingAsked } from './sentence-form.ts';
import { answering, nearestOf, sentencesOn } from './sentences-on.ts';
import { sum } from './sum.ts';
import { type Topic, topicOf } from './topic.ts';

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
/** What is this much worse than the best is not quoted beside it. */
const mostWorse = 1.1;
/** So many papers, the first, show by what is in most of their titles and keywords which sense of a word is meant. */
const papersOfSense = 10;
const fewestOfSense = 3;

/** A paper that may answer, its text, and its score in the search. */
export type Candidate = { paper: Paper; text: PaperText; score: number };
type Read = Candidate & { held: Held };

/** A paper, how far it is about a question, its sentences that answer best, in its order, and the one that comes nearest. */
export type Found = {
  text: PaperText;
  topic: Topic;
  /** Its score in the search, of the third best's: one that is found by its name hides no others. */
  share: number;
  /** How much of what the first papers have in common it has, 0 to 1. */
  agreement: number;
  /** Its title says that it brings what is asked for, a benchmark or a dataset, or finds out how things are where that is asked. */
  fits: boolean;
  /** Its title brings a benchmark or a dataset, and what to do is asked. */
  onlyMeasures: boolean;
  /** Of how many things that were not asked about its title says that it is on them. */
  unasked: number;
  sentenceShare: number;
  answer: readonly Ranked[];
  nearest: Ranked | undefined;
};

/** What several papers say to a question, the best first. */
export function* findingAmong(candidates: readonly Candidate[], question: GeneralQuestion): Steps<Found[]> {
  const read: Read[] = [];
  for (const candidate of candidates)
    read.push({ ...candidate, held: yield* heldBy(candidate.text, candidate.paper.keywords, question) });
  const asked = { ...question, terms: attested(question, read) };
  const found = yield* answersOf(read, asked);
  const [first] = asked.parts;
  if (first?.tells !== 'cause' || found.some(({ answer }) => answer.length > 0)) return found;
  // Nobody says why: that it was found to be so, and how bad, is the nearest to that.
  return yield* answersOf(read, { ...asked, parts: [{ ...first, tells: 'problem', isFound: true, types: noTypes }] });
}
const noTypes: GeneralQuestion['types'] = new Set();

function* answersOf(read: readonly Read[], question: GeneralQuestion): Steps<Found[]> {
  const sorted = read.map(({ score }) => score).sort((one, other) => other - one);
  const enough = sorted[sorted.length > 2 ? 2 : 0] || 1;
  const thing = thingAsked(question.text);
  const [first] = question.parts;
  const wantsFinding = first?.tells !== 'method' && first?.tells !== 'meaning';
  const asksToMeasure = first?.tells === 'method' && measuring.test(first.question);
  const further = Math.max(0, question.terms.length - fewWords);
  const enoughHeld = Math.max(leastOfLong, leastHeld - lessAWord * further);
  const mostLacking = Math.floor(question.terms.filter(({ isSubject }) => isSubject).length / wordsALack);
  const found: Found[] = [];
  for (const { paper, text, score, held } of read) {
    const topic = topicOf(held, question);
    const share = Math.min(1, score / enough);
    const isAbout =
      share >= leastPaperShare &&
      topic.lacking <= mostLacking &&
      topic.about >= (held.isOnMeant ? leastAbout : leastQuoted) &&
      topic.held + titleShare * topic.titled >= (held.isOnMeant ? leastNear : enoughHeld);
    const said = topic.held < leastNear ? [] : sentencesOn(text, topic, held, question);
    found.push({
      text,
      topic,
      share,
      agreement: 0,
      fits:
        thing?.test(paper.title) ?? (wantsFinding ? isStudy(paper.title) : asksToMeasure && measures.test(paper.title)),
      onlyMeasures: first?.tells === 'method' && !mayMeasure.test(question.text) && measures.test(paper.title),
      unasked: unaskedIn(paper.title, question.text),
      sentenceShare: wantsFinding ? 1.1 : 0.3,
      answer: isAbout ? answering(said, topic, question) : [],
      nearest: nearestOf(said, question),
    });
    yield;
  }
  found.sort((one, other) => placeOf(other) - placeOf(one));
  const agreements = agreementsOf(found, new Map(read.map(({ paper }) => [paper.id, paper])));
  return found
    .map((one, at) => ({ ...one, agreement: agreements[at] ?? 0 }))
    .sort((one, other) => placeOf(other) - placeOf(one));
}

/** "How do people evaluate …?" is answered by a benchmark, "how do you stop …?" by none. */
const measuring = /\b(?:evaluat|measur|benchmark|assess|test)\w*/i;
const mayMeasure = /\b(?:evaluat|measur|test|benchmark|assess|judg|scor|compar|grad|dataset|data|corpus|detect)\w*/i;
const measures = /bench\b|bench[:\s-]|\b(?:benchmark\w*|dataset|corpus|evaluating|evaluation of|survey)\b/i;

/**
 * Words of a chat: what no paper found has tells no finding from another ("favour"), and what none of those has that are about
 * what the field calls it tells no paper from another ("chores").
 */
function attested({ terms, concepts }: GeneralQuestion, read: readonly Read[]): GeneralTerm[] {
  const papers = read.map(({ held }) => held);
  const called = papers.filter(({ aboutCalled }) => aboutCalled >= leastCalled);
  const isIn = (some: readonly Held[], at: number) =>
    some.some(({ title, sentences }) => [title, ...sentences].some((shares) => (shares[at] ?? 0) > 0));
  return terms.map((term, at) => {
    const isCalled = concepts.some(({ asked }) => asked.has(term.stem));
    if (!isCalled && called.length >= fewestOfSense && !isIn(called, at))
      return {
        ...term,
        isSubject: false,
        weight: unattestedShare * term.weight,
        related: unattestedShare * term.related,
      };
    return term.isSubject || isIn(papers, at) ? term : { ...term, related: unattestedShare * term.related };
  });
}
const leastCalled = 0.4;
const unattestedShare = 0.3;

const placeOf = ({ topic, share, agreement, fits, onlyMeasures, unasked, answer, sentenceShare }: Found): number =>
  2 * topic.about +
  0.3 * topic.titled +
  0.8 * topic.held +
  0.4 * share +
  0.4 * agreement +
  (fits ? 0.35 : 0) -
  (onlyMeasures ? 0.35 : 0) -
  0.5 * Math.min(2, unasked) -
  0.4 * topic.lacking +
  sentenceShare * (answer[0]?.score ?? 0);

/** A word has the sense that it has in most of the papers found: those that share nothing else with them mean something else. */
function agreementsOf(found: readonly Found[], papers: ReadonlyMap<string, Paper>): number[] {
  const subjects = found.map(({ text }) => {
    const { title = '', keywords = [] } = papers.get(text.paper) ?? {};
    return new Set(stemsOf([title, ...keywords].join(' ')));
  });
  const common = new Map<string, number>();
  for (const subject of subjects.slice(0, papersOfSense))
    for (const stem of subject) common.set(stem, (common.get(stem) ?? 0) + 1);
  const weighed = [...common].flatMap(([stem, papersOf]) =>
    papersOf < fewestOfSense ? [] : [{ stem, weight: papersOf * rarity(stem) }],
  );
  const all = sum(weighed.map(({ weight }) => weight)) || 1;
  return found.map(({ text }, at) => {
    const holds = (stem: string) => (subjects[at]?.has(stem) === true ? 1 : text.spread.has(stem) ? 0.5 : 0);
    return sum(weighed.map(({ stem, weight }) => weight * holds(stem))) / all;
  });
}

/**
 * Those whose answers are worth quoting: what says what the thing is that is asked for, else what the authors did or found,
 * else what there is.
 */
export function quotable(found: readonly Found[], question: GeneralQuestion): Found[] {
  const answers = found.filter(({ answer }) => answer.length > 0);
  const best = [
    answers.filter(({ answer }) =>
      answer.some(({ passage }) => saysWhatIs(passage.sentence.text, question.parts[0]?.question ?? '')),
    ),
    answers.filter(({ answer }) => asksProblem(question) || answer.some(({ passage }) => tellsOwnWork(passage))),
  ].find(({ length }) => length > 0);
  const [first, ...others] = best ?? answers;
  return first === undefined ? [] : [first, ...others.filter((one) => placeOf(first) - placeOf(one) <= mostWorse)];
}

/** Whether a paper is so much about a question that its nearest sentence is worth reading. */
export const isNear = ({ topic }: Found): boolean => topic.held >= leastNear && topic.about >= leastAbout;

/** The papers that are about a question at all, by what they hold or by their titles, the best first. */
export const aboutIt = (found: readonly Found[]): string[] =>
  found.filter(({ topic }) => topic.held >= leastNear || topic.titled >= leastTitled).map(({ text }) => text.paper);
const leastTitled = 0.3;
