import type { IncomingMessage, ServerResponse } from 'node:http';
import { agentMethods } from './agent-methods.ts';
import type { Answer, Arguments } from './answers.ts';
import type { createFaults, Fault } from './faults.ts';
import { channelOf, type Method, type MethodContext, methods } from './methods.ts';
import { argumentsOf } from './requests.ts';

export type Call = { method: string; args: Arguments; at: number; answer?: Answer; status: number };

type Options = {
  context: MethodContext;
  faults: ReturnType<typeof createFaults>;
  /** What the token may do; undefined: everything. */
  scopes: () => string[] | undefined;
  tokens: { bot: string; app: string };
  /** A token that Slack no longer takes answers with this. */
  dead: () => string | undefined;
  /** The app is distributed commercially outside the Marketplace. */
  isCommercial: () => boolean;
  onCall(call: Call): void;
};

const allMethods: Record<string, Method> = { ...methods, ...agentMethods };

/** Posts to one channel must be at least so far apart. */
const postGapMs = 1_000;

/**
 * "For new applications and installations commercially distributed outside of the Marketplace, this method is rate limited
 * to 1 request per minute", per method and workspace (docs.slack.dev/reference/methods/conversations.history and
 * conversations.replies; docs.slack.dev/apis/web-api/rate-limits).
 */
const historyGapMs = 60_000;
const histories = new Set(['conversations.history', 'conversations.replies']);

/** `POST /api/METHOD`: tokens, scopes, the pace of posts, faults on demand, then the method itself. */
export function createWebApi({ context, faults, scopes, tokens, dead, isCommercial, onCall }: Options) {
  const lastCalls = new Map<string, number>();

  function answer(method: string, args: Arguments, token: string): Answer {
    const found = allMethods[method];
    if (found === undefined) return { ok: false, error: 'unknown_method' };
    if (token === '') return { ok: false, error: 'not_authed' };
    if (token !== tokens[found.token ?? 'bot']) {
      return {
        ok: false,
        error: token === tokens.app || token === tokens.bot ? 'not_allowed_token_type' : 'invalid_auth',
      };
    }
    const death = found.token === 'app' ? undefined : dead();
    if (death !== undefined) return { ok: false, error: death };
    const channel = channelOf(args, context);
    const wanted = typeof found.scopes === 'function' ? found.scopes(channel) : (found.scopes ?? []);
    const has = scopes();
    if (has !== undefined && wanted.length > 0 && !wanted.some((scope) => has.includes(scope))) {
      return { ok: false, error: 'missing_scope', needed: wanted.join(','), provided: has.join(',') };
    }
    return found.run(args, context);
  }

  /** Milliseconds until the channel takes another post, or the workspace another look at a history; 0 when it does now. */
  function tooSoon(method: string, args: Arguments): number {
    if (method === 'chat.postMessage') return untilNext(`post ${args.channel}`, postGapMs);
    return isCommercial() && histories.has(method) ? untilNext(method, historyGapMs) : 0;
  }

  function untilNext(what: string, gapMs: number): number {
    const wait = (lastCalls.get(what) ?? Number.NEGATIVE_INFINITY) + gapMs - context.now();
    if (wait <= 0) lastCalls.set(what, context.now());
    return Math.max(0, wait);
  }

  return async function handle(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const args = await argumentsOf(request);
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? String(args.token ?? '');
    const call: Call = { method, args, at: context.now(), status: 200 };
    const next = faults.next(method);
    if (next?.kind === 'late') await next.until;
    const fault = next?.kind === 'late' ? undefined : next;
    const wait = fault === undefined ? tooSoon(method, args) : 0;
    if (wait > 0) {
      send(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(Math.ceil(wait / 1000)) });
      return onCall({ ...call, status: 429 });
    }
    if (fault?.kind === 'error') {
      const answered = { ok: false, error: fault.error };
      send(response, 200, answered);
      return onCall({ ...call, answer: answered });
    }
    const answered = fault === undefined || fault.done ? answer(method, args, token) : undefined;
    if (fault !== undefined) {
      fail(fault, request, response);
      return onCall({
        ...call,
        status: fault.kind === 'status' ? fault.status : 0,
        ...(answered && { answer: answered }),
      });
    }
    const given = scopes();
    send(response, 200, answered, given === undefined ? {} : { 'x-oauth-scopes': given.join(',') });
    onCall({ ...call, ...(answered && { answer: answered }) });
  };
}

function fail(
  fault: Exclude<Fault, { kind: 'error' | 'late' }>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (fault.kind === 'close') request.socket.end();
  else if (fault.kind === 'reset') request.socket.resetAndDestroy();
  else if (fault.kind === 'answer') fault.answer(response);
  else if (fault.kind === 'status') {
    const headers = fault.retryAfter === undefined ? undefined : { 'retry-after': String(fault.retryAfter) };
    send(response, fault.status, { ok: false, error: 'fault' }, headers);
  }
  // A hang says nothing: the client's own deadline ends it.
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
