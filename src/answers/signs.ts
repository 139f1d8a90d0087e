import { holdsNumber, lacksRequired, shownWords, showsKinds } from './kinds.ts';
import type { PaperText } from './passages.ts';
import type { Question, Term } from './question.ts';
import { abbreviationWeight, countsAsked, prefixWeight, type Ranked, sharesBeginning } from './rank.ts';

/** What speaks for and against a sentence as the answer to a question, each from 0 to 1. */
export type Signs = {
  /** The share of what the question says that is said here, near by, in a title or in other words. */
  cover: number;
  /** The share that the sentence itself says. */
  here: number;
  /** How much the most telling word tells that is said nowhere near. */
  missing: number;
  /** A name that neither the text nor the title mentions. */
  strangeName: number;
  /** How much of "which robot arm" is not there. */
  unfocused: number;
  /** A number was asked for, and there is none. */
  noNumber: number;
  /** "How many models", and the numbers count something else. */
  uncounted: number;
  /** It cannot be an answer: "which GPU?" without a GPU. */
  lacks: number;
  /** It shows all that was asked for. */
  shown: number;
  /** The question says hardly anything of its own: "what can't it do?". */
  slight: number;
  /** It stands among references or acknowledgements. */
  aside: number;
};

/** Another word for a question's word, of the word itself. */
const standsFor = 0.5;
/** A word in the sentence before or after; for a claim, which often joins what two sentences say, more. */
const near = 0.5;
const nearClaim = 0.75;
/** A word of the paper's or the section's title. */
const inTitle = 0.6;
/** A word that the sentence answers by what it shows: "dataset" by naming a corpus. */
const shownInstead = 0.6;
/** What a word of the paper's own title tells of the question: all of the paper is about it. */
const ownTitleTells = 0.3;
/** The weight of the rarest word, by which weights are made a share. */
const mostTold = 5.8;
/** A word in more than a third of all abstracts tells nothing of what a question is about. */
const leastTelling = 1;
/** Content words that together tell less than this leave the question to its kind. */
const slightBelow = 3;

/** `among`: asked of several papers, where a word of the title tells which one is meant. */
export function signsOf(ranked: Ranked, text: PaperText, question: Question, { among }: { among: boolean }): Signs {
  const { passage } = ranked;
  const sentence = passage.sentence.text;
  const held = heldTerms(ranked, text, question, among ? 1 : ownTitleTells);
  const asked = sum(held.map(({ told }) => told));
  const shareOf = (part: (held: Held) => number) =>
    asked === 0 ? 0 : sum(held.map((one) => one.told * part(one))) / asked;
  const { kinds } = question;
  const is = (sign: boolean) => (sign ? 1 : 0);
  return {
    cover: shareOf(({ share }) => share),
    here: shareOf(({ own }) => own),
    missing: Math.max(0, ...held.map(({ told, share }) => (share === 0 ? told : 0))) / mostTold,
    strangeName: is(held.some(({ term, share }) => share === 0 && isMissingName(term, text, question))),
    unfocused: unfocused(held, question),
    noNumber: is(kinds.has('number') && !holdsNumber(sentence)),
    uncounted: is(asksHowMany.test(question.text) && countsAsked(passage, question) === false),
    lacks: is(lacksRequired(sentence, kinds)),
    shown: showsKinds(sentence, question.text, kinds),
    slight: Math.max(0, 1 - asked / slightBelow),
    aside: is(passage.weight < 0.5),
  };
}

/**
 * Whether a sentence of one paper among many is about what was asked at all: of the words that tell something three
 * (or all, when there are fewer) stand in it or near by, and two in itself. One word in common is chance.
 */
export function isOnTopic(ranked: Ranked, text: PaperText, question: Question): boolean {
  const telling = heldTerms(ranked, text, question, 1).filter(({ told }) => told >= leastTelling);
  const held = telling.filter(({ share }) => share > 0).length;
  const own = telling.filter((one) => one.own > 0).length;
  if (held < Math.min(3, telling.length)) return false;
  return own >= 2 || (own === 1 && telling.every(({ term }) => isShortForm(term, text)));
}

/** "what is GRPO?": one word suffices when the paper spells it out. */
const isShortForm = ({ stem }: Term, text: PaperText) => (text.abbreviations.get(stem)?.length ?? 0) >= 2;

const asksHowMany = /\bhow many (?!times|fewer|more|less)\b/i;

/** A term of the question, how much it tells of it, and how far it is held at all and by the sentence itself. */
type Held = { term: Term; told: number; share: number; own: number };

function heldTerms({ passage, at }: Ranked, text: PaperText, question: Question, titleTells: number): Held[] {
  const shown = shownWords(passage.sentence.text, question.kinds);
  const nearShare = question.isStatement ? nearClaim : near;
  return question.terms.map((term) => {
    const own = Math.max(holds(term, passage.counts, text), shown.has(term.stem) ? shownInstead : 0);
    const around = Math.max(neighbour(text, at, -1, term), neighbour(text, at, 1, term));
    const titled = text.titleStems.has(term.stem) || passage.sectionStems.has(term.stem) ? inTitle : 0;
    return {
      term,
      told: term.weight * (text.titleStems.has(term.stem) ? titleTells : 1),
      share: Math.max(own, nearShare * around, titled),
      own: Math.max(own, passage.sectionStems.has(term.stem) ? inTitle : 0),
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

function unfocused(held: readonly Held[], { focus }: Question): number {
  const wanted = held.filter(({ term }) => focus.has(term.stem));
  const weight = sum(wanted.map(({ term }) => term.weight));
  return weight === 0 ? 0 : 1 - sum(wanted.map(({ term, share }) => term.weight * share)) / weight;
}

/** A name that neither the text nor the title mentions. */
const isMissingName = (term: Term, text: PaperText, { names }: Question) =>
  names.has(term.stem) && !text.titleStems.has(term.stem) && holds(term, text.spread, text) === 0;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
