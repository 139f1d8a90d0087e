import { expect, it } from 'vitest';
import { utcDay } from '../../src/core/day.ts';
import { openDiscord } from '../contract/discord-stage.ts';
import { openSlack } from '../contract/slack-stage.ts';
import { startHuggingFace } from '../servers/hugging-face.ts';
import { startLanguageModel } from '../servers/language-model.ts';
import { startProxy } from '../servers/proxy.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { anItem } from './items.ts';
import { run, start, titlesIn } from './process.ts';

/** The same server under a name that only the proxy knows. */
const behind = (address: string, name: string) => address.replace('127.0.0.1', `${name}.internal.test`);
const hostOf = (address: string) => new URL(address).host;

it('sends all that it asks of sources, Discord, Slack and a model through the proxy, and says so', async () => {
  const proxy = await startProxy();
  const papers = await startHuggingFace();
  papers.days.set(utcDay(new Date()), [anItem('2611.00001', 'Gliding Wings', 12)]);
  const model = await startLanguageModel();
  const discord = await openDiscord();
  const slack = await openSlack();
  const addresses = {
    HF_API_URL: behind(papers.url, 'papers'),
    ARXIV_API_URL: 'http://export.internal.test',
    DISCORD_API_URL: behind(discord.environment.DISCORD_API_URL ?? '', 'discord'),
    SLACK_API_URL: behind(slack.environment.SLACK_API_URL ?? '', 'slack'),
    ANSWER_API_URL: behind(model.url, 'model'),
  };
  const settings = { ...addresses, ANSWER_MODEL: 'small-1', http_proxy: proxy.url, NO_PROXY: 'export.internal.test' };
  const folder = tempFolder();
  await run(folder, ['backfill', '--from', utcDay(new Date())], settings);
  const bot = start(folder, [], { ...discord.environment, ...slack.environment, ...settings });
  await discord.attach(bot);
  await slack.attach(bot);
  expect((await discord.ask('search', { query: 'gliding' })).text()).toContain('Gliding Wings');
  expect((await slack.ask('search', { query: 'gliding' })).text()).toContain('Gliding Wings');
  await discord.ask('subscribe', { topic: 'gliding' });
  await discord.ask('model', { set: 'on' });
  await discord.ask('ask', { question: 'how do the wings glide?', paper: '2611.00001' });
  await bot.until('a question to the model', () => model.requests.length > 0);
  expect(await bot.stop()).toBe(0);

  const told = "Hugging Face, arXiv, Discord, Discord's gateway, Slack, Slack's Socket Mode, the language model.";
  expect(bot.log()).toContain(`Through the proxy ${proxy.host}: ${told} Straight to their hosts: arXiv's API.`);
  const seen = new Set(proxy.passed.map(({ how, host }) => `${how} ${host}`));
  const sockets = [discord, slack].map(({ environment }) =>
    hostOf(environment.DISCORD_API_URL ?? environment.SLACK_API_URL ?? ''),
  );
  const { HF_API_URL, DISCORD_API_URL, SLACK_API_URL, ANSWER_API_URL } = addresses;
  const asked = [HF_API_URL, DISCORD_API_URL, SLACK_API_URL, ANSWER_API_URL].map(hostOf);
  // The answers to Slack's commands go to the address that came with them.
  expect([...seen].sort()).toEqual(
    [...asked.map((host) => `whole ${host}`), ...sockets.map((host) => `tunnel ${host}`), `whole ${sockets[1]}`].sort(),
  );
  expect(bot.log()).not.toContain(proxy.password);
  await Promise.all([discord.close(), slack.close(), papers.close()]);
});

it('finds a source that only the proxy reaches, and says when the proxy does not let it in', async () => {
  const proxy = await startProxy();
  const papers = await startHuggingFace();
  papers.days.set(utcDay(new Date()), [anItem('2611.00001', 'Gliding Wings', 12)]);
  const settings = { HF_API_URL: behind(papers.url, 'papers'), HTTP_PROXY: proxy.url };
  expect(titlesIn((await run(tempFolder(), ['--once'], settings)).stdout)).toEqual(['Gliding Wings']);

  const wrong = await run(tempFolder(), ['--once'], {
    ...settings,
    HTTP_PROXY: proxy.url.replace(proxy.password, 'mallory'),
  });
  expect(wrong.stdout).toMatch(/sample/i);
  expect(wrong.stderr).toContain('407');
  expect(wrong.stderr).not.toContain('mallory');
  await papers.close();
});
