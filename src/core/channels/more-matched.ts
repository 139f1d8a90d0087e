import type { Button } from '../chat/reply.ts';
import type { Decision } from './ledger.ts';

/** Under a post: exactly the papers that matched and for which the channel had no place, for the person alone. */
export const moreButton = ({ moreMatched, dueAt }: { moreMatched: number; dueAt: Date }): Button => ({
  label: `${moreMatched} more`,
  invoke: { command: 'more', options: { run: dueAt.toISOString() } },
});

/** Those papers, by id, with the topic each matched. */
export const moreMatched = (decisions: readonly Decision[]): Map<string, string> =>
  new Map(decisions.flatMap(({ paper, verdict }) => (verdict.kind === 'over-cap' ? [[paper, verdict.topic]] : [])));
