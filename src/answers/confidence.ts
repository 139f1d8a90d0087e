import { holdsNumber, lacksRequired, shownWords, showsKinds, speaksOfOthers } from './kinds.ts';
import type { PaperText } from './passages.ts';
import type { Question, Term } from './question.ts';
import { abbreviationWeight, countsAsked, prefixWeight, type Ranked, sharesBeginning } from './rank.ts';

/** Another word for a question's word, of the word itself. */
const standsFor = 0.5;
/** A word in the sentence before or after; for a claim, which often joins what two sentences say, more. */
const near = 0.5;
const nearClaim = 0.75;
/** A word of the paper's or the section's title. */
const inTitle = 0.6;
/** A word that the sentence answers by what it shows: "dataset" by naming a corpus. */
const shownInstead = 0.6;
/** What showing all that was asked for adds, once anything else fits. */
const kindBonus = 0.08;
/** What is left when nothing of "which robot arm" is found. */
const focusFloor = 0.45;
/** Content words that together tell less than this leave the question to its kind: "what can't it do?". */
const bareWeight = 1.5;
const bareValue = 0.5;

/**
 * How well a sentence answers a question, 0 to 1: the share of what the question says that the sentence says too.
 * Words count by how much they tell; what is found only near by, in a title or in other words counts in part. Lowered
 * by whatever makes it no answer: no number where one was asked for, a name the paper never mentions, earlier work.
 */
export function confidenceOf(ranked: Ranked, text: PaperText, question: Question): number {
  const { passage } = ranked;
  const sentence = passage.sentence.text;
  const held = heldTerms(ranked, text, question);
  const asked = sum(held.map(({ term }) => term.weight));
  const cover = asked === 0 ? 0 : sum(held.map(({ term, share }) => term.weight * share)) / asked;
  const allShown = showsKinds(sentence, question.text, question.kinds) === 1;
  const bare = asked < bareWeight && allShown ? bareValue : 0;
  const lowered = [
    pairsKept(question, text),
    question.kinds.has('number') && !holdsNumber(sentence) ? 0.5 : 1,
    asksHowMany.test(question.text) && countsAsked(passage, question) === false ? 0.55 : 1,
    lacksRequired(sentence, question.kinds) ? 0.2 : 1,
    speaksOfOthers(sentence, question.text, question.kinds) ? 0.25 : 1,
    focusKept(held, question),
    !question.isStatement && held.some(({ term, share }) => share === 0 && isMissingName(term, text, question))
      ? 0.5
      : 1,
    held.some(({ here }) => here) ? 1 : 0.5,
  ].reduce((product, factor) => product * factor, 1);
  const fits = (cover + (allShown && cover > 0.15 ? kindBonus : 0)) * lowered;
  return Math.min(1, Math.max(bare, fits) * (passage.weight < 0.5 ? 0.5 : 1));
}

const asksHowMany = /\bhow many\b/i;

/** A term of the question, how far it is held, and whether the sentence itself holds it. */
type Held = { term: Term; share: number; here: boolean };

function heldTerms({ passage, at }: Ranked, text: PaperText, question: Question): Held[] {
  const shown = shownWords(passage.sentence.text, question.kinds);
  const nearShare = question.isStatement ? nearClaim : near;
  return question.terms.map((term) => {
    const own = Math.max(holds(term, passage.counts, text), shown.has(term.stem) ? shownInstead : 0);
    const around = Math.max(neighbour(text, at, -1, term), neighbour(text, at, 1, term));
    const titled = text.titleStems.has(term.stem) || passage.sectionStems.has(term.stem) ? inTitle : 0;
    return {
      term,
      share: Math.max(own, nearShare * around, titled),
      here: own > 0 || passage.sectionStems.has(term.stem),
    };
  });
}

function holds(term: Term, counts: ReadonlyMap<string, number>, text: PaperText): number {
  if (counts.has(term.stem)) return 1;
  for (const other of text.abbreviations.get(term.stem) ?? []) if (counts.has(other)) return abbreviationWeight;
  for (const stem of counts.keys()) if (sharesBeginning(stem, term.stem)) return prefixWeight;
  for (const stem of term.alternatives) if (counts.has(stem)) return standsFor;
  return 0;
}

function neighbour(text: PaperText, at: number, step: -1 | 1, term: Term): number {
  const here = text.passages[at];
  const there = text.passages[at + step];
  if (here === undefined || there === undefined) return 0;
  return (step === -1 ? here.hasBefore : here.hasAfter) ? holds(term, there.counts, text) : 0;
}

/** 1 when every pair of the question whose words both occur also occurs together, less for each that never does. */
function pairsKept({ pairs }: Question, text: PaperText): number {
  let apart = 0;
  for (const [first, second] of pairs) {
    if (!text.spread.has(first) || !text.spread.has(second)) continue;
    const together = text.passages.some(({ stems }) => {
      const at = stems.indexOf(first);
      return at >= 0 && stems.slice(Math.max(0, at - 3), at + 5).includes(second);
    });
    if (!together) apart += 1;
  }
  return 1 - 0.25 * Math.min(apart, 2);
}

/** 1 when what was asked for ("which robot arm") is all there, the floor when none of it is. */
function focusKept(held: readonly Held[], { focus }: Question): number {
  const wanted = held.filter(({ term }) => focus.has(term.stem));
  if (wanted.length === 0) return 1;
  const weight = sum(wanted.map(({ term }) => term.weight));
  return focusFloor + ((1 - focusFloor) * sum(wanted.map(({ term, share }) => term.weight * share))) / weight;
}

/** A name that neither the text nor the title mentions. */
const isMissingName = (term: Term, text: PaperText, { names }: Question) =>
  names.has(term.stem) && !text.titleStems.has(term.stem) && holds(term, text.spread, text) === 0;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
