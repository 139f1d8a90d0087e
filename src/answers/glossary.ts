import { alikeTo } from './alike-words.ts';
import { rarity, stemsOf, stemsOfAll, stopWords } from './analysis.ts';
import glossary from './glossary.json' with { type: 'json' };
import { sum } from './sum.ts';
import { closeWord, otherWordsFor } from './thesaurus.ts';

/** A term of the field that a question seems to ask for. */
export type Match = {
  /** As papers write it, the most usual first. */
  names: readonly string[];
  /** How likely it is meant, 0 to 1. */
  strength: number;
  /** The stems of the question that ask for it. */
  asked: ReadonlySet<string>;
};

const denials: ReadonlySet<string> = new Set('no not without don doesn isn aren didn won never cannot'.split(' '));
/** "No ground truth": what is denied stands right behind the word that denies it. */
const deniedWithin = 3;
/** A word that denies is one with each of the next: "no ground truth" is never asked for by "ground truth". */
const denied = (stems: readonly string[], within: number): string[] =>
  stems.flatMap((stem, at) =>
    denials.has(stem) ? stems.slice(at + 1, at + 1 + within).map((other) => `not ${other}`) : [stem],
  );

/** What another word counts of a way's word. */
const alikeShare = 0.8;
const synonymShare = 0.35;

type Way = { stems: readonly number[]; share: number; all: number };
type Entry = { names: readonly string[]; ways: readonly Way[]; stems: readonly number[] };

/** Who writes the term itself asks for it, though by some of its words alone hardly. */
const nameShare = 0.7;
const stemsOfWay = (way: string): string[] => [...new Set(denied(stemsOfAll(way), 1))];
const read = Object.entries(glossary.terms).map(([line, asked]) => ({
  names: line.split(', '),
  ways: [
    ...asked.split(' | ').map((way) => ({ stems: stemsOfWay(way), share: 1 })),
    ...line.split(', ').map((name) => ({ stems: stemsOfWay(name), share: nameShare })),
  ],
}));

/** The terms that a stem asks for, in some way; a stem goes by its place here. */
const entriesWith = new Map<string, number[]>();
for (const [entry, { ways }] of read.entries())
  for (const stem of new Set(ways.flatMap(({ stems }) => stems)))
    entriesWith.set(stem, [...(entriesWith.get(stem) ?? []), entry]);
const places = new Map([...entriesWith.keys()].map((stem, place) => [stem, place]));

/** How much a stem tells which term is meant: the fewer terms are asked for by it, and the fewer papers hold it. */
const stopWordShare = 0.3;
const ofTerms = 0.7;
const telling: readonly number[] = [...entriesWith].map(([stem, { length }]) => {
  const inverse = ofTerms * Math.log(1 + read.length / (1 + length)) + (1 - ofTerms) * rarity(stem);
  return stopWords.has(stem) ? stopWordShare * inverse : inverse;
});
const tells = (place: number): number => telling[place] ?? 0;

const entries: readonly Entry[] = read.map(({ names, ways }) => {
  const placed = ways.map(({ stems, share }) => {
    const at = stems.flatMap((stem) => places.get(stem) ?? []);
    return { stems: at, share, all: sum(at.map(tells)) };
  });
  return { names, ways: placed, stems: [...new Set(placed.flatMap(({ stems }) => stems))] };
});

/** The names of each term. */
export const names: readonly (readonly string[])[] = entries.map((entry) => entry.names);

const ofNames = new Set(names.flatMap((some) => some.flatMap(stemsOf)));
/** Whether some term of the field holds a stem. */
export const isOfNames = (stem: string): boolean => ofNames.has(stem);

/** How much a way's being held whole counts beside what it tells. */
const wholePower = 0.25;
/** What the second best way, and what all ways of a term together, count beside the best. */
const secondShare = 0.3;
const togetherShare = 0.5;

/** So many words may stand between those of one way: a long question asks for several things in different places. */
const longest = 24;

const mostTerms = 4;
/** Measured on questions whose term is known: by this score one in six is meant, and by that nearly all. */
const leastScore = 14;
const surely = 22;
const leastOfBest = 0.7;
/** A term is sure from here on; what scores less than this share of it, or is asked for by some of its words alone, counts so much. */
export const sure = 0.82;
const nearlyBest = 0.9;
const besideShare = 0.6;

/** The terms that a question seems to ask for, the likeliest first. */
export function termsAskedFor(question: string): Match[] {
  const stems = denied(stemsOfAll(question), deniedWithin);
  const scores = new Map<number, Scored>();
  for (const from of startsOf(stems.length))
    for (const scored of scoredIn(saidBy(stems.slice(from, from + longest))))
      if (scored.score > (scores.get(scored.entry)?.score ?? 0)) scores.set(scored.entry, scored);
  const sorted = [...scores.values()].sort((one, other) => other.score - one.score);
  const best = sorted[0]?.score ?? 0;
  const least = Math.max(leastScore, leastOfBest * best);
  const matches: Match[] = [];
  for (const { entry, score, said } of sorted) {
    if (score < least || matches.length === mostTerms) break;
    const match = { names: names[entry] ?? [], strength: Math.min(1, score / surely), asked: askedBy(entry, said) };
    const isBehind = best >= sure * surely && score < nearlyBest * best;
    const isBeside = isBehind || matches.some(({ asked }) => isWithin(match.asked, asked));
    matches.push({ ...match, strength: (isBeside ? besideShare : 1) * match.strength });
  }
  return matches;
}

/** Some of the words that ask for a likelier term, and no others, ask for it. */
const isWithin = (asked: ReadonlySet<string>, better: ReadonlySet<string>): boolean =>
  asked.size < better.size && [...asked].every((stem) => better.has(stem));

/** Stretches of a question that overlap by half. */
const startsOf = (length: number): number[] =>
  Array.from(
    { length: Math.max(1, Math.ceil((length - longest) / (longest / 2)) + 1) },
    (_, nth) => (nth * longest) / 2,
  );

/** What stems of ways a stretch of a question says itself or by other words, by their place: how much, and by which stem. */
type Said = { mass: Float64Array; by: Map<number, string> };
type Scored = { entry: number; score: number; said: Said };

function saidBy(stems: readonly string[]): Said {
  const said: Said = { mass: new Float64Array(telling.length), by: new Map() };
  const say = (stem: string, share: number, by: string) => {
    const place = places.get(stem);
    if (place === undefined || share * tells(place) <= (said.mass[place] ?? 0)) return;
    said.mass[place] = share * tells(place);
    said.by.set(place, by);
  };
  for (const stem of stems) {
    say(stem, 1, stem);
    for (const other of alikeTo(stem)) say(other, alikeShare, stem);
    for (const [other, share] of otherWordsFor(stem)) if (share >= closeWord) say(other, synonymShare, stem);
  }
  return said;
}

/** A stem that asks for so many terms as "model" does makes none of them a likely one. */
const leastOfAny = 2;

/** The score of each term that some word asks for which not nearly all are asked for by. */
function scoredIn(said: Said): Scored[] {
  const asked = new Set<number>();
  for (const [stem, all] of entriesWith)
    if (tells(places.get(stem) ?? 0) >= leastOfAny && said.by.has(places.get(stem) ?? -1))
      for (const entry of all) asked.add(entry);
  return [...asked].map((entry) => {
    const { ways, stems } = entries[entry] ?? noEntry;
    let [best, second] = [0, 0];
    for (const way of ways) {
      const score = scoreOf(way, said);
      if (score > best) [best, second] = [score, best];
      else if (score > second) second = score;
    }
    return { entry, said, score: best + secondShare * second + togetherShare * massOf(stems, said) };
  });
}
const noEntry: Entry = { names: [], ways: [], stems: [] };

function massOf(stems: readonly number[], { mass }: Said): number {
  let all = 0;
  for (const place of stems) all += mass[place] ?? 0;
  return all;
}

function scoreOf({ stems, share, all }: Way, said: Said): number {
  const mass = massOf(stems, said);
  return mass === 0 ? 0 : share * mass * (mass / all) ** wholePower;
}

/** The stems of a question by which a term's two best ways are held. */
function askedBy(entry: number, said: Said): ReadonlySet<string> {
  const best = [...(entries[entry] ?? noEntry).ways].sort((one, other) => scoreOf(other, said) - scoreOf(one, said));
  const by = best.slice(0, 2).flatMap(({ stems }) => stems.flatMap((place) => said.by.get(place) ?? []));
  return new Set(by.filter((stem) => !stopWords.has(stem)));
}
