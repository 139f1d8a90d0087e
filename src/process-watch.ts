import type { Outage } from './core/chat/chat-adapter.ts';
import type { Platform } from './core/chat/place.ts';
import type { Clock } from './core/clock.ts';
import type { ChatStatus, ProcessStatus } from './core/status/process-status.ts';

/** The event loop is looked at so often, in milliseconds. */
const lookMs = 1_000;
/** How late it was is kept for so long, in milliseconds. */
const windowMs = 60_000;
/** A loop that has not turned for so long is stuck, in milliseconds. */
const stuckMs = 10_000;

/** What a process knows of itself: since when it runs, whether its loop turns and its heart beats, and its chats. */
export function watchProcess(clock: Clock, { pid, version, node }: Pick<ProcessStatus, 'pid' | 'version' | 'node'>) {
  const startedAt = clock.now().toISOString();
  const elapsed = () => clock.elapsed?.() ?? clock.now().getTime();
  const chats = new Map<Platform, ChatStatus>();
  const late: { at: number; ms: number }[] = [];
  let turnedAt: number | undefined;
  let heartbeat: { at: string; elapsed: number } | undefined;
  let isStopped = false;

  return {
    /** Looks at the event loop until the signal aborts. */
    async watchLoop(signal: AbortSignal): Promise<void> {
      for (turnedAt = elapsed(); !signal.aborted; turnedAt = elapsed()) {
        const before = turnedAt;
        await clock.sleep(lookMs, signal);
        late.push({ at: elapsed(), ms: Math.max(0, elapsed() - before - lookMs) });
        while (late[0] !== undefined && late[0].at < elapsed() - windowMs) late.shift();
      }
    },
    beat(): void {
      heartbeat = { at: clock.now().toISOString(), elapsed: elapsed() };
    },
    /** It has done what it was started for. */
    stopped(): void {
      isStopped = true;
    },
    isStopped: () => isStopped,
    /** A chat's state changed. */
    chat(platform: Platform, state: ChatStatus['state'], reason?: string): void {
      const since = clock.now().toISOString();
      chats.set(platform, { platform, state, since, ...(reason === undefined ? {} : { reason }) });
    },
    /** Whether the event loop turns. */
    isTurning: () => turnedAt === undefined || elapsed() - turnedAt < stuckMs,
    /** `outage`: of a chat that is out of order at the moment. */
    status(
      { sources, index }: Pick<ProcessStatus, 'sources' | 'index'>,
      outage: (platform: Platform) => Outage | undefined,
    ): ProcessStatus {
      const at = clock.now().toISOString();
      return {
        ...{ pid, version, node, startedAt, at, sources, index },
        ...(isStopped ? { stoppedAt: at } : {}),
        ...(heartbeat === undefined ? {} : { heartbeatAt: heartbeat.at }),
        loopLateMs: Math.round(Math.max(0, ...late.map(({ ms }) => ms))),
        chats: [...chats.values()].map((chat) => {
          const out = chat.state === 'connected' ? outage(chat.platform) : undefined;
          if (out === undefined) return chat;
          return { platform: chat.platform, state: 'away', since: out.since.toISOString(), reason: out.reason };
        }),
      };
    },
  };
}
