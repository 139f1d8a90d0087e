import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { consolePlace } from '../../src/adapters/console/channel.ts';
import { newChannel } from '../../src/core/channels/channel.ts';
import { startBot } from './bot.ts';
import { changeChannel, dueMinutesAgo, putChannel } from './calendar.ts';
import { openConsole } from './console-stage.ts';
import { openDiscord } from './discord-stage.ts';
import { kite } from './library.ts';
import { openSlack, openSlackApp } from './slack-stage.ts';
import { digestsOf, papersIn, type Stage } from './stage.ts';
import { type House, openHouse } from './stages.ts';

/** One tenant's channel is subscribed, has a discussion, and alice has saved a paper. */
async function settle(stage: Stage): Promise<void> {
  await stage.ask('subscribe', { topic: 'kites' });
  await stage.ask('save', { paper: kite });
  expect((await stage.ask('discuss', { paper: kite })).text()).toContain('The discussion is open.');
}

/** The same channel id and the same people in another tenant see nothing of it, and leave nothing there. */
async function findNothing(stage: Stage): Promise<void> {
  expect((await stage.ask('subscriptions')).text()).not.toContain('kites');
  expect((await stage.ask('why', { paper: kite })).text()).toContain('no topics');
  expect(papersIn(await stage.ask('saved'))).toEqual([]);
  expect((await stage.ask('recap')).text()).toContain('Nothing was posted or discussed');
  expect((await stage.ask('discuss', { paper: kite })).text()).toContain('The discussion is open.');
  await stage.ask('forget-me', { confirm: true });
}

async function findEverything(stage: Stage): Promise<void> {
  expect((await stage.ask('subscriptions')).text()).toContain('kites');
  expect(papersIn(await stage.ask('saved'))).toEqual([kite]);
  expect((await stage.ask('discuss', { paper: kite })).text()).toContain('There is a discussion');
}

describe('two Discord servers with one channel id', () => {
  let discord: Awaited<ReturnType<typeof openDiscord>>;
  let house: House;
  beforeAll(async () => {
    discord = await openDiscord();
    house = await openHouse(discord);
    await house.start();
  });
  afterAll(() => house.close());

  test('share nothing', async () => {
    const { world } = discord.discord;
    const channel = world.channels.get(discord.place.channel);
    const here = channel?.guild_id ?? '';
    await settle(discord);
    Object.assign(channel ?? {}, { guild_id: discord.discord.guild('Elsewhere') });
    await findNothing(discord);
    Object.assign(channel ?? {}, { guild_id: here });
    await findEverything(discord);
  });
});

describe('two Slack workspaces with one channel id', () => {
  test('share nothing, and what is due in one is never posted in the other', async () => {
    const here = await openSlack();
    const there = await openSlack({ team: 'T0ELSEWHERE' });
    const house = await openHouse(here, there);
    try {
      await house.start({}, [here]);
      await settle(here);
      await house.stop();
      await changeChannel(house.folder, here, (channel) => ({ ...channel, ...dueMinutesAgo(1) }));

      const bot = await house.start({}, [there]);
      await bot.logs('A message was not sent.');
      await findNothing(there);
      expect(digestsOf(there)).toEqual([]);
      await house.stop();

      await house.start({}, [here]);
      await findEverything(here);
      expect((await here.ask('subscriptions')).text()).toContain('another workspace');
    } finally {
      await house.close();
    }
  });
});

describe('two Slack workspaces that installed one app, with the same channel and people', () => {
  test('share nothing, side by side in one process and after a restart', async () => {
    const { app, workspaces } = await openSlackApp('T0HERE', 'T0THERE');
    const [here, there] = workspaces;
    const house = await openHouse(here, there);
    try {
      await house.start();
      await settle(here);
      const before = there.slack.calls.length;
      expect(there.posts()).toEqual([]);
      await findNothing(there);
      expect(there.slack.calls.length).toBeGreaterThan(before);
      await findEverything(here);

      await house.stop();
      await changeChannel(house.folder, here, (channel) => ({ ...channel, ...dueMinutesAgo(1) }));
      const bot = await house.start();
      await here.until('the digest', () => digestsOf(here)[0]);
      expect(digestsOf(there)).toEqual([]);
      await findEverything(here);
      for (const token of workspaces.flatMap(({ slack }) => app.tokensOf(slack)))
        expect(bot.log()).not.toContain(token);
      expect(app.exchanged.filter(({ answer }) => !answer.ok)).toEqual([]);
    } finally {
      await app.close();
      await house.close();
    }
  });
});

test('the console shows nothing of another tenant that uses its channel id', async () => {
  const stage = await openConsole();
  const house = await openHouse(stage);
  try {
    const place = { ...consolePlace, tenant: 'another' };
    const schedule = { line: '0 9 * * *', timezone: 'UTC' };
    await putChannel(house.folder, newChannel(place, 'somebody', schedule, 5, new Date()), 'kites');
    await house.start({ DIGEST_TOPICS: 'zebras' });
    expect((await stage.ask('subscriptions')).text()).not.toContain('kites');

    const second = startBot(house.folder, {});
    expect(await second.ended()).toBe(1);
    expect(second.log()).toMatch(/already used for posting by process \d+/);
  } finally {
    await house.close();
  }
});
