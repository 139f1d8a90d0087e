import type { Query } from '../core/queries/query.ts';
import type { Hit, NamedPaper, TopicMatch } from '../core/queries/search.ts';
import { authorsIn } from './authors.ts';
import type { Entry } from './entry.ts';
import { Finder, type FindOptions, type Found } from './finder.ts';
import { Names } from './names.ts';
import { PaperIndex } from './paper-index.ts';
import { ranking } from './ranking.ts';
import { Scorer } from './scorer.ts';
import { similarTo } from './similar.ts';
import { Speller } from './spelling.ts';
import { Titles } from './titles.ts';
import { TopicMatcher } from './topics.ts';

/** The whole search, in whatever thread: papers in, answers out. The worker runs one; benchmarks run it bare. */
export class Engine {
  readonly index: PaperIndex;
  readonly speller: Speller;
  readonly #scorer: Scorer;
  readonly #finder: Finder;
  readonly #topics: TopicMatcher;
  readonly #titles: Titles;
  readonly #names: Names;

  constructor(index = new PaperIndex(), rankBy = ranking) {
    this.index = index;
    this.speller = new Speller(index);
    this.#scorer = new Scorer(index, rankBy);
    this.#finder = new Finder(index, this.speller, this.#scorer);
    this.#topics = new TopicMatcher(index);
    this.#titles = new Titles(index);
    this.#names = new Names(index);
  }

  add(entries: readonly Entry[]): void {
    for (const entry of entries) this.index.add(entry);
  }

  search(query: Query, options: FindOptions): Found {
    return this.#finder.find(query, options);
  }

  matches(topic: Query, ids: readonly string[], today: Date): TopicMatch[] {
    return this.#topics.matches(topic, ids, today);
  }

  similar(id: string, limit: number): Hit[] {
    return similarTo(this.index, this.#scorer, id, limit);
  }

  /** Does what the first half-typed title would wait for. */
  prepare(): void {
    this.#titles.prepare();
    this.#names.prepare();
  }

  suggest(text: string, limit: number): { id: string; title: string }[] {
    return this.#titles.suggest(text, limit);
  }

  named(text: string): NamedPaper[] {
    return this.#names.in(text);
  }

  authorsIn(text: string): string[] {
    return authorsIn(this.index, text);
  }
}
