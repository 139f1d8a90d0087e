import type { Decision } from './delivery.ts';
import type { Paper } from './paper.ts';

/** A chosen paper and its reason. */
export type Pick = { paper: Paper; topic: string; strength: number; score: number };

/** What a channel would get now, and the verdict on every candidate. */
export type Preview = { picks: Pick[]; moreMatched: number; decisions: Decision[]; days: string[] };
