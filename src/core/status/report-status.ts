import type { NamedChannel } from './named-channel.ts';
import { needsHand } from './needs-hand.ts';
import { isRunning, type ProcessStatus } from './process-status.ts';
import type { StatusReport, StatusStore } from './status-report.ts';

type ReportOptions = {
  /** Of the program that reports. */
  version: string;
  now: Date;
  /** What this process says of itself, where it is the one that posts. */
  process?: ProcessStatus;
  /** The name of a channel, where a connected chat knows it. */
  nameOf?(channel: NamedChannel): string | undefined;
};

/** Puts the report together. */
export async function reportStatus(
  store: StatusStore,
  { version, now, process, nameOf = () => undefined }: ReportOptions,
): Promise<StatusReport> {
  const stored = await store.stored(now);
  const named = <Entry extends { channel: NamedChannel }>(entry: Entry): Entry => {
    const name = nameOf(entry.channel);
    return name === undefined ? entry : { ...entry, channel: { ...entry.channel, name } };
  };
  const known = process ?? (await store.process());
  const report = {
    version,
    at: now.toISOString(),
    ...stored,
    next: stored.next.map(named),
    unreachable: stored.unreachable.map(named),
    runs: stored.runs.map(named),
    ...(known === undefined ? {} : { process: { ...known, isRunning: isRunning(known, now) } }),
  };
  return { ...report, needsHand: needsHand(report, now) };
}
