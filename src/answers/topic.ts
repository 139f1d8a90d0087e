import type { Paper } from '../core/papers/paper.ts';
import { otherFormsOf } from './abbreviations.ts';
import type { GeneralQuestion } from './asked-of-many.ts';
import { type Concept, meantAmong, surestOf } from './field-terms.ts';
import { type Held, inDepth } from './held.ts';
import { sum } from './sum.ts';
import { told } from './told.ts';

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

/** How much the pairs that stand together in the question alone take away. */
const pairShare = 0.2;
/** What words that stand together, and what the field calls what is asked for, count beside the words, each. */
const unitShare = 0.3;
const calledUnit = 1;
/** How much of what a question asks a paper holds that is about the field's term for it, whatever its words. */
const calledOfHeld = 0.5;
/** And where it is surely meant by everyday words, which no paper need hold. */
const meantOfHeld = 0.7;
/** A word that tells so much of what the most telling one does must be there, or so good another for it. */
const leastEssential = 0.4;
const leastForEssential = 0.55;
/** How much less of a question's letters is enough where the paper holds those of what the field calls it. */
const calledShare = 0.6;

/** How far a paper that holds so much of a question is about it. */
export function topicOf(paper: Held, { terms, pairs, concepts }: GeneralQuestion): Topic {
  const asked = sum(terms.map(told));
  if (asked === 0 || !paper.hasNames) return { held: 0, titled: 0, about: 0, lacking: terms.length };
  const most = Math.max(...terms.map(told));
  const shareOf = (shareAt: (at: number) => number) => sum(terms.map((term, at) => told(term) * shareAt(at))) / asked;
  const said = (at: number) => paper.sentences.map((shares) => shares[at] ?? 0);
  const [titled, keyed] = [(at: number) => paper.title[at] ?? 0, (at: number) => paper.keywords[at] ?? 0];
  const holds = (at: number) => Math.max(titled(at), keyed(at), ...said(at));
  const held = shareOf((at) => Math.max(titled(at), ...said(at)));
  const words = shareOf((at) => inDepth(titled(at), keyed(at), said(at)));
  const units = [
    { share: words, weight: 1 },
    { share: paper.aboutTogether, weight: pairs.length > 0 ? unitShare : 0 },
    { share: paper.aboutCalled, weight: concepts.length > 0 ? calledUnit * surestOf(concepts) : 0 },
  ];
  const literally = held * (pairs.length > 0 ? 1 - pairShare * (1 - paper.together) : 1);
  return {
    held: withCalled(literally, paper.aboutCalled, concepts),
    titled: shareOf(titled),
    lacking: terms.filter(
      (term, at) => term.isSubject && told(term) >= leastEssential * most && holds(at) < leastForEssential,
    ).length,
    about: sum(units.map(({ share, weight }) => share * weight)) / sum(units.map(({ weight }) => weight)),
  };
}

/** How much of a question is held by what holds so much of its words, and so much of what the field calls it. */
function withCalled(words: number, called: number, concepts: readonly Concept[]): number {
  const share = (meantAmong(concepts).length > 0 ? meantOfHeld : calledOfHeld) * surestOf(concepts);
  return Math.max(words, (1 - share) * words + share * called);
}

/** Whether a paper, unread, can be about so much of a question: its letters hold the beginnings of its words. */
export function mayHold(
  { title, abstract }: Pick<Paper, 'title' | 'abstract'>,
  { terms, concepts }: GeneralQuestion,
  least: number,
): boolean {
  const letters = `${title} ${abstract}`.toLowerCase().replaceAll('-', '');
  const isThere = (stem: string) => letters.includes(stem.slice(0, Math.max(shortestBeginning, stem.length - 1)));
  const called = concepts.filter(({ phrases }) => phrases.some((phrase) => phrase.every(isThere)));
  if (meantAmong(concepts).some((concept) => called.includes(concept))) return true;
  const held = terms.filter(
    ({ stem }) =>
      called.some(({ standsFor }) => standsFor.has(stem)) || [stem, ...otherFormsOf(stem, noneOwn)].some(isThere),
  );
  // What the field calls it stands for much of how a chat says it.
  const enough = called.length > 0 ? calledShare * least : least;
  return sum(held.map(told)) >= enough * sum(terms.map(told));
}

/** A stem's last letter may not be the word's ("memori"). */
const shortestBeginning = 3;
const noneOwn: ReadonlyMap<string, ReadonlySet<string>> = new Map();
