import type { Paper } from '../papers/paper.ts';
import type { SourceInfo } from '../papers/paper-source.ts';
import type { Decision, Verdict } from './ledger.ts';
import { type Preview, type RankInput, rank } from './rank.ts';

/** What one source has for the channels: its days, newest first, and the papers it showed on them. */
export type SourceList = {
  source: Pick<SourceInfo, 'name' | 'title' | 'votes'>;
  days: readonly string[];
  candidates: readonly Paper[];
};

/**
 * What a channel gets of several sources: they share the places in turn, as far as each has papers that match, and each
 * fills its own in its own order (see {@link rank}). So votes are compared with votes alone. The same as {@link rank}
 * where there is one source.
 */
export function rankSources(
  lists: readonly SourceList[],
  input: Pick<RankInput, 'findings' | 'shown' | 'top'>,
): Preview {
  const ranked = (list: SourceList, top: number) =>
    rank({ ...input, top, ...list, source: list.source.name, votes: list.source.votes });
  const [only, ...others] = lists;
  if (only !== undefined && others.length === 0) return ranked(only, input.top);
  const places = inTurn(
    lists.map((list) => ranked(list, input.top).picks.length),
    input.top,
  );
  const previews = lists.map((list, at) => named(ranked(list, places[at] ?? 0), list.source.title));
  return {
    picks: previews.flatMap(({ picks }) => picks),
    moreMatched: previews.reduce((sum, { moreMatched }) => sum + moreMatched, 0),
    decisions: previews.flatMap(({ decisions }) => decisions),
    days: [...new Set(lists.flatMap(({ days }) => days))].sort().reverse(),
  };
}

/** How many of the places each gets that wants so many: one after the other, as long as any is left. */
function inTurn(wanted: readonly number[], places: number): number[] {
  const given = wanted.map(() => 0);
  for (let left = places; left > 0; ) {
    const open = wanted.flatMap((want, at) => ((given[at] ?? 0) < want ? [at] : []));
    if (open.length === 0) break;
    for (const at of open.slice(0, left)) given[at] = (given[at] ?? 0) + 1;
    left -= Math.min(left, open.length);
  }
  return given;
}

/** Places are those of a source where there are several, and `why` says of which. */
const named = (preview: Preview, source: string): Preview => ({
  ...preview,
  decisions: preview.decisions.map(({ paper, verdict }): Decision => ({ paper, verdict: of(verdict, source) })),
});

const of = (verdict: Verdict, source: string): Verdict =>
  verdict.kind === 'chosen' || verdict.kind === 'over-cap' ? { ...verdict, source } : verdict;
