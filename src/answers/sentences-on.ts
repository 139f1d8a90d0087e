import type { GeneralQuestion } from './asked-of-many.ts';
import type { Held } from './held.ts';
import type { PaperText, Passage } from './passages.ts';
import type { Ranked } from './rank.ts';
import { canAnswer, fitsPart, type Part, tellsOwnWork, worthAs } from './sentence-form.ts';
import { tellsBoth } from './sides.ts';
import { sum } from './sum.ts';
import { told } from './told.ts';
import { type Topic, withCalled } from './topic.ts';

/** What a sentence must say of the question itself, and with its title and its neighbours. */
const leastOwn = 0.2;
const leastSaid = 0.35;
/** What a finding, a reason or a trouble must say itself, or with its title and its neighbours: somebody's own work is not what is asked for. */
const leastOfFinding = 0.3;
const mostOfFinding = 0.7;
const leastOfOthers = 0.5;
/** Of a paper that is so much about a question, what its authors tell of their work need not say it again. */
const mostlyAbout = 0.6;
/** A word of the title is nearly as good as one of the sentence, one of a neighbour half; what it says itself counts so much besides. */
const fromTitle = 0.85;
const fromNeighbour = 0.5;
const ownOfMethod = 0.3;
const ownOfFinding = 0.8;
/** That it tells of both things which a question sets against each other. */
const bothSides = 0.4;

/** A sentence, and how far it says each word of a question with its title and its neighbours, and itself. */
export type Said = { passage: Passage; at: number; said: readonly number[]; own: readonly number[]; called: number };

/** The sentences that say enough of a question. */
export function sentencesOn(
  { passages, titleStems }: PaperText,
  { about }: Topic,
  { sentences: shares, called: calls }: Pick<Held, 'sentences' | 'called'>,
  question: GeneralQuestion,
): Said[] {
  const titled = question.terms.map(({ stem }) => (titleStems.has(stem) ? fromTitle : 0));
  return passages.flatMap((passage, at) => {
    const own = shares[at] ?? [];
    const said = own.map((share, nth) =>
      Math.max(
        share,
        titled[nth] ?? 0,
        fromNeighbour * Math.max(shares[at - 1]?.[nth] ?? 0, shares[at + 1]?.[nth] ?? 0),
      ),
    );
    const called = calls[at] ?? 0;
    const holds = (words: readonly number[]) => withCalled(shareOf(words, question), called, question.concepts);
    const isEnough = holds(own) >= leastOwn && holds(said) >= leastSaid;
    return isEnough || (about >= mostlyAbout && tellsOwnWork(passage)) ? [{ passage, at, said, own, called }] : [];
  });
}

/** Of the question's words, or of one part's where it has some, by what they tell: of a finding, how things are related as well. */
function shareOf(shares: readonly number[], question: Pick<GeneralQuestion, 'terms'>, part?: Part): number {
  const { terms } = question;
  const isOfMatter = part === undefined || part.tells === 'method' || part.tells === 'meaning';
  const weights = terms.map((term) => {
    if (part !== undefined && !part.stems.has(term.stem)) return 0;
    return told(isOfMatter ? term : { ...term, weight: term.related });
  });
  const all = sum(weights);
  if (all === 0 && part !== undefined) return shareOf(shares, question);
  return all === 0 ? 0 : sum(weights.map((weight, at) => weight * (shares[at] ?? 0))) / all;
}

/** The best sentence for each part of what is asked for; none where the first part is not answered. */
export function answering(sentences: readonly Said[], topic: Topic, question: GeneralQuestion): Ranked[] {
  const chosen: Ranked[] = [];
  for (const part of question.parts) {
    const fitting = sentences.filter(
      (sentence) =>
        !chosen.some(({ passage }) => passage === sentence.passage) &&
        fitsPart(sentence.passage, part, topic.titled) &&
        (chosen.length === 0
          ? saysEnough(sentence, part, question) &&
            canAnswer(sentence.passage, { text: part.question, types: part.types })
          : part.tells !== 'finding' || tellsOwnWork(sentence.passage)),
    );
    const [best] = rankedAs(part, fitting, question);
    if (best !== undefined) chosen.push(best);
    else if (chosen.length === 0) return [];
  }
  return chosen;
}

/** A method, or a meaning, is told by authors who need not say again what their title says; what they did not find must say much. */
function saysEnough({ passage, said, own, called }: Said, part: Part, question: GeneralQuestion): boolean {
  if (part.tells === 'method' || part.tells === 'meaning') return true;
  const [itself = 0, all = 0] = [own, said].map((words) =>
    withCalled(shareOf(words, question, part), called, question.concepts),
  );
  if (part.tells === 'finding' && !tellsOwnWork(passage)) return itself >= leastOfOthers;
  return itself >= leastOfFinding || all >= mostOfFinding;
}

/** The sentence that comes nearest, whether or not it can be an answer. */
export function nearestOf(sentences: readonly Said[], question: GeneralQuestion): Ranked | undefined {
  const [part] = question.parts;
  return part && rankedAs(part, sentences, question)[0];
}

/** The best first, for a part of a question. */
function rankedAs(part: Part, sentences: readonly Said[], question: GeneralQuestion): Ranked[] {
  const ownShare = part.tells === 'method' ? ownOfMethod : ownOfFinding;
  return sentences
    .map(({ passage, at, said, own }) => {
      const both = part.sides !== undefined && tellsBoth(passage.counts, part.sides) ? bothSides : 0;
      const words = shareOf(said, question, part) + ownShare * shareOf(own, question, part);
      return { passage, at, score: words + both + worthAs(part, passage, question.types) };
    })
    .sort((one, other) => other.score - one.score);
}
