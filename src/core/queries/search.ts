import type { Paper } from '../papers/paper.ts';
import type { Query } from './query.ts';

/** Best match, newest, or most upvoted first. */
export type SortOrder = 'relevance' | 'new' | 'upvotes';

/** Papers on a page: as many as an answer has where nobody says how many, and the most that it can hold. */
export const papersOnPage = { usual: 5, most: 10 };

/** Part of a text: whether it is among the matched words. Concatenated, the segments give the text. */
export type Segment = { text: string; matched: boolean };

/** One paper that a search found, and why. */
export type Hit = {
  id: string;
  /** Comparable within one answer only. */
  score: number;
  /** Which query words matched in which fields, for `why`. */
  matched: { word: string; fields: ('title' | 'keywords' | 'abstract' | 'authors' | 'organisation')[] }[];
  /** Of a search: the paper as stored, read once for all that is told of it; absent where the store has lost it. */
  paper?: Paper;
  /** The best sentence of the paper for this query. */
  snippet?: Segment[];
};

/** One page of what a search found. */
export type SearchAnswer = {
  /** At most `limit`, best first. */
  hits: Hit[];
  /** How many papers match in all: by relevance also those that hold some of the words only. */
  total: number;
  /** How many hold every word (or as many as any does): the same in every order, and all that other orders list. */
  whole: number;
  /** Words that no paper holds, and what was searched instead. */
  repaired: { wrote: string; used: string }[];
  /** Nothing found: the papers whose titles come nearest. */
  nearest: string[];
  /** The index is still being built: how much of it answers (0 to 1). Absent when all of it does. */
  ready?: number;
};

/** A paper that a text names, and the words that do: in lower case, without punctuation. */
export type NamedPaper = { id: string; title: string; words: string };

/** How strongly a paper matches a topic, above 0 to 1, and the words that did. */
export type TopicMatch = { id: string; strength: number; matched: Hit['matched'] };

/** The local index of papers. Never asks the network; safe to ask while it is being built. */
export interface SearchIndex {
  /**
   * `offset` pages through the same ranking. `today` anchors `since:7d`. `snippets`: whether hits have theirs, as when absent;
   * they take longer than the search.
   */
  search(
    query: Query,
    options: { limit: number; offset?: number; sort?: SortOrder; today: Date; snippets?: boolean },
  ): Promise<SearchAnswer>;
  /** The papers, of those given, in which all words of the topic hold. An empty query matches all with strength 1. */
  matches(topic: Query, ids: readonly string[], today: Date): Promise<TopicMatch[]>;
  /** Papers like this one; never itself. */
  similar(id: string, limit: number): Promise<Hit[]>;
  /** Papers whose title begins with or contains the half-typed text, for autocomplete. */
  suggest(text: string, limit: number): Promise<{ id: string; title: string }[]>;
  /** The papers that a text names by their title, by what stands before its colon, or by its first words, in its order. */
  named(text: string): Promise<NamedPaper[]>;
  /** The authors whom a text names in full, in any writing: each as it stands there. */
  authorsIn(text: string): Promise<string[]>;
  /** Adds papers, or replaces those with the same id. Searchable when the promise resolves. */
  add(papers: readonly Paper[]): Promise<void>;
  /** Whether every stored paper answers now, and how many papers do. */
  state(): { isLoaded: boolean; papers: number };
  /** Resolves when every stored paper answers. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
