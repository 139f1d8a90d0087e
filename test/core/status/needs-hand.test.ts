import { expect, it } from 'vitest';
import { needsHand } from '../../../src/core/status/needs-hand.ts';
import type { StatusReport } from '../../../src/core/status/status-report.ts';
import { aProcess, aReport, aRun } from '../../fixtures/status.ts';

const now = new Date('2026-06-19T09:05:00.000Z');
const whatNeedsHand = (given: Partial<StatusReport>) => needsHand(aReport(given), now).map(({ what }) => what);

it('is nothing when all is well', () => {
  expect(whatNeedsHand({})).toEqual([]);
});

it('says that the process was stopped or has fallen silent, and nothing else of it; before the first start nothing', () => {
  const chats = [{ platform: 'slack' as const, state: 'away' as const, since: '2026-06-19T08:00:00.000Z' }];
  const { process: _, ...never } = aReport();
  expect(needsHand(never, now)).toEqual([]);
  expect(whatNeedsHand({ process: aProcess({ isRunning: false, chats }) })).toEqual([
    'The process has said nothing since 2026-06-19 09:05 UTC: it was killed, or hangs.',
  ]);
  const stoppedAt = '2026-06-19T09:01:00.000Z';
  expect(whatNeedsHand({ process: aProcess({ isRunning: false, stoppedAt, chats }) })).toEqual([
    `No process runs: the last one was stopped at 2026-06-19 09:01 UTC.`,
  ]);
});

it('is a heart that does not beat, a chat that is away and a source that cannot be reached', () => {
  const process = aProcess({
    heartbeatAt: '2026-06-19T08:54:00.000Z',
    chats: [
      { platform: 'discord', state: 'ended', since: '2026-06-19T08:00:00.000Z', reason: 'the token was reset' },
      { platform: 'slack', state: 'away', since: '2026-06-19T08:30:00.000Z' },
    ],
    sources: [
      { name: 'arXiv', isReachable: false, since: '2026-06-19T08:40:00.000Z', reason: 'timed out' },
      // Not asked yet.
      { name: 'Hugging Face' },
    ],
  });
  expect(whatNeedsHand({ process })).toEqual([
    'Nothing is planned: no heartbeat was done since 2026-06-19 08:54 UTC.',
    'Discord is closed for good since 2026-06-19 08:00 UTC: the token was reset.',
    'Slack is away since 2026-06-19 08:30 UTC.',
    'arXiv cannot be reached since 2026-06-19 08:40 UTC: timed out.',
  ]);
});

it('is a channel that cannot be posted to, and a run of the last two days that did not arrive', () => {
  const channel = { platform: 'slack', kind: 'public', tenant: 'T1', channel: 'C1', name: 'papers' } as const;
  const unreachable = [{ channel, since: '2026-06-18T09:00:00.000Z', reason: 'the channel is archived' }];
  const lost = { messages: [{ state: 'rejected' as const, reason: 'too long' }] };
  const runs = [
    aRun(lost),
    aRun({ messages: [{ state: 'sent' }, { state: 'expired' }] }),
    aRun({ messages: [{ state: 'gone', reason: 'told of the channel' }] }),
    aRun({ outcome: { kind: 'skipped-late', missed: 2, lastDue: '2026-06-19T09:00:00.000Z' } }),
    aRun({ ...lost, ranAt: '2026-06-17T09:00:00.000Z' }),
  ];
  expect(whatNeedsHand({ unreachable, runs })).toEqual([
    'Slack #papers (C1) gets nothing since 2026-06-18 09:00 UTC: the channel is archived.',
    'Discord 4711, due 2026-06-19 09:00 UTC: a message was refused (too long).',
    'Discord 4711, due 2026-06-19 09:00 UTC: a message could not be sent in time.',
    'Discord 4711, due 2026-06-19 09:00 UTC: 2 posts skipped, since nobody was there to post.',
  ]);
});
