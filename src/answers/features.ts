import { anyOf } from '../core/any-of.ts';
import { stemsOf } from './analysis.ts';
import { lacksName } from './naming.ts';
import { apartIn } from './pairs.ts';
import type { PaperText, Passage } from './passages.ts';
import { measure } from './patterns.ts';
import { asksAmount, countsOther } from './quantities.ts';
import type { Question, Term } from './question.ts';
import { asksSubject } from './question-phrases.ts';
import { asksMeasure, asksTelling, cueStems, lacksRequired, shownWords, showsTypes } from './question-types.ts';
import type { Ranked } from './rank.ts';
import { sum } from './sum.ts';
import { termShare } from './term-match.ts';
import { type Wording, wordingOf } from './wording.ts';

/** What speaks for and against a sentence as the answer to a question, each from 0 to 1. */
export type Features = SentenceFeatures & Record<keyof Wording, number>;

type SentenceFeatures = {
  /** Its score in the ranking, as a share of the best one's. */
  score: number;
  /** Where it stands in the abstract, from the first sentence to the last, of a question for yes or no: those are told late. */
  late: number;
  /** It is the first of an abstract, which tells what everybody knows, unless the authors present their work in it. */
  opens: number;
  /** It tells what is lacking so far, or what the authors made: what was in the title and the summary. */
  laments: number;
  presents: number;
  /** The share of what the question says that the sentence says itself, in the same or other words. */
  said: number;
  /** How much of "which robot arm" is not there. */
  unfocused: number;
  /** "How many models", and the numbers count something else. */
  uncounted: number;
  /** It cannot be an answer: "which GPU?" without a GPU, "how many?" without a number. */
  lacks: number;
  /** It says nothing of the question at all. */
  silent: number;
  /** Words that stand side by side in the question ("user study") do not in the sentence. */
  apart: number;
  /** It cites somebody, or tells of earlier work, where that was not asked for. */
  others: number;
  /** How many names and numbers the question mentions: the more particular it is, the more must fit. */
  particular: number;
  /** How many of them, the paper's own name apart, the sentence does not hold. */
  missing: number;
  /** "How much", and no number measures anything. */
  unmeasured: number;
  /** It says where the code is, which was not asked for. */
  offers: number;
  /** How much of the kinds of things that are asked for it shows. */
  shows: number;
  /** A measure, a machine, a licence … is asked for: what papers often leave out. */
  measured: number;
  /** Why, or what is wrong: what papers nearly always tell. */
  reason: number;
  /** How many telling words of the question stand nowhere in the text, nor does another word of their meaning. */
  nowhere: number;
  /** "Does it …?": yes or no is asked for. */
  whether: number;
  /** "Which …?", "what ratio …?", "who …?": one thing is asked for. */
  which: number;
  /** "Which model?", and it holds no name that the question does not, and lists nothing. */
  unnamed: number;
};

/** A word in the sentence before or after; for a claim, which often joins what two sentences say, more. */
const near = 0.5;
const nearClaim = 0.75;
/** A word of the paper's or the section's title. */
const inTitle = 0.6;
/** A word that the sentence answers by what it shows: "dataset" by naming a corpus. */
const shownInstead = 0.6;
/** What a word of the paper's own title tells of the question: all of the paper is about it. */
const ownTitleTells = 0.3;
/** A word in more than a third of all abstracts tells nothing of what a question is about. */
const leastTelling = 1;
/** More words than this that stand nowhere make it no less likely that the question is answered. */
const mostNowhere = 4;
/** More names and numbers than this make a question no more particular. */
const mostParticulars = 3;

/** `best`: the best one's score. */
export function featuresOf(ranked: Ranked, text: PaperText, question: Question, best: number): Features {
  const { passage } = ranked;
  const sentence = passage.sentence.text;
  const held = heldTerms(ranked, text, question, ownTitleTells);
  const is = (sign: boolean) => (sign ? 1 : 0);
  const said = shareOf(held, ({ own }) => own);
  const isUncounted = countsOther(sentence, question);
  const isWhether = asksWhether.test(question.text);
  const { personal, hurried, only, along, who, what, how } = wordingOf(question);
  return {
    score: best > 0 ? ranked.score / best : 0,
    late: isWhether ? lateness(passage) : 0,
    opens: is(passage.sentence.section === 'abstract' && !passage.hasBefore && !presenting.test(sentence)),
    laments: is(lament.test(sentence)),
    presents: is(presenting.test(sentence)),
    said,
    unfocused: unfocused(held, question),
    uncounted: is(isUncounted),
    lacks: is(lacksRequired(sentence, question.types)),
    silent: is(said === 0 && !asksTelling(question.types)),
    apart: apartIn(passage.stems, question, text),
    others: is(tellsOfOthers(passage) && !askedOfOthers.test(question.text)),
    particular: particularity(question.particulars.size),
    missing: particularity(held.filter((one) => isMissing(one, question, text)).length),
    unmeasured: is(asksAmount(question) && !measure.test(sentence)),
    offers: is(offering.test(sentence) && !answeredByOffer.some((type) => question.types.has(type))),
    shows: isUncounted ? 0 : showsTypes(sentence, question.text, question.types),
    measured: is(asksMeasure(question.types)),
    reason: is(question.types.has('failure') || question.types.has('cause')),
    nowhere: nowhere(held, text),
    whether: is(isWhether),
    which: is(asksWhich.test(question.text) && !asksSubject.test(question.text)),
    unnamed: is(lacksName(sentence, question, text)),
    personal: is(personal),
    hurried: is(hurried),
    only: is(only),
    along: is(along),
    who: is(who),
    what: is(what),
    how: is(how),
  };
}

/** The place in an abstract; in a section it tells nothing, and counts as the middle. */
const lateness = ({ position, sentence: { section } }: Passage): number => (section === 'abstract' ? position : 0.5);

const lament =
  /\b(?:however|despite|although|existing|challeng\w*|remain\w*|lack\w*|limited|struggl\w*|suffer\w*|fail\w*|often|typically|unclear|overlook\w*|neglect\w*|prior|previous|current|need for|future (?:work|research)|calls? for)\b|\?$/i;
const presenting =
  /\b(?:we|this (?:paper|work|study)|paper) (?:\w+ )?(?:propose|introduce|present|develop|design|build|describe)|\b(?:called|named|dubbed|termed)\b/i;

const asksWhich =
  /\b(which|what) (?!is|are|was|were|do|does|did|if|about|happen|else|kind|makes|can|the)|\bwho\b|\bnames? of\b/i;

const nowhere = (held: readonly Held[], text: PaperText): number =>
  Math.min(
    mostNowhere,
    held.filter(({ term, own }) => own === 0 && term.weight >= leastTelling && standsNowhere(term, text)).length,
  ) / mostNowhere;

const standsNowhere = ({ stem, alternatives }: Term, { spread, titleStems }: PaperText): boolean =>
  !titleStems.has(stem) && ![stem, ...alternatives.keys()].some((each) => spread.has(each));

/** "Does it …?": yes or no is asked for. */
export const asksWhether =
  /^\s*(?:and |but |so )?(?:is|are|was|were|do|does|did|can|could|has|have|had|will|would|should|any)\b/i;

/** Where the code and the data are. */
const offering = new RegExp(
  anyOf`
    https?:
    \b(?:codes?|models?|data\w*|checkpoints|weights|benchmark|page) (?:[\w,]+ ){0,6}(?:available|released|open-sourced)\b
    \bproject (?:web ?)?page\b
  `,
  'i',
);
const answeredByOffer = ['code', 'licence', 'place'] as const;

const isMissing = ({ term, own }: Held, { particulars }: Question, { titleStems }: PaperText): boolean =>
  own === 0 && particulars.has(term.stem) && !titleStems.has(term.stem);

const particularity = (names: number): number => Math.min(names, mostParticulars) / mostParticulars;

/**
 * How much of a claim a sentence says, itself or with those beside it, 0 to 1. `among`: of several papers, where a word of the
 * title tells which one is meant.
 */
export const coverOf = (ranked: Ranked, text: PaperText, question: Question, { among }: { among: boolean }): number =>
  shareOf(heldTerms(ranked, text, question, among ? 1 : ownTitleTells), ({ share }) => share);

/**
 * "what are the limitations?", of this very paper and of nothing else: each telling word asks for them, or names the
 * paper's own work.
 */
export const asksOwnLimits = ({ types, terms, text }: Question, { ownStems }: PaperText): boolean => {
  if (!types.has('limitation') || askedOfOthers.test(text)) return false;
  const cues = cueStems(types);
  return terms.every(
    ({ stem, weight }) => weight < leastTelling || cues.has(stem) || admitting.has(stem) || ownStems.has(stem),
  );
};

const admitting = new Set(stemsOf('admit acknowledge concede own honest openly system framework tool research'));

const othersWork =
  /\bet al\b|\([^()]*\b(19|20)\d\d\)|\[\d+(, ?\d+)*\]|\b(existing|prior|previous\w*|earlier|traditional\w*|conventional\w*|recent(ly)?|elsewhere|(other|most|many) (methods|models|approaches|work))\b/i;

const tellsOfOthers = ({ sentence: { text, section } }: Passage): boolean =>
  (othersWork.test(text) && !ownWork.test(text)) ||
  /\brelated work|^[\d.\s]*(?:background|preliminaries)\b/i.test(section);

/** What the authors did, whatever it is set against. */
const ownWork = /^(?:we|our|this (?:paper|work)|in this (?:paper|work)) /i;

const askedOfOthers = new RegExp(
  `${othersWork.source}|\\b(usual\\w*|standard|common|compar\\w*|differ\\w*|versus|vs|baselines?|alternatives?|unlike|instead of|than)\\b`,
  'i',
);

/** A term of the question, how much it tells of it, and how far it is held at all and by the sentence itself. */
type Held = { term: Term; told: number; share: number; own: number };

function heldTerms(
  { passage, at }: Pick<Ranked, 'passage' | 'at'>,
  text: PaperText,
  question: Question,
  titleTells: number,
): Held[] {
  const shown = shownWords(passage.sentence.text, question.types);
  const nearShare = question.isStatement ? nearClaim : near;
  return question.terms.map((term) => {
    const own = Math.max(termShare(term, passage.counts, text), shown.has(term.stem) ? shownInstead : 0);
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

function neighbour(text: PaperText, at: number, step: -1 | 1, term: Term): number {
  const here = text.passages[at];
  const there = text.passages[at + step];
  if (here === undefined || there === undefined) return 0;
  return (step === -1 ? here.hasBefore : here.hasAfter) ? termShare(term, there.counts, text) : 0;
}

function shareOf(held: readonly Held[], part: (held: Held) => number): number {
  const asked = sum(held.map(({ told }) => told));
  return asked === 0 ? 0 : sum(held.map((one) => one.told * part(one))) / asked;
}

function unfocused(held: readonly Held[], { focus }: Question): number {
  const wanted = held.filter(({ term }) => focus.has(term.stem));
  const weight = sum(wanted.map(({ term }) => term.weight));
  return weight === 0 ? 0 : 1 - sum(wanted.map(({ term, share }) => term.weight * share)) / weight;
}
