import { expect, it } from 'vitest';
import { openDiscord } from '../contract/discord-stage.ts';
import { openSlack } from '../contract/slack-stage.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { start } from './process.ts';

it('ends with 78 when Discord alone closes for good, and goes on beside Slack', async () => {
  const discord = await openDiscord();
  const slack = await openSlack();
  const alone = start(tempFolder(), [], discord.environment);
  await alone.logs('discord is connected');
  discord.discord.gateway.close(4014);
  expect(await alone.ended()).toBe(78);
  expect(alone.log()).toContain('developer portal');

  const both = start(tempFolder(), [], { ...discord.environment, ...slack.environment });
  await both.logs('discord is connected');
  await slack.attach(both);
  discord.discord.gateway.close(4014);
  await both.logs('developer portal');
  expect((await slack.ask('help')).text()).toContain('search');
  expect(await both.stop()).toBe(0);
  await discord.close();
  await slack.close();
});

it('ends with 78 when Discord refuses the token at the start', async () => {
  const discord = await openDiscord();
  const bot = start(tempFolder(), [], { ...discord.environment, DISCORD_TOKEN: 'not-a-token-of-anybody' });
  expect(await bot.ended()).toBe(78);
  expect(bot.log()).toContain('Copy the token again');
  expect(discord.discord.gateway.identified).toEqual([]);
  await discord.close();
});
