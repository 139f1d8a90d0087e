import { printQuery, type Query, sinceDay } from '../core/query.ts';
import type { TopicMatch } from '../core/search.ts';
import { type Condition, conditionOf, fieldsWhere } from './conditions.ts';
import { dayNumber } from './entry.ts';
import { fieldNames } from './matched.ts';
import { fieldBits, type PaperIndex } from './paper-index.ts';
import { type Places, placesOf } from './sequence.ts';

type Way = { all: Condition[]; none: Condition[] };

/** Topics, and papers asked about, that are kept at hand: one heartbeat asks about the same for thousands of channels. */
const keptTopics = 20_000;
const keptPapers = 400;

/** Tells in which papers a topic holds. All its words must; stemmed, never guessed. */
export class TopicMatcher {
  readonly #index: PaperIndex;
  #generation = -1;
  readonly #ways = new Map<string, Way[]>();
  readonly #places = new Map<number, Places>();

  constructor(index: PaperIndex) {
    this.#index = index;
  }

  matches(topic: Query, ids: readonly string[], today: Date): TopicMatch[] {
    this.#forgetStale();
    const ways = this.#waysOf(topic);
    const since = dayNumber(sinceDay(topic, today));
    const matches: TopicMatch[] = [];
    for (const id of ids) {
      const paper = this.#index.numberOf(id);
      if (paper === undefined || this.#index.columns.day.get(paper) < since) continue;
      if (topic.anyOf.length === 0) {
        matches.push({ id, strength: 1, matched: [] });
        continue;
      }
      const places = this.#placesOf(paper);
      const match = strongest(ways.flatMap((way) => matchOf(id, places, way) ?? []));
      if (match !== undefined) matches.push(match);
    }
    return matches;
  }

  #forgetStale(): void {
    if (this.#generation === this.#index.generation) return;
    this.#ways.clear();
    this.#places.clear();
    this.#generation = this.#index.generation;
  }

  #waysOf(topic: Query): Way[] {
    const text = printQuery(topic);
    const known = this.#ways.get(text);
    if (known !== undefined) return known;
    const conditions = (terms: Query['anyOf'][number]['all']) =>
      terms.flatMap((term) => conditionOf(this.#index, term) ?? []);
    const ways = topic.anyOf.map(({ all, none }) => ({ all: conditions(all), none: conditions(none) }));
    if (this.#ways.size >= keptTopics) this.#ways.clear();
    this.#ways.set(text, ways);
    return ways;
  }

  #placesOf(paper: number): Places {
    const known = this.#places.get(paper);
    if (known !== undefined) return known;
    if (this.#places.size >= keptPapers) this.#places.clear();
    const places = placesOf(this.#index, paper);
    this.#places.set(paper, places);
    return places;
  }
}

function matchOf(id: string, places: Places, { all, none }: Way): TopicMatch | undefined {
  const matched: TopicMatch['matched'] = [];
  let sum = 0;
  for (const condition of all) {
    const bits = fieldsWhere(places, condition);
    if (bits === 0) return undefined;
    matched.push({ word: condition.text, fields: fieldNames(bits) });
    sum += strengthIn(bits);
  }
  if (none.some((condition) => fieldsWhere(places, condition) !== 0)) return undefined;
  return { id, strength: all.length === 0 ? 1 : sum / all.length, matched };
}

/**
 * How strongly one condition of a topic holds by where it does: a paper is about what its title says, mostly about
 * what its keywords say, and may only touch on what its abstract says. A topic's strength is the mean of its
 * conditions'; the best alternative counts.
 */
function strengthIn(bits: number): number {
  const inName = (bits & (fieldBits.title | fieldBits.authors | fieldBits.organisation)) !== 0;
  if (inName) return 1;
  const inKeywords = (bits & fieldBits.keywords) !== 0;
  const inAbstract = (bits & fieldBits.abstract) !== 0;
  if (inKeywords && inAbstract) return 0.8;
  return inKeywords ? 0.7 : 0.5;
}

const strongest = (matches: TopicMatch[]): TopicMatch | undefined =>
  matches.reduce<TopicMatch | undefined>(
    (best, match) => (best && best.strength >= match.strength ? best : match),
    undefined,
  );
