import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { utcDay } from '../../src/core/day.ts';
import { openDiscord } from '../contract/discord-stage.ts';
import { openSlack } from '../contract/slack-stage.ts';
import { startHuggingFace } from '../servers/hugging-face.ts';
import { startLanguageModel } from '../servers/language-model.ts';
import { startProxy } from '../servers/proxy.ts';
import { makeCertificate, startTlsFront } from '../servers/tls-front.ts';
import { tempFolder } from '../storage/temp-database.ts';
import { anItem } from './items.ts';
import { run, start } from './process.ts';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

it.skipIf(!hasOpenssl)(
  'reaches all it asks over TLS, sockets too, by tunnels that show the proxy no more than the host',
  async () => {
    const folder = tempFolder();
    const certificate = makeCertificate(folder);
    const proxy = await startProxy();
    const papers = await startHuggingFace();
    papers.days.set(utcDay(new Date()), [anItem('2611.00001', 'Gliding Wings', 12)]);
    const model = await startLanguageModel();
    const discord = await openDiscord();
    const slack = await openSlack();
    const fronts = {
      HF_API_URL: [papers.url, 'papers'],
      DISCORD_API_URL: [discord.environment.DISCORD_API_URL ?? '', 'discord'],
      SLACK_API_URL: [slack.environment.SLACK_API_URL ?? '', 'slack'],
      ANSWER_API_URL: [model.url, 'model'],
    };
    const hosts = new Map<string, string>();
    for (const [setting, [address = '', name = '']] of Object.entries(fronts)) {
      const host = await startTlsFront(address, name, certificate);
      hosts.set(setting, `https://${host}${new URL(address).pathname.replace(/^\/$/, '')}`);
    }
    const settings = {
      ...{ HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: certificate.file, ANSWER_MODEL: 'small-1' },
      ...Object.fromEntries(hosts),
    };
    const filled = await run(folder, ['backfill', '--from', utcDay(new Date())], settings);
    expect(filled).toMatchObject({ status: 0, stdout: expect.stringContaining('1 new papers.') });
    const bot = start(folder, [], { ...discord.environment, ...slack.environment, ...settings });
    await discord.attach(bot);
    await slack.attach(bot);
    expect((await discord.ask('search', { query: 'gliding' })).text()).toContain('Gliding Wings');
    expect((await slack.ask('search', { query: 'gliding' })).text()).toContain('Gliding Wings');
    await bot.until('a question to the model', () => model.requests.length > 0);
    expect(await bot.stop()).toBe(0);

    const told = "Hugging Face, Discord, Discord's gateway, Slack, Slack's Socket Mode, the language model.";
    expect(bot.log()).toContain(`Through the proxy ${proxy.host}: ${told}`);
    const seen = new Set(proxy.passed.map(({ how, host }) => `${how} ${host}`));
    expect([...seen].sort()).toEqual([...hosts.values()].map((url) => `tunnel ${new URL(url).host}`).sort());
    await Promise.all([discord.close(), slack.close(), papers.close()]);
  },
);

it.skipIf(!hasOpenssl)('says that a certificate is not known, and shows nobody anything', async () => {
  const folder = tempFolder();
  const proxy = await startProxy();
  const papers = await startHuggingFace();
  const host = await startTlsFront(papers.url, 'papers', makeCertificate(folder));
  const { stderr } = await run(folder, ['--once'], { HTTPS_PROXY: proxy.url, HF_API_URL: `https://${host}` });
  expect(stderr).toMatch(/could not be reached \(.*(CERT|SIGNATURE|certificate)/);
  expect(papers.requests).toEqual([]);
  await papers.close();
});
