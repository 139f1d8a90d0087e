import type { Query } from '../core/queries/query.ts';
import type { Hit, NamedPaper, SortOrder, TopicMatch } from '../core/queries/search.ts';
import type { Entry } from './entry.ts';
import type { Found } from './finder.ts';

/** What the main thread may ask the worker, and what comes back. Plain values only: they are copied between threads. */
export type Asks = {
  /** Begins with the snapshot in a file, if it is whole and ours; with an empty index otherwise. */
  open: { asked: { snapshotFile: string | undefined }; answered: Opened };
  add: { asked: { entries: Entry[] }; answered: { papers: number } };
  search: {
    asked: { query: Query; limit: number; offset: number; sort: SortOrder; today: Date };
    answered: Found & { papers: number };
  };
  matches: { asked: { topic: Query; ids: readonly string[]; today: Date }; answered: TopicMatch[] };
  similar: { asked: { id: string; limit: number }; answered: Hit[] };
  suggest: { asked: { text: string; limit: number }; answered: { id: string; title: string }[] };
  named: { asked: { text: string }; answered: NamedPaper[] };
  authorsIn: { asked: { text: string }; answered: string[] };
  /** Writes the snapshot; `asOf` (ISO): every change up to that mark of the store's is in it. */
  save: { asked: { snapshotFile: string; asOf: string }; answered: { bytes: number } };
  /** Forgets everything: the snapshot was of another database. */
  clear: { asked: Record<string, never>; answered: Record<string, never> };
};
export type AskKind = keyof Asks;

/** `refused` says why a snapshot was not used. `sample`: some ids, to tell whether it is of this database. */
export type Opened = { papers: number; asOf?: string; refused?: string; sample: string[] };

export type Ask = { [K in AskKind]: { number: number; kind: K; asked: Asks[K]['asked'] } }[AskKind];
export type Answer =
  | { number: number; kind: 'answer'; answered: Asks[AskKind]['answered'] }
  | { number: number; kind: 'failed'; reason: string };
