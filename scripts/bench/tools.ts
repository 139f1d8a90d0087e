import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { replyText } from '../../src/adapters/kit/plain.ts';
import { readConfig } from '../../src/config.ts';
import type { Caller } from '../../src/core/chat/place.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import { utcDay } from '../../src/core/day.ts';
import { createServer } from '../../src/mcp/server.ts';
import { systemClock as clock } from '../../src/system-clock.ts';
import { openBot } from '../../src/wire.ts';
import { madeUpPapers } from './made-up-papers.ts';
import type { BenchOptions } from './options.ts';

/** Calls of each tool, each with a paper of its own. */
const calls = 100;

/**
 * Each tool beside the command that it runs, in turns, both drawn as text: milliseconds of the median, and their ratio. The
 * protocol's own client calls the tool within the process: the way there over HTTP is the same for every call. `size`:
 * papers in the index.
 */
export async function run({ size = 20_000, json }: BenchOptions): Promise<void> {
  const log = { info: () => {}, warn: () => {}, error: console.error };
  const papers = madeUpPapers(size, utcDay(clock.now()));
  const bot = await openBot(readConfig({ DATABASE_URL: ':memory:' }), { papers, clock, log });
  await bot.index.ready();
  const [here, there] = InMemoryTransport.createLinkedPair();
  await createServer(alone, { dispatch: bot.dispatch, version: '0' }).connect(there);
  const agent = new Client({ name: 'bench', version: '0' });
  await agent.connect(here);

  const named = papers.filter((_, at) => at % Math.max(1, Math.floor(size / calls)) === 0);
  for (const { tool, command, given } of pairs) {
    const ofCommand: number[] = [];
    const ofTool: number[] = [];
    for (const paper of named) {
      const options = given(paper);
      ofCommand.push(await timed(() => textOf(bot.dispatch.run({ command, options }, alone))));
      ofTool.push(await timed(() => agent.callTool({ name: tool, arguments: options })));
    }
    const ratio = rounded(median(ofTool) / median(ofCommand));
    const medians = { 'command p50 (ms)': rounded(median(ofCommand)), 'tool p50 (ms)': rounded(median(ofTool)) };
    const result = { tool, calls: named.length, ...medians, ratio };
    if (json) console.log(JSON.stringify({ bench: 'tools', ...result }));
    else console.table([result]);
  }
  await agent.close();
  await bot.close();
}

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
