import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/sdk/types.js';
import { replyText } from '../../src/adapters/kit/plain.ts';
import { readConfig } from '../../src/config.ts';
import type { Caller } from '../../src/core/chat/place.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import { addDays, utcDay } from '../../src/core/day.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { createServer } from '../../src/mcp/server.ts';
import { systemClock as clock } from '../../src/system-clock.ts';
import { openBot } from '../../src/wire.ts';
import { madeUpPapers } from './made-up-papers.ts';
import type { BenchOptions } from './options.ts';

/** Calls of each tool, each with a paper of its own, and before them as many as it takes until the code is compiled. */
const calls = 1_000;
const warmUp = 700;
/** Papers of a day. */
const aDay = 30;

/**
 * Each tool beside the command that it runs, in turns, both drawn as text: milliseconds of the median, and their ratio. A
 * call is measured from its message to the answer's, within the process: the way there, and what the agent's own client
 * makes of it, is the same for every call. `size`: papers in the index.
 */
export async function run({ size = 20_000, json }: BenchOptions): Promise<void> {
  const today = utcDay(clock.now());
  const log = { info: () => {}, warn: () => {}, error: console.error };
  const papers = madeUpPapers(size, today).map((paper, at) =>
    featuredOn(addDays(today, -Math.floor(at / aDay)), paper),
  );
  const bot = await openBot(readConfig({ DATABASE_URL: ':memory:' }), { papers, clock, log });
  await bot.index.ready();
  const [here, there] = InMemoryTransport.createLinkedPair();
  await createServer(alone, { dispatch: bot.dispatch, version: '0' }).connect(there);
  const ask = await asking(here);

  const named = papers.filter((_, at) => at % Math.max(1, Math.floor(size / calls)) === 0);
  for (const { tool, command, given } of pairs) {
    const ofCommand: number[] = [];
    const ofTool: number[] = [];
    for (const paper of named) {
      const options = given(paper);
      ofCommand.push(await timed(() => textOf(bot.dispatch.run({ command, options }, alone))));
      ofTool.push(await timed(() => ask('tools/call', { name: tool, arguments: options })));
    }
    const [command50, tool50] = [median(ofCommand.slice(warmUp)), median(ofTool.slice(warmUp))];
    const ratio = rounded(tool50 / command50);
    const medians = { 'command p50 (ms)': rounded(command50), 'tool p50 (ms)': rounded(tool50) };
    const result = { tool, calls: named.length - warmUp, ...medians, ratio };
    if (json) console.log(JSON.stringify({ bench: 'tools', ...result }));
    else console.table([result]);
  }
  await here.close();
  await bot.close();
}

/** Asks one question after another at the other end of a transport. */
async function asking(transport: InMemoryTransport) {
  let answered: (message: object) => void = () => {};
  transport.onmessage = (message) => answered(message);
  await transport.start();
  let id = 0;
  const ask = async (method: string, params: Record<string, unknown>) => {
    const answer = new Promise<object>((resolve) => {
      answered = resolve;
    });
    await transport.send({ jsonrpc: '2.0', id: ++id, method, params });
    const message = await answer;
    if (!('result' in message)) throw new Error(`${method} failed: ${JSON.stringify(message)}`);
    return message;
  };
  const clientInfo = { name: 'bench', version: '0' };
  await ask('initialize', { protocolVersion: LATEST_PROTOCOL_VERSION, capabilities: {}, clientInfo });
  return ask;
}

const featuredOn = (on: string, paper: Paper): Paper => ({
  ...paper,
  featuredOn: on,
  listed: (paper.listed ?? []).map((listing) => ({ ...listing, on })),
});

/** No limit protects others from whoever is alone. */
const alone: Caller = {
  id: 'bench',
  place: { platform: 'console', tenant: 'console', channel: 'mcp', kind: 'private' },
  isExternal: true,
  isAlone: true,
  mayManage: async () => false,
  canSee: async () => false,
};

type Named = { id: string; title: string };

const pairs = [
  { tool: 'search_papers', command: 'search', given: ({ title }: Named) => ({ query: title.slice(0, 60) }) },
  { tool: 'get_paper', command: 'show', given: ({ id }: Named) => ({ paper: id }) },
  { tool: 'ask_paper', command: 'ask', given: ({ id }: Named) => ({ paper: id, question: 'what is studied?' }) },
  { tool: 'similar_papers', command: 'similar', given: ({ id }: Named) => ({ paper: id }) },
  { tool: 'todays_papers', command: 'today', given: () => ({}) },
];

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function textOf(replies: AsyncIterable<Reply>): Promise<string> {
  let text = '';
  for await (const reply of replies) text = replyText(reply);
  return text;
}

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const rounded = (milliseconds: number) => Math.round(milliseconds * 100) / 100;
