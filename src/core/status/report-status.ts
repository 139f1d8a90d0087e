import { needsHand } from './needs-hand.ts';
import { isRunning, type ProcessStatus } from './process-status.ts';
import type { StatusReport, StatusStore } from './status-report.ts';

/** Puts the report together. `process`: what this process says of itself, where it is the one that posts. */
export async function reportStatus(
  store: StatusStore,
  { version, now, process }: { version: string; now: Date; process?: ProcessStatus },
): Promise<StatusReport> {
  const stored = await store.stored(now);
  const known = process ?? (await store.process());
  const report = {
    version,
    at: now.toISOString(),
    ...stored,
    ...(known === undefined ? {} : { process: { ...known, isRunning: isRunning(known, now) } }),
  };
  return { ...report, needsHand: needsHand(report, now) };
}
