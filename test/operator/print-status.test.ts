import { expect, it } from 'vitest';
import { needsHand } from '../../src/core/status/needs-hand.ts';
import { printStatus } from '../../src/operator/print-status.ts';
import { aProcess, aReport, aRun } from '../fixtures/status.ts';

const slack = (channel: string) => ({ platform: 'slack', kind: 'public', tenant: 'T1', channel }) as const;

it('names eleven faults first, each with its remedy', () => {
  const planted = aReport({
    process: aProcess({
      heartbeatAt: '2026-06-19T08:50:00.000Z',
      chats: [
        { platform: 'discord', state: 'ended', since: '2026-06-19T08:00:00.000Z', reason: 'the token was reset' },
        { platform: 'slack', state: 'away', since: '2026-06-19T08:30:00.000Z', reason: 'no answer' },
      ],
      sources: [
        { name: 'Hugging Face', isReachable: false, since: '2026-06-19T07:00:00.000Z', reason: 'answered 503' },
      ],
    }),
    installations: [{ platform: 'slack', installed: 3, silent: [{ tenant: 'T2', since: '2026-06-19T08:40:00.000Z' }] }],
    unreachable: [
      { channel: slack('C1'), since: '2026-06-18T09:00:00.000Z', reason: 'the channel is archived' },
      { channel: slack('C2'), since: '2026-06-18T09:00:00.000Z', reason: 'I was removed' },
    ],
    runs: [
      aRun({ channel: slack('C3'), messages: [{ state: 'rejected', reason: 'too long' }] }),
      aRun({ channel: slack('C4'), messages: [{ state: 'sent' }, { state: 'expired' }] }),
      aRun({ channel: slack('C5'), messages: [{ state: 'assumed' }] }),
      aRun({ channel: slack('C6'), outcome: { kind: 'skipped-late', missed: 2, lastDue: '' }, messages: [] }),
    ],
  });
  const told = printStatus({ ...planted, needsHand: needsHand(planted, new Date(planted.at)) });
  const faults: [what: RegExp, remedy: RegExp][] = [
    [/no heartbeat was done since 2026-06-19 08:50 UTC/, /Start the process again/],
    [/Discord is closed for good .*: the token was reset/, /start the process again/],
    [/Slack is away since .*: no answer/, /it is asked again by itself/],
    [/Hugging Face cannot be reached .*: answered 503/, /Check the network/],
    [/Slack: nothing is sent to T2 since 2026-06-19 08:40 UTC/, /at once when it is installed there again/],
    [/Slack C1 gets nothing .*: the channel is archived/, /\/paper resume in that channel/],
    [/Slack C2 gets nothing .*: I was removed/, /\/paper resume in that channel/],
    [/Slack C3, due .*: a message was refused \(too long\)/, /\/paper why in that channel/],
    [/Slack C4, due .*: a message could not be sent in time/, /\/paper why in that channel/],
    [/Slack C5, due .*: nobody can tell whether a message arrived/, /\/paper why in that channel/],
    [/Slack C6, due .*: 2 posts skipped/, /CATCH_UP_HOURS/],
  ];
  const [, section = ''] = /^Needs a hand\n(.*?)\n\n/ms.exec(told) ?? [];
  const lines = section.split('\n');
  expect(lines).toHaveLength(2 * faults.length);
  for (const [n, [what, remedy]] of faults.entries()) {
    expect(lines[2 * n]).toMatch(what);
    expect(lines[2 * n + 1]).toMatch(/^ +→ /);
    expect(lines[2 * n + 1]).toMatch(remedy);
  }
  expect(told).toContain('slack: 3 workspaces, 1 of them silent: T2');
});

it('says that nothing has run yet, and shows no more of a store that is empty', () => {
  const { process: _, ...rest } = aReport({
    papers: { stored: 0, settled: 0 },
    ...{ channels: [], next: [], runs: [] },
  });
  expect(printStatus(rest)).toBe(`Paperboy 0.2.0, 2026-06-19 09:05 UTC

Process
  none has posted from this database yet: npm start

Papers
  0 papers, no source has answered yet
`);
});

it('says of the sample that it is one', () => {
  expect(printStatus(aReport({ papers: { stored: 40, settled: 40 } }))).toContain(
    '40 papers of the sample, no source has answered yet',
  );
});
