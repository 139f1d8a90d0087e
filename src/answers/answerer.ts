import type { Clock } from '../core/clock.ts';
import type { Answer, Answerer, Quote, Section } from '../core/discussions/answer.ts';
import type { Paper } from '../core/papers/paper.ts';
import { createYield, type Steps, withYields } from '../core/yield.ts';
import { aboutIt, type Found, findingAmong, isNear, leastNear, quotable } from './among.ts';
import { askedOfMany } from './asked-of-many.ts';
import { isAsked } from './circumstances.ts';
import { confidenceOf } from './confidence.ts';
import { asksOwnLimits, coverOf, featuresOf } from './features.ts';
import { properNamesIn } from './names.ts';
import { statesOwnLimit } from './own-limits.ts';
import { joining, type PaperText, type Passage, readPaper } from './passages.ts';
import { type Question, readQuestion } from './question.ts';
import { asksMeasure } from './question-types.ts';
import { type Ranked, ranking, rankPassages, standingOf } from './rank.ts';
import { recentTexts } from './recent-texts.ts';
import { searchesFor, searchForMore } from './searches.ts';
import { proposes } from './sentence-form.ts';
import { respelling, respelt } from './spelling.ts';
import { withSurroundings } from './surroundings.ts';
import { findingRows } from './table-cells.ts';
import { titleSize } from './title-size.ts';
import { mayHold } from './topic.ts';
import { unmentionedIn, unmentionedInAll } from './unmentioned.ts';
import { withTables } from './with-tables.ts';

/** The least confidence at which a sentence is quoted as an answer; `docs/answers-measured.md` has the table it was chosen by. */
const leastConfidence = 0.5;
/**
 * A claim is looked up rather than asked: nearly any sentence that speaks of its matter is worth reading beside it, so
 * only so much of it must be said. Over the whole index some sentence of some paper always shares words with it, so
 * one of those quoted must say more.
 */
const leastCover = 0.15;
const leastBestCoverAmong = 0.3;

/** At most so many sentences are quoted, and none with less than these shares of the best's confidence and score. */
const mostQuotes = 3;
const leastShare = 0.35;
/** Of what of a claim must be said at all so much must each quote say. */
const leastCoverShare = 0.5;
/** The characters of two sentences of one paper: three such quotes, and the papers beside them, fit a message of Discord. */
const longestQuote = 750;
/** Papers whose abstracts are read for a general question. */
const mostRead = 40;
/** So many of the best are judged. */
export const mostJudged = 6;
/** Of so many papers, the first, the sentences are ranked for a claim. */
const papersOfClaim = 8;
/** What a paper's place in the search adds to its sentences, as a share of the best sentence's score. */
const paperWeight = 0.85;
/** Of a paper that the search finds by less than this share of the best's score nothing is quoted. */
const leastPaperShare = 0.5;

/**
 * Answers without a language model: the sentences of the text that fit the question best, or that none does. To split
 * and count a full text as long as any takes up to a second: everything else has its turns meanwhile. `least`: the least
 * confidence at which a question is answered, for whoever measures others than ours.
 */
export function createAnswerer(clock: Clock, { least = leastConfidence } = {}): Answerer {
  const texts = recentTexts();
  return {
    async about(paper, sections, question, { earlier, cover }) {
      const yieldIfDue = createYield(clock);
      const text = await texts.read(paper, sections, yieldIfDue);
      const asked = readQuestion(await withYields(respelling(question, text), yieldIfDue), earlier);
      const unmentioned = await withYields(unmentionedIn(text, asked), yieldIfDue);
      if (unmentioned.length > 0) return { kind: 'does-not-say', unmentioned, read: text.read };
      const ranked = await withYields(ranking(text, asked), yieldIfDue);
      const rows = await withYields(findingRows(text, asked), yieldIfDue);
      const answer = withTables(answerFrom(ranked, asked, [text], { least, cover, among: false }), rows, asked);
      const ofTitle = answer.kind === 'quotes' ? undefined : titleSize(paper, asked);
      if (ofTitle !== undefined) return { kind: 'quotes', quotes: [ofTitle], read: text.read };
      return withContext(answer, text);
    },
    searches: searchesFor,
    searchForMore,
    async among(papers, question, { scores }) {
      const yieldIfDue = createYield(clock);
      const read = (some: readonly Paper[]) =>
        Promise.all(some.map((paper) => texts.read(paper, undefined, yieldIfDue)));
      const plain = readQuestion(question);
      if (plain.isStatement && !isAsked(question)) {
        const few = await read(papers.slice(0, papersOfClaim));
        const ranked = await withYields(rankingAmong(few, scores, plain), yieldIfDue);
        return answerFrom(ranked, plain, few, { least, cover: leastBestCoverAmong, among: true });
      }
      const asked = askedOfMany(plain);
      const likely = papers
        .map((paper, at) => ({ paper, score: scores[at] ?? 0 }))
        .filter(({ paper }) => mayHold(paper, asked, leastNear))
        .slice(0, mostRead);
      const some = await read(likely.map(({ paper }) => paper));
      const candidates = likely.flatMap((one, at) => {
        const text = some[at];
        return text === undefined ? [] : [{ ...one, text }];
      });
      const found = await withYields(findingAmong(candidates, asked), yieldIfDue);
      const quotes = quotable(found, asked)
        .slice(0, mostQuotes)
        .flatMap(({ text, answer }) => quoteOfParts(answer, text));
      if (quotes.length > 0) return { kind: 'quotes', quotes, read: 'abstract', ...about(found) };
      const nearby = found
        .filter(isNear)
        .flatMap(({ nearest }) => nearest ?? [])
        .slice(0, mostQuotes);
      const names = properNamesIn(question).length > 0;
      const unmentioned = names ? await withYields(unmentionedInAll(await read(papers), asked), yieldIfDue) : [];
      return {
        kind: 'does-not-say',
        ...(nearby.length === 0 ? {} : { nearby: nearby.map(quoteOf) }),
        ...(unmentioned.length === 0 ? {} : { unmentioned }),
        read: 'abstract',
        ...about(found),
      };
    },
    async evidence(paper, sections, question, { earlier, limit }) {
      const yieldIfDue = createYield(clock);
      const text = await texts.read(paper, sections, yieldIfDue);
      const asked = readQuestion(await withYields(respelling(question, text), yieldIfDue), earlier);
      const ranked = await withYields(ranking(text, asked), yieldIfDue);
      const rows = await withYields(findingRows(text, asked), yieldIfDue);
      return [...(rows?.quotes ?? []), ...ranked.map(quoteOf)].slice(0, limit);
    },
  };
}

/**
 * Both sentences in one quote, in the paper's order; the better alone where both are long, with what it leans on. What
 * was wrong before need not stand beside what somebody proposes.
 */
function quoteOfParts([first, second]: readonly Ranked[], text: PaperText): Quote[] {
  if (first === undefined) return [];
  const both = second === undefined ? [] : [first, second].sort((one, other) => one.at - other.at);
  const [earlier, later] = both;
  if (earlier !== undefined && later !== undefined && lengthOf(earlier) + lengthOf(later) <= longestQuote)
    return [{ ...quoteOf(earlier), further: [later.passage.sentence] }];
  return [proposes(first.passage) ? quoteOf(first) : withSurroundings(quoteOf(first), text)];
}

const lengthOf = ({ passage }: Ranked): number => passage.sentence.text.length;

/** Absent where no paper is about it. */
function about(found: readonly Found[]): Pick<Answer, 'about'> {
  const papers = aboutIt(found);
  return papers.length === 0 ? {} : { about: papers };
}

/** Each quote with what it cannot be understood without. */
const withContext = (answer: Answer, text: PaperText): Answer =>
  answer.kind === 'quotes'
    ? { ...answer, quotes: answer.quotes.map((quote) => withSurroundings(quote, text)) }
    : answer;

/** The sentences of one paper for a question, best first, whether or not any is good enough to be an answer. */
export const rankSentences = (
  paper: Pick<Paper, 'id' | 'title' | 'abstract'>,
  sections: Section[],
  question: string,
): string[] => {
  const text = readPaper(paper, sections);
  const asked = readQuestion(respelt(question, text));
  const ranked = rankPassages(text, asked);
  const judged = judge(ranked, asked, [text], { among: false }).map(({ candidate }) => candidate);
  return [...judged, ...ranked.slice(judged.length)].map(({ passage }) => passage.sentence.text);
};

/** Sentences of several papers in one ranking; `scores` are the papers' own, in the same order. */
function* rankingAmong(texts: readonly PaperText[], scores: readonly number[], question: Question): Steps<Ranked[]> {
  const ranked = yield* ranking(yield* joining(texts), question);
  const best = ranked[0]?.score ?? 0;
  const bestPaper = scores.reduce((most, score) => Math.max(most, score), 0) || 1;
  const shares = new Map(texts.map(({ paper }, at) => [paper, (scores[at] ?? 0) / bestPaper]));
  const shareOf = ({ paper }: Passage) => shares.get(paper) ?? 0;
  const offset = new Map<string, number>();
  let passed = 0;
  for (const { paper, passages } of texts) {
    offset.set(paper, passed);
    passed += passages.length;
  }
  return ranked
    .filter(({ passage }) => shareOf(passage) >= leastPaperShare)
    .map(({ passage, at, score }) => ({
      passage,
      at: at - (offset.get(passage.paper) ?? 0),
      score: score + paperWeight * best * shareOf(passage),
    }))
    .sort((one, other) => other.score - one.score || one.at - other.at);
}

/** The least confidence in an answer to a question, and the least share of a claim that one sentence must say. */
type Leasts = { least: number; cover?: number | undefined; among: boolean };

function answerFrom(
  found: readonly Ranked[],
  question: Question,
  texts: readonly PaperText[],
  { least, cover = leastCover, among }: Leasts,
): Answer {
  const read = texts.some((text) => text.read === 'full text') ? 'full text' : 'abstract';
  const ranked = admissible(found, question, texts);
  const judged = judge(ranked, question, texts, { among }).slice(0, mostQuotes);
  const best = judged.reduce((most, { confidence }) => Math.max(most, confidence), 0);
  const enough = question.isStatement ? cover : least;
  if (best === 0 || best < enough) {
    const near = judged[0]?.candidate;
    const nearest = near !== undefined && near.score > 0 ? { nearest: quoteOf(near) } : {};
    return { kind: 'does-not-say', ...nearest, read };
  }
  const worthQuoting = question.isStatement ? Math.max(leastCover, leastCoverShare * cover) : leastShare * best;
  const quotes = judged.filter(
    (one) => (question.isStatement ? one.confidence : worthOf(one, question)) >= worthQuoting,
  );
  return { kind: 'quotes', quotes: quotes.map(({ candidate }) => quoteOf(candidate)), read };
}

/** What may answer at all: of an own limit only what says one, and no caption of a number. */
function admissible(ranked: readonly Ranked[], question: Question, texts: readonly PaperText[]): readonly Ranked[] {
  const asksNumber = asksMeasure(question.types);
  const ofOwnLimits = new Map(texts.filter((text) => asksOwnLimits(question, text)).map((text) => [text.paper, text]));
  return ranked.filter(({ passage }) => {
    const text = ofOwnLimits.get(passage.paper);
    return !(passage.isCaption && asksNumber) && (text === undefined || statesOwnLimit(passage, text));
  });
}

type Judged = { candidate: Ranked; confidence: number };

/** A heading or a reference may hold all words of a question: what tells it comes first. */
const worthOf = ({ candidate, confidence }: Judged, question: Question): number =>
  confidence * standingOf(candidate.passage, question);

/**
 * How likely each of the best sentences answers, the likeliest first. The order of claims stays: they are looked up, and
 * nearly any sentence on their matter is worth reading.
 */
function judge(
  ranked: readonly Ranked[],
  question: Question,
  texts: readonly PaperText[],
  { among }: { among: boolean },
): Judged[] {
  const byPaper = new Map(texts.map((text) => [text.paper, text]));
  const best = ranked[0]?.score || 1;
  const judged = ranked.slice(0, mostJudged).map((candidate): Judged => {
    const text = byPaper.get(candidate.passage.paper);
    if (text === undefined) return { candidate, confidence: 0 };
    if (question.isStatement) return { candidate, confidence: coverOf(candidate, text, question, { among }) };
    // Whose limits a sentence tells was decided before: the words of such a question say nothing of what they are.
    if (asksOwnLimits(question, text)) return { candidate, confidence: 1 };
    return { candidate, confidence: confidenceOf(featuresOf(candidate, text, question, best)) };
  });
  if (question.isStatement) return judged;
  return judged.sort((one, other) => worthOf(other, question) - worthOf(one, question));
}

const quoteOf = ({ passage: { paper, sentence }, score }: Ranked): Quote => ({
  paper,
  ...sentence,
  score,
});
