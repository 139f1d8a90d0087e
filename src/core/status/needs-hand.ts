import { counted, titled } from '../text.ts';
import type { Finding } from './finding.ts';
import { channelText } from './named-channel.ts';
import type { ChatStatus, ProcessStatus } from './process-status.ts';
import type { RunStatus, StatusReport } from './status-report.ts';
import { utcTime } from './utc-time.ts';

/** A heartbeat comes each minute; after so long without one it is dead, in milliseconds. Planning for many takes minutes. */
export const heartbeatDeadMs = 10 * 60_000;

/** A run that went wrong is news for so long, in milliseconds. */
const newsMs = 2 * 86_400_000;

/** What somebody should look at, the worst first, and what to do about each. */
export function needsHand(report: Omit<StatusReport, 'needsHand'>, now: Date): Finding[] {
  const isNews = ({ ranAt }: RunStatus) => now.getTime() - Date.parse(ranAt) < newsMs;
  return [
    ...ofProcess(report.process, now),
    ...report.installations.flatMap(({ platform, silent }) =>
      silent.map(({ tenant, since }) => ({
        what: `${titled(platform)}: nothing is sent to ${tenant} since ${utcTime(since)}, because its token is not accepted.`,
        remedy: 'It goes on by itself when that is over, and at once when it is installed there again.',
      })),
    ),
    ...report.unreachable.map(({ channel, since, reason }) => ({
      what: `${channelText(channel)} gets nothing since ${utcTime(since)}: ${reason}.`,
      remedy: 'Mend it in the chat, then /paper resume in that channel.',
    })),
    ...report.runs.filter(isNews).flatMap(ofRun),
  ];
}

function ofProcess(process: StatusReport['process'], now: Date): Finding[] {
  // Before the first start nothing is wrong.
  if (process === undefined) return [];
  const { isRunning, stoppedAt, at } = process;
  if (isRunning)
    return [...ofHeartbeat(process, now), ...ofWeb(process), ...process.chats.flatMap(ofChat), ...ofSources(process)];
  return stoppedAt === undefined
    ? [
        {
          what: `The process has said nothing since ${utcTime(at)}: it was killed, or hangs.`,
          remedy: 'Read the last lines of its log, and start it again: npm start',
        },
      ]
    : [{ what: `No process runs: the last one was stopped at ${utcTime(stoppedAt)}.`, remedy: 'Start it: npm start' }];
}

function ofHeartbeat({ heartbeatAt, startedAt }: ProcessStatus, now: Date): Finding[] {
  const since = heartbeatAt ?? startedAt;
  if (now.getTime() - Date.parse(since) < heartbeatDeadMs) return [];
  const remedy = 'Start the process again; its log says what kept it.';
  return [{ what: `Nothing is planned: no heartbeat was done since ${utcTime(since)}.`, remedy }];
}

const ofWeb = ({ webFault }: ProcessStatus): Finding[] =>
  webFault === undefined
    ? []
    : [
        {
          what: `Nothing is served over HTTP. ${webFault}.`,
          remedy: 'Stop what listens there, or choose another PORT; then start the process again.',
        },
      ];

function ofChat({ platform, state, since, reason }: ChatStatus): Finding[] {
  const because = reason === undefined ? '' : `: ${reason}`;
  switch (state) {
    case 'connecting':
    case 'connected':
      return [];
    case 'away':
      return [
        {
          what: `${titled(platform)} is away since ${utcTime(since)}${because}.`,
          remedy: 'What is due there waits, and goes out when it is back; it is asked again by itself.',
        },
      ];
    case 'ended':
      return [
        {
          what: `${titled(platform)} is closed for good since ${utcTime(since)}${because}.`,
          remedy: 'Mend what its log says, and start the process again.',
        },
      ];
    default:
      return state satisfies never;
  }
}

const ofSources = ({ sources }: ProcessStatus): Finding[] =>
  sources.flatMap(({ name, isReachable, since, reason }) =>
    isReachable !== false
      ? []
      : [
          {
            what: `${name} cannot be reached${since === undefined ? '' : ` since ${utcTime(since)}`}: ${reason}.`,
            remedy: 'Check the network, and its address in .env; it is asked again with the next run.',
          },
        ],
  );

function ofRun({ channel, dueAt, outcome, messages }: RunStatus): Finding[] {
  const where = `${channelText(channel)}, due ${utcTime(dueAt)}`;
  if (outcome.kind === 'skipped-late') {
    const what = `${where}: ${counted(outcome.missed, 'post')} skipped, since nobody was there to post.`;
    return [{ what, remedy: 'Keep the process running, or raise CATCH_UP_HOURS.' }];
  }
  const [failed] = messages.flatMap(({ state, reason }) => {
    const words = failures[state];
    return words === undefined ? [] : [reason === undefined ? words : `${words} (${reason})`];
  });
  return failed === undefined
    ? []
    : [{ what: `${where}: ${failed}.`, remedy: '/paper why in that channel tells more.' }];
}

/** `gone` is told of the channel. */
const failures: Partial<Record<RunStatus['messages'][number]['state'], string>> = {
  rejected: 'a message was refused',
  expired: 'a message could not be sent in time',
  assumed: 'nobody can tell whether a message arrived',
};
