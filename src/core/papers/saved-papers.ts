import type { PersonKey } from '../chat/place.ts';

/** A person's private list of papers. */
export interface SavedPapers {
  /** False when the paper is on the list already. */
  add(person: PersonKey, paper: string, at: Date): Promise<boolean>;
  /** False when it is not on the list. */
  remove(person: PersonKey, paper: string): Promise<boolean>;
  /** The papers' ids, saved last first. */
  list(person: PersonKey): Promise<string[]>;
}
