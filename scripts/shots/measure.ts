import { render as renderDiscord } from '../../src/adapters/discord/render.ts';
import { render as renderSlack } from '../../src/adapters/slack/render.ts';
import type { Reply } from '../../src/core/chat/reply.ts';
import { recordedPosts } from '../../test/recorded-posts.ts';
import { openBrowser } from './browser.ts';
import { discordPage } from './discord-page.ts';
import { bundleBlocks, slackPage } from './slack-page.ts';

/** Tells how high a post of five papers is on a phone, over recorded days; every `step`th of them. */
const step = Number(process.argv[2] ?? 1);
const phone = 390;

const posts = recordedPosts(5).filter((_, position) => position % step === 0);
const browser = await openBrowser();
try {
  const bundle = await bundleBlocks();
  const buttons = { put: async () => 'stored', get: async () => undefined };
  const pages = {
    Discord: async (reply: Reply) => {
      const { components } = await renderDiscord(reply, { buttons });
      return discordPage([{ components, isPrivate: false }], 'light', {});
    },
    Slack: async (reply: Reply) => {
      const { blocks } = renderSlack(reply, { names: (person) => person, value: () => 'run' });
      return slackPage([{ blocks }], 'light', bundle);
    },
  };
  for (const [platform, page] of Object.entries(pages)) {
    const heights: number[] = [];
    for (const { reply } of posts) heights.push(await browser.height(await page(reply), phone));
    heights.sort((a, b) => a - b);
    const at = (share: number) => heights[Math.floor((heights.length - 1) * share)];
    console.log(`${platform}: ${heights.length} days, median ${at(0.5)} px, 9 of 10 up to ${at(0.9)}, most ${at(1)}`);
  }
} finally {
  await browser.close();
}
