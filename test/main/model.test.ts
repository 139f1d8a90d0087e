import { expect, it } from 'vitest';
import { newerOpenAi } from '../servers/model-kinds.ts';
import { startModelServer } from '../servers/model-servers.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { run, start } from './process.ts';

const { key = '' } = newerOpenAi;
const prompt = 'Type help for the commands.';
const settingsOf = (url: string) => ({
  ANSWER_MODEL: 'small-1',
  ANSWER_API_KEY: key,
  ANSWER_API_URL: url,
});

it('what the model takes is learnt once, after a start and by no command', async () => {
  const server = await startModelServer(newerOpenAi, () => '{"claims":[]}');
  const folder = tempFolder();
  const settings = settingsOf(server.url);
  await run(folder, ['--once'], settings);
  await run(folder, ['paper', 'search', 'robot'], settings);
  expect(server.requests).toHaveLength(0);

  const service = start(folder, [], { ...settings, LOG_LEVEL: 'info' });
  await service.until('what was learnt', () => service.log().includes('small-1 answers at'));
  expect(service.log()).toContain('json_schema, max_completion_tokens, its own temperature, not as a stream');
  expect(await service.stop()).toBe(0);
  const asked = server.requests.length;

  const again = start(folder, [], settings);
  await again.until('the prompt', () => again.out().includes(prompt));
  expect(await again.stop()).toBe(0);
  expect(server.requests).toHaveLength(asked);
});

it('an address without /v1 is named in one line, and papers come all the same', async () => {
  const server = await startModelServer(newerOpenAi, () => '{"claims":[]}');
  const service = start(tempFolder(), [], settingsOf(server.origin));
  const line = `but one does at ${server.url}. Set ANSWER_API_URL to ${server.url}.`;
  await service.until('what is wrong', () => service.log().includes(line));
  await service.until('the prompt', () => service.out().includes(prompt));
  expect(service.log().match(/language model/g)).toHaveLength(1);
  expect(service.log()).not.toContain(key);
  expect(await service.stop()).toBe(0);
});
