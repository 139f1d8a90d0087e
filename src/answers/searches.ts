import { naming } from '../core/queries/asked-about.ts';
import { isCommon, rarity, stemsOf } from './analysis.ts';
import { askedOfMany, type GeneralQuestion } from './asked-of-many.ts';
import { toldApart } from './circumstances.ts';
import { readQuestion, type Term } from './question.ts';
import { sum } from './sum.ts';
import { told } from './told.ts';

/** Words that titles hold so often, in percent, say what a question is about. */
const leastOfSubject = 20;
/** A search for few words looks for them in titles first; a word that tells less than this share of a question is left out. */
const mostWords = 3;
const leastOfWord = 0.12;
/** So many terms of the field are searched for besides, each with so many words of the rest of the question. */
const mostTerms = 4;
const mostOfRest = 2;

/**
 * What to search all papers for: all that a question names; its words that stand in titles; and the few that tell most, or what
 * the field calls them. Each may give papers that the others do not.
 */
export function searchesFor(question: string): string[] {
  const asked = askedOfMany(readQuestion(question));
  const { asking } = toldApart(question);
  const few = weightiest(asked).slice(0, mostWords);
  const terms = termsOf(asked);
  const further = [...new Set([wordsFor(few, asking), ...inTerms(asked, asking)])];
  const searches = [
    naming(asking),
    terms.join(' | ') || naming(asking, leastOfSubject),
    further.filter((way) => !terms.includes(way)).join(' | '),
  ];
  return [...new Set(searches.filter((search) => search !== ''))];
}

/** What somebody searches for who wants more of what a question is about. */
export function searchForMore(question: string): string {
  const asked = askedOfMany(readQuestion(question));
  const meant = asked.concepts.filter(
    ({ strength, isWritten, asked: stems }) =>
      strength >= leastMeant && (!isWritten || sum([...stems].map(rarity)) >= leastWritten),
  );
  const best = meant.filter(({ strength }) => strength >= nearlyBest * (meant[0]?.strength ?? 0)).slice(0, mostMeant);
  if (best.length > 0) return best.flatMap(({ terms }) => terms.slice(0, 1)).join(' | ');
  const { asking } = toldApart(question);
  const subjects = weightiest(asked).filter(({ stem }) =>
    asked.terms.some((term) => term.stem === stem && term.isSubject),
  );
  return wordsFor(subjects.slice(0, mostOfTopic), asking) || naming(asking);
}
const leastMeant = 0.7;
/** "AI agents" is written in many questions and says little of any. */
const leastWritten = 5;
const nearlyBest = 0.95;
const mostMeant = 2;
const mostOfTopic = 5;

/** The field's terms alone, where they are likely meant. */
const termsOf = ({ concepts }: GeneralQuestion): string[] =>
  inTurn(
    concepts.filter(({ strength }) => strength >= leastLikely).map(({ terms }) => terms.slice(0, namesOfTerm)),
  ).slice(0, mostTerms);
const leastLikely = 0.55;
const namesOfTerm = 2;

/** The first of each, then the second, each once. */
const inTurn = (lists: readonly (readonly string[])[]): string[] => [
  ...new Set(
    Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, nth) =>
      lists.flatMap((list) => list.slice(nth, nth + 1)),
    ).flat(),
  ),
];

const weightiest = ({ terms }: GeneralQuestion): Term[] => {
  const all = sum(terms.map(told));
  return terms.filter((term) => told(term) >= leastOfWord * all).sort((one, other) => told(other) - told(one));
};

/** As the field would put it: each of its terms for a part of the question, with what tells most of the rest. */
function inTerms(asked: GeneralQuestion, asking: string): string[] {
  // A word that hardly any abstract holds ("chores", "ago") would find nothing else.
  const isCalled = (stem: string) => asked.concepts.some((concept) => concept.asked.has(stem));
  const ways = asked.concepts.map((concept) => {
    const rest = weightiest(asked).filter(
      ({ stem }) => !concept.standsFor.has(stem) && (isCommon(stem) || isCalled(stem)),
    );
    const words = wordsFor(rest.slice(0, mostOfRest), asking);
    return concept.terms.map((term) => `${term} ${words}`.trim());
  });
  return inTurn(ways).slice(0, mostTerms);
}

/** As the question writes them, in its order. */
function wordsFor(terms: readonly Term[], question: string): string {
  const stems = new Set(terms.map(({ stem }) => stem));
  const words = new Set(question.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu));
  return [...words].filter((word) => stemsOf(word).some((stem) => stems.has(stem))).join(' ');
}
