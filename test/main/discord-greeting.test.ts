import type { ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../src/storage/open.ts';
import { createRetention } from '../../src/storage/retention.ts';
import { systemClock } from '../../src/system-clock.ts';
import { papers } from '../fixtures/papers.ts';
import { startDiscord } from '../servers/discord/index.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { databaseIn, openDiscordBot } from './discord-bot.ts';

const dayMs = 86_400_000;

/** A Discord in which one server has just let the bot in. */
async function withNewServer() {
  const server = await startDiscord({ sessions: { everyMs: 0 } });
  onTestFinished(() => server.stop());
  const guild = server.world.snowflake();
  const { id: systemChannel } = server.world.channel({ name: 'hello', guild_id: guild });
  server.letIn(guild, { systemChannel });
  const { world, people } = server;
  const greetings = () => world.messages.filter((message) => people.text(message).includes('Paperboy is here'));
  return { server, guild, greetings, parts: { folder: tempFolder(), papers: papers(3) } };
}

test('a new server is greeted once, in words, also after another start', async () => {
  const { server, greetings, parts } = await withNewServer();
  for (let start = 0; start < 3; start++) {
    const bot = await openDiscordBot(server, parts);
    await server.world.until(() => greetings().length > 0, 'a greeting');
    server.gateway.repeat('GUILD_CREATE');
    await bot.close();
  }
  const text = greetings().map(server.people.text).join();
  expect(text).toMatch(/Paperboy is here[\s\S]*<\/paper search:\d+>/);
  expect(greetings()).toHaveLength(1);
});

test.each([
  ['that failed', 'before'],
  ['whose answer was lost', 'after'],
] as const)('a greeting %s is said by a later start, and stands once', async (_, when) => {
  const { server, greetings, parts } = await withNewServer();
  let wasStruck = false;
  const how = (response: ServerResponse) => {
    response.socket?.resetAndDestroy();
    wasStruck = true;
    server.world.changed();
  };
  server.faults.add({ request: /^POST .*\/messages$/, when, how });
  const first = await openDiscordBot(server, parts);
  await server.world.until(() => wasStruck, 'a fault');
  await first.close();
  const later = { ...systemClock, now: () => new Date(Date.now() + 3_600_000) };
  const second = await openDiscordBot(server, { ...parts, clock: later });
  await server.world.until(() => greetings().length > 0, 'a greeting');
  await second.courier.drain();
  expect(greetings()).toHaveLength(1);
});

test('nothing is kept of it when the server is forgotten', async () => {
  const { server, guild, greetings, parts } = await withNewServer();
  const bot = await openDiscordBot(server, parts);
  await server.world.until(() => greetings().length > 0, 'a greeting');
  server.kick(guild);
  await bot.close();
  const db = await openDatabase(databaseIn(parts.folder));
  onTestFinished(() => db.destroy());
  const rows = async () =>
    JSON.stringify([
      await db.selectFrom('notes').selectAll().execute(),
      await db.selectFrom('deliveries').selectAll().execute(),
    ]);
  expect(await rows()).toContain(guild);
  await createRetention(db, { retentionDays: 365 }).purge(new Date(Date.now() + 91 * dayMs));
  expect(await rows()).not.toContain(guild);
});
