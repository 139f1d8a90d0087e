import type { Decision } from './ledger.ts';

/** The papers that matched and for which a channel had no place, by id, with the topic each matched. */
export const moreMatched = (decisions: readonly Decision[]): Map<string, string> =>
  new Map(decisions.flatMap(({ paper, verdict }) => (verdict.kind === 'over-cap' ? [[paper, verdict.topic]] : [])));
