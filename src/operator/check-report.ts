import type { Check } from '../core/status/check.ts';
import type { StatusReport } from '../core/status/status-report.ts';
import { utcTime } from '../core/status/utc-time.ts';
import { counted } from '../core/text.ts';

/** What the report says needs a hand, and whether the index has what is stored. */
export function checkReport({ process, papers, next, runs, needsHand }: StatusReport): Check {
  const [last] = runs;
  const index = process?.isRunning === true ? process.index : undefined;
  const behind = index?.isLoaded === true ? papers.settled - index.papers : 0;
  return {
    name: 'Process and posts',
    facts: [
      ...(process === undefined ? ['no process has posted from it yet: npm start'] : []),
      next[0] === undefined ? 'nothing is due' : `next post ${utcTime(next[0].at)}`,
      ...(last === undefined ? [] : [`last run ${utcTime(last.ranAt)}: ${last.outcome.kind}`]),
      ...(index === undefined
        ? []
        : [index.isLoaded ? `the index has ${counted(index.papers, 'paper')}` : 'the index is being loaded']),
    ],
    findings: [
      ...needsHand,
      ...(behind > 0
        ? [
            {
              what: `The index lacks ${counted(behind, 'paper')} that are stored.`,
              remedy: 'It takes them within a minute; if it does not, start the process again.',
            },
          ]
        : []),
    ],
  };
}
