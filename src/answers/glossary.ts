import { rarity, stemsOf, stopWords } from './analysis.ts';
import { writtenFor } from './everyday-words.ts';
import glossary from './glossary.json' with { type: 'json' };
import { synonymsOf } from './synonyms.ts';

/** A term of the field that a question seems to ask for. */
export type Match = {
  /** As papers write it, the most usual first. */
  names: readonly string[];
  /** How likely it is meant, 0 to 1. */
  strength: number;
  /** The stems of the question that ask for it. */
  asked: ReadonlySet<string>;
};

/** Stop words count: "their own answers". */
const wordStems = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => {
    const stems = stemsOf(word);
    return stems.length > 0 ? stems : [word];
  });

const denials: ReadonlySet<string> = new Set('no not without don doesn isn aren didn won never cannot'.split(' '));
/** "No ground truth": what is denied stands right behind the word that denies it. */
const deniedWithin = 3;
/** A word that denies is one with each of the next: "no ground truth" is never asked for by "ground truth". */
const denied = (stems: readonly string[], within: number): string[] =>
  stems.flatMap((stem, at) =>
    denials.has(stem) ? stems.slice(at + 1, at + 1 + within).map((other) => `not ${other}`) : [stem],
  );

/** What is asked for in the same way: a chatbot as an agent, a photo as an image. */
const alike = new Map<string, string[]>();
for (const row of `finetune: tune; llm gpt chatgpt llama chatbot assistant: model; chatbot bot assistant: agent; picture photo pic: image; clip
  footage movie film: video; vla: robot; longer: long; shorter: short; fewer: few; larger bigger: large; smaller: small; faster: fast; medically clinical: medical;
  maths mathematical: math; rlvr reinforcement: rl; rlhf dpo: align; speech: voice; customer client reader visitor patient: user;
  labeler labeller rater crowdworker: annotator; conversation dialogue: chat; firm organisation organization business: company;
  spot catch recognise recognize notice: detect; wrong mistake error: wrong; cheap cheaper affordable inexpensive: cheap;
  weak weakness vulnerable fragile brittle: break; nowadays: now; hurt harm damage degrade: hurt; bot: model`.split(
  ';',
)) {
  const [words = '', other = ''] = row.split(':');
  for (const stem of wordStems(words)) alike.set(stem, [...(alike.get(stem) ?? []), ...wordStems(other)]);
}

/** What another word counts of a way's word. */
const alikeShare = 0.8;
const synonymShare = 0.35;

type Way = { entry: number; stems: readonly string[]; share: number };

const entries = Object.entries(glossary.terms).map(([names, asked]) => ({
  names: names.split(', '),
  asked: asked.split(' | '),
}));
/** The names of each term. */
export const names: readonly (readonly string[])[] = entries.map((entry) => entry.names);

/** Who writes the term itself asks for it, though by some of its words alone hardly. */
const nameShare = 0.7;
const stemsOfWay = (way: string): string[] => [...new Set(denied(wordStems(way), 1))];
const ways: readonly Way[] = entries.flatMap(({ names, asked }, entry) => [
  ...asked.map((way) => ({ entry, stems: stemsOfWay(way), share: 1 })),
  ...names.map((name) => ({ entry, stems: stemsOfWay(name), share: nameShare })),
]);

/** The ways that hold a stem, and of how many terms they are. */
const waysWith = new Map<string, number[]>();
for (const [way, { stems }] of ways.entries())
  for (const stem of stems) waysWith.set(stem, [...(waysWith.get(stem) ?? []), way]);

/** How much a stem tells which term is meant: the fewer terms are asked for by it, and the fewer papers hold it. */
const stopWordShare = 0.3;
const ofTerms = 0.7;
const telling = new Map(
  [...waysWith].map(([stem, all]) => {
    const terms = new Set(all.map((way) => ways[way]?.entry)).size;
    const inverse = ofTerms * Math.log(1 + entries.length / (1 + terms)) + (1 - ofTerms) * rarity(stem);
    return [stem, stopWords.has(stem) ? stopWordShare * inverse : inverse] as const;
  }),
);
const tells = (stem: string): number => telling.get(stem) ?? 0;
const allOf = ways.map(({ stems }) => stems.reduce((all, stem) => all + tells(stem), 0));

/** How much a way's being held whole counts beside what it tells. */
const wholePower = 0.25;
/** What the second best way, and what all ways of a term together, count beside the best. */
const secondShare = 0.3;
const togetherShare = 0.5;

/** So many words may stand between those of one way: a long question asks for several things in different places. */
const longest = 24;

/** The terms that a question seems to ask for, the likeliest first. */
export function termsAskedFor(question: string): Match[] {
  const stems = denied(wordStems(question), deniedWithin);
  const best = new Map<number, Scored>();
  for (const from of startsOf(stems.length))
    for (const scored of scoredIn(stems.slice(from, from + longest)))
      if (scored.score > (best.get(scored.entry)?.score ?? 0)) best.set(scored.entry, scored);
  const sorted = [...best.values()].sort((one, other) => other.score - one.score);
  const [first] = sorted;
  if (first === undefined) return [];
  return sorted
    .slice(0, mostTerms)
    .filter(({ score }) => score >= leastScore && score >= leastOfBest * first.score)
    .map(({ entry, score, asked }) => ({
      names: entries[entry]?.names ?? [],
      strength: Math.min(1, score / surely),
      asked,
    }));
}
const mostTerms = 4;
/** Measured on questions whose term is known: by this score one in three is meant, and by that nearly all. */
const leastScore = 14;
const surely = 22;
const leastOfBest = 0.7;

/** Stretches of a question that overlap by half. */
const startsOf = (length: number): number[] =>
  Array.from(
    { length: Math.max(1, Math.ceil((length - longest) / (longest / 2)) + 1) },
    (_, nth) => (nth * longest) / 2,
  );

type Scored = { entry: number; score: number; asked: ReadonlySet<string> };

function scoredIn(stems: readonly string[]): Scored[] {
  const said = saidBy(stems);
  const masses = new Map<number, number>();
  const together = new Map<number, number>();
  for (const [stem, { share }] of said) {
    const mass = share * tells(stem);
    const seen = new Set<number>();
    for (const way of waysWith.get(stem) ?? []) {
      masses.set(way, (masses.get(way) ?? 0) + mass);
      const entry = ways[way]?.entry ?? 0;
      if (!seen.has(entry)) together.set(entry, (together.get(entry) ?? 0) + mass);
      seen.add(entry);
    }
  }
  const bestWays = new Map<number, { way: number; score: number }[]>();
  for (const [way, mass] of masses) {
    const { entry, share } = ways[way] ?? { entry: 0, share: 0 };
    const score = share * mass * (mass / (allOf[way] || 1)) ** wholePower;
    const [first, second] = bestWays.get(entry) ?? [];
    if (first === undefined || score > first.score) bestWays.set(entry, [{ way, score }, ...(first ? [first] : [])]);
    else if (second === undefined || score > second.score) bestWays.set(entry, [first, { way, score }]);
  }
  return [...bestWays].map(([entry, [first, second]]) => ({
    entry,
    score: (first?.score ?? 0) + secondShare * (second?.score ?? 0) + togetherShare * (together.get(entry) ?? 0),
    get asked() {
      const held = [first, second].flatMap((best) => (best === undefined ? [] : (ways[best.way]?.stems ?? [])));
      const by = held.flatMap((stem) => said.get(stem)?.by ?? []);
      return new Set(by.filter((stem) => !stopWords.has(stem)));
    },
  }));
}

/** The stems of ways that a stretch says itself or by other words, how far, and by which of its own. */
function saidBy(stems: readonly string[]): Map<string, { share: number; by: string }> {
  const said = new Map<string, { share: number; by: string }>();
  const say = (stem: string, share: number, by: string) => {
    if (waysWith.has(stem) && share > (said.get(stem)?.share ?? 0)) said.set(stem, { share, by });
  };
  for (const stem of stems) {
    say(stem, 1, stem);
    for (const other of alike.get(stem) ?? []) say(other, alikeShare, stem);
    for (const other of [...synonymsOf(stem), ...writtenFor(stem)]) say(other, synonymShare, stem);
  }
  return said;
}
