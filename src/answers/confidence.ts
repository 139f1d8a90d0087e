import { holdsNumber, lacksRequired, shownWords, showsKinds } from './kinds.ts';
import type { PaperText } from './passages.ts';
import type { Question, Term } from './question.ts';
import { abbreviationWeight, prefixWeight, type Ranked, sharesBeginning } from './rank.ts';

/** How well a sentence answers a question, 0 to 1, and what that rests on. */
export type Confidence = { value: number; cover: number; kinds: number; pairs: number };

/**
 * The share of what the question says that the sentence says too. Words count by how much they tell; a word found
 * only near by, or only in the title, counts in part; a question's pair of words found apart counts less.
 */
export function confidenceOf(ranked: Ranked, text: PaperText, question: Question): Confidence {
  const { passage, at } = ranked;
  let found = 0;
  let asked = 0;
  let focusFound = 0;
  let focusAsked = 0;
  let namesMissing = 0;
  const shownBy = shownWords(passage.sentence.text, question.kinds);
  for (const term of question.terms) {
    const held = Math.max(
      holds(term, passage.counts, text),
      (question.isStatement ? nearClaim : near) * Math.max(neighbour(text, at, -1, term), neighbour(text, at, 1, term)),
      text.titleStems.has(term.stem) || passage.sectionStems.has(term.stem) ? inTitle : 0,
      shownBy.has(term.stem) ? shownInstead : 0,
    );
    found += term.weight * held;
    asked += term.weight;
    if (question.focus.has(term.stem)) {
      focusFound += term.weight * held;
      focusAsked += term.weight;
    }
    if (held === 0 && question.names.has(term.stem) && !question.isStatement && !occurs(term, text)) namesMissing += 1;
  }
  const cover = asked === 0 ? 0 : found / asked;
  const kinds = showsKinds(passage.sentence.text, question.text, question.kinds);
  const pairs = pairsKept(question, text);
  const number = question.kinds.has('number') && !holdsNumber(passage.sentence.text) ? 0.5 : 1;
  const required = lacksRequired(passage.sentence.text, question.kinds) ? 0.2 : 1;
  const focus = focusAsked === 0 ? 1 : focusFloor + ((1 - focusFloor) * focusFound) / focusAsked;
  const names = namesMissing > 0 ? 0.5 : 1;
  const shown = kinds === 1 && cover > 0.15 ? kindBonus : 0;
  const gist =
    question.isGist &&
    /\bwe (propose|introduce|present)|this (paper|work)|(our|the) (method|approach|framework|model)/i.test(
      passage.sentence.text,
    )
      ? gistValue
      : 0;
  const bare = asked < bareWeight && kinds === 1 ? bareValue : 0;
  const place = passage.weight < 0.5 ? 0.5 : 1;
  const value = place * Math.max(gist, bare, (cover + shown) * pairs * number * required * focus * names);
  return { value: Math.min(1, value), cover, kinds, pairs };
}

const kindBonus = 0.08;
const gistValue = 0.6;
const focusFloor = 0.45;
/** Another word for a question's word. */
const standsFor = 0.5;
/** Content words that together tell less than this leave the question to its kind: "what can't it do?". */
const bareWeight = 1.5;
const bareValue = 0.5;
const near = 0.5;
/** A claim often joins what two sentences say. */
const nearClaim = 0.75;
const inTitle = 0.6;
const shownInstead = 0.6;

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

/** The term, or a word that may stand for it, stands anywhere in the text or title. */
function occurs(term: Term, text: PaperText): boolean {
  return text.titleStems.has(term.stem) || holds(term, text.spread, text) > 0;
}
