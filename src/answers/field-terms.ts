import { rarity, stemsOf } from './analysis.ts';
import everydayForms from './everyday-abbreviations.json' with { type: 'json' };
import fieldPhrases from './field-phrases.json' with { type: 'json' };
import { isOnThingOf } from './scope.ts';
import { sum } from './sum.ts';
import { termsOfLanguage } from './terms-of-language.ts';
import { termsOfSenses } from './terms-of-senses.ts';
import { termsOfSpace } from './terms-of-space.ts';
import { termsOfTraining } from './terms-of-training.ts';
import { termsOfUse } from './terms-of-use.ts';

/** What a question asks about, as the field calls it. */
export type Concept = {
  /** The stems of the question that ask for it. */
  asked: ReadonlySet<string>;
  /** Those that a paper holds which writes it so: who writes "viewpoint" may mean no robot's. */
  standsFor: ReadonlySet<string>;
  /** As the field writes it. */
  terms: readonly string[];
  /** The same as stems. */
  phrases: readonly (readonly string[])[];
  /** The question writes it so itself. */
  isWritten: boolean;
};

/** A stop word counts here: "their own answers". */
const wordStems = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => {
    const stems = stemsOf(word);
    return stems.length > 0 ? stems : [word];
  });

type Way = Omit<Concept, 'asked' | 'standsFor' | 'isWritten'> & { words: readonly string[] };

const wayOf = (asked: string, terms: readonly string[]): Way => ({
  words: wordStems(asked),
  terms,
  phrases: terms.map(stemsOf),
});

/** Short forms that are words as well. */
const isWord = /^(?:ARM|CLIP|CAD|MAS)$/;
/** What most papers hold ("LLM") tells nothing apart. */
const leastTelling = 2;

/** The rows' ways to ask, and short forms for long ones and the other way round. */
const ways: readonly Way[] = [
  ...[termsOfLanguage, termsOfTraining, termsOfUse, termsOfSenses, termsOfSpace]
    .flatMap((rows) => rows.trim().split('\n'))
    .flatMap((row) => {
      const [asked = '', written = ''] = row.split(':');
      const terms = written.split(',').map((term) => term.trim());
      return asked.split('|').map((way) => wayOf(way, terms));
    }),
  ...Object.entries(everydayForms)
    .filter(([short]) => short.length > 2 && !isWord.test(short) && rarity(stemsOf(short)[0] ?? '') >= leastTelling)
    .flatMap(([short, longs]) => [wayOf(short, longs), ...longs.map((long) => wayOf(long, [short]))]),
];

/** What is asked for in the same way: a chatbot as an agent, a photo as an image. */
const alike = merged(
  `finetune: tune; llm gpt chatgpt llama chatbot assistant: model; chatbot bot assistant: agent; picture photo pic: image; clip
  footage movie film: video; vla: robot; longer: long; shorter: short; fewer: few; larger bigger: large; smaller: small; faster: fast; medically clinical: medical;
  maths mathematical: math; rlvr reinforcement: rl; rlhf dpo: align; speech: voice; customer client reader visitor patient: user;
  labeler labeller rater crowdworker: annotator; conversation dialogue: chat; firm organisation organization business: company;
  spot catch recognise recognize notice: detect; wrong mistake error: wrong; cheap cheaper affordable inexpensive: cheap;
  weak weakness vulnerable fragile brittle: break; nowadays: now; hurt harm damage degrade: hurt; bot: model`
    .split(';')
    .flatMap((row) => {
      const [words = '', other = ''] = row.split(':');
      return wordStems(words).map((stem) => [stem, wordStems(other)] as const);
    }),
);

function merged(pairs: readonly (readonly [string, readonly string[]])[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const [stem, others] of pairs) all.set(stem, [...(all.get(stem) ?? []), ...others]);
  return all;
}

/** "No ground truth": what is denied stands right behind the word that denies it. */
function isDenied([first = '', second = '']: readonly string[], said: readonly string[]): boolean {
  const at = said.indexOf(first);
  return !denials.has(first) || said.slice(at + 1, at + 1 + deniedWithin).includes(second);
}
/** Words that a long question tells in different places ask for nothing together. */
function areNear(words: readonly string[], said: ReadonlyMap<string, string[]>, inOrder: readonly string[]): boolean {
  if (inOrder.length <= mostApart) return true;
  const wanted = words.map((word) => new Set(said.get(word)));
  return inOrder.some((_, from) => {
    const near = inOrder.slice(from, from + mostApart);
    return wanted.every((forms) => near.some((stem) => forms.has(stem)));
  });
}
const mostApart = 12;
const denials: ReadonlySet<string> = new Set(['no', 'not', 'without', 'don', 'doesn']);
const deniedWithin = 3;

/** "Training data" tells no paper from another. */
const leastOfPhrase = 2.5;
/** Terms of several words that many papers have among their keywords, by their first stem. */
const written = new Map<string, { term: string; phrase: readonly string[] }[]>();
for (const term of fieldPhrases.phrases) {
  const phrase = stemsOf(term);
  const [first] = phrase;
  if (first !== undefined && sum(phrase.map(rarity)) >= leastOfPhrase)
    written.set(first, [...(written.get(first) ?? []), { term, phrase }]);
}

/** "Prompt injection" and "reward hacking": the longest that stand in a question. */
function writtenIn(stems: readonly string[]): Concept[] {
  const found: { term: string; phrase: readonly string[] }[] = stems.flatMap((first, from) => {
    const here = (written.get(first) ?? []).filter(({ phrase }) =>
      phrase.every((stem, at) => stems[from + at] === stem),
    );
    return here.sort((one, other) => other.phrase.length - one.phrase.length).slice(0, 1);
  });
  return found.map(({ term, phrase }) => ({
    asked: new Set(phrase),
    standsFor: new Set(phrase),
    terms: [term],
    phrases: [phrase],
    isWritten: true,
  }));
}

/** Everything that a question asks about and the field has terms for. */
export function conceptsIn(question: string): Concept[] {
  const said = new Map<string, string[]>();
  const inOrder = wordStems(question);
  const spelt = new Map(
    [...question.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(([word]) => wordStems(word).map((stem) => [stem, word])),
  );
  for (const stem of inOrder)
    for (const as of [stem, ...(alike.get(stem) ?? [])]) said.set(as, [...(said.get(as) ?? []), stem]);
  const found = new Map<readonly string[], Concept>();
  for (const { words, terms, phrases } of ways) {
    if (!words.every((stem) => said.has(stem)) || !isDenied(words, inOrder) || !areNear(words, said, inOrder)) continue;
    const asked = new Set([...words.flatMap((stem) => said.get(stem) ?? []), ...(found.get(terms)?.asked ?? [])]);
    const standsFor = new Set(
      [...asked].filter((stem) => terms.every((term) => isOnThingOf(spelt.get(stem) ?? stem, term))),
    );
    found.set(terms, { asked, standsFor, terms, phrases, isWritten: false });
  }
  return [...found.values(), ...writtenIn(inOrder)];
}
