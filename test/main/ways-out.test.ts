import { request } from 'node:http';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { parseAtomFeed } from 'feedsmith';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { utcDay } from '../../src/core/day.ts';
import { systemClock } from '../../src/system-clock.ts';
import { openBot } from '../../src/wire.ts';
import { recordedLog } from '../fixtures/clock.ts';
import { freePort } from '../fixtures/free-port.ts';
import { papers } from '../fixtures/papers.ts';
import { call } from '../mcp/room.ts';
import { startDiscord } from '../servers/discord/index.ts';
import { openSmtp } from '../servers/smtp/index.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { databaseIn } from './discord-bot.ts';

const publicUrl = 'https://papers.example.org';
const dayMs = 86_400_000;

/** One bot with all ways out, as an operator sets them up: Discord, an SMTP server, and requests of the world. */
async function running() {
  const discord = await startDiscord({ answerWithinMs: 60_000, waitMs: 20_000 });
  onTestFinished(() => discord.stop());
  const smtp = await openSmtp();
  onTestFinished(smtp.close);
  const port = await freePort();
  const config = readConfig({
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, DATABASE_URL: databaseIn(tempFolder()) },
    ...{
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      SECRET_KEY: 'k'.repeat(40),
    },
    ...{ SMTP_URL: smtp.url, MAIL_FROM: 'Papers <papers@example.org>' },
  });
  let ahead = 0;
  const clock = { ...systemClock, now: () => new Date(Date.now() + ahead) };
  const [log, stopping] = [recordedLog(), new AbortController()];
  const featuredOn = utcDay(new Date(Date.now() - dayMs));
  const bot = await openBot(config, { papers: papers(7, { featuredOn }), clock, log, stopping });
  onTestFinished(() => {
    stopping.abort();
    return bot.close();
  });
  await bot.web?.start();
  await bot.index.ready();
  bot.courier.open();
  for (const chat of [...bot.chats, ...bot.outlets]) await chat.connect();

  const { world, people } = discord;
  const direct = world.channel({ name: 'direct', type: 1, recipient: '100000000000000001' });
  /** What a person reads who types that into their direct messages. */
  const connect = async (way: string, value = '') =>
    people.text(
      await people.answer(people.command('connect', { way, ...(value && { value }) }, { channel: direct.id })),
    );
  const local = (address: string) => address.replace(publicUrl, `http://127.0.0.1:${port}`);
  /** The heartbeat when the next post of anybody is due. */
  async function nextPosts(): Promise<void> {
    const dueAt = (await bot.channels.all()).map(({ nextDue }) => Date.parse(nextDue));
    ahead = Math.min(...dueAt) - Date.now() + 1_000;
    await bot.digests.tick(stopping.signal);
    await bot.courier.drain();
  }
  return { bot, smtp, connect, local, log, nextPosts, url: `http://127.0.0.1:${port}` };
}

test('a feed and an agent are connected in the chat, answered to the world, and dead when they are turned off', async () => {
  const { connect, local, url } = await running();
  const [own = ''] = /https:\/\/papers\.example\.org\/feeds\/[\w-]{32}\/own\.atom/.exec(await connect('feed')) ?? [];
  const read = await fetch(local(own));
  expect(parseAtomFeed(await read.text()).entries).toHaveLength(5);
  const etag = read.headers.get('etag') ?? '';
  expect((await fetch(local(own), { headers: { 'if-none-match': etag } })).status).toBe(304);
  await connect('feed', 'off');
  expect((await fetch(local(own))).status).toBe(404);

  const [token = ''] = /^[\w-]{32}$/m.exec(await connect('mcp')) ?? [];
  const agent = async () => {
    const client = new Client({ name: 'test', version: '1' });
    onTestFinished(() => client.close());
    const requestInit = { headers: { authorization: `Bearer ${token}` } };
    await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit }));
    return client;
  };
  const client = await agent();
  expect((await call(client, 'todays_papers')).text).toContain('Paper Planes, Part 1');
  expect((await call(client, 'search_papers', { query: 'planes' })).text).toContain('Paper Planes');
  expect(await statusFor('evil.example', `${url}/mcp`)).toBe(403);
  await connect('mcp', 'off');
  await expect(call(client, 'todays_papers')).rejects.toThrow(/401|token/);
  await expect(agent()).rejects.toThrow(/401|token/);
});

test('mails are confirmed in the chat, come when they are due, and end with one click', async () => {
  const { bot, connect, smtp, nextPosts, local, log } = await running();
  expect(await connect('email', 'ada@example.net')).toContain('I sent a code to ada@example.net');
  const [code = ''] = /(?<=connect email )\w{8}$/m.exec(smtp.taken[0]?.mail.text ?? '') ?? [];
  expect(await connect('email', code)).toContain('Confirmed: your digest comes by mail.');
  await nextPosts();
  expect(smtp.taken).toHaveLength(2);
  const mail = smtp.taken[1]?.mail;
  expect(mail).toMatchObject({ to: [{ address: 'ada@example.net' }], from: { address: 'papers@example.org' } });
  for (const part of [mail?.text, mail?.html]) expect(part).toContain('Paper Planes, Part 1');
  const end = mail?.headers.find(({ key }) => key === 'list-unsubscribe')?.value.slice(1, -1) ?? '';
  // As a mail program does it (RFC 8058, 3.1).
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await fetch(local(end), { method: 'POST', body })).status).toBe(200);
  expect(await connect('email')).toContain('I send a code there');
  expect(await bot.channels.all()).toEqual([]);
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});

/** What somebody is answered who asks for us under another name. */
const statusFor = (host: string, url: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(url, { headers: { host } }, (answer) => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end();
  });
