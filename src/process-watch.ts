import type { Outage } from './core/chat/chat-adapter.ts';
import type { Platform } from './core/chat/place.ts';
import { type Clock, elapsedBy } from './core/clock.ts';
import type { Log } from './core/log.ts';
import type { Health } from './core/status/health.ts';
import { heartbeatDeadMs } from './core/status/needs-hand.ts';
import type { ChatStatus, ProcessStatus } from './core/status/process-status.ts';
import type { StatusStore } from './core/status/status-report.ts';

/** The event loop is looked at so often, in milliseconds. */
const lookMs = 1_000;
/** How late it was is kept for so long, in milliseconds. */
const windowMs = 60_000;
/** A loop that has not turned for so long is stuck, in milliseconds. */
const stuckMs = 10_000;
/** What it says of itself is written down so often, in milliseconds, whatever a heartbeat is at; and when it has changed. */
const keepMs = 60_000;

type WatchOptions = Pick<ProcessStatus, 'pid' | 'version' | 'node'> & {
  sources(): ProcessStatus['sources'];
  index(): ProcessStatus['index'];
  /** Of a chat that was connected, and is away or out of order at the moment. */
  away(platform: Platform): Outage | undefined;
  store: Pick<StatusStore, 'keepProcess'>;
  storeIsThere(): Promise<boolean>;
  clock: Clock;
  log: Log;
};

/** What a process knows of itself: since when it runs, whether its loop turns and its heart beats, and its chats. */
export function watchProcess({ pid, version, node, clock, log, ...parts }: WatchOptions) {
  const startedAt = clock.now().toISOString();
  const elapsed = elapsedBy(clock);
  const chats = new Map<Platform, ChatStatus>();
  const late: { at: number; ms: number }[] = [];
  let turnedAt: number | undefined;
  let heartbeatAt: string | undefined;
  let beatElapsed: number | undefined;
  let webFault: string | undefined;
  let isStopped = false;

  const health: Health = {
    alive() {
      if (turnedAt !== undefined && elapsed() - turnedAt >= stuckMs) return 'loop';
      return beatElapsed !== undefined && elapsed() - beatElapsed >= heartbeatDeadMs ? 'heartbeat' : undefined;
    },
    async ready() {
      if (!(await parts.storeIsThere())) return 'store';
      return parts.index().isLoaded ? undefined : 'index';
    },
  };

  function status(): ProcessStatus {
    const at = clock.now().toISOString();
    return {
      ...{ pid, version, node, startedAt, at, sources: parts.sources(), index: parts.index() },
      ...(isStopped ? { stoppedAt: at } : {}),
      ...(heartbeatAt === undefined ? {} : { heartbeatAt }),
      ...(webFault === undefined ? {} : { webFault }),
      loopLateMs: Math.round(Math.max(0, ...late.map(({ ms }) => ms))),
      chats: [...chats.values()].map((chat) => {
        const out = chat.state === 'connected' ? parts.away(chat.platform) : undefined;
        if (out === undefined) return chat;
        return { platform: chat.platform, state: 'away', since: out.since.toISOString(), reason: out.reason };
      }),
    };
  }

  /** What somebody beside it would miss for a minute: all but what changes all the time. */
  function condition(): string {
    const { chats, sources, index, webFault } = status();
    const reached = sources.map(({ name, isReachable }) => [name, isReachable]);
    return JSON.stringify([chats, reached, index.isLoaded, webFault, heartbeatAt !== undefined]);
  }

  async function keep(): Promise<void> {
    try {
      await parts.store.keepProcess(status());
    } catch (cause) {
      log.error('How the process is could not be written down.', { cause });
    }
  }

  return {
    health,
    status,
    /** Looks at the event loop until the signal aborts, writes down how it is, and expects a heartbeat from now on. */
    async begin(signal: AbortSignal): Promise<void> {
      beatElapsed = elapsed();
      let keptAt = Number.NEGATIVE_INFINITY;
      let kept = '';
      for (turnedAt = elapsed(); !signal.aborted; turnedAt = elapsed()) {
        const before = turnedAt;
        const is = condition();
        if (before - keptAt >= keepMs || is !== kept) {
          keptAt = before;
          kept = is;
          void keep();
        }
        await clock.sleep(lookMs, signal);
        late.push({ at: elapsed(), ms: Math.max(0, elapsed() - before - lookMs) });
        while (late[0] !== undefined && late[0].at < elapsed() - windowMs) late.shift();
      }
    },
    /** A heartbeat was done. */
    beat(): void {
      heartbeatAt = clock.now().toISOString();
      beatElapsed = elapsed();
    },
    /** A chat's state changed. */
    chat(platform: Platform, state: ChatStatus['state'], reason?: string): void {
      const before = chats.get(platform);
      // One that is away is tried again and again, and is away until it is connected.
      if (state === 'connecting' && before?.state === 'away') return;
      const since = before?.state === state ? before.since : clock.now().toISOString();
      chats.set(platform, { platform, state, since, ...(reason === undefined ? {} : { reason }) });
    },
    /** Nothing is served over HTTP, and why. */
    notServed(why: string): void {
      webFault = why;
    },
    /** It has done what it was started for. */
    stopped(): void {
      isStopped = true;
    },
    isStopped: () => isStopped,
    /** Writes down what it says of itself, for commands beside it. */
    keep,
  };
}

export type ProcessWatch = ReturnType<typeof watchProcess>;
