import type { PostResult } from '../../core/chat/chat-adapter.ts';

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

export const wasNeverSent = (error: unknown): boolean => neverSent.has(networkCode(error) ?? '');

/** Node's or undici's code for what went wrong, which clients bury in the causes of their errors. */
export function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return networkCode(error.cause);
}

/** No connection was made. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]);
