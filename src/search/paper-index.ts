import { LRUCache } from 'lru-cache';
import { fold } from '../core/fold.ts';
import { type AnalysedWord, eachWord } from './analysis.ts';
import { ByteLists } from './byte-lists.ts';
import { type Entry, fingerprint, titleKey } from './entry.ts';
import { Numbers } from './numbers.ts';
import { Texts } from './texts.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordTable } from './word-table.ts';

/** Where in a paper a term stands, as bits of a posting. */
export const fieldBits = { title: 1, keywords: 2, abstract: 4, authors: 8, organisation: 16 } as const;
export type Field = keyof typeof fieldBits;
export const fields: readonly Field[] = ['title', 'keywords', 'abstract', 'authors', 'organisation'];

/** Codes in a paper's sequence that are no terms; term t is written as t + firstTerm. */
export const codes = { gap: 0, nextPart: 1, nextField: 2, samePlace: 3, firstTerm: 4 } as const;

/**
 * How often a word of the title counts, and any other once: three times in one text field, because a title scored
 * as a field of its own made the ranking worse on every judged collection.
 */
const titleWeight = 3;
const mostWeight = 1 << 20;

/**
 * The papers as the search sees them: for every term the papers that hold it (postings), and for every paper its
 * terms in order (its sequence), from which phrases, topics, similar papers and removals are answered. No text is
 * kept but the titles. A paper's number is its place in order of arrival; a replaced paper leaves a dead number.
 */
export class PaperIndex {
  readonly vocabulary: Vocabulary;
  /** By term: difference of paper numbers, then (weight - 1) * 32 + field bits, in turns. */
  readonly postings: ByteLists;
  /** By paper: {@link codes}. */
  readonly sequences: ByteLists;
  /** A paper that was replaced is found by its id no more. */
  readonly ids: WordTable;
  readonly titles: Texts;
  /** What {@link Entry.lists} says, each text once. */
  readonly lists: WordTable;
  readonly #codes = new LRUCache<AnalysedWord, WordCodes>({ max: 20_000 });
  readonly columns: PaperColumns;
  /** Living papers, and the sum of their lengths. */
  count = 0;
  #lengths = 0;
  /** Changes with every change of content: what is derived from the index is stale when it differs. */
  generation = 0;

  constructor(stored?: Partial<StoredPapers>) {
    this.vocabulary = stored?.vocabulary ?? new Vocabulary();
    this.postings = stored?.postings ?? new ByteLists();
    this.sequences = stored?.sequences ?? new ByteLists();
    this.ids = new WordTable(stored?.ids);
    this.titles = stored?.titles ?? new Texts();
    this.lists = new WordTable(stored?.lists);
    this.columns = stored?.columns ?? emptyColumns();
    for (let paper = 0; paper < this.ids.length; paper++) {
      if (!this.isAlive(paper)) continue;
      this.count++;
      this.#lengths += this.columns.length.get(paper);
    }
  }

  numberOf(id: string): number | undefined {
    const paper = this.ids.find(id);
    return paper !== undefined && this.isAlive(paper) ? paper : undefined;
  }

  /** Dead papers have no length; living ones at least 1. */
  isAlive(paper: number): boolean {
    return this.columns.length.get(paper) > 0;
  }

  averageLength(): number {
    return this.count === 0 ? 1 : this.#lengths / this.count;
  }

  /** Share of numbers that are dead. */
  waste(): number {
    return this.ids.length === 0 ? 0 : 1 - this.count / this.ids.length;
  }

  /** Adds a paper, or replaces it. A paper whose words are the same only gets its new votes, code and days. */
  add(entry: Entry): void {
    const { columns } = this;
    const print = fingerprint(entry);
    const before = this.numberOf(entry.id);
    if (before !== undefined && columns.fingerprint.get(before) === print) {
      columns.upvotes.set(before, entry.upvotes);
      columns.code.set(before, entry.code);
      columns.day.set(before, entry.day);
      columns.lists.set(before, this.#numberOfLists(entry));
      return;
    }
    if (before !== undefined) this.remove(entry.id);
    const paper = this.ids.push(entry.id);
    this.titles.push(entry.title);
    columns.upvotes.push(entry.upvotes);
    columns.code.push(entry.code);
    columns.day.push(entry.day);
    columns.lists.push(this.#numberOfLists(entry));
    columns.fingerprint.push(print);
    columns.titleKey.push(titleKey(entry.title));
    const length = this.#write(paper, this.#read(entry));
    columns.length.push(length);
    this.count++;
    this.#lengths += length;
    this.generation++;
    this.postings.packIfGrown();
    this.sequences.packIfGrown();
  }

  #numberOfLists({ lists }: Entry): number {
    return this.lists.find(lists) ?? this.lists.push(lists);
  }

  /** Tells which papers a source or a category, or one below it, listed. */
  listedIn(name: string): (paper: number) => boolean {
    const wanted = fold(name);
    const holds = Uint8Array.from({ length: this.lists.length }, (_, number) => {
      const names = this.lists.get(number).split(' ');
      return names.some((one) => one === wanted || one.startsWith(`${wanted}.`)) ? 1 : 0;
    });
    return (paper) => holds[this.columns.lists.get(paper)] === 1;
  }

  remove(id: string): void {
    const paper = this.numberOf(id);
    if (paper === undefined) return;
    for (const term of new Set(this.sequences.numbers(paper))) {
      if (term >= codes.firstTerm) this.vocabulary.forget(term - codes.firstTerm);
    }
    this.count--;
    this.#lengths -= this.columns.length.get(paper);
    this.columns.length.set(paper, 0);
    this.generation++;
  }

  /** The same papers without the dead ones, numbered anew in the same order. */
  compacted(): PaperIndex {
    const living = new PaperIndex({ vocabulary: this.vocabulary.emptied(), lists: this.lists });
    for (let paper = 0; paper < this.ids.length; paper++) {
      if (this.isAlive(paper)) living.#take(this, paper);
    }
    living.postings.pack();
    living.sequences.pack();
    return living;
  }

  #take(from: PaperIndex, paper: number): void {
    const number = this.ids.push(from.ids.get(paper));
    this.titles.push(from.titles.get(paper));
    for (const name of columnNames) this.columns[name].push(from.columns[name].get(paper));
    this.#lengths += this.#write(number, from.sequences.numbers(paper));
    this.count++;
  }

  /** A paper's terms in order, with field and part boundaries. */
  #read(entry: Entry): number[] {
    const sequence: number[] = [];
    const writeParts = (parts: readonly string[], kind: 'text' | 'name', times = 1) => {
      for (const part of parts) {
        eachWord(part, kind, (word) => {
          const { written, steps } = this.#codesOf(word, kind);
          this.vocabulary.write(written, times);
          for (const code of steps) sequence.push(code);
        });
        sequence.push(codes.nextPart);
      }
      sequence.push(codes.nextField);
    };
    writeParts([entry.title], 'text', titleWeight);
    writeParts(entry.keywords, 'text');
    writeParts([entry.abstract], 'text');
    writeParts(entry.authors, 'name');
    writeParts(entry.organisation === undefined ? [] : [entry.organisation], 'name');
    return sequence;
  }

  /** A word in numbers. Remembered, since most words of a paper have been seen a moment ago. */
  #codesOf(word: AnalysedWord, kind: 'text' | 'name'): WordCodes {
    const known = this.#codes.get(word);
    if (known !== undefined) return known;
    const steps: number[] = [];
    for (const step of word.steps) {
      if (step.length === 0) steps.push(codes.gap);
      for (const [nth, term] of step.entries()) {
        if (nth > 0) steps.push(codes.samePlace);
        steps.push(this.vocabulary.number(term) + codes.firstTerm);
      }
    }
    const written = kind === 'name' ? [] : word.written.map((text) => this.vocabulary.writtenNumber(text));
    this.#codes.set(word, { steps, written });
    return { steps, written };
  }

  /** Writes sequence and postings; gives the paper's length, its terms counted as they weigh (at least 1). */
  #write(paper: number, sequence: number[]): number {
    this.sequences.append(paper, sequence);
    const found = new Map<number, number>();
    let field = 0;
    let length = 0;
    for (const code of sequence) {
      if (code === codes.nextField) field++;
      if (code < codes.firstTerm) continue;
      const name = fields[field] ?? 'abstract';
      const term = code - codes.firstTerm;
      const before = found.get(term) ?? 0;
      const isText = fieldBits[name] < fieldBits.authors;
      // A paper with five authors named Wang is not more by Wang than another.
      const times = name === 'title' ? titleWeight : 1;
      const weight = isText ? Math.min((before >> 5) + times, mostWeight) : 1;
      if (isText) length += times;
      found.set(term, (weight << 5) | (before & 31) | fieldBits[name]);
    }
    for (const [term, entry] of found) {
      this.postings.append(term, [paper - this.vocabulary.lastPaper(term), entry - 32]);
      this.vocabulary.occurs(term, paper);
    }
    return Math.max(length, 1);
  }
}

/** A word's stretch of a sequence, and its words as written, by number. */
type WordCodes = { steps: number[]; written: number[] };

/** One number a paper and column. */
export type PaperColumns = {
  /** Terms of title, keywords and abstract, counted as they weigh; 0 for a dead paper. */
  length: Numbers;
  upvotes: Numbers;
  /** 1 where the paper's page links code. */
  code: Numbers;
  /** Days since 1970 on which it was featured, else published; 0 unknown. */
  day: Numbers;
  /** By number in {@link PaperIndex.lists}. */
  lists: Numbers;
  /** Of everything that is indexed. */
  fingerprint: Numbers;
  /** Of the title's letters and digits. */
  titleKey: Numbers;
};
export const columnNames = ['length', 'upvotes', 'code', 'day', 'lists', 'fingerprint', 'titleKey'] as const;

/** What a snapshot gives back. */
export type StoredPapers = {
  vocabulary: Vocabulary;
  postings: ByteLists;
  sequences: ByteLists;
  ids: Texts;
  titles: Texts;
  lists: Texts;
  columns: PaperColumns;
};

const emptyColumns = (): PaperColumns => ({
  length: new Numbers(),
  upvotes: new Numbers(),
  code: new Numbers(),
  day: new Numbers(),
  lists: new Numbers(),
  fingerprint: new Numbers(),
  titleKey: new Numbers(),
});
