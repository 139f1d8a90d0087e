import type { MessageRef, ReactedTo, Thumb } from '../chat/chat-adapter.ts';
import type { ChannelKey } from '../chat/place.ts';

/** How many people of a channel are for a paper, and how many against. */
export type Tally = { up: number; down: number };

/**
 * Thumbs on our messages about one paper, as stored. In a channel a person has one vote a paper: the latest of their
 * thumbs that still stands there, on whichever message. Every method is one unit of work.
 */
export interface VoteStore {
  /** A message of ours is about this paper: thumbs on it count. */
  said(message: MessageRef, paper: string, at: Date): Promise<void>;
  /**
   * Keeps a thumb; says whose vote about what changed, undefined where the message is none about one paper. `toldAt`: when
   * it was put there, by the platform: it comes before those of that person that were put there later. Absent: it is the latest.
   */
  vote(on: ReactedTo, person: string, value: Thumb, at: Date, toldAt?: Date): Promise<VotedPaper | undefined>;
  /**
   * Thumbs were taken off: everybody's where no person is named, both where no value is. `toldAt`: when, by the platform:
   * those that were put there later stand.
   */
  withdraw(on: ReactedTo, whose: { person?: string; value?: Thumb }, toldAt?: Date): Promise<VotedPaper | undefined>;
  /** Papers nobody voted for are left out. */
  tallies(channel: ChannelKey, papers: readonly string[]): Promise<Map<string, Tally>>;
}

export type VotedPaper = { channel: ChannelKey; paper: string };

/** "👍 3 · 👎 1"; empty where nobody voted. */
export const tallyLine = ({ up, down }: Tally = { up: 0, down: 0 }): string =>
  [...(up > 0 ? [`👍 ${up}`] : []), ...(down > 0 ? [`👎 ${down}`] : [])].join(' · ');
