import type { IncomingMessage, ServerResponse } from 'node:http';
import type { createFaults } from './faults.ts';
import { strike } from './faults.ts';
import type { createRateLimits } from './rate-limits.ts';
import { Refusal, refusals } from './refusal.ts';
import type { Route } from './route.ts';

type RestParts = {
  /** The token that is accepted now. */
  token: () => string;
  routes: readonly Route[];
  faults: ReturnType<typeof createFaults>;
  rateLimits: ReturnType<typeof createRateLimits>;
  /** Told of every request and how it ended. */
  record(request: { line: string; status: number; error?: string }): void;
};

/** The REST interface under `/api/v10`: routes, the bot's token, rate limits, faults. */
export function createRest({ token, routes, faults, rateLimits, record }: RestParts) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://server');
    const path = url.pathname.replace(/^\/api(\/v\d+)?/, '');
    const line = `${request.method} ${path}`;
    const fault = faults.take(line);
    const body = await bodyOf(request);
    if (fault?.when === 'before') {
      record({ line, status: 0 });
      return strike(response, fault.how);
    }
    const headers: Record<string, string> = {};
    let answer: { status: number; body?: object };
    try {
      const found = routes.find(({ method, pattern }) => method === request.method && pattern.test(path));
      if (found === undefined) throw refusals.notFound();
      if (!found.byToken && request.headers.authorization !== `Bot ${token()}`) throw refusals.unauthorised();
      const verdict = rateLimits.check(found.byToken ? undefined : `${line.replace(/(messages|threads)\/\d+/, '$1')}`);
      Object.assign(headers, verdict.headers);
      if (verdict.refused !== undefined) {
        const { retryAfter, global } = verdict.refused;
        answer = { status: 429, body: { message: 'You are being rate limited.', retry_after: retryAfter, global } };
      } else {
        const ids = found.pattern.exec(path)?.slice(1) ?? [];
        const result = found.handle(ids.map(decodeURIComponent), body, url.searchParams);
        answer = normal(result);
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, message, errors } = error;
      answer = { status, body: { code, message, ...(errors === undefined ? {} : { errors }) } };
    }
    const said = answer.status >= 400 ? { error: JSON.stringify(answer.body) } : {};
    record({ line, status: answer.status, ...said });
    if (fault !== undefined) return strike(response, fault.how);
    const type = answer.body === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(answer.status, { ...type, ...headers });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  };
}

function normal(result: ReturnType<Route['handle']>): { status: number; body?: object } {
  if (result === undefined) return { status: 204 };
  if ('status' in result && 'body' in result && typeof result.status === 'number') {
    return { status: result.status, body: Object(result.body) };
  }
  return { status: 200, body: result };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}
