import type { ChannelKey } from '../chat/place.ts';
import type { Paper } from '../papers/paper.ts';

/** A sentence of a paper and where it stands: "abstract", "title", "keywords", or a section's title. Numbers count from 1 in a section. */
export type Sentence = { text: string; section: string; number: number; id?: string };

/** A section of a full text; `id` is its place in arXiv's page of the paper ("S4.SS2"). */
export type Section = { title: string; text: string; id?: string; tables?: Table[] };

/** A table of a full text, its spans written out: every row, and every row of heads, has a cell for each column. */
export type Table = {
  /** "Table 2", where it is numbered. */
  label?: string;
  caption: string;
  /** Its place in arXiv's page of the paper ("S4.T2"). */
  id?: string;
  /** The rows that head the columns, from the top. */
  heads: string[][];
  rows: string[][];
  /** How many columns on the left head the rows. */
  headColumns: number;
};

/** A cell of a table as it stands there, under the heads of its row and of its column, outermost first. */
export type QuotedCell = { row: string[]; column: string[]; text: string };

/**
 * Words of a paper, verbatim: a sentence, or cells of one row of a table, which `text` puts together with their heads. A
 * row's `section` is the table's number and caption.
 */
export type Quote = {
  paper: string;
  text: string;
  section: string;
  number: number;
  score: number;
  /** The place in arXiv's page of the paper. */
  id?: string;
  cells?: QuotedCell[];
  /** The sentence before, verbatim, where a quote leans on it ("This …"). */
  before?: string;
  /** The items of the list that a sentence introduces, verbatim. */
  items?: string[];
  /** Later sentences of the section, verbatim and in its order, that say the rest of the answer. */
  further?: Sentence[];
};

/** A sentence in a model's words, with the quotes it rests on. Plain text without links. */
export type Claim = { text: string; quotes: Quote[] };

/** What is known about a paper's full text when an answer is given. */
export type FullTextState = 'read' | 'part' | 'coming' | 'missing' | 'busy' | 'not-at-arxiv';

/** What the language model did for an answer, and how many questions the channel has left today. */
export type ModelUse = {
  name: string;
  outcome: 'coming' | 'answered' | 'nothing-answers' | 'nothing-usable' | 'no-answer' | 'limit-reached';
  used: number;
  limit: number;
  /** Whose limit it was that is reached. */
  reached?: keyof ModelLimits;
  /** Why there was no answer. */
  fault?: ModelFault;
};

/** What can go wrong with a language model, from the way there to its answer. */
export type ModelFault =
  | 'unreachable'
  | 'wrong-address'
  | 'refused-key'
  | 'unknown-model'
  | 'no-credit'
  | 'too-many'
  | 'refused-request'
  | 'too-long'
  | 'failed'
  | 'late'
  | 'broke-off'
  | 'cut-off'
  | 'declined'
  | 'silent'
  | 'unreadable';

/** Questions to the language model in a UTC day: of a channel, of a person wherever they ask, and of everybody. */
export type ModelLimits = { channel: number; person: number; total: number };

type AnswerCommon = {
  /** What was looked through. */
  read: 'abstract' | 'full text';
  fullText?: FullTextState;
  model?: ModelUse;
  /** Of several papers those that are about the question, the best first. */
  about?: string[];
};

/** What the text says to a question. `unmentioned`: what the question names and the text nowhere does. */
export type Answer =
  | (AnswerCommon & { kind: 'quotes'; quotes: Quote[]; claims?: Claim[] })
  | (AnswerCommon & {
      kind: 'does-not-say';
      nearest?: Quote;
      /** Of several papers, what comes nearest in each of the first. */
      nearby?: Quote[];
      unmentioned?: string[];
    });

/** Answers questions by quoting. Pure computation: no network, no disk. */
export interface Answerer {
  /**
   * About one paper, with its full text when there is one. `earlier`: the thread's earlier questions, oldest first;
   * `cover`: the least share of a claim or a phrase, 0 to 1, that a sentence must say.
   */
  about(
    paper: Paper,
    sections: Section[] | undefined,
    question: string,
    options: { earlier: readonly string[]; cover?: number | undefined; signal: AbortSignal },
  ): Promise<Answer>;
  /** What to search all papers for, to answer a question from what is found. */
  searches(question: string): string[];
  /** A search for more of what a question is about: what the field calls it, or the question's words that name it. */
  searchForMore(question: string): string;
  /** From the best few of these papers; `scores` are the search's, in the same order. */
  among(
    papers: readonly Paper[],
    question: string,
    options: { scores: readonly number[]; signal: AbortSignal },
  ): Promise<Answer>;
  /** The sentences most worth reading for a question, best first: what a language model is given. */
  evidence(
    paper: Paper,
    sections: Section[] | undefined,
    question: string,
    options: { earlier: readonly string[]; limit: number },
  ): Promise<Quote[]>;
}

/** A language model that may only restate and must quote. Never throws for an expected failure. */
export interface AnswerModel {
  readonly name: string;
  /**
   * The claims that survived checking (none: nothing usable), that by the model's word nothing in the sentences
   * answers, or why it gave no answer and whether that cost nothing. `reason` is for the log.
   */
  claims(
    evidence: readonly Quote[],
    question: { text: string; earlier: readonly string[]; title: string },
    signal: AbortSignal,
  ): Promise<
    | { kind: 'claims'; claims: Claim[] }
    | { kind: 'nothing-answers' }
    | { kind: 'no-answer'; fault: ModelFault; reason: string; isFree: boolean }
  >;
  /** Asks it something small, and learns anew what its address takes. */
  check(signal: AbortSignal): Promise<ModelHealth>;
  /** Whether it is known what its address takes. */
  isKnown(): Promise<boolean>;
}

/** Whether a model answers, in sentences for the operator: what its address takes, or what is wrong and what to do. */
export type ModelHealth =
  | { kind: 'answers'; words: string }
  | { kind: 'trouble'; fault: ModelFault; what: string; remedy: string };

/** What is stored of a paper's full text. */
export type StoredFullText =
  | {
      kind: 'sections';
      sections: Section[];
      source: string;
      /** What comes after could not be read. */
      isPart: boolean;
      /** As release 0.2 and those before read it; worth reading again. */
      isOld?: true;
    }
  /** There is none, or none that can be read; worth asking again after this time. */
  | { kind: 'missing'; reason: string; retryAfter: string };

/** Full texts kept in the database, one paper at a time. */
export interface FullTextStore {
  get(paper: string): Promise<StoredFullText | undefined>;
  save(paper: string, text: StoredFullText, at: Date): Promise<void>;
}

/** Full texts of papers: from the store, else fetched once. */
export interface FullTexts {
  /** What the store knows now; undefined when it is worth fetching. */
  stored(paper: string): Promise<StoredFullText | undefined>;
  /** Fetches, keeps and gives it. `busy`: too many of this channel's papers wait already, or the sources pause. */
  fetch(
    paper: string,
    channel: ChannelKey,
    signal: AbortSignal,
  ): Promise<StoredFullText | { kind: 'busy'; reason: string }>;
}
