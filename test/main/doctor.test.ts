import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { channelKey, type Place } from '../../src/core/chat/place.ts';
import { openStores } from '../../src/storage/index.ts';
import { openDiscord } from '../contract/discord-stage.ts';
import { openSlack } from '../contract/slack-stage.ts';
import { aChannel } from '../fixtures/channels.ts';
import { permissions } from '../servers/discord/world.ts';
import { startHuggingFace } from '../servers/hugging-face.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { databaseIn, nowhere, run } from './process.ts';

const Checks = z.array(
  z.object({
    name: z.string(),
    facts: z.array(z.string()),
    findings: z.array(z.object({ what: z.string(), remedy: z.string() })),
  }),
);

async function subscribe(folder: string, places: readonly Place[]) {
  const stores = await openStores(
    { engine: 'sqlite', file: databaseIn(folder) },
    { retentionDays: 365, now: () => new Date() },
  );
  for (const place of places) {
    await stores.channels.update(channelKey(place), () => aChannel({ place, nextDue: '2099-01-01T09:00:00.000Z' }));
  }
  return stores;
}

it('finds ten planted faults, names each with its remedy, and ends with 1', async () => {
  const folder = tempFolder();
  const discord = await openDiscord();
  const { world } = discord.discord;
  const slack = await openSlack();
  const guild = discord.place.tenant;
  const closed = world.channel({ name: 'closed', guild_id: guild, denied: permissions.createThreads });
  slack.slack.grant(['chat:write', 'commands', 'channels:read', 'groups:read']);
  slack.slack.world.addChannel({ id: 'C0OTHER', name: 'other', members: [] });
  const stores = await subscribe(folder, [
    { ...discord.place, channel: closed.id },
    { ...discord.place, channel: '4711' },
    { ...slack.place, channel: 'C0OTHER' },
  ]);
  const gone = { kind: 'gone', reason: 'the channel was archived', at: '2026-06-19T09:00:00.000Z' } as const;
  await stores.channels.update(channelKey(slack.place), () => aChannel({ place: slack.place, pause: gone }));
  await stores.close();
  writeFileSync(join(folder, '.env'), 'DIGEST_TOPP=3\nDIGEST_TZ=Mars/Base\n');
  chmodSync(join(folder, '.env'), 0o644);
  writeFileSync(`${databaseIn(folder)}.lock`, '');
  writeFileSync(`${databaseIn(folder)}.lock.json`, '{"pid":4711,"since":"2026-06-19T09:00:00.000Z"}');
  const settings = {
    ...{ ...discord.environment, ...slack.environment, SLACK_APP_TOKEN: 'xapp-of-another-app' },
    ...{ HF_API_URL: nowhere, DIGEST_TOP: '99', DIGEST_TZ: 'UTC' },
    ...{ ANSWER_MODEL: 'small-1', ANSWER_API_URL: `${nowhere}/v1` },
  };
  const { status, stdout, stderr } = await run(folder, ['paper', 'doctor'], settings);

  const planted = [
    [/DIGEST_TOP: got "99"/, /→ Change it in \.env/],
    [/DIGEST_TOPP: there is no such setting; did you mean DIGEST_TOP\?/, /→ Write the name as it is meant/],
    [/Other users of this machine may read \.env/, /→ Close it: chmod 600 \.env/],
    [/Process 4711, since .* did not end in order/, /→ Read the last lines of its log/],
    [
      /Slack .*C0READING.* gets nothing since .*: the channel was archived/,
      /→ Mend it in the chat, then \/paper resume/,
    ],
    [/Hugging Face could not be reached/, /→ Check the network, the proxy and HF_API_URL/],
    [/#closed .*: Paperboy lacks Create Public Threads/, /→ Grant it to Paperboy's role/],
    [/Channel 4711 of server .*: the channel no longer exists/, /→ Let Paperboy in again/],
    [
      /a reinstall would add app_mentions:read, channels:join, im:history/,
      /→ At api\.slack\.com\/apps .*Reinstall to Workspace/,
    ],
    [/Paperboy is not in #other/, /→ In that channel: \/invite @Paperboy/],
    [/SLACK_APP_TOKEN: Slack does not accept it/, /→ Under Basic Information, App-Level Tokens/],
    [/The language model's address .* cannot be reached/, /→ Start its server, or set ANSWER_API_URL/],
  ];
  const lines = stdout.split('\n');
  for (const [fault, remedy] of planted) {
    const at = lines.findIndex((line) => fault?.test(line));
    expect(at, `${fault} in\n${stdout}\n${stderr}`).not.toBe(-1);
    expect(lines.slice(at, at + 2).join('\n'), stdout).toMatch(remedy ?? '');
  }
  // What may be left out is no fault.
  expect(stdout).toContain(
    '    without channels:history, a message in a public channel whose answer was lost cannot be',
  );
  expect(status).toBe(1);
  expect(stdout + stderr).not.toMatch(/xoxb-paper|xapp-of|right-token/);
  await Promise.all([discord.close(), slack.close()]);
});

it('ends with 0 where all is well, looks without changing anything, and says the same as JSON', async () => {
  const folder = tempFolder();
  const slack = await openSlack();
  const discord = await openDiscord();
  const papers = await startHuggingFace();
  await (await subscribe(folder, [slack.place, discord.place])).close();
  const settings = {
    ...slack.environment,
    ...discord.environment,
    HF_API_URL: papers.url,
    ARXIV_URL: papers.url,
    ARXIV_API_URL: papers.url,
  };
  const well = await run(folder, ['paper', 'doctor', '--json'], settings);
  const checks = Checks.parse(JSON.parse(well.stdout));
  expect(checks.flatMap(({ findings }) => findings)).toEqual([]);
  expect(well.status).toBe(0);
  expect(checks.map(({ name }) => name)).toEqual([
    'Settings',
    'Database',
    'Process and posts',
    'Sources and clock',
    'Discord',
    'Slack',
  ]);
  const asked = slack.slack.calls.map(({ method }) => method);
  expect(new Set(asked)).toEqual(new Set(['auth.test', 'apps.connections.open', 'conversations.info']));
  expect(discord.discord.gateway.identified).toEqual([]);
  await Promise.all([discord.close(), slack.close(), papers.close()]);
});

it('names a database that is damaged, a token that is refused and a clock that is wrong', async () => {
  const folder = tempFolder();
  const discord = await openDiscord();
  const papers = await startHuggingFace();
  papers.fail({ kind: 'status', status: 200, headers: { date: 'Mon, 15 Jun 2020 08:00:00 GMT' }, body: '[]' }, 3);
  writeFileSync(databaseIn(folder), 'this was a database once');
  const settings = { ...discord.environment, DISCORD_TOKEN: 'not-a-token-of-anybody', HF_API_URL: papers.url };
  const { stdout } = await run(folder, ['paper', 'doctor'], settings);
  expect(stdout).toMatch(/is not a database.*\n {4}→ Restore a backup \(npm run paper -- restore FILE\)/);
  expect(stdout).toMatch(/Discord refuses DISCORD_TOKEN\.\n {4}→ Copy the token again/);
  expect(stdout).toMatch(/This machine's clock is about \d+ min ahead\.\n {4}→ Set it/);
  await Promise.all([discord.close(), papers.close()]);
});

it.each([
  [
    'of a newer Paperboy',
    /was written by a newer Paperboy \(it has 0099-later\)\.\n {4}→ Update the program/,
    async (folder: string) => {
      await (await subscribe(folder, [])).close();
      const database = new SQLite(databaseIn(folder));
      database.exec("insert into kysely_migration values ('0099-later', '2030-01-01')");
      database.close();
    },
  ],
  [
    "of another program's",
    /is another program's database .*\n {4}→ Point DATABASE_URL at another one/,
    async (folder: string) => {
      const database = new SQLite(databaseIn(folder));
      database.exec('create table bookmarks (url text)');
      database.close();
    },
  ],
  [
    'that is a folder',
    /paperboy\.db is a folder\.\n {4}→ Name a file in it\./,
    (folder: string) => mkdirSync(databaseIn(folder)),
  ],
  [
    'with a folder for its lock',
    /paperboy\.db\.lock is a folder\.\n {4}→ Name a file in it\./,
    async (folder: string) => {
      await (await subscribe(folder, [])).close();
      mkdirSync(`${databaseIn(folder)}.lock`);
    },
  ],
])('goes on where the database is one %s, and says what to do', async (_, told, plant) => {
  const folder = tempFolder();
  await plant(folder);
  const { status, stdout, stderr } = await run(folder, ['paper', 'doctor']);
  expect(stdout).toMatch(told);
  expect(stdout).toContain('Sources and clock');
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
});

it.each([
  ['status', 1, /^There is no database .*paperboy\.db\. The first start makes it/],
  ['export', 1, /^There is no database /],
  ['doctor', 1, /paperboy\.db is made at the first start/],
])('%s makes no database where there is none', async (command, status, told) => {
  const folder = tempFolder();
  const { stdout, stderr, ...ended } = await run(folder, ['paper', command]);
  expect(ended.status).toBe(status);
  expect(stdout + stderr).toMatch(told);
  expect(readdirSync(folder)).toEqual([]);
});
