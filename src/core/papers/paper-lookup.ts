import type { PersonKey } from '../chat/place.ts';
import type { Paper } from './paper.ts';

/** What is known of an arXiv id that is not in the store. "No such paper" is an answer; "could not ask" is another. */
export type LookedUp =
  | { kind: 'paper'; paper: Paper }
  | { kind: 'unknown' }
  | { kind: 'unreachable'; reason: string }
  /** What was sent for it cannot be read, and will not be tomorrow morning either. */
  | { kind: 'unreadable'; reason: string }
  /** This person has asked for too many. */
  | { kind: 'too-many'; waitMs: number };

/** Papers that were never on a list, or on a day that was not read: asked for one at a time, when somebody does. */
export interface PaperLookup {
  /** Who is asked, by name, in that order. */
  places: readonly string[];
  /** What is found is stored and searchable from then on. Never throws for an expected failure. */
  find(id: string, person: PersonKey, signal: AbortSignal): Promise<LookedUp>;
}
