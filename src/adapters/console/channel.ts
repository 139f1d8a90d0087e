import type { RunOutcome } from '../../core/channels/ledger.ts';
import type { Channel } from '../../core/channels/subscription.ts';
import type { Place } from '../../core/chat/place.ts';
import { localTime } from '../../core/schedules/zone.ts';

/** The one channel of the console. */
export const consolePlace: Place = { platform: 'console', tenant: 'console', channel: 'console', kind: 'public' };

/** Under which key it stands what its channel was set up from. */
export const settingsNote = 'console settings';

export const unsubscribed = 'No papers come here, because all topics were unsubscribed: subscribe adds one.';

/** When papers come next; or that none do, and what to do. */
export function nextPapers(channel: Channel | undefined): string {
  if (channel === undefined) return unsubscribed;
  if (channel.pause !== undefined)
    return 'No papers come here, because the posts are paused: resume starts them again.';
  return `Next papers: ${localTime(new Date(channel.nextDue), channel.schedule.timezone)}.`;
}

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
