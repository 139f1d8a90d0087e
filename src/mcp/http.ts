import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { AccessTokens } from '../core/chat/access-tokens.ts';
import type { HttpHandler } from '../core/chat/http-routes.ts';
import type { Memberships } from '../core/chat/memberships.ts';
import type { Caller, PersonKey } from '../core/chat/place.ts';
import type { Clock } from '../core/clock.ts';
import type { CallCounts } from '../core/commands/call-counts.ts';
import { createServer, type McpParts } from './server.ts';

export type McpHttpOptions = McpParts & {
  tokens: AccessTokens;
  memberships: Memberships;
  counts: CallCounts;
  clock: Pick<Clock, 'now'>;
};

/**
 * Answers requests to `/mcp` by the streamable HTTP of the protocol, each by itself: nothing is kept between two of them,
 * so that any process may answer. Who asks is whose token it is, as long as they are a member.
 */
export function createMcpHttp(options: McpHttpOptions): HttpHandler {
  const { tokens, memberships, counts, clock } = options;

  async function personOf(request: Request, now: Date): Promise<PersonKey | undefined> {
    const [, token = ''] = /^Bearer ([\w-]{32})$/i.exec(request.headers.get('authorization') ?? '') ?? [];
    const person = token === '' ? undefined : await tokens.ownerOf('mcp', token, now);
    return person !== undefined && (await memberships.isMember(person)) ? person : undefined;
  }

  return async (request) => {
    // Without sessions there is no stream to listen to, and none to end.
    if (request.method !== 'POST') return refusal(405, 'Only POST is answered here.', { allow: 'POST' });
    const now = clock.now();
    const person = await personOf(request, now);
    if (person === undefined) {
      return refusal(401, 'Want a token: /paper connect mcp in the chat gives one.', { 'www-authenticate': 'Bearer' });
    }
    const taken = await counts.take(person, 'requests');
    if (!taken.ok) {
      const wait = String(Math.ceil(taken.waitMs / 1_000));
      return refusal(429, 'Too many requests. Try again later.', { 'retry-after': wait });
    }
    const server = createServer(callerOf(person, memberships), options);
    // Given nothing to name sessions with, it keeps none.
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    try {
      await server.connect(transport);
      return await transport.handleRequest(request);
    } finally {
      await server.close();
    }
  };
}

/** The person in a place of their own: no channel's settings hold there, and nothing is posted. */
const callerOf = (person: PersonKey, memberships: Memberships): Caller => ({
  id: person.person,
  place: { platform: person.platform, tenant: person.tenant, channel: 'mcp', kind: 'private' },
  isExternal: true,
  mayManage: async () => false,
  canSee: (place) => memberships.sees(person, place),
});

/** As JSON-RPC wants an error without a request (jsonrpc.org/specification). */
const refusal = (status: number, message: string, headers: Record<string, string>): Response =>
  Response.json({ jsonrpc: '2.0', error: { code: -32_000, message }, id: null }, { status, headers });
