import type { NamedChannel } from '../../src/core/status/named-channel.ts';
import { needsHand } from '../../src/core/status/needs-hand.ts';
import type { StatusReport } from '../../src/core/status/status-report.ts';
import { aProcess, aReport, aRun } from '../fixtures/status.ts';

const slack = (name: string, channel: string): NamedChannel => ({
  ...{ platform: 'slack', kind: 'public', tenant: 'T0PAPERBOY', channel, name },
});
const discord: NamedChannel = { platform: 'discord', kind: 'public', tenant: '42', channel: '1187654321098765432' };

/** A morning on which several things went wrong, some of them with long names. */
export function aBusyReport(): StatusReport {
  const report = aReport({
    due: 12,
    process: aProcess({
      heartbeatAt: '2026-06-19T09:04:00.000Z',
      chats: [
        { platform: 'discord', state: 'connected', since: '2026-06-01T08:00:01.000Z' },
        {
          ...{ platform: 'slack', state: 'away', since: '2026-06-19T08:31:00.000Z' },
          reason:
            'SLACK_BOT_TOKEN: Slack does not accept it (account_inactive); install the app again, and copy its token',
        },
      ],
      sources: [
        {
          name: 'Hugging Face',
          isReachable: false,
          since: '2026-06-19T07:12:00.000Z',
          reason: 'huggingface.co answered 503',
        },
      ],
    }),
    channels: [
      { platform: 'discord', active: 1204, paused: 31, tenants: 388 },
      { platform: 'slack', active: 47, paused: 0, tenants: 1 },
    ],
    next: [
      {
        channel: slack('reading-group-on-world-models-and-video-generation', 'C0READING'),
        at: '2026-06-19T09:30:00.000Z',
      },
      { channel: discord, at: '2026-06-19T10:00:00.000Z' },
      { channel: { platform: 'discord', kind: 'dm' }, at: '2026-06-19T16:00:00.000Z' },
    ],
    unreachable: [{ channel: discord, since: '2026-06-18T09:00:02.000Z', reason: 'the bot may not write there' }],
    outbox: [
      { platform: 'discord', state: 'pending', messages: 12, oldestAt: '2026-06-19T09:00:00.000Z' },
      { platform: 'slack', state: 'unknown', messages: 1, oldestAt: '2026-06-19T08:30:00.000Z' },
    ],
    runs: [
      aRun({ channel: slack('papers', 'C0PAPERS'), messages: [{ state: 'sent' }, { state: 'sent' }] }),
      aRun({ outcome: { kind: 'posted', papers: 8 }, messages: [{ state: 'sent' }, { state: 'pending' }] }),
      aRun({ channel: discord, messages: [{ state: 'rejected', reason: 'a word that the server forbids' }] }),
      aRun({ outcome: { kind: 'nothing-new', candidates: 31 }, messages: [] }),
      aRun({
        channel: slack('vision', 'C0VISION'),
        outcome: { kind: 'skipped-late', missed: 2, lastDue: '' },
        messages: [],
      }),
    ],
  });
  return { ...report, needsHand: needsHand(report, new Date(report.at)) };
}
