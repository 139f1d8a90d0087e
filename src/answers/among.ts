import { naming } from '../core/queries/asked-about.ts';
import { stemsOf } from './analysis.ts';
import { type Features, isOnTopic, speaksOfNamed } from './features.ts';
import type { PaperText } from './passages.ts';
import type { Question } from './question.ts';
import type { QuestionType } from './question-type.ts';
import { showsTypes } from './question-types.ts';
import type { Ranked } from './rank.ts';

/** What a word tells that any question may hold, where many papers are asked: not enough for a sentence to have to hold it. */
const anyQuestionWeight = 0.2;

/** A question to many papers: what it names must be said, and not how it asks. */
export function askedOfMany(question: Question): Question {
  const named = new Set(stemsOf(naming(question.text)));
  const terms = question.terms.map((term) =>
    named.has(term.stem) ? term : { ...term, weight: Math.min(term.weight, anyQuestionWeight) },
  );
  const types = causesOf.test(question.text) ? new Set<QuestionType>([...question.types, 'cause']) : question.types;
  const pairs = question.pairs.filter((pair) => pair.every((stem) => named.has(stem)));
  return { ...question, terms, types, pairs };
}

const causesOf = /\b(?:causes?|reasons?|drivers?) (?:of|for|behind)\b/i;

/** The best sentences of each paper, in the order of all: one paper's many mentions hide no other. */
export function bestOfEach(ranked: readonly Ranked[], most: number): Ranked[] {
  const counts = new Map<string, number>();
  return ranked.filter(({ passage: { paper } }) => {
    const count = (counts.get(paper) ?? 0) + 1;
    counts.set(paper, count);
    return count <= most;
  });
}

/**
 * Whether a sentence of one of many papers holds words of a question and answers it not: it is about something else, it shows
 * nothing of the reason or the amount that is asked for, it names no benchmark where one is asked for, or the words stand
 * together in the question alone ("synthetic data": synthetic trajectories, and other data).
 */
export function isBesideThePoint(candidate: Ranked, features: Features, text: PaperText, question: Question): boolean {
  const isAbout = isOnTopic(candidate, text, question) && speaksOfNamed(candidate, text, question);
  const { text: sentence } = candidate.passage.sentence;
  const isShown = mustShow.every(
    (type) => !question.types.has(type) || showsTypes(sentence, question.text, new Set([type])) > 0,
  );
  const isTogether = features.apart < mostApart;
  return (
    !isAbout || !isShown || !isTogether || isNoThing(candidate, text, question) || tellsOfProblem(candidate, question)
  );
}

/** Of the words that stand side by side in a question so much may not in the sentence. */
const mostApart = 0.5;

const mustShow = ['cause', 'degree', 'number', 'amount'] as const satisfies readonly QuestionType[];

/** "Are there benchmarks for …?", and the paper brings none: its title names none, and the sentence presents none. */
function isNoThing({ passage }: Ranked, { titleStems }: PaperText, { text }: Question): boolean {
  const thing = thingAsked.exec(text)?.[1];
  if (thing === undefined || stemsOf(thing).some((stem) => titleStems.has(stem))) return false;
  return !presents.test(passage.sentence.text) || !stemsOf(thing).some((stem) => passage.counts.has(stem));
}

const thingAsked = /\b(?:there|any|what|which) (?:\w+ ){0,2}?(benchmark|dataset|survey|metric|leaderboard)s?\b/i;
const presents = /\b(?:introduc|present|propos|construct|creat|releas|develop|curat|design)\w*/i;

/** What papers open with, unless it is about their own work: rather the others are quoted, where there are any. */
export function withoutOpenings<T extends { candidate: Ranked }>(judged: readonly T[]): readonly T[] {
  const others = judged.filter(
    ({ candidate: { passage } }) => passage.sentence.number > 1 || ownWork.test(passage.sentence.text),
  );
  return others.length > 0 ? others : judged;
}

/**
 * Whether a sentence says what is wrong with what there was, where nobody asked what is wrong: every abstract opens so, in
 * the words of any question to which the rest of it is the answer.
 */
const tellsOfProblem = ({ passage }: Ranked, { text, types }: Question): boolean =>
  problem.test(passage.sentence.text) &&
  !ownWork.test(passage.sentence.text) &&
  !(['failure', 'limitation', 'cause'] as const).some((type) => types.has(type)) &&
  !asksOfProblem.test(text);

const problem =
  /\b(?:remains?|struggl\w*|suffer\w*|falls? short|fails? to|lacks?|lacking|limited|challeng\w*|difficult\w*|unclear|un(?:der-?)?explored|overlook\w*|hinder\w*|bottlenecks?|costly|expensive|prohibitive\w*|do(?:es)? not|cannot)\b/i;
const asksOfProblem =
  /\b(?:hurts?|harms?|limit\w*|fail\w*|problems?|challenges?|issues?|wrong|weak\w*|risks?|danger\w*|degrad\w*|hard|difficult\w*|los[es]\w*|attacks?|much|many|cost\w*)\b/i;
/** What the authors did or found, whatever it is set against. */
const ownWork = /\b(?:we|our|this (?:paper|work|study|survey))\b/i;

/** What telling of the authors' own work adds to a sentence's place. */
const ownWorkWorth = 0.15;

/** What a sentence's place gains besides, where many papers are asked: what a paper does answers better than what others did. */
export const worthAmong = ({ passage }: Ranked): number => (ownWork.test(passage.sentence.text) ? ownWorkWorth : 0);
