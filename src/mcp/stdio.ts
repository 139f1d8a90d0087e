import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Caller, Place } from '../core/chat/place.ts';
import { createServer, type McpParts } from './server.ts';

export type StdioOptions = McpParts & {
  input: Readable;
  /** Nothing but the protocol is written to it. */
  output: Writable;
  /** The console's place, and who sits there. */
  place: Place;
  person: string;
};

/** Serves the agent at the other end of stdin and stdout, until it goes or `signal` aborts. */
export async function serveStdio(options: StdioOptions, signal: AbortSignal): Promise<void> {
  const { input, output, place, person } = options;
  const caller: Caller = {
    id: person,
    place: { ...place, channel: 'mcp', kind: 'private' },
    isExternal: true,
    isAlone: true,
    mayManage: async () => false,
    canSee: async () => false,
  };
  const server = createServer(caller, options);
  const gone = once(input, 'end', { signal }).catch(() => {});
  await server.connect(new StdioServerTransport(input, output));
  await gone;
  await server.close();
}
