import { LRUCache } from 'lru-cache';
import { daysOfQuery, printQuery, type Query } from '../core/queries/query.ts';
import type { TopicMatch } from '../core/queries/search.ts';
import { type Condition, conditionOf, fieldsWhere, inListsOf } from './conditions.ts';
import { daysWithin } from './entry.ts';
import { fieldNames } from './matched.ts';
import { fieldBits, type PaperIndex } from './paper-index.ts';
import { type Positions, positionsOf } from './sequence.ts';

/** A paper's sequence, decoded, and its different terms. */
type ReadPaper = { places: Positions; terms: ReadonlySet<number> };

type Way = { all: Condition[]; none: Condition[]; asked: Query['anyOf'][number] };

/** Topics, and papers asked about, that are kept at hand: one heartbeat asks about the same for thousands of channels. */
const keptTopics = 20_000;
const keptPapers = 400;

/** Tells in which papers a topic holds. All its words must; stemmed, never guessed. */
export class TopicMatcher {
  readonly #index: PaperIndex;
  #generation = -1;
  readonly #ways = new LRUCache<string, Way[]>({ max: keptTopics });
  readonly #papers = new LRUCache<number, ReadPaper>({ max: keptPapers });

  constructor(index: PaperIndex) {
    this.#index = index;
  }

  matches(topic: Query, ids: readonly string[], today: Date): TopicMatch[] {
    this.#forgetStale();
    const ways = this.#waysOf(topic);
    const isListed = ways.map(({ asked }) => inListsOf(this.#index, asked));
    const isWithin = daysWithin(daysOfQuery(topic, today));
    const matches: TopicMatch[] = [];
    for (const id of ids) {
      const paper = this.#index.numberOf(id);
      const { day, upvotes, code } = this.#index.columns;
      if (paper === undefined || !isWithin(day.get(paper)) || upvotes.get(paper) < (topic.votes ?? 0)) continue;
      if (topic.code === true && code.get(paper) === 0) continue;
      if (topic.anyOf.length === 0) {
        matches.push({ id, strength: 1, matched: [] });
        continue;
      }
      const read = this.#read(paper);
      const open = ways.filter((_, at) => isListed[at]?.(paper));
      const match = strongest(open.flatMap((way) => matchOf(id, read, way) ?? []));
      if (match !== undefined) matches.push(match);
    }
    return matches;
  }

  #forgetStale(): void {
    if (this.#generation === this.#index.generation) return;
    this.#ways.clear();
    this.#papers.clear();
    this.#generation = this.#index.generation;
  }

  #waysOf(topic: Query): Way[] {
    const text = printQuery(topic);
    const known = this.#ways.get(text);
    if (known !== undefined) return known;
    const conditions = (terms: Query['anyOf'][number]['all']) =>
      terms.flatMap((term) => conditionOf(this.#index, term) ?? []);
    const ways = topic.anyOf
      .map((asked) => ({
        ...{ all: conditions(asked.all), none: conditions(asked.none), asked },
        asks: asked.all.some(({ kind }) => kind !== 'in'),
      }))
      // Nothing but stop words: without this, a topic "who" would be every paper.
      .filter(({ all, asks }) => all.length > 0 || !asks);
    this.#ways.set(text, ways);
    return ways;
  }

  #read(paper: number): ReadPaper {
    const known = this.#papers.get(paper);
    if (known !== undefined) return known;
    const places = positionsOf(this.#index, paper);
    const read = { places, terms: new Set(places.terms.subarray(0, places.length)) };
    this.#papers.set(paper, read);
    return read;
  }
}

function matchOf(id: string, { places, terms }: ReadPaper, { all, none }: Way): TopicMatch | undefined {
  const matched: TopicMatch['matched'] = [];
  let sum = 0;
  for (const condition of all) {
    const bits = fieldsWhere(places, condition, terms);
    if (bits === 0) return undefined;
    matched.push({ word: condition.text, fields: fieldNames(bits) });
    sum += strengthIn(bits);
  }
  if (none.some((condition) => fieldsWhere(places, condition, terms) !== 0)) return undefined;
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
