import { naming, titledShare } from '../core/queries/asked-about.ts';
import { rarity, stemsOf } from './analysis.ts';
import { toldApart } from './circumstances.ts';
import { type Concept, conceptsIn, meantAmong, surestOf } from './field-terms.ts';
import { isOfNames } from './glossary.ts';
import type { Question, Term } from './question.ts';
import type { QuestionType } from './question-type.ts';
import { questionTypesOf } from './question-types.ts';
import { asksBetter, asksDifference, type Part, partAsked } from './sentence-form.ts';
import { sum } from './sum.ts';
import { closeWord } from './thesaurus.ts';
import { rarityPower, told } from './told.ts';

/** A word that titles hold so often, in percent, tells what a question is about; less often, as much less, but not nothing. */
const fullyTitled = 30;
const leastShare = 0.1;
/** What is to be done tells much, though few titles say it: "how can I speed up sampling?" */
const leastOfAction = 0.7;
/** And rare as "stop" may be in abstracts, no more than a word of the field. */
const mostOfAction = 1.5;
/** What an example tells of what is asked. */
const exampleShare = 0.25;
/** Words that say what kind of answer is wanted, and not of what. */
const kinds = new Set(
  stemsOf(
    `failure fail mode limit limitation weakness problem challenge issue effect impact influence role drawback risk test measure state
    struggle suffer degrade catch`,
  ),
);
/** "Model" may be said of a VLA in its paper, and tells no paper on VLAs from another. */
const mostCommon = 0.5;
/** What words tell beside those that the field has a term for. */
const besideShare = 0.35;
/** What "without …" tells of it, where something else is asked as well. */
const withoutShare = 0.6;

/** Two in five abstracts hold the word because they say where their code is; a question that does is about code. */
const released = 'code';
const weightOfReleased = 2;

/** A question to many papers, with what the field calls what it asks about, and the part of it that is answered first. */
export type GeneralQuestion = Omit<Question, 'terms'> & {
  terms: GeneralTerm[];
  concepts: readonly Concept[];
  part: Part;
};

/**
 * `weight`: how much it tells of what a question is about;
 * `isSubject`: titles hold it, and it is no example, circumstance or deed; `literal`: how far a paper holds it that has the
 * word itself, and not what the field calls it.
 */
export type GeneralTerm = Term & { isSubject: boolean; literal: number };

/**
 * A question to many papers: its words weigh as much as they name something, and of two things that it names one will do.
 */
export function askedOfMany(question: Question): GeneralQuestion {
  const { text } = question;
  const titled = new Map<string, number>();
  for (const [word] of text.matchAll(/\p{L}+/gu)) for (const stem of stemsOf(word)) titled.set(stem, titledShare(word));
  const examples = new Set([...text.matchAll(exampleOf)].flatMap(([words]) => stemsOf(words)));
  const circumstances = circumstancesOf(text);
  const without = new Set([...text.matchAll(withoutClause)].flatMap(([words]) => stemsOf(words)));
  const denied = new Set([...text.matchAll(withoutWhat)].flatMap(([, word = '']) => stemsOf(word)));
  const [action] = stemsOf(actionOf.exec(text)?.[1] ?? '');
  const concepts = conceptsIn(text);
  const types = causesOf.test(text) ? new Set<QuestionType>([...question.types, 'cause']) : question.types;
  const { asking } = toldApart(text);
  const part = partAsked(asking === text ? { text, types } : { text: asking, types: questionTypesOf(asking) });
  // What only a second part asks, or one side of a comparison, a paper may lack.
  const isOfFirst = (stem: string) => part.stems.has(stem) && part.sides?.some((side) => side.has(stem)) !== true;
  const called = (stem: string) =>
    Math.max(0, ...concepts.map(({ asked, strength }) => (asked.has(stem) ? strength : 0)));
  const surest = surestOf(concepts);
  // Of a chat's other words only those are what a paper is about which the field's terms hold: no "plainly".
  const isPlain = meantAmong(concepts).length > 0;
  const weighed = question.terms.map((term): GeneralTerm => {
    const isAction = term.stem === action;
    if (term.stem === released) return { ...term, weight: weightOfReleased, isSubject: false, literal: 1 };
    const least = isAction ? leastOfAction : leastShare;
    const share = Math.min(1, Math.max(least, (titled.get(term.stem) ?? 100) / fullyTitled));
    const isAside =
      examples.has(term.stem) || circumstances.has(term.stem) || kinds.has(term.stem) || /^\d{2,}$/.test(term.stem);
    const aside = isAside ? exampleShare : without.has(term.stem) ? withoutShare : 1;
    return {
      stem: term.stem,
      isSubject: share === 1 && aside === 1 && !isAction && isOfFirst(term.stem) && (!isPlain || isOfNames(term.stem)),
      weight:
        (isAction ? Math.min(term.weight, mostOfAction) : term.weight) *
        share *
        aside *
        (1 - (1 - besideShare) * Math.max(0, surest - called(term.stem))),
      literal: 1,
      alternatives: new Map([
        ...[...term.alternatives].filter(([other]) => share < 1 || rarity(other) >= mostCommon * rarity(term.stem)),
        ...(denied.has(term.stem) ? [[`non${term.stem}`, closeWord] as const] : []),
      ]),
    };
  });
  for (const { asked, isWritten, strength } of concepts)
    if (!isWritten)
      lift(
        weighed.filter(({ stem }) => asked.has(stem)),
        strength,
      );
  const named = new Set(stemsOf(naming(text)));
  return {
    ...question,
    terms: asksDifference.test(text) || asksBetter.test(text) ? weighed : eitherOf(weighed, text),
    types,
    part,
    concepts,
    pairs: question.pairs.filter((pair) => pair.every((stem) => named.has(stem) && !circumstances.has(stem))),
  };
}

/** "Know when they don't know" tells little by its words, and much by what the field calls it. */
function lift(asking: readonly GeneralTerm[], strength: number): void {
  const all = sum(asking.map(told));
  const least = strength * leastOfConcept;
  if (all === 0 || all >= least) return;
  const factor = least / all;
  for (const term of asking) {
    term.weight *= factor ** (1 / rarityPower);
    term.literal /= factor;
  }
}
const leastOfConcept = 2;

const actionOf = /\b(?:how|ways) (?:do(?:es)?|can|could|should|would|to) (?:(?:i|you|we|one|they) )?(\p{L}+)/iu;
/** "No verifiable answer": a paper may say that it is non-verifiable. */
const withoutWhat = /\b(?:no|not|without)(?: an?| any)? ([\p{L}-]+)/giu;
/** "E.g. creative writing", "especially on phones": not all of what is asked about. */
const exampleOf =
  /\b(?:(?:e\.g\.|such as|for example|for instance|especially)[^?;:()]{1,80}|like (?:[\p{L}-]{1,30}, ){1,4}(?:(?:or|and) )?[\p{L}-]{1,30}|[\p{L}\d]{1,30}-(?:style|like|type|class)(?![\p{L}\d]))/giu;
/** What only the circumstances hold. */
function circumstancesOf(text: string): ReadonlySet<string> {
  const { asking, circumstances } = toldApart(text);
  const asked = new Set(stemsOf(asking));
  return new Set(stemsOf(circumstances).filter((stem) => !asked.has(stem)));
}

/** And "instead of guessing". */
const withoutClause = /\b(?:without|instead of|rather than) [^,?;:()]{1,80}/gi;
const causesOf = /\b(?:causes?|reasons?|drivers?) (?:of|for|behind)\b/i;

/** "Weather or climate data", "new objects and new rooms": words of which one will do, as one that may be said in each way. */
function eitherOf(terms: readonly GeneralTerm[], text: string): GeneralTerm[] {
  const byStem = new Map(terms.map((term) => [term.stem, term]));
  for (const [, one = '', other = ''] of text.matchAll(either)) {
    const [left, right] = [byStem.get(stemsOf(one)[0] ?? ''), byStem.get(stemsOf(other)[0] ?? '')];
    if (left === undefined || right === undefined || left === right) continue;
    const both = {
      stem: left.stem,
      weight: Math.max(left.weight, right.weight),
      isSubject: left.isSubject && right.isSubject,
      literal: Math.max(left.literal, right.literal),
      alternatives: new Map([...left.alternatives, [right.stem, closeWord], ...right.alternatives]),
    };
    for (const [stem, term] of byStem) if (term === left || term === right) byStem.set(stem, both);
  }
  return [...new Set(byStem.values())];
}

const either =
  /(?<![\p{L}\d-])([\p{L}\d-]{1,40})(?=,? (?:or|and|vs\.?|versus) (?:new |the |an? |of |from |other )?([\p{L}\d-]{1,40}))/giu;
