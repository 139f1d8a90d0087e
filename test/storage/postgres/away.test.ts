import { expect, inject, it, onTestFinished } from 'vitest';
import { checkPostgres } from '../../../src/storage/check-postgres.ts';
import { startBot } from '../../contract/bot.ts';
import { newPostgres } from '../../fixtures/postgres.ts';
import { ask } from '../../fixtures/postgres-databases.ts';
import { within } from '../../fixtures/wait.ts';
import { tempFolder } from '../temp-database.ts';

it('a process outlives a server that is away for a while, keeps its right to plan, and answers again', async () => {
  const { url, drop } = await newPostgres();
  onTestFinished(drop);
  const name = new URL(url).pathname.slice(1);
  const server = inject('postgres')?.server ?? '';
  const bot = startBot(tempFolder(), { DATABASE_URL: url, HF_API_URL: 'http://127.0.0.1:9' });
  onTestFinished(() => bot.kill());
  await bot.until('the prompt', () => bot.out().includes('Type help'));

  await ask(server, `alter database ${name} with allow_connections false`);
  await ask(server, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  bot.type('search robot');
  await bot.until('the refusal', () => bot.out().includes('Something failed on my side'));
  // It goes on looking for the first papers, in the store that is away.
  await bot.logs('Asking for the first papers failed; it is tried again.');

  await ask(server, `alter database ${name} with allow_connections true`);
  const hasIt = async (): Promise<string> => {
    const { facts } = (await checkPostgres(url, new Date())).check;
    return facts[1]?.startsWith('planning: process') ? facts[1] : hasIt();
  };
  await within(hasIt(), 'its right to plan', bot.log, 30_000);
  bot.type('subscriptions');
  await bot.until('an answer', () => bot.out().includes('weekdays at 09:00'));
  bot.type('exit');
  expect(await bot.ended()).toBe(0);
});
