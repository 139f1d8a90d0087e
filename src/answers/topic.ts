import type { Paper } from '../core/papers/paper.ts';
import type { Steps } from '../core/yield.ts';
import { otherFormsOf } from './abbreviations.ts';
import { stemsOf } from './analysis.ts';
import type { GeneralQuestion } from './asked-of-many.ts';
import type { Concept } from './field-terms.ts';
import { properNamesIn } from './names.ts';
import { apartIn } from './pairs.ts';
import type { PaperText } from './passages.ts';
import type { Term } from './question.ts';
import { sum } from './sum.ts';
import { termShare } from './term-match.ts';

/** How far a paper, its title, keywords and abstract, is about what a question names, each from 0 to 1. */
export type Topic = {
  /** How much of the question's words, by rarity, the paper holds, and how many of its pairs of words together. */
  held: number;
  /** How much of them its title holds. */
  titled: number;
  /** How much the paper is about them: what the title holds counts in full, what one sentence holds by less than half. */
  about: number;
  /** How many of the words that it is about before all others the paper lacks, and others for them. */
  lacking: number;
};

/** A rare word tells more, but one rare word must not outweigh all others. */
const rarityPower = 0.75;
/** Where all of an abstract is looked through, another word of the same meaning is nearly the word itself. */
const otherWord = 0.75;
/** What the field calls it is nearly the word itself, too. */
const fieldTerm = 0.8;
/** How much the pairs that stand together in the question alone take away. */
const pairShare = 0.2;
/** What words that stand together, and what the field calls what is asked for, count beside the words, each. */
const unitShare = 0.3;
/** How much a paper is about what its keywords hold, and what one, two, three and more sentences do. */
const inKeywords = 0.9;
const inSentences = [0, 0.4, 0.55, 0.65];

/** A word that tells so much of what the most telling one does must be there, or so good another for it. */
const leastEssential = 0.4;
const leastForEssential = 0.55;

export const told = ({ weight }: Term): number => weight ** rarityPower;

/** How far a paper is about a question, and how far each of its sentences holds each word of it. */
export type TopicRead = { topic: Topic; sentences: readonly (readonly number[])[] };

export function* topicOf(text: PaperText, keywords: readonly string[], question: GeneralQuestion): Steps<TopicRead> {
  const { terms, pairs, concepts } = question;
  const asked = sum(terms.map(told));
  if (asked === 0 || !holdsNames(text, question.text))
    return {
      topic: { held: 0, titled: 0, about: 0, lacking: terms.length },
      sentences: text.passages.map(() => terms.map(() => 0)),
    };
  const most = Math.max(...terms.map(told));
  const shareOf = (shareAt: (at: number) => number) => sum(terms.map((term, at) => told(term) * shareAt(at))) / asked;
  const title = [[...text.titleStems]];
  const keyed = keywords.map(stemsOf);
  const titleShares = heldIn(title, question, text);
  const keyShares = heldIn(keyed, question, text);
  const sentences: number[][] = [];
  for (const { stems } of text.passages) {
    sentences.push(heldIn([stems], question, text));
    yield;
  }
  const said = (at: number) => sentences.map((shares) => shares[at] ?? 0);
  const holds = (at: number) => Math.max(titleShares[at] ?? 0, keyShares[at] ?? 0, ...said(at));
  const held = shareOf((at) => Math.max(titleShares[at] ?? 0, ...said(at)));
  const words = shareOf((at) => inDepth(titleShares[at] ?? 0, keyShares[at] ?? 0, said(at)));
  const runs = [...title, ...keyed, ...text.passages.map(({ stems }) => stems)];
  const together = togetherIn(runs, question, text);
  const [inTitle = 0, inKeys, inText] = [
    together[0],
    together.slice(1, 1 + keyed.length),
    together.slice(1 + keyed.length),
  ];
  const units = [
    { share: words, weight: 1 },
    { share: inDepth(inTitle, Math.max(0, ...inKeys), inText), weight: pairs.length > 0 ? unitShare : 0 },
    { share: calledIn(title, keyed, text, concepts), weight: concepts.length > 0 ? unitShare : 0 },
  ];
  const topic = {
    held: held * (pairs.length > 0 ? 1 - pairShare * (1 - Math.max(0, inTitle, ...inText)) : 1),
    titled: shareOf((at) => titleShares[at] ?? 0),
    lacking: terms.filter(
      (term, at) => term.isSubject && told(term) >= leastEssential * most && holds(at) < leastForEssential,
    ).length,
    about: sum(units.map(({ share, weight }) => share * weight)) / sum(units.map(({ weight }) => weight)),
  };
  return { topic, sentences };
}

/** Of each run, the share of the question's pairs of words, by weight, that stand together in it. */
function togetherIn(runs: readonly (readonly string[])[], question: GeneralQuestion, text: PaperText): number[] {
  const isIn = (stem: string, run: readonly string[]) => {
    const term = question.terms.find((one) => one.stem === stem);
    return term !== undefined && termShare(term, new Set(run), text) > 0;
  };
  return runs.map((run) =>
    question.pairs.some((pair) => pair.every((stem) => isIn(stem, run))) ? 1 - apartIn([run], question, text) : 0,
  );
}

/** How much a paper is about what the field calls what is asked for: the best, and all of it, count alike. */
function calledIn(
  title: readonly (readonly string[])[],
  keyed: readonly (readonly string[])[],
  { passages }: PaperText,
  concepts: readonly Concept[],
): number {
  const calls = concepts.map(({ phrases }) => {
    const isIn = (runs: readonly (readonly string[])[]) => (holdsAny(runs, phrases) ? 1 : 0);
    return inDepth(
      isIn(title),
      isIn(keyed),
      passages.map(({ stems }) => isIn([stems])),
    );
  });
  return (Math.max(0, ...calls) + sum(calls) / Math.max(1, calls.length)) / 2;
}

/** How much a paper is about what its title, its keywords and each of its sentences hold so far. */
function inDepth(titled: number, keyed: number, said: readonly number[]): number {
  const shares = said.filter((share) => share > 0);
  const deep = Math.max(0, ...shares) * (inSentences[Math.min(shares.length, inSentences.length - 1)] ?? 0);
  return Math.max(titled, inKeywords * keyed, deep);
}

/** Of each word of the question, how far runs of stems hold it, or what the field calls it. */
function heldIn(runs: readonly (readonly string[])[], { terms, concepts }: GeneralQuestion, text: PaperText): number[] {
  const stems = new Set(runs.flat());
  const called = concepts.filter(({ phrases }) => holdsAny(runs, phrases));
  return terms.map((term) => {
    const share = holding(term, stems, text);
    return share < fieldTerm && called.some(({ asked }) => asked.has(term.stem)) ? fieldTerm : share;
  });
}

const holdsAny = (runs: readonly (readonly string[])[], phrases: Concept['phrases']): boolean =>
  phrases.some((phrase) => runs.some((run) => holdsRun(run, phrase)));

/** "Video diffusion model acceleration" is video diffusion acceleration. */
function holdsRun(run: readonly string[], phrase: readonly string[]): boolean {
  if (!phrase.every((stem) => run.includes(stem))) return false;
  const telling = run.filter((stem) => stem !== 'model' || phrase.includes(stem));
  return phrase.length > 0 && telling.some((_, from) => phrase.every((stem, at) => telling[from + at] === stem));
}

/** Whether a paper, unread, can be about so much of a question: its letters hold the beginnings of its words, or of others for them. */
export function mayHold(
  { title, abstract }: Pick<Paper, 'title' | 'abstract'>,
  { terms, concepts }: GeneralQuestion,
  least: number,
): boolean {
  const letters = `${title} ${abstract}`.toLowerCase().replaceAll('-', '');
  const isThere = (stem: string) => letters.includes(stem.slice(0, Math.max(shortestBeginning, stem.length - 1)));
  const called = concepts.filter(({ phrases }) => phrases.some((phrase) => phrase.every(isThere)));
  const held = terms.filter(
    ({ stem, alternatives }) =>
      called.some(({ asked }) => asked.has(stem)) ||
      [stem, ...alternatives, ...otherFormsOf(stem, noneOwn)].some(isThere),
  );
  return sum(held.map(told)) >= least * sum(terms.map(told));
}

/** A stem's last letter may not be the word's ("memori"). */
const shortestBeginning = 3;
const noneOwn: ReadonlyMap<string, ReadonlySet<string>> = new Map();

function holding(term: Term, stems: Parameters<typeof termShare>[1], text: PaperText): number {
  const share = termShare(term, stems, text);
  return share < otherWord && [...term.alternatives].some((stem) => stems.has(stem)) ? otherWord : share;
}

/** Every model, dataset or paper that the question names. */
const holdsNames = ({ titleStems, spread }: PaperText, question: string): boolean =>
  properNamesIn(question).every((name) => stemsOf(name).every((stem) => titleStems.has(stem) || spread.has(stem)));
