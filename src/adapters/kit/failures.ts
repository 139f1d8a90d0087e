import type { FindResult, PostResult } from '../../core/chat/chat-adapter.ts';
import { networkCode, wasNeverSent } from '../../core/never-sent.ts';

type Retry = Extract<PostResult, { kind: 'retry' }>;
type Unknown = Extract<PostResult, { kind: 'unknown' }>;

/** How long after it a platform that cannot be reached is worth another try, in milliseconds. */
const offlineWaitMs = 10_000;

/**
 * What a request without an answer means. `platform` as people call it. Before a connection stood nothing was sent;
 * everything later, a timeout too, leaves open what the platform did.
 */
export function networkFailure(platform: string, error: unknown): Retry | Unknown {
  const code = networkCode(error);
  const words = code ?? (error instanceof Error ? error.message : String(error));
  return wasNeverSent(error)
    ? { kind: 'retry', afterMs: offlineWaitMs, reason: `${platform} cannot be reached (${words})` }
    : { kind: 'unknown', reason: `${platform}'s answer was lost (${words})` };
}

/** The platform wants fewer messages, and takes the next one after so many milliseconds. */
export const slowerPace = (platform: string, afterMs: number): Retry => ({
  kind: 'retry',
  afterMs,
  reason: `${platform} asks for a slower pace`,
  tooEarly: true,
});

/** Why a message could not be looked for. What only has to wait for its turn says how long. */
export const unableFor = (failure: Exclude<PostResult, { kind: 'sent' }>): FindResult => ({
  kind: 'unable',
  reason: failure.reason,
  ...(failure.kind === 'retry' && failure.tooEarly === true ? { afterMs: failure.afterMs } : {}),
});
