import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { hasRecorded } from '../recorded.ts';
import { listen } from './listen.ts';
import { recordedBody } from './recorded-days.ts';

/** What the server does wrong, with its next answers. */
export type Fault =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  | { kind: 'body'; body: string; contentType?: string; headers?: Record<string, string> }
  /** Sends the beginning of the real answer and breaks the connection. */
  | { kind: 'cut' }
  | { kind: 'never' }
  | { kind: 'redirect'; to: string };

export type FakeHuggingFace = {
  /** For `HF_API_URL`. */
  url: string;
  /** Path and query of every request so far. */
  requests: string[];
  /** Told of every request, after it was recorded. */
  onRequest: ((path: string) => void) | undefined;
  headers: IncomingMessage['headers'][];
  /** Items of days that a test makes up; they come before recorded ones. */
  days: Map<string, unknown[]>;
  trending: unknown[];
  /** Single papers, by arXiv id: `GET /api/papers/ID`; 404 for any other. */
  papers: Map<string, unknown>;
  /** Full texts in Markdown, by arXiv id: `/papers/ID.md`. */
  texts: Map<string, string>;
  /** Recorded days are served as they were at this time; undefined: as last captured. */
  now: Date | undefined;
  /** The next `times` answers go wrong this way. */
  fail(fault: Fault, times?: number): void;
  /** Forgets the failures that are still to come. */
  recover(): void;
  /** Servers that ignore the page number repeat the first page. */
  ignoresPages: boolean;
  close(): Promise<void>;
};

/**
 * Speaks `GET /api/daily_papers` over loopback: the days a test gives, with `recorded` also recorded ones, byte for byte,
 * where they stand beside the checkout; `limit` (default 50) and `p` as the real one; an empty list for any other day.
 */
export async function startHuggingFace(options: { recorded?: boolean } = {}): Promise<FakeHuggingFace> {
  const faults: Fault[] = [];
  const server = createServer((request, response) => {
    fake.requests.push(request.url ?? '');
    fake.headers.push(request.headers);
    fake.onRequest?.(request.url ?? '');
    const url = new URL(request.url ?? '/', fake.url);
    const text = fake.texts.get(/^\/papers\/([\w.]+)\.md$/.exec(url.pathname)?.[1] ?? '');
    if (text !== undefined) return response.writeHead(200, { 'content-type': 'text/markdown' }).end(text);
    const answer = answerTo(fake, url, options.recorded === true && hasRecorded);
    const fault = faults.shift();
    if (fault !== undefined) return goWrong(response, fault, answer.body);
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8', ...quota });
    return response.end(answer.body);
  });
  const port = await listen(server);
  const fake: FakeHuggingFace = {
    url: `http://127.0.0.1:${port}`,
    requests: [],
    onRequest: undefined,
    headers: [],
    days: new Map(),
    trending: [],
    papers: new Map(),
    texts: new Map(),
    now: undefined,
    fail: (fault, times = 1) => void faults.push(...Array<Fault>(times).fill(fault)),
    recover: () => void faults.splice(0),
    ignoresPages: false,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}

const quota = { ratelimit: '"api";r=499;t=300', 'ratelimit-policy': '"fixed window";"api";q=500;w=300' };

function answerTo(fake: FakeHuggingFace, url: URL, recorded: boolean): { status: number; body: string } {
  const bad = (error: string) => ({ status: 400, body: JSON.stringify({ error }) });
  const single = fake.papers.get(url.pathname.replace(/^\/api\/papers\//, ''));
  if (single !== undefined) return { status: 200, body: JSON.stringify(single) };
  if (url.pathname !== '/api/daily_papers') return { status: 404, body: JSON.stringify({ error: 'Not found' }) };
  const limit = Number(url.searchParams.get('limit') ?? 50);
  const page = fake.ignoresPages ? 0 : Number(url.searchParams.get('p') ?? 0);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return bad('limit must be from 1 to 100');
  const day = url.searchParams.get('date');
  if (day !== null && (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day)))) return bad('Invalid date');

  const given = url.searchParams.get('sort') === 'trending' ? fake.trending : fake.days.get(day ?? '');
  const found = given === undefined && recorded && day !== null ? recordedBody(day, fake.now) : undefined;
  const body = found ?? JSON.stringify(given ?? []);
  const items: unknown[] = JSON.parse(body);
  // The whole of a recorded day goes out as it was recorded, not as it is written again.
  if (page === 0 && items.length <= limit) return { status: 200, body };
  return { status: 200, body: JSON.stringify(items.slice(page * limit, (page + 1) * limit)) };
}

function goWrong(response: ServerResponse, fault: Fault, body: string): void {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.status, fault.headers);
      response.end(fault.body ?? '');
      return;
    case 'body':
      response.writeHead(200, { 'content-type': fault.contentType ?? 'application/json', ...fault.headers });
      response.end(fault.body);
      return;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) + 100 });
      response.write(body.slice(0, body.length / 2), () => response.destroy());
      return;
    case 'never':
      return;
    case 'redirect':
      response.writeHead(302, { location: fault.to });
      response.end();
  }
}
