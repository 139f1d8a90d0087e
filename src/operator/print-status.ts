import { channelText } from '../core/status/named-channel.ts';
import type { ProcessStatus } from '../core/status/process-status.ts';
import type { RunStatus, StatusReport } from '../core/status/status-report.ts';
import { utcTime } from '../core/status/utc-time.ts';
import { counted } from '../core/text.ts';

/** Runs that are shown; `--json` has twenty. */
const runsShown = 8;

/** How it is, for a person at a terminal: what needs a hand first. */
export function printStatus(report: StatusReport): string {
  const { papers } = report;
  const sections: [title: string, lines: string[]][] = [
    ['Needs a hand', report.needsHand.map(({ what, remedy }) => `${what}\n  → ${remedy}`)],
    ['Process', processLines(report)],
    ['Papers', [papersLine(papers)]],
    [
      'Channels',
      report.channels.map(
        ({ platform, active, paused, tenants }) =>
          `${platform}: ${active} active, ${paused} paused, of ${tenants} ${tenantsOf[platform]}`,
      ),
    ],
    [
      'Installed by themselves',
      report.installations.map(({ platform, installed, silent }) => {
        const out =
          silent.length === 0
            ? ''
            : `, ${silent.length} of them silent: ${silent.map(({ tenant }) => tenant).join(', ')}`;
        return `${platform}: ${counted(installed, 'workspace')}${out}`;
      }),
    ],
    ['Due now', report.due === 0 ? [] : [counted(report.due, 'channel')]],
    ['Next', report.next.map(({ channel, at }) => `${utcTime(at)}  ${channelText(channel)}`)],
    [
      'Outbox',
      report.outbox.map(
        ({ platform, state, messages, oldestAt }) =>
          `${platform}: ${counted(messages, 'message')} ${state}, the oldest of ${utcTime(oldestAt)}`,
      ),
    ],
    ['Last runs', report.runs.slice(0, runsShown).map(runLine)],
  ];
  const told = sections.filter(([, lines]) => lines.length > 0);
  return `Paperboy ${report.version}, ${utcTime(report.at)}\n\n${told.map(([title, lines]) => `${title}\n${lines.map((line) => `  ${line.replaceAll('\n', '\n  ')}`).join('\n')}\n`).join('\n')}`;
}

function papersLine({ stored, newestDay, lastAnswerAt }: StatusReport['papers']): string {
  const day = newestDay === undefined ? '' : `, the newest day ${newestDay}`;
  const sample = stored > 0 && lastAnswerAt === undefined ? ' of the sample' : '';
  const answer = lastAnswerAt === undefined ? 'no source has answered yet' : `asked ${utcTime(lastAnswerAt)}`;
  return `${counted(stored, 'paper')}${sample}${day}, ${answer}`;
}

const tenantsOf = {
  discord: 'servers and people',
  slack: 'workspaces and people',
  console: 'terminal',
  email: 'mailboxes',
} as const;

function processLines({ process }: StatusReport): string[] {
  if (process === undefined) return ['none has posted from this database yet: npm start'];
  const { pid, version, node, startedAt, isRunning } = process;
  const runs = isRunning ? `runs since ${utcTime(startedAt)}` : 'does not run';
  return [`process ${pid}, Paperboy ${version}, Node ${node}: ${runs}`, ...(isRunning ? runningLines(process) : [])];
}

function runningLines({ heartbeatAt, loopLateMs, chats, sources, index }: ProcessStatus): string[] {
  const reason = (text?: string) => (text === undefined ? '' : ` (${text})`);
  return [
    `heartbeat ${heartbeatAt === undefined ? 'not yet' : utcTime(heartbeatAt)}, event loop at most ${loopLateMs} ms late`,
    ...chats.map((chat) => `${chat.platform}: ${chat.state} since ${utcTime(chat.since)}${reason(chat.reason)}`),
    ...sources.map(({ name, isReachable, since, reason: why }) => {
      if (isReachable === undefined) return `${name}: not asked yet`;
      return isReachable ? `${name}: answers` : `${name}: does not answer since ${utcTime(since ?? '')}${reason(why)}`;
    }),
    index.isLoaded ? `index: ${counted(index.papers, 'paper')}` : 'index: not loaded yet',
  ];
}

function runLine({ channel, ranAt, outcome, messages }: RunStatus): string {
  const states = new Map<string, number>();
  for (const { state } of messages) states.set(state, (states.get(state) ?? 0) + 1);
  const became = [...states].map(([state, count]) => `${count} ${state}`).join(', ');
  return `${utcTime(ranAt)}  ${channelText(channel)}: ${outcome.kind}${became === '' ? '' : ` (${became})`}`;
}
