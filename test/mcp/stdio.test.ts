import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { expect, it, onTestFinished } from 'vitest';
import { readSample } from '../../src/sources/sample.ts';
import { databaseIn, nowhere, start } from '../main/process.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { call } from './room.ts';

const program = fileURLToPath(new URL('../../src/start.cjs', import.meta.url));

it('serves papers over stdin and stdout, and nothing of a team', async () => {
  const folder = tempFolder();
  const agent = new Client({ name: 'test', version: '1' });
  onTestFinished(() => agent.close());
  const faults: unknown[] = [];
  agent.onerror = (error) => faults.push(error);
  await agent.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [program, 'mcp'],
      cwd: folder,
      env: {
        ...{ PATH: process.env.PATH ?? '', HOME: folder, DATABASE_URL: databaseIn(folder), LOG_LEVEL: 'info' },
        ...{ HF_API_URL: nowhere, ARXIV_URL: nowhere, ARXIV_API_URL: nowhere },
      },
      stderr: 'ignore',
    }),
  );
  const { tools } = await agent.listTools();
  expect(tools.map(({ name }) => name)).not.toContain('what_we_discussed');
  const [paper] = readSample().papers;
  if (paper === undefined) throw new Error('no sample');
  expect((await call(agent, 'get_paper', { paper: paper.id })).text).toContain(paper.title);
  expect((await call(agent, 'search_papers', { query: paper.title })).text).toContain(paper.title);
  expect((await call(agent, 'todays_papers')).isError).toBe(false);
  expect((await call(agent, 'similar_papers', { paper: paper.id })).isError).toBe(false);
  const asked = await call(agent, 'ask_paper', { paper: paper.id, question: 'how many bananas were eaten?' });
  expect(asked.text).toMatch(/does not say/i);
  const { contents } = await agent.readResource({ uri: `paper://${paper.id}` });
  expect(contents).toMatchObject([{ text: expect.stringContaining(paper.title) }]);
  // What is not the protocol would have come here.
  expect(faults).toEqual([]);
});

it('ends when the agent goes, and says nothing on stdout but the protocol', async () => {
  const folder = tempFolder();
  const bot = start(folder, ['mcp'], { LOG_LEVEL: 'debug' });
  bot.type('no protocol');
  bot.type('{"jsonrpc":"2.0","id":7,"method":"tools/list"}');
  await bot.until('the answer', () => bot.out().includes('"id":7'));
  for (const line of bot.out().trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
  bot.hangUp();
  expect(await bot.ended()).toBe(0);
});
