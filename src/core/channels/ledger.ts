import { z } from 'zod';
import type { ChannelKey } from '../chat/place.ts';
import type { DeliveryState } from './delivery-state.ts';

const at = z.string();
const reason = z.string();

/**
 * A match: its topic, how strongly it matches (above 0 to 1), what it counted, its place, from 1, and what that came of:
 * its upvotes at the time, where its source counts them, and how many featured days it was behind the newest. Release
 * 0.1 kept neither.
 */
const Scored = {
  topic: z.string(),
  strength: z.number(),
  score: z.number(),
  rank: z.int(),
  upvotes: z.int().exactOptional(),
  age: z.int().exactOptional(),
  /** Of which source it had its place, by title, where there are several. */
  source: z.string().exactOptional(),
};

/** Why a paper was or was not chosen for a channel at one run. */
export const Verdict = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('chosen'), ...Scored }),
  /** It matched, and the channel takes no more than `cap` papers a digest. */
  z.strictObject({ kind: z.literal('over-cap'), ...Scored, cap: z.int() }),
  z.strictObject({ kind: z.literal('shown-already'), at }),
  /** It would match but for this exclusion, as printed: "-video". */
  z.strictObject({ kind: z.literal('excluded'), topic: z.string(), by: z.string() }),
  z.strictObject({ kind: z.literal('below-minimum'), topic: z.string(), upvotes: z.int(), minimum: z.int() }),
  z.strictObject({ kind: z.literal('no-match') }),
]);
export type Verdict = z.infer<typeof Verdict>;
export const Decision = z.strictObject({ paper: z.string(), verdict: Verdict });
export type Decision = z.infer<typeof Decision>;

/** What came of one planned run of a channel. */
export const RunOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('posted'), papers: z.int() }),
  z.strictObject({ kind: z.literal('nothing-new'), candidates: z.int() }),
  z.strictObject({ kind: z.literal('no-papers') }),
  z.strictObject({ kind: z.literal('source-unreachable'), since: at, reason }),
  /** `missed` posting times passed while nobody was there to post; the last of them was `lastDue`. */
  z.strictObject({ kind: z.literal('skipped-late'), missed: z.int(), lastDue: at }),
]);
export type RunOutcome = z.infer<typeof RunOutcome>;

/** What came of one run of one channel. Times are ISO UTC. */
export type Run = {
  dueAt: string;
  ranAt: string;
  /** The featured days looked at, newest first. A paper of these days without a decision did not match. */
  days: string[];
  /** Verdicts but `no-match`, which goes without saying: ten thousand channels would write a million of them a day. */
  decisions: Decision[];
  outcome: RunOutcome;
};

/** One message of a run: what it holds, and what became of it. */
export type RunMessage = {
  /** The run's. */
  dueAt: string;
  papers: string[];
  state: DeliveryState;
  expiresAt: string;
  /** When it is published to wherever the channel is followed; absent where it need not be, or is. */
  publishAt?: string;
};

/** A paper that stands in a channel (or is on its way there, until `sent`). */
export type ShownPaper = { paper: string; at: string; sent: boolean; url?: string };

/** What channels were shown, and what came of their runs. */
export interface Ledger {
  /** Of these papers, the ones this channel was shown or has on its way. */
  shown(channel: ChannelKey, papers: readonly string[]): Promise<Map<string, ShownPaper>>;
  /** The same for many channels at once, in their order. */
  shownIn(channels: readonly ChannelKey[], papers: readonly string[]): Promise<Map<string, ShownPaper>[]>;
  /** What this channel was shown since, newest first. */
  shownSince(channel: ChannelKey, since: Date): Promise<ShownPaper[]>;
  /** Whether what was sent there last stands as a message, and not as a post of its own; false where nothing was. */
  takesMessages(channel: ChannelKey): Promise<boolean>;
  lastRun(channel: ChannelKey): Promise<Run | undefined>;
  /** The run that was due at a time; undefined for none, or one of more than 30 days ago. */
  run(channel: ChannelKey, dueAt: string): Promise<Run | undefined>;
  /** The messages of the runs since, of the newest run first, each run's in their order. */
  messages(channel: ChannelKey, since: Date): Promise<RunMessage[]>;
  /** The latest runs, newest first. */
  runs(channel: ChannelKey, limit: number): Promise<Run[]>;
}
