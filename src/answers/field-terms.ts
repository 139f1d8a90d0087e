import { rarity, stemsOf } from './analysis.ts';
import everydayForms from './everyday-abbreviations.json' with { type: 'json' };
import { termsOfLanguage } from './terms-of-language.ts';
import { termsOfSenses } from './terms-of-senses.ts';

/** What a question asks about, as the field calls it. */
export type Concept = {
  /** The stems of the question that ask for it. */
  asked: ReadonlySet<string>;
  /** As the field writes it. */
  terms: readonly string[];
  /** The same as stems. */
  phrases: readonly (readonly string[])[];
};

/** A stop word counts here: "their own answers". */
const wordStems = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => stemsOf(word)[0] ?? word);

type Way = Omit<Concept, 'asked'> & { words: readonly string[] };

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
  ...[termsOfLanguage, termsOfSenses]
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
  maths mathematical: math; rlvr reinforcement: rl; speech: voice`
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
const denials: ReadonlySet<string> = new Set(['no', 'not', 'without', 'don', 'doesn']);
const deniedWithin = 3;

/** Everything that a question asks about and the field has terms for. */
export function conceptsIn(question: string): Concept[] {
  const said = new Map<string, string[]>();
  const inOrder = wordStems(question);
  for (const stem of inOrder)
    for (const as of [stem, ...(alike.get(stem) ?? [])]) said.set(as, [...(said.get(as) ?? []), stem]);
  const found = new Map<readonly string[], Concept>();
  for (const { words, terms, phrases } of ways) {
    if (!words.every((stem) => said.has(stem)) || !isDenied(words, inOrder)) continue;
    const asked = new Set([...words.flatMap((stem) => said.get(stem) ?? []), ...(found.get(terms)?.asked ?? [])]);
    found.set(terms, { asked, terms, phrases });
  }
  return [...found.values()];
}
