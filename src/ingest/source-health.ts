import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { SourceAnswer, SourceInfo } from '../core/papers/paper-source.ts';
import type { SourceHealth } from '../core/papers/paper-store.ts';
import type { SourceStatus } from '../core/status/process-status.ts';

/** Remembers the last word on a source, and since when it cannot be asked. Logs a change once, not every minute. */
export function watchHealth({ title: source }: Pick<SourceInfo, 'title'>, clock: Clock, log: Log) {
  let health: SourceHealth = {
    reachable: false,
    source,
    since: clock.now().toISOString(),
    reason: 'it has not answered yet since I was started',
  };
  let wasReached: boolean | undefined;
  let answeredAt: string | undefined;

  return {
    health: (): SourceHealth => health,
    /** The same, as an operator is told. */
    status(): SourceStatus {
      const last = answeredAt === undefined ? {} : { lastAnswerAt: answeredAt };
      if (health.reachable) return { name: source, isReachable: true, ...last };
      // At the start it is no fault that nobody has asked.
      if (wasReached === undefined) return { name: source, ...last };
      return { name: source, isReachable: false, ...last, since: health.since, reason: health.reason };
    },
    /** What is known from an earlier run, before this one has asked. */
    recall(at: string): void {
      if (wasReached === undefined) health = { reachable: true, at };
      answeredAt ??= at;
    },
    told(answer: SourceAnswer): void {
      const at = clock.now().toISOString();
      if (answer.kind === 'papers') {
        if (wasReached === false)
          log.info('The paper source answers again', { source, unreachableSince: sinceOf(health) });
        wasReached = true;
        answeredAt = at;
        health = { reachable: true, at };
        return;
      }
      if (wasReached !== false) log.warn('The paper source cannot be reached', { source, reason: answer.reason });
      const since = wasReached === false && !health.reachable ? health.since : at;
      wasReached = false;
      health = { reachable: false, source, since, reason: answer.reason };
    },
  };
}

const sinceOf = (health: SourceHealth) => (health.reachable ? undefined : health.since);
