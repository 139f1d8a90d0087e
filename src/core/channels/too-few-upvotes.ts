import { counted } from '../text.ts';
import type { Decision } from './ledger.ts';

/** "3 papers match, with fewer upvotes than wanted here (at least 50)."; undefined where that kept none away. */
export function tooFewUpvotes(decisions: readonly Decision[]): string | undefined {
  const minimums = decisions.flatMap(({ verdict }) => (verdict.kind === 'below-minimum' ? [verdict.minimum] : []));
  if (minimums.length === 0) return undefined;
  const match = minimums.length === 1 ? 'matches' : 'match';
  return `${counted(minimums.length, 'paper')} ${match}, with fewer upvotes than wanted here (at least ${Math.min(...minimums)}).`;
}
