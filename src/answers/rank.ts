import { type Steps, withoutYields } from '../core/yield.ts';
import { otherFormsOf } from './abbreviations.ts';
import type { PaperText, Passage } from './passages.ts';
import { countsAsked } from './quantities.ts';
import type { Question, Term } from './question.ts';
import type { QuestionType } from './question-type.ts';
import { showsTypes } from './question-types.ts';
import { abbreviationWeight, prefixWeight, sharesBeginning } from './term-match.ts';

export type Ranked = { passage: Passage; at: number; score: number };

/** BM25's saturation and length normalisation; sentences differ little in length, so length counts half. */
const k1 = 1.2;
const b = 0.5;
/** What another word for a term counts here of what it counts elsewhere. */
const alternativeWeight = 0.8;
/** What telling a finding adds when a claim is looked up, as a share of the best score. */
const findingWeight = 0.25;
/** A rare word tells more, but one rare word must not outweigh all others. */
const rarityPower = 0.6;
/** How often a word of the section's title counts as standing in each of its sentences. */
const inSection = 0.4;
/** What a neighbouring sentence's score adds to a sentence. */
const neighbourWeight = 0.2;
/** What showing the asked kind of thing adds, as a share of the best score. */
const kindWeight = 0.55;

/**
 * Sentences of a paper for a question, best first: BM25 over sentences with a share of the neighbours' scores, then
 * what the question asks for (a number, a dataset, code …) and where the sentence stands.
 */
export const rankPassages = (text: PaperText, question: Question): Ranked[] => withoutYields(ranking(text, question));

/** The same in steps, for a text that may be long. */
export function* ranking(text: PaperText, question: Question): Steps<Ranked[]> {
  const { passages } = text;
  const matchers: Matcher[] = [];
  for (const term of question.terms) matchers.push(yield* matcherOf(term, text));
  const own: number[] = [];
  for (const passage of passages) {
    own.push(bm25(passage, matchers, text.averageLength));
    yield;
  }
  const best = own.reduce((most, score) => Math.max(most, score), 0);
  const ranked: Ranked[] = [];
  for (const [at, passage] of passages.entries()) {
    const before = passage.hasBefore ? (own[at - 1] ?? 0) : 0;
    const after = passage.hasAfter ? (own[at + 1] ?? 0) : 0;
    const lexical = (own[at] ?? 0) + neighbourWeight * (before + after);
    const types = showsTypes(passage.sentence.text, question.text, question.types) + countsFocus(passage, question);
    const cues = question.isStatement ? findingWeight * findingOf(passage) : kindWeight * types;
    ranked.push({ passage, at, score: (lexical + cues * (best || 1)) * standingOf(passage, question) });
    yield;
  }
  return ranked.sort((one, other) => other.score - one.score || one.at - other.at);
}

/** What a sentence counts for where it stands: one that tells in short what was asked for in full counts less. */
export const standingOf = ({ weight, isOverview }: Passage, { types }: Question): number =>
  weight * (isOverview && !asksOverview.some((type) => types.has(type)) ? inShort : 1);

const inShort = 0.82;
const asksOverview: readonly QuestionType[] = ['gist', 'finding', 'novelty', 'definition', 'number'];

/** The stems that answer for a term in this text, each with its weight. */
type Matcher = { term: Term; stems: ReadonlyMap<string, number> };

function* matcherOf(term: Term, text: PaperText): Steps<Matcher> {
  const stems = new Map<string, number>();
  const total = text.passages.length;
  const local = (stem: string) => {
    const holding = text.spread.get(stem) ?? 0;
    return Math.log(1 + (total - holding + 0.5) / (holding + 0.5));
  };
  const weigh = (stem: string, share: number) => {
    if (text.spread.has(stem) || text.sectionStems.has(stem))
      stems.set(stem, Math.max(stems.get(stem) ?? 0, share * local(stem) * term.weight ** rarityPower));
  };
  weigh(term.stem, 1);
  for (const [alternative, share] of term.alternatives) weigh(alternative, alternativeWeight * share);
  for (const other of otherFormsOf(term.stem, text.abbreviations)) weigh(other, abbreviationWeight);
  for (const stem of text.spread.keys()) {
    if (sharesBeginning(stem, term.stem)) weigh(stem, prefixWeight);
    yield;
  }
  return { term, stems };
}

function bm25(passage: Passage, matchers: readonly Matcher[], averageLength: number): number {
  const norm = k1 * (1 - b + (b * passage.stems.length) / averageLength);
  let score = 0;
  for (const { stems } of matchers) {
    let most = 0;
    const weigh = (stem: string, count: number) => {
      const weight = stems.get(stem);
      if (weight !== undefined) most = Math.max(most, (weight * count * (k1 + 1)) / (count + norm));
    };
    // The sentence's words are few; those of a text that share a beginning with a question's may be thousands.
    for (const [stem, count] of passage.counts) weigh(stem, count);
    for (const stem of passage.sectionStems) if (!passage.counts.has(stem)) weigh(stem, inSection);
    score += most;
  }
  return score;
}

/**
 * How likely a sentence bears on a claim apart from its words, 0 to 1: claims are about findings, and an abstract opens
 * with what was known before.
 */
function findingOf({ sentence, hasBefore, position }: Passage): number {
  const tells = finding.test(sentence.text) ? 0.5 : 0;
  if (!hasBefore) return 0;
  return tells + (sentence.section === 'abstract' ? 0.5 * position : 0.25);
}

const finding =
  /\b(we (show|found|find|demonstrate|observe|report|conclude)|results?|findings?|suggest\w*|indicat\w*|reveal\w*|associated|significant\w*|conclu\w*|outperform\w*|achiev\w*|increased|reduced|decreased|improved|compared with|higher|lower|more|less)\b/i;

/** "how many models": a numeral shortly before the word; half of what showing a kind adds. */
function countsFocus(passage: Passage, question: Question): number {
  return question.types.has('number') && countsAsked(passage.sentence.text, question) === true ? 0.5 : 0;
}
