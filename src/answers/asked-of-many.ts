import { naming, titledShare } from '../core/queries/asked-about.ts';
import { stemsOf } from './analysis.ts';
import type { Question, Term } from './question.ts';
import type { QuestionType } from './question-type.ts';
import { asksDifference } from './sentence-form.ts';

/** A word that titles hold so often, in percent, tells what a question is about; less often, as much less, but not nothing. */
const fullyTitled = 30;
const leastShare = 0.1;
/** What is to be done tells much, though few titles say it: "how can I speed up sampling?" */
const leastOfAction = 0.7;
/** What an example tells of what is asked. */
const exampleShare = 0.25;

/**
 * A question to many papers: its words weigh as much as they name something, and of two things that it names one will do.
 */
export function askedOfMany(question: Question): Question {
  const { text } = question;
  const titled = new Map<string, number>();
  for (const [word] of text.matchAll(/\p{L}+/gu)) for (const stem of stemsOf(word)) titled.set(stem, titledShare(word));
  const examples = new Set([...text.matchAll(exampleOf)].flatMap(([words]) => stemsOf(words)));
  const denied = new Set([...text.matchAll(withoutWhat)].flatMap(([, word = '']) => stemsOf(word)));
  const [action] = stemsOf(actionOf.exec(text)?.[1] ?? '');
  const weighed = question.terms.map((term): Term => {
    const least = term.stem === action ? leastOfAction : leastShare;
    const share = Math.min(1, Math.max(least, (titled.get(term.stem) ?? 100) / fullyTitled));
    return {
      stem: term.stem,
      weight: term.weight * share * (examples.has(term.stem) ? exampleShare : 1),
      alternatives: denied.has(term.stem) ? new Set([...term.alternatives, `non${term.stem}`]) : term.alternatives,
    };
  });
  const named = new Set(stemsOf(naming(text)));
  return {
    ...question,
    terms: asksDifference.test(text) ? weighed : eitherOf(weighed, text),
    types: causesOf.test(text) ? new Set<QuestionType>([...question.types, 'cause']) : question.types,
    pairs: question.pairs.filter((pair) => pair.every((stem) => named.has(stem))),
  };
}

const actionOf = /\b(?:how|ways) (?:do(?:es)?|can|could|should|would|to) (?:(?:i|you|we|one|they) )?(\p{L}+)/iu;
/** "No verifiable answer": a paper may say that it is non-verifiable. */
const withoutWhat = /\b(?:no|not|without)(?: an?| any)? ([\p{L}-]+)/giu;
/** "E.g. creative writing", "especially on phones": not all of what is asked about. */
const exampleOf = /\b(?:e\.g\.|such as|for example|for instance|especially)[^?;:()]{1,80}/gi;
const causesOf = /\b(?:causes?|reasons?|drivers?) (?:of|for|behind)\b/i;

/** "Weather or climate data", "new objects and new rooms": words of which one will do, as one that may be said in each way. */
function eitherOf(terms: readonly Term[], text: string): Term[] {
  const byStem = new Map(terms.map((term) => [term.stem, term]));
  for (const [, one = '', other = ''] of text.matchAll(either)) {
    const [left, right] = [byStem.get(stemsOf(one)[0] ?? ''), byStem.get(stemsOf(other)[0] ?? '')];
    if (left === undefined || right === undefined || left === right) continue;
    const both = {
      stem: left.stem,
      weight: Math.max(left.weight, right.weight),
      alternatives: new Set([...left.alternatives, right.stem, ...right.alternatives]),
    };
    for (const [stem, term] of byStem) if (term === left || term === right) byStem.set(stem, both);
  }
  return [...new Set(byStem.values())];
}

const either =
  /(?<![\p{L}\d-])([\p{L}\d-]{1,40})(?=,? (?:or|and|vs\.?|versus) (?:new |the |an? |of |from |other )?([\p{L}\d-]{1,40}))/giu;
