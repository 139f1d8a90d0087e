import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Environment } from './bot.ts';
import { changeChannel, dueMinutesAgo } from './calendar.ts';
import { openDiscord } from './discord-stage.ts';
import { kite, talkingKites } from './library.ts';
import { openSlack } from './slack-stage.ts';
import { digestsOf, papersIn, type Stage } from './stage.ts';
import { type House, openHouse } from './stages.ts';

const discordAt = (address: string): Environment => ({
  DISCORD_TOKEN: 'right-token',
  DISCORD_API_URL: `${address}/api`,
});
const slackAt = (address: string): Environment => ({
  SLACK_API_URL: `${address}/api/`,
  SLACK_BOT_TOKEN: 'xoxb-paper',
  SLACK_APP_TOKEN: 'xapp-paper',
});

const outages: { name: string; open: () => Promise<Stage>; other: (address: string) => Environment }[] = [
  { name: 'Slack is down, Discord is not', open: openDiscord, other: slackAt },
  { name: 'Discord is down, Slack is not', open: openSlack, other: discordAt },
];

describe.each(outages)('$name', ({ open, other }) => {
  let stage: Stage;
  let house: House;
  let silent: Server;
  beforeAll(async () => {
    stage = await open();
    house = await openHouse(stage);
    // Takes every connection and never says a word.
    silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });
  afterAll(async () => {
    await house.close();
    silent.close();
  });

  test('it refuses connections: people here are answered', async () => {
    await house.start(other('http://127.0.0.1:1'));
    expect((await stage.ask('subscribe', { topic: 'kites' })).text()).toContain('kites');
    expect(papersIn(await stage.ask('preview'))).toEqual([kite, talkingKites]);
    expect(await house.stop()).toBe(0);
  });

  test('it takes connections and is silent: what is due here is posted, and stopping is quick', async () => {
    await changeChannel(house.folder, stage, (channel) => ({ ...channel, ...dueMinutesAgo(1) }));
    const address = silent.address();
    const bot = await house.start(other(`http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`));
    await stage.until('the digest', () => digestsOf(stage)[0]);
    expect(digestsOf(stage).map(papersIn)).toEqual([[kite, talkingKites]]);
    expect((await stage.ask('today')).text()).toContain('Steady Kites');
    expect(bot.log()).not.toMatch(/(slack|discord) could not be started/);
    expect(await house.stop()).toBe(0);
  });
});
