import { z } from 'zod';
import { Platform } from '../chat/place.ts';

const at = z.string();

/** How a chat is connected. `away`: it does not answer, or its installation is out of order; `reason` says what to do. */
export const ChatStatus = z.strictObject({
  platform: Platform,
  state: z.enum(['connecting', 'connected', 'away', 'ended']),
  since: at,
  reason: z.string().exactOptional(),
});
export type ChatStatus = z.infer<typeof ChatStatus>;

/** What one source of papers said the last time. `lastAnswerAt` may be of an earlier process. */
export const SourceStatus = z.strictObject({
  name: z.string(),
  /** Absent: it has not been asked yet. */
  isReachable: z.boolean().exactOptional(),
  lastAnswerAt: at.exactOptional(),
  /** Since when it cannot be asked, and why. */
  since: at.exactOptional(),
  reason: z.string().exactOptional(),
});
export type SourceStatus = z.infer<typeof SourceStatus>;

/**
 * The process that posts, by its own word at `at`: it writes this into the store each minute, so that a command beside
 * it knows. Times are ISO UTC.
 */
export const ProcessStatus = z.strictObject({
  pid: z.int(),
  version: z.string(),
  node: z.string(),
  startedAt: at,
  at,
  /** It ended in order. */
  stoppedAt: at.exactOptional(),
  /** When the last heartbeat was done. */
  heartbeatAt: at.exactOptional(),
  /** How late the event loop was at most in the last minute, in milliseconds. */
  loopLateMs: z.int(),
  chats: z.array(ChatStatus),
  sources: z.array(SourceStatus),
  /** Why nothing is served over HTTP, where it was to be; absent: it is, or nobody asked for it. */
  webFault: z.string().exactOptional(),
  index: z.strictObject({ isLoaded: z.boolean(), papers: z.int() }),
});
export type ProcessStatus = z.infer<typeof ProcessStatus>;

/** Written each minute: after so long without a word it does not run any more, in milliseconds. */
const silentMs = 3 * 60_000;

/** Whether the process runs, by its own word. */
export const isRunning = (process: ProcessStatus | undefined, now: Date): process is ProcessStatus =>
  process !== undefined && process.stoppedAt === undefined && now.getTime() - Date.parse(process.at) < silentMs;
