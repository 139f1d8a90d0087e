import { type REST, RequestMethod } from 'discord.js';
import { readBounded } from '../../core/bounded.ts';
import type { Clock } from '../../core/clock.ts';
import { DeadlineError, withDeadline } from '../../core/deadline.ts';

/** How long Discord is waited for, in milliseconds. */
export type Deadlines = {
  /** A request to the REST interface, waiting for its turn included. */
  requestMs: number;
  /** How long an answer may take before the person sees that it is being worked on. Discord gives up after 3,000. */
  deferAfterMs: number;
  /** How long the first word of an answer may hang before it is said again, in time for Discord. */
  firstWordMs: number;
  /** How long a connection to the gateway may take to close. */
  closeMs: number;
};

export const usualDeadlines: Deadlines = { requestMs: 15_000, deferAfterMs: 700, firstWordMs: 1_200, closeMs: 5_000 };

type Body = { body?: unknown; auth?: boolean; query?: URLSearchParams; signal?: AbortSignal; deadlineMs?: number };
type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** Discord's REST interface, each request with a deadline: discord.js alone waits as long as it is asked to. */
export type Requests = (method: Method, route: `/${string}`, options?: Body) => Promise<unknown>;

export const createRequests =
  (rest: REST, clock: Clock, { requestMs }: Deadlines): Requests =>
  (method, route, { signal, deadlineMs = requestMs, ...options } = {}) =>
    inTime(clock, deadlineMs, signal, async (ours) => {
      const response = await rest.queueRequest({ ...options, method: methods[method], fullRoute: route, signal: ours });
      // Read here: discord.js takes an empty answer that calls itself JSON for a failure.
      const text = response.status === 204 ? '' : await response.text();
      return text === '' ? undefined : JSON.parse(text);
    });

const methods = {
  get: RequestMethod.Get,
  post: RequestMethod.Post,
  patch: RequestMethod.Patch,
  put: RequestMethod.Put,
  delete: RequestMethod.Delete,
};

/** More than a page of the longest messages holds. */
const mostBytes = 20_000_000;

/**
 * How discord.js asks: the whole answer in time and within bounds, or its queue for the channel would stand still. A
 * redirect is not followed: what is posted would go with it.
 */
export const boundedFetch =
  ({ requestMs }: Deadlines): REST['options']['makeRequest'] =>
  (url, { method = 'GET', headers = {}, body = null, signal: outer }) =>
    withDeadline(requestMs, outer ?? undefined, async (signal) =>
      readBounded(await fetch(url, { method, headers, body, signal, redirect: 'manual' }), mostBytes),
    );

/** The work's result, or {@link DeadlineError} after so long or when the caller's signal aborts. */
async function inTime<T>(
  clock: Clock,
  milliseconds: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (outer?.aborted) throw new DeadlineError('stopped before asking Discord');
  const request = new AbortController();
  const timer = new AbortController();
  const { signal: stopped } = timer;
  const late = new Promise<never>((_, reject) => {
    const giveUp = (reason: string) => {
      reject(new DeadlineError(reason));
      request.abort();
    };
    outer?.addEventListener('abort', () => giveUp('stopped while waiting for Discord'), { signal: stopped });
    void clock.sleep(milliseconds, stopped).then(() => {
      if (!stopped.aborted) giveUp(`no answer from Discord within ${milliseconds / 1_000} s`);
    });
  });
  try {
    return await Promise.race([work(request.signal), late]);
  } finally {
    timer.abort();
  }
}
