import type { RunOutcome } from '../../core/channels/ledger.ts';
import type { Place } from '../../core/chat/place.ts';
import { localTime } from '../../core/schedules/zone.ts';

/** The one channel of the console. */
export const consolePlace: Place = { platform: 'console', tenant: 'console', channel: 'console', kind: 'public' };

/** Why a run posted nothing, in one line. */
export function whyNothing(outcome: Exclude<RunOutcome, { kind: 'posted' }>, zone: string): string {
  switch (outcome.kind) {
    case 'nothing-new':
      return 'Nothing to post: no paper of the latest days is new and matches the topics.';
    case 'no-papers':
      return 'Nothing to post: the paper source has no papers.';
    case 'source-unreachable':
      return `Nothing posted: the paper source has not answered since ${localTime(new Date(outcome.since), zone)} (${outcome.reason}).`;
    case 'skipped-late':
      return `Nothing posted: the digest due ${localTime(new Date(outcome.lastDue), zone)} is too late now.`;
    default:
      return outcome satisfies never;
  }
}
